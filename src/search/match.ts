/** What a unit has of what was sought, checked against its text. */
import type {SearchUnit} from '../records/search.ts'
import type {Hit} from './answer.ts'
import type {Folded} from './encode.ts'
import {placesOf} from './query.ts'
import type {Query} from './query.ts'
import {sumOf} from './rank.ts'
import {merged} from './source.ts'
import type {Stretch} from './source.ts'

/** A hit with every place of it. */
export interface Found extends Hit {
  places: Stretch[]
}

/** Of places in a unit. */
export function foundAt(unit: SearchUnit, places: Stretch[]): Found {
  return {unit, ranges: merged(places), occurrences: places.length, places}
}

/** What a unit has, if it has all that was sought and nothing that was not. */
export function hitOf(
  unit: SearchUnit,
  folded: Folded | undefined,
  {runs, without}: Query,
): Found | undefined {
  if (!folded || without.some(({text}) => folded.text.includes(text))) return undefined
  const perRun = runs.map(({text}) => stretchesOf(text, folded))
  if (perRun.some((found) => found.length === 0)) return undefined
  return foundAt(unit, perRun.flat())
}

/** The unit in which most of the terms stand, with where they stand. */
export function likeliestOf(
  units: readonly SearchUnit[],
  folded: readonly Folded[],
  terms: readonly {text: string; weight: number}[],
): Hit | undefined {
  const hits = units.flatMap((unit, i) => {
    const text = folded[i]
    if (!text) return []
    const perTerm = terms.map((term) => ({...term, found: stretchesOf(term.text, text)}))
    const found = perTerm.flatMap(({found}) => found)
    return [
      {
        hit: {unit, ranges: merged(found), occurrences: found.length},
        weight: sumOf(perTerm, ({found, weight}) => (found.length > 0 ? weight : 0)),
      },
    ]
  })
  return hits.sort((a, b) => b.weight - a.weight)[0]?.hit
}

/** Where a folded run stands, in offsets of the text as it is shown. */
function stretchesOf(run: string, {text, starts, ends}: Folded): Stretch[] {
  return placesOf(run, text).map((at) => ({
    start: starts[at] ?? 0,
    end: ends[at + run.length - 1] ?? 0,
  }))
}
