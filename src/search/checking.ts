/** Candidates of the index against their texts: what was found in each, and each as the ranking sees it. */
import type {Passage} from '../records/search.ts'
import type {Hit, Question} from './answer.ts'
import type {IndexedCard} from './card.ts'
import type {Folded} from './encode.ts'
import {hitOf} from './match.ts'
import type {Found} from './match.ts'
import {narrowing} from './narrow.ts'
import type {Query} from './query.ts'
import type {Candidate} from './rank.ts'
import type {Opened} from './shards.ts'

/** Candidates whose texts are fetched at once, where more have to be checked. */
export const BATCH = 400

/** A candidate, its text, and what was found in it. */
export interface Checked {
  passage: Passage
  folded: FoldedPassage
  card: IndexedCard
  /** Units that have all that was sought, whatever the filter; empty where none has. */
  found: Found[]
  /** What of them is wanted. */
  hits: Hit[]
}

interface FoldedPassage {
  units: Folded[]
  heads: string[]
}

/** Nobody waits for the answer any more. */
export class GivenUp extends Error {
  override name = 'GivenUp'
}

/** Who types asks for the same passages again and again. */
const foldedOf = new WeakMap<Passage, FoldedPassage>()
const titlesOf = new WeakMap<IndexedCard, string>()

export class Checking {
  readonly #store: Opened['store']
  readonly #fold: Opened['fold']
  readonly #query: Query
  readonly #isWanted: () => boolean
  readonly #narrow: (hit: Found) => Found | undefined
  readonly #checked = new Map<number, Checked>()

  constructor({
    store,
    fold,
    query,
    question,
    isWanted,
  }: Opened & {query: Query; question: Question; isWanted: () => boolean}) {
    this.#store = store
    this.#fold = fold
    this.#query = query
    this.#isWanted = isWanted
    this.#narrow = narrowing(question.filter)
  }

  get(id: number): Checked | undefined {
    return this.#checked.get(id)
  }

  all(): Iterable<[number, Checked]> {
    return this.#checked
  }

  areChecked(ids: readonly number[]): boolean {
    return ids.every((id) => this.#checked.has(id))
  }

  /** The first of them that were not checked. */
  missing(ids: readonly number[], limit: number): number[] {
    const missing: number[] = []
    for (const id of ids) {
      if (missing.length === limit) break
      if (!this.#checked.has(id)) missing.push(id)
    }
    return missing
  }

  /**
   * @param next those that are likely to be checked next
   * @throws GivenUp if the answer is not wanted any more
   */
  async check(ids: readonly number[], next: readonly number[] = []): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) {
      if (!this.#isWanted()) throw new GivenUp()
      await this.#checkSome(ids.slice(from, from + BATCH), next)
    }
  }

  /** One that was checked, as the ranking sees it. */
  candidate(id: number): Candidate | undefined {
    const checked = this.#checked.get(id)
    const document = this.#store.documentOf(id)
    const line = this.#store.head.documents[document]
    if (!checked || !line) return undefined
    const {passage, folded, card} = checked
    const {article, units} = passage
    return {
      id,
      document,
      line,
      article,
      isBare: article === undefined && units.every(({kind}) => kind !== 'text'),
      title: this.#titleOf(card),
      heads: folded.heads,
      texts: folded.units.map(({text}) => text),
    }
  }

  async #checkSome(ids: readonly number[], next: readonly number[]): Promise<void> {
    const missing = this.missing(ids, Infinity)
    const fetched = await this.#store.passages(missing, next)
    for (const [i, id] of missing.entries()) {
      const one = fetched[i]
      if (!one) continue
      const {passage, card} = one
      const folded = this.#foldedOf(passage)
      const found = passage.units.flatMap(
        (unit, i) => hitOf(unit, folded.units[i], this.#query) ?? [],
      )
      const hits = found
        .flatMap((hit) => this.#narrow(hit) ?? [])
        .map(({places, ...hit}) => (places.length > hit.ranges.length ? {...hit, places} : hit))
      this.#checked.set(id, {passage, folded, card, found, hits})
    }
  }

  #foldedOf(passage: Passage): FoldedPassage {
    const folded = foldedOf.get(passage) ?? {
      units: passage.units.map(({text}) => this.#fold(text)),
      heads: passage.heads.map((head) => this.#fold.plain(head)),
    }
    foldedOf.set(passage, folded)
    return folded
  }

  #titleOf(card: IndexedCard): string {
    const title = titlesOf.get(card) ?? this.#fold.plain(card.title)
    titlesOf.set(card, title)
    return title
  }
}
