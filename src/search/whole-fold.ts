/**
 * Folding with every traditional and variant character that is known. Builds fold with it; a browser
 * fetches it for a query with a character that stands in no text, as the index has the few that do.
 */
import {makeFold} from './encode.ts'
import packed from './fold.json' with {type: 'json'}
import {unpackTable} from './fold-table.ts'

export const wholeFold = makeFold(unpackTable(packed))
