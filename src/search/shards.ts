/**
 * The index as FlexSearch sees it: a database that is read only, and from which only the lists of the
 * query's terms are fetched. FlexSearch hands over the terms of a query; which passages have all of
 * them, and in which order, is settled here, from the impacts that the lists keep.
 */
import {Index} from 'flexsearch'
import type {Fold} from './encode.ts'
import {kindOf, rarity} from './impact.ts'
import type {Store} from './store.ts'
import type {Postings, Term} from './term.ts'

/** How the terms of a search count. */
export interface Weighing {
  /** From 0 to 1; 1 for terms that are not in it. */
  weights: ReadonlyMap<string, number>
  /** What a document adds to the score of its passages, from the title's score and what is known of it. */
  bonus: (document: number, title: number) => number
}

/** How FlexSearch is set up: our terms as they are; everything else is the database's. */
const OPTIONS = {
  tokenize: 'strict',
  resolution: 1,
  context: false,
  cache: false,
  commit: false,
} as const
/** So few candidates are sooner checked than narrowed further by long lists. */
const FEW = 40

/** An index that is open: what everything that searches works with. */
export interface Opened {
  store: Store
  shards: Shards
  fold: Fold
}

/** An index over a database of one's own: FlexSearch's types know neither what it takes nor what it gives. */
interface Mounted {
  mount: (database: Shards) => Promise<void>
  search: (
    query: string,
    options: {limit: number; suggest: boolean; enrich: boolean},
  ) => Promise<number[]>
}

export class Shards {
  readonly #store: Store
  readonly #index: Mounted
  #weighing: Weighing | undefined
  #terms: readonly string[] = []

  /** @throws where the library has no place for a database */
  static async over(store: Store): Promise<Shards> {
    const shards = new Shards(store)
    await shards.#index.mount(shards)
    return shards
  }

  private constructor(store: Store) {
    this.#store = store
    this.#index = new Index({
      ...OPTIONS,
      encode: () => [...this.#terms],
    }) as unknown as Mounted
  }

  /** Places of the passages that have every one of the terms, best first. */
  every(terms: readonly string[], weighing?: Weighing): Promise<number[]> {
    return this.#ask(terms, false, Infinity, weighing)
  }

  /** Those that have any of the terms. */
  any(terms: readonly string[], limit: number, weighing?: Weighing): Promise<number[]> {
    return this.#ask(terms, true, limit, weighing)
  }

  #ask(
    terms: readonly string[],
    suggest: boolean,
    limit: number,
    weighing: Weighing | undefined,
  ): Promise<number[]> {
    if (terms.length === 0) return Promise.resolve([])
    this.#terms = terms
    this.#weighing = weighing
    // 0 stands for a hundred there.
    return this.#index.search(terms.join(' '), {limit, suggest, enrich: true})
  }

  // What FlexSearch asks of a database.

  mount(index: {db: unknown; commit_auto: boolean}): Promise<void> {
    index.db = this
    index.commit_auto = false
    return Promise.resolve()
  }

  /** A single term. */
  get(term: string, _context: string, limit: number): Promise<number[]> {
    return this.search(undefined, [term], limit, 0, true)
  }

  async search(
    _index: unknown,
    terms: readonly string[],
    limit: number,
    _offset: number,
    suggest: boolean,
  ): Promise<number[]> {
    const weighing = this.#weighing
    const known = await this.#store.terms(terms)
    if (!suggest && known.size < new Set(terms).size) return []
    const lists = suggest
      ? await this.#store.lists([...known.keys()])
      : await this.#narrowing(known, weighing)
    const shared = suggest ? undefined : common(lists)
    if (shared?.length === 0) return []
    const {scores, touched} = this.#scores(known, lists, weighing)
    const ids = shared === undefined ? touched : Uint32Array.from(shared)
    if (weighing) this.#addBonus(ids, scores, weighing)
    return best(ids, scores, limit)
  }

  /** Lists enough to tell which passages have every term: the short ones first. */
  async #narrowing(
    known: ReadonlyMap<string, Term>,
    weighing: Weighing | undefined,
  ): Promise<Map<string, Postings>> {
    const all = [...known.keys()]
    const first = all.filter((term) => (weighing?.weights.get(term) ?? 1) > 0)
    const lists = await this.#store.lists(first.length > 0 ? first : all)
    if (lists.size === all.length || common(lists).length <= FEW) return lists
    return this.#store.lists(all)
  }

  /** Scores by passages, and which passages have one. */
  #scores(
    known: ReadonlyMap<string, Term>,
    lists: ReadonlyMap<string, Postings>,
    weighing: Weighing | undefined,
  ): {scores: Float64Array; touched: Uint32Array} {
    const {passages, levels} = this.#store.head.site
    const scores = new Float64Array(passages)
    const isFound = new Uint8Array(passages)
    const touched = new Uint32Array(passages)
    let many = 0
    for (const [term, {ids, levels: given}] of lists) {
      const weight =
        (weighing?.weights.get(term) ?? 1) * rarity(known.get(term)?.passages ?? 0, passages)
      const values = levels[kindOf(term)].map((value) => value * weight)
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i] ?? 0
        if (isFound[id] === 0) touched[many++] = id
        isFound[id] = 1
        scores[id] = (scores[id] ?? 0) + (values[given[i] ?? 0] ?? 0)
      }
    }
    return {scores, touched: touched.subarray(0, many)}
  }

  #addBonus(ids: Uint32Array, scores: Float64Array, {bonus}: Weighing): void {
    const {documents} = this.#store.head
    const known = new Float64Array(documents.length).fill(NaN)
    const documentOf = this.#store.documents
    for (const id of ids) {
      const document = documentOf[id] ?? 0
      let more = known[document] ?? 0
      if (Number.isNaN(more)) {
        more = bonus(document, scores[documents[document]?.first ?? 0] ?? 0)
        known[document] = more
      }
      scores[id] = (scores[id] ?? 0) + more
    }
  }
}

