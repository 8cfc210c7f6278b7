/** One query on its way to an answer: candidates from the index, their texts, what is true of them, their order. */
import type {Passage} from '../records/search.ts'
import type {Answer, Facet, Hit, HitGroup, Question, Tally} from './answer.ts'
import {runTerms} from './encode.ts'
import type {Folded} from './encode.ts'
import {isWanted} from './facets.ts'
import type {IndexedCard} from './format.ts'
import {countFacets, isWantedMeasure} from './narrow.ts'
import type {Choosable} from './narrow.ts'
import {titleOf} from './hit.ts'
import {hitOf, likeliestOf} from './match.ts'
import type {Query} from './query.ts'
import {rank, statsOf, weighingOf} from './rank.ts'
import type {Candidate, Ranked, Ranking, Stats} from './rank.ts'
import {inAll} from './shards.ts'
import type {Found, Opened} from './shards.ts'
import {atMost} from './term.ts'
import {rankWords} from './words.ts'

/** Texts that are fetched to count without being asked to, in bytes. */
export const FREELY = 512 * 1024
/** So many candidates are put in order by what their texts say; the others by the index alone. */
const CLOSELY = {words: 30, question: 70}
/** Candidates whose texts are fetched at once, where more have to be checked. */
const BATCH = 400
/** What has only some of what was sought can be paged through so far. */
const MOST_PARTIAL = 1000
const PAGE = 10

/** A candidate, its text, and what was found in it. */
interface Checked {
  passage: Passage
  folded: Folded[]
  card: IndexedCard
  /** Units that have all that was sought, whatever the filter; empty where none has. */
  found: Hit[]
  /** Those of them that are wanted. */
  hits: Hit[]
}

export interface SearchOptions extends Opened {
  query: Query
  question: Question
  isWanted?: () => boolean
}

/** Nobody waits for the answer any more. */
export class GivenUp extends Error {
  override name = 'GivenUp'
}

/** Who types asks for the same passages again and again. */
const foldedOf = new WeakMap<Passage, Folded[]>()

export class Search {
  readonly #store: Opened['store']
  readonly #shards: Opened['shards']
  readonly #fold: Opened['fold']
  readonly #query: Query
  readonly #question: Question
  readonly #isWanted: () => boolean
  #ranking: {ranking: Ranking; stats: Stats} | undefined
  /** Passages with every term of every run, best first, whatever the filter. */
  #candidates: Found[] = []
  /** Those of them in documents that are wanted. Those that have all of it together have what was sought. */
  #every: Found[] = []
  /** Passages with some of the terms, best first. */
  #some: Found[] = []
  #isReady = false
  readonly #checked = new Map<number, Checked>()
  /** Of the candidates that were looked at closely, the best first. */
  readonly #ranked = new Map<number, Ranked>()

  constructor({store, shards, fold, query, question, isWanted}: SearchOptions) {
    this.#store = store
    this.#shards = shards
    this.#fold = fold
    this.#query = query
    this.#question = question
    this.#isWanted = isWanted ?? (() => true)
  }

