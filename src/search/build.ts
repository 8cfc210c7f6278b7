/** Makes the index file of a site. Runs at build time; the engine loads what this writes. */
import {Index} from 'flexsearch'
import pairs from 'opencc-js/dict/TSCharacters'
import type {SearchRecord} from '../records/search.ts'
import {makeFold, unitTerms} from './encode.ts'
import type {FoldTable} from './encode.ts'
import {FORMAT, INDEX_OPTIONS} from './format.ts'
import type {DocumentCard, IndexFile} from './format.ts'

/**
 * Traditional and variant characters with their simplified forms, by character only. A phrase
 * table would change words. Of the file's many standards for one character the first counts:
 * the index and the query fold alike, so that any choice finds what is there.
 */
export function foldTable(): FoldTable {
  const table: FoldTable = {from: '', to: ''}
  for (const pair of pairs.split('|')) {
    const [variant, standard] = pair.split(' ')
    if (!variant || !standard || variant === standard) continue
    if (Array.from(variant).length !== 1 || Array.from(standard).length !== 1) continue
    table.from += variant
    table.to += standard
  }
  return table
}

/** @param records in the order of documents and texts; their places are the ids of the index */
export function buildIndex(
  records: readonly SearchRecord[],
  documents: readonly DocumentCard[],
): IndexFile {
  const table = foldTable()
  const fold = makeFold(table)
  const index = new Index({...INDEX_OPTIONS, encode: unitTerms})
  for (const [id, {text}] of records.entries()) index.add(id, fold(text).text)
  const parts: Record<string, string> = {}
  index.export((key: string, data: string): void => {
    parts[key] = data
  })
  return {format: FORMAT, table, documents: [...documents], records: [...records], index: parts}
}