/** So fine are scores told apart; passages of one score go in the order of the texts. */
const STEPS = 1024
const MOST_PASSAGES = 2 ** 22
/** Passages are told apart roughly first, where only the best of many are wanted. */
const BINS = 1024

/** The best first: sorted as numbers, which is many times quicker than sorting objects. */
function best(ids: Uint32Array, scores: Float64Array, limit: number): number[] {
  let most = 0
  for (const id of ids) most = Math.max(most, scores[id] ?? 0)
  const wanted = ids.length > limit ? above(ids, scores, most, limit) : ids
  const keys = new Float64Array(wanted.length)
  for (let i = 0; i < wanted.length; i++) {
    const id = wanted[i] ?? 0
    keys[i] = Math.round((most - (scores[id] ?? 0)) * STEPS) * MOST_PASSAGES + id
  }
  return Array.from(keys.sort().subarray(0, limit), (key) => key % MOST_PASSAGES)
}

/** Those that score as high as the last of so many, and some that score a little less. */
function above(ids: Uint32Array, scores: Float64Array, most: number, limit: number): Uint32Array {
  const bins = new Uint16Array(ids.length)
  const counts = new Uint32Array(BINS)
  const width = (most || 1) / BINS
  for (let i = 0; i < ids.length; i++) {
    // What scores nothing, or less, is in the last.
    const bin = Math.min(BINS - 1, Math.floor((most - (scores[ids[i] ?? 0] ?? 0)) / width))
    bins[i] = bin
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  let [last, many] = [0, counts[0] ?? 0]
  while (many < limit && last < BINS - 1) many += counts[++last] ?? 0
  return ids.filter((_, i) => (bins[i] ?? 0) <= last)
}

/** Passages of every list. */
function common(lists: ReadonlyMap<string, Postings>): number[] {
  const [first, ...rest] = [...lists.values()].sort((a, b) => a.ids.length - b.ids.length)
  if (!first) return []
  const places = rest.map(() => 0)
  return [...first.ids].filter((id) =>
    rest.every(({ids}, i) => {
      let place = places[i] ?? 0
      while ((ids[place] ?? Infinity) < id) place++
      places[i] = place
      return ids[place] === id
    }),
  )
}
