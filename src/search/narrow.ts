/** How hits are narrowed, and what each way to narrow them would leave. */
import type {Facet, Hit} from './answer.ts'
import {documentsOf, keyOf, UNKNOWN} from './facets.ts'
import type {DocumentFacets, Filter} from './facets.ts'
import {measureOf} from './hit.ts'

/** A document that could be narrowed to. */
export interface Choosable {
  /** Its place. */
  document: number
  facets: DocumentFacets
  /** How many of its passages could be. */
  passages: number
  /** What was found in them, as far as they were checked. */
  hits: readonly Hit[]
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
  issuer: ({facets}) => (facets.issuers.length > 0 ? facets.issuers : [UNKNOWN]),
}
const OF_MEASURES: Partial<Record<Key, (hit: Hit) => readonly string[]>> = {
  force: (hit) => [measureOf(hit)?.force ?? NO_MEASURE],
  instrument: (hit) => measureOf(hit)?.instruments ?? [],
}

/** Whether a hit stands in a measure that a filter wants. */
export function measuresOf(filter: Filter = {}): (hit: Hit) => boolean {
  const asked = Object.entries(OF_MEASURES).flatMap(([key, valuesOf]) => {
    const wanted = filter[key as Key]
    return wanted === undefined ? [] : [(hit: Hit) => valuesOf(hit).includes(wanted)]
  })
  return (hit) => asked.every((isWanted) => isWanted(hit))
}

/**
 * How much each value of each facet leaves, all other filters kept: places where that is known, else
 * passages. A facet of which every value leaves all of them is no choice.
 *
 * @param isWhole whether all passages were checked: only then is it known what stands in measures
 */
export function countFacets(
  documents: readonly Choosable[],
  filter: Filter,
  isWhole: boolean,
): Facet[] {
  const keys: Key[] = ['document', 'year', 'genre', 'issuer']
  if (isWhole) keys.push('force', 'instrument')
  const chosenKey = filter.document === undefined ? undefined : keyOf(filter.document)
  return keys.flatMap((key) => {
    const others = {...filter, [key]: undefined}
    const [isWanted, isWantedMeasure] = [documentsOf(others), measuresOf(others)]
    const counts = new Map<string, number>()
    let chosen = filter[key]
    let all = 0
    const add = (values: readonly string[], many: number) => {
      all += many
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + many)
    }
    for (const one of documents) {
      if (!isWanted(one.facets)) continue
      const ofDocument = OF_DOCUMENTS[key]?.(one) ?? []
      const hits = isWhole ? one.hits.filter(isWantedMeasure) : []
      if (isWhole && hits.length === 0) continue
      // Here a document is its place, in a filter its id.
      if (key === 'document' && one.facets.key === chosenKey) chosen = String(one.document)
      if (isWhole)
        for (const hit of hits) add(OF_MEASURES[key]?.(hit) ?? ofDocument, hit.occurrences)
      else add(ofDocument, one.passages)
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
