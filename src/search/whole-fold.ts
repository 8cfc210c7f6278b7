/**
 * Folding with every traditional and variant character that is known. Builds fold with it; a browser
 * fetches it for a query with a character that no text has, or hardly any: the index knows those that
 * the texts have.
 */
import {makeFold} from './encode.ts'
import packed from './fold.json' with {type: 'json'}
import {unpackTable} from './fold-table.ts'

export const wholeFold = makeFold(unpackTable(packed))