  /** The page that was asked for; what it needs is fetched. */
  async page(): Promise<Answer> {
    await this.#prepare()
    const {offset = 0, limit = PAGE} = this.#question
    const end = offset + limit
    // Candidates are checked in their order until the page is full.
    while (this.#full().length < end && !this.#isChecked()) {
      const next = this.#every.filter(({id}) => !this.#checked.has(id)).slice(0, BATCH)
      await this.#check(next.map(({id}) => id))
    }
    const full = this.#full()
    const partial = this.#isChecked() ? this.#partial() : []
    const shown = full.slice(offset, end)
    const rest = partial.slice(Math.max(0, offset - full.length), Math.max(0, end - full.length))
    await this.#check(rest)
    const tally = await this.#tally(full)
    return {
      query: this.#query.text,
      reading: this.#reading(),
      direct: [],
      missing: [],
      tally,
      groups: shown.map((id) => this.#group(id, this.#checked.get(id)?.hits ?? [])),
      partial: rest.map((id) => this.#group(id, this.#likeliest(id))),
      total: (this.#isChecked() ? full.length : this.#every.length) + partial.length,
      ...(this.#question.facets && {facets: await this.#facets()}),
      left: tally.exact ? 0 : this.#store.weightOf(this.#every.map(({id}) => id)),
    }
  }

  /** Also those that the filter leaves out, where they cost little: they tell what else there is. */
  async checkAll(): Promise<void> {
    await this.#prepare()
    const all = this.#candidates.map(({id}) => id)
    await this.#check(this.#store.weightOf(all) <= FREELY ? all : this.#every.map(({id}) => id))
  }

  async #prepare(): Promise<void> {
    if (this.#isReady) return
    const {runs} = this.#query
    const ranking = this.#query.question
      ? (await import('./question.ts')).rankQuestion(this.#query)
      : rankWords(this.#query)
    const ofRuns = runs.flatMap(({text}) => runTerms(text))
    const known = await this.#store.terms([...ofRuns, ...ranking.weights.keys(), ...ranking.others])
    if (!this.#isWanted()) throw new GivenUp()
    const {site, alphabet, documents} = this.#store.head
    const stats = statsOf(known, site, (char) => alphabet.shareOf(char))
    this.#ranking = {ranking, stats}
    const weighing = weighingOf(ranking, stats, documents)
    const terms = [...weighing.weights.keys()]
    // Together, rather than run by run.
    if (runs.length > 1) await this.#store.lists(terms)
    const isWithin = await this.#documentFilter()
    const perRun = await Promise.all(
      runs
        .filter(({text}) => runTerms(text).length > 0)
        .map(({text}) => this.#shards.every(runTerms(text), weighing)),
    )
    this.#candidates = inAll(perRun)
    this.#every = this.#candidates.filter(isWithin)
    if (!this.#onlyExact()) {
      const isKnown = new Set(this.#every.map(({id}) => id))
      // A title answers no question.
      if (this.#query.question) for (const {first} of documents) isKnown.add(first)
      this.#some = (await this.#shards.any(terms, MOST_PARTIAL, weighing)).filter(
        (one) => !isKnown.has(one.id) && isWithin(one),
      )
    }
    if (this.#question.inOrder) this.#every.sort((a, b) => a.id - b.id)
    await this.#lookClosely(ranking, stats)
    this.#isReady = true
  }

  /** How many articles each way to narrow leaves, all others kept. */
  async #facets(): Promise<Facet[]> {
    const {filter = {}} = this.#question
    const known = await this.#store.facets()
    const isWhole = this.#candidates.every(({id}) => this.#checked.has(id))
    const passages = this.#candidates.flatMap(({id}): Choosable[] => {
      const document = this.#store.documentOf(id)
      const facets = known[document]
      const hits = isWhole ? this.#checked.get(id)?.found : undefined
      return facets && hits?.length !== 0 ? [{document, facets, ...(hits && {hits})}] : []
    })
    const facets = countFacets(passages, filter, isWhole)
    const ofDocuments = facets.find(({key}) => key === 'document')
    const places = ofDocuments?.values.map(({value}) => Number(value)) ?? []
    for (const [i, {id, number, title}] of (await this.#store.cards(places)).entries()) {
      const value = ofDocuments?.values[i]
      if (value) Object.assign(value, {value: id, label: number ?? title})
    }
    return facets
  }

  async #documentFilter(): Promise<(found: Found) => boolean> {
    const {filter = {}} = this.#question
    const {document, year, genre, issuer} = filter
    if (![document, year, genre, issuer].some((one) => one !== undefined)) return () => true
    const facets = await this.#store.facets()
    return ({id}) => {
      const known = facets[this.#store.documentOf(id)]
      return known !== undefined && isWanted(known, filter)
    }
  }

  /** The first candidates are put in order by their texts. */
  async #lookClosely(ranking: Ranking, stats: Stats): Promise<void> {
    const first = [...this.#every, ...this.#some].slice(
      0,
      this.#query.question ? CLOSELY.question : CLOSELY.words,
    )
    await this.#check(first.map(({id}) => id))
    const candidates = first.flatMap(({id}): Candidate[] => {
      const checked = this.#checked.get(id)
      const document = this.#store.documentOf(id)
      const line = this.#store.head.documents[document]
      if (!checked || !line) return []
      const {passage, folded, card} = checked
      return [
        {
          id,
          document,
          line,
          article: passage.article,
          isBare: passage.article === undefined && passage.units.every(({kind}) => kind !== 'text'),
          title: this.#fold.plain(card.title),
          heads: passage.heads.map((head) => this.#fold.plain(head)),
          texts: folded.map(({text}) => text),
        },
      ]
    })
    for (const one of rank(candidates, ranking, stats)) this.#ranked.set(one.id, one)
  }

  async #check(ids: readonly number[]): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) {
      if (!this.#isWanted()) throw new GivenUp()
      await this.#checkSome(ids.slice(from, from + BATCH))
    }
  }

  async #checkSome(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => !this.#checked.has(id))
    const fetched = await this.#store.passages(missing)
    for (const [i, id] of missing.entries()) {
      const one = fetched[i]
      if (!one) continue
      const {passage, card} = one
      const folded = foldedOf.get(passage) ?? passage.units.map(({text}) => this.#fold(text))
      foldedOf.set(passage, folded)
      const found = passage.units.flatMap((unit, i) => hitOf(unit, folded[i], this.#query) ?? [])
      const hits = found.filter((hit) => isWantedMeasure(hit, this.#question.filter))
      this.#checked.set(id, {passage, folded, card, found, hits})
    }
  }

  /** Of what has only some of what was sought: its best unit, with what it has. */
  #likeliest(id: number): Hit[] {
    const checked = this.#checked.get(id)
    const {ranking, stats} = this.#ranking ?? {}
    if (!checked || !ranking || !stats) return []
    const terms = [...ranking.weights].map(([text, weight]) => ({
      text,
      weight: weight * stats.tells(text),
    }))
    const {passage, folded} = checked
    const best = likeliestOf(passage.units, folded, terms)
    return best ? [best] : []
  }

  #group(id: number, hits: readonly Hit[]): HitGroup {
    const checked = this.#checked.get(id)
    if (!checked) throw new Error(`Unexpected passage ${id}, expected a checked one`)
    const {card, passage} = checked
    const ranked = this.#ranked.get(id)
    return {
      place: id,
      document: card,
      ...(passage.article !== undefined && {article: passage.article}),
      title: titleOf(passage, card),
      hits: [...hits].sort((a, b) => b.occurrences - a.occurrences),
      score: ranked?.score ?? 0,
      reasons: ranked?.reasons ?? [],
    }
  }

  /** Those that have all that was sought, as far as they were checked, in their order. */
  #full(): number[] {
    return this.#ordered(
      this.#every.filter(({id}) => (this.#checked.get(id)?.hits.length ?? 0) > 0),
    )
  }

  /** Those that have only some of it; known when all were checked. */
  #partial(): number[] {
    if (this.#onlyExact()) return []
    const apart = this.#every.filter(({id}) => this.#checked.get(id)?.hits.length === 0)
    return this.#ordered([...apart, ...this.#some])
  }

  #ordered(found: readonly Found[]): number[] {
    const ids = found.map(({id}) => id)
    if (this.#question.inOrder) return ids
    const isOne = new Set(ids)
    // In the order of the ranking, which is more than its scores: versions and places are settled in it.
    const close = [...this.#ranked.keys()].filter((id) => isOne.has(id))
    return [...close, ...ids.filter((id) => !this.#ranked.has(id))]
  }

  #isChecked(): boolean {
    return this.#every.every(({id}) => this.#checked.has(id))
  }

  /** A run of text, or quoted ones, are found as they stand or not at all. */
  #onlyExact(): boolean {
    const {runs, quoted, question, without} = this.#query
    return (runs.length === 1 && !question) || quoted || without.length > 0
  }

  #documentsOf(ids: readonly number[]): number {
    return new Set(ids.map((id) => this.#store.documentOf(id))).size
  }

  #isFiltered(): boolean {
    return Object.values(this.#question.filter ?? {}).some((value) => value !== undefined)
  }

  #reading(): Answer['reading'] {
    const {runs, question} = this.#query
    if (question && this.#full().length === 0) return 'question'
    return runs.length === 1 ? 'run' : 'words'
  }

  async #tally(full: readonly number[]): Promise<Tally> {
    if (this.#isChecked()) {
      const hits = full.flatMap((id) => this.#checked.get(id)?.hits ?? [])
      return {
        units: hits.length,
        occurrences: hits.reduce((sum, {occurrences}) => sum + occurrences, 0),
        passages: full.length,
        documents: this.#documentsOf(full),
        exact: true,
      }
    }
    const {runs, without} = this.#query
    const perRun = await Promise.all(
      runs.map(async ({text}) => [...(await this.#store.terms(runTerms(text))).values()]),
    )
    // One or two characters are a term themselves, and the index has counted it.
    const [run] = runs
    const terms = runTerms(run?.text ?? '')
    const isTerm = runs.length === 1 && terms.length === 1 && terms[0] === run?.text
    return {
      ...atMost(perRun),
      passages: this.#every.length,
      documents: this.#documentsOf(this.#every.map(({id}) => id)),
      exact: isTerm && without.length === 0 && !this.#isFiltered(),
    }
  }
}
