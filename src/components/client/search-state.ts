/** The state of the search page, which is all in its address: it can be shared, and gone back to. */
import type {Question} from '../../search/answer.ts'
import type {Filter} from '../../search/facets.ts'
import {isOfMeasures} from '../../search/narrow.ts'

export type View = 'list' | 'kwic'
export type Sort = 'rank' | 'text' | 'left' | 'right'

export interface State {
  query: string
  filter: Filter
  view: View
  sort: Sort
  /** From 1. */
  page: number
  /** Whether what the witnesses have instead is looked for too. */
  originals: boolean
}

/** How a part of the filter is called in the address. */
const PARAMETERS: Readonly<Record<keyof Filter, string>> = {
  document: 'd',
  year: 'year',
  genre: 'genre',
  issuer: 'issuer',
  force: 'force',
  instrument: 'tool',
}
const KEYS = Object.keys(PARAMETERS) as (keyof Filter)[]
const ORIGINAL = 'original'
const SORTS: readonly Sort[] = ['text', 'left', 'right']

/** A longer query is no part of the address, which hosts would not take: the history of the tab keeps it. */
const MOST_ADDRESSED = 600

interface Kept {
  query: string
}

/** What an entry of the history has to keep besides its address. */
export function keptOf({query}: State): Kept | null {
  return query.length > MOST_ADDRESSED ? {query} : null
}

/** The same for every place in the page. */
export function keyHere(): string {
  return location.search + (keptOf(here())?.query ?? '')
}

/** What the entry of the history asks for. */
export function here(): State {
  const parameters = new URLSearchParams(location.search)
  const kept = history.state as Kept | null
  const page = Number(parameters.get('page') ?? 1)
  const view = parameters.get('view') === 'kwic' ? 'kwic' : 'list'
  const sort = SORTS.find((one) => one === parameters.get('sort'))
  return {
    query: parameters.get('q') ?? kept?.query ?? '',
    filter: Object.fromEntries(
      KEYS.flatMap((key) => {
        const value = parameters.get(PARAMETERS[key])
        return value === null ? [] : [[key, value]]
      }),
    ),
    view,
    sort: sort ?? (view === 'kwic' ? 'right' : 'rank'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    originals: parameters.get('in') === ORIGINAL,
  }
}

/** The address of a state, from its `?` on; what is usual is left out. */
export function addressOf({query, filter, view, sort, page, originals}: State): string {
  const parameters = new URLSearchParams()
  if (query !== '' && query.length <= MOST_ADDRESSED) parameters.set('q', query)
  for (const key of KEYS) {
    const value = filter[key]
    if (value !== undefined) parameters.set(PARAMETERS[key], value)
  }
  if (originals) parameters.set('in', ORIGINAL)
  if (view !== 'list') parameters.set('view', view)
  if (sort !== (view === 'kwic' ? 'right' : 'rank')) parameters.set('sort', sort)
  if (page > 1) parameters.set('page', String(page))
  const text = parameters.toString()
  return text === '' ? location.pathname : `?${text}`
}

/** The same search, something of it changed; it begins at its first page. */
export function changed(state: State, change: Partial<State>): State {
  return {...state, page: 1, ...change}
}

/** Witnesses were not read for measures: nothing of them can be narrowed by what a measure is. */
export function canHaveOriginals({originals, filter}: State): boolean {
  return originals && !isOfMeasures(filter)
}

/** So many articles are on a page. */
export const PAGE = 10

/** What is asked of the readings. */
export function questionOf({query, filter, sort, page}: State): Question {
  return {
    query,
    filter,
    facets: true,
    suggest: true,
    inOrder: sort === 'text',
    offset: (page - 1) * PAGE,
    limit: PAGE,
  }
}
