/** How hits are narrowed, and what each way to narrow them would leave. */
import type {SearchUnit} from '../records/search.ts'
import type {Facet} from './answer.ts'
import {isWanted, UNKNOWN} from './facets.ts'
import type {DocumentFacets, Filter, PlacedFilter} from './facets.ts'
import {measureAt} from './hit.ts'
import {foundAt} from './match.ts'
import type {Found} from './match.ts'
import type {Stretch} from './source.ts'

/** A document that could be narrowed to. */
export interface Choosable {
  /** Its place. */
  document: number
  facets: DocumentFacets
  /** How many of its passages could be. */
  passages: number
  /** What was found in them, as far as they were checked. */
  hits: readonly Found[]
}

/** So many values are told of each; the rest is found by searching for it. */
const MOST_VALUES = 12
/** What stands for no measure. */
export const NO_MEASURE = 'none'

type Key = keyof Filter

const OF_DOCUMENTS: Partial<Record<Key, (document: Choosable) => readonly string[]>> = {
  document: ({document}) => [String(document)],
  year: ({facets}) => [facets.year ?? UNKNOWN],
  genre: ({facets}) => [facets.genre ?? UNKNOWN],
  issuer: ({facets}) => (facets.issuers.length > 0 ? [...new Set(facets.issuers)] : [UNKNOWN]),
}
const OF_MEASURES: Partial<Record<Key, (unit: SearchUnit, place: Stretch) => readonly string[]>> = {
  force: (unit, place) => [measureAt(unit, place)?.force ?? NO_MEASURE],
  instrument: (unit, place) => measureAt(unit, place)?.instruments ?? [],
}

/** Whether a filter wants what only some measures are. */
export function isOfMeasures(filter: Filter = {}): boolean {
  return Object.keys(OF_MEASURES).some((key) => filter[key as Key] !== undefined)
}

/** What of a hit stands in measures that a filter wants, if any of it does: a unit may hold several. */
export function narrowing(
  filter: Pick<Filter, 'force' | 'instrument'> = {},
): (hit: Found) => Found | undefined {
  const asked = Object.entries(OF_MEASURES).flatMap(([key, valuesOf]) => {
    const wanted = filter[key as 'force' | 'instrument']
    return wanted === undefined ? [] : [{valuesOf, wanted}]
  })
  if (asked.length === 0) return (hit) => hit
  return ({unit, places}) => {
    const some = places.filter((place) =>
      asked.every(({valuesOf, wanted}) => valuesOf(unit, place).includes(wanted)),
    )
    return some.length > 0 ? foundAt(unit, some) : undefined
  }
}

/**
 * How much each value of each facet leaves, all other filters kept: places where that is known, else
 * passages. A facet of which every value leaves all of them is no choice.
 *
 * @param isWhole whether all passages were checked: only then is it known what stands in measures
 * @param isExact whether all passages have what was sought, checked or not
 */
export function countFacets(
  documents: readonly Choosable[],
  filter: PlacedFilter,
  {isWhole, isExact}: {isWhole: boolean; isExact: boolean},
): Facet[] {
  const keys: Key[] = ['document', 'year', 'genre', 'issuer']
  if (isWhole) keys.push('force', 'instrument')
  return keys.flatMap((key) => {
    const others = {...filter, [key]: undefined}
    const narrow = narrowing(others)
    const chosen = String(filter[key])
    const counts = new Map<string, number>()
    let all = 0
    const add = (values: readonly string[], many: number) => {
      all += many
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + many)
    }
    for (const one of documents) {
      if (!isWanted(others, one.facets, one.document)) continue
      const ofDocument = OF_DOCUMENTS[key]?.(one) ?? []
      const hits = isWhole ? one.hits.flatMap((hit) => narrow(hit) ?? []) : []
      if (isWhole && hits.length === 0) continue
      const ofMeasure = OF_MEASURES[key]
      if (!isWhole) add(ofDocument, one.passages)
      else if (ofMeasure)
        for (const {unit, places} of hits)
          for (const place of places) add(ofMeasure(unit, place), 1)
      else for (const {occurrences} of hits) add(ofDocument, occurrences)
    }
    const values = [...counts].map(([value, count]) => ({value, count}))
    values.sort(key === 'year' ? byYear : (a, b) => b.count - a.count)
    const isChoice = values.some(({count}) => count < all) || filter[key] !== undefined
    const unit = isWhole ? 'places' : 'passages'
    const most = key === 'year' ? Infinity : MOST_VALUES
    const shown = values.filter(({value}, place) => place < most || value === chosen)
    const more = values.length - shown.length
    return isChoice ? [{key, unit, exact: isExact, values: shown, more}] : []
  })
}

function byYear(a: {value: string}, b: {value: string}): number {
  return Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN) || b.value.localeCompare(a.value)
}
