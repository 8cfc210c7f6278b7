/** How hits are narrowed, and what each way to narrow them would leave. */
import type {Facet, Hit} from './answer.ts'
import {isWanted, UNKNOWN} from './facets.ts'
import type {DocumentFacets, Filter} from './facets.ts'
import {measureOf} from './hit.ts'

/** A passage that could be narrowed to. */
export interface Choosable {
  /** The place of its document. */
  document: number
  facets: DocumentFacets
  /** What was found in it, if it was checked. */
  hits?: readonly Hit[]
}

/** So many values are told of each; the rest is found by searching for it. */
const MOST_VALUES = 12
/** What stands for no measure. */
export const NO_MEASURE = 'none'

type Key = keyof Filter

const OF_DOCUMENTS: Partial<Record<Key, (passage: Choosable) => readonly string[]>> = {
  document: ({document}) => [String(document)],
  year: ({facets}) => [facets.year ?? UNKNOWN],
  genre: ({facets}) => [facets.genre ?? UNKNOWN],
  issuer: ({facets}) => (facets.issuers.length > 0 ? facets.issuers : [UNKNOWN]),
}
const OF_MEASURES: Partial<Record<Key, (hit: Hit) => readonly string[]>> = {
  force: (hit) => [measureOf(hit)?.force ?? NO_MEASURE],
  instrument: (hit) => measureOf(hit)?.instruments ?? [],
}

/** Whether a hit stands in a measure that is wanted. */
export function isWantedMeasure(hit: Hit, filter: Filter = {}): boolean {
  return Object.entries(OF_MEASURES).every(([key, valuesOf]) => {
    const wanted = filter[key as Key]
    return wanted === undefined || valuesOf(hit).includes(wanted)
  })
}

/**
 * How much each value of each facet leaves, all other filters kept: places where that is known, else
 * passages. A facet of which every value leaves all of them is no choice.
 *
 * @param isWhole whether all passages were checked: only then is it known what stands in measures
 */
export function countFacets(
  passages: readonly Choosable[],
  filter: Filter,
  isWhole: boolean,
): Facet[] {
  const keys: Key[] = ['document', 'year', 'genre', 'issuer']
  if (isWhole) keys.push('force', 'instrument')
  return keys.flatMap((key) => {
    const others = {...filter, [key]: undefined}
    const counts = new Map<string, number>()
    let chosen = filter[key]
    let all = 0
    for (const passage of passages) {
      if (!isWanted(passage.facets, others)) continue
      const hits = passage.hits?.filter((hit) => isWantedMeasure(hit, others))
      if (hits?.length === 0) continue
      // Here a document is its place, in a filter its id.
      const {document: id} = filter
      if (key === 'document' && id !== undefined && isWanted(passage.facets, {document: id}))
        chosen = String(passage.document)
      const ofMeasures = OF_MEASURES[key]
      const valuesOf = (hit: Hit) => ofMeasures?.(hit) ?? OF_DOCUMENTS[key]?.(passage) ?? []
      const add = (values: readonly string[], many: number) => {
        all += many
        for (const value of values) counts.set(value, (counts.get(value) ?? 0) + many)
      }
      if (isWhole) for (const hit of hits ?? []) add(valuesOf(hit), hit.occurrences)
      else add(OF_DOCUMENTS[key]?.(passage) ?? [], 1)
    }
    const values = [...counts].map(([value, count]) => ({value, count}))
    values.sort(key === 'year' ? byYear : (a, b) => b.count - a.count)
    const isChoice = values.some(({count}) => count < all) || filter[key] !== undefined
    const unit = isWhole ? 'places' : 'passages'
    const most = key === 'year' ? Infinity : MOST_VALUES
    const shown = values.filter(({value}, place) => place < most || value === chosen)
    return isChoice ? [{key, unit, values: shown}] : []
  })
}

function byYear(a: {value: string}, b: {value: string}): number {
  return Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN) || b.value.localeCompare(a.value)
}
