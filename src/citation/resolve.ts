/** Finds what a citation points at, among the documents and units that exist. */
import type {Eid} from '../tree/types.ts'
import {makeEid} from '../tree/eid.ts'
import {workTitle} from '../tree/title.ts'
import {canonicalNumber} from './parse.ts'
import type {Citation} from './parse.ts'

/** What a citation may point at. */
export interface Citable {
  id: string
  title: string
  number?: string | undefined
}

/** Looks documents up by title and number. */
export type Library = (citation: Pick<Citation, 'title' | 'number'>) => Citable | undefined

export function library(documents: readonly Citable[]): Library {
  const byTitle = new Map(documents.map((document) => [workTitle(document.title), document]))
  const byNumber = new Map(
    documents.flatMap((document) => {
      const number = document.number === undefined ? undefined : canonicalNumber(document.number)
      return number === undefined ? [] : [[number, document] as const]
    }),
  )
  return ({title, number}) =>
    (number !== undefined ? byNumber.get(number) : undefined) ??
    (title !== undefined ? byTitle.get(workTitle(title)) : undefined)
}

/** The unit of this document that an article reference names, if there is one. */
export function resolveUnit(citation: Citation, eids: ReadonlySet<Eid>): Eid | undefined {
  if (!citation.levels) return undefined
  const eid = makeEid({levels: citation.levels})
  return eids.has(eid) ? eid : undefined
}
