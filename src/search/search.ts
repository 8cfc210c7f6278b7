/** One query on its way to an answer: candidates from the index, their texts, what is true of them, their order. */
import type {Facet, Hit, HitGroup, Page, Question, Reading, Tally} from './answer.ts'
import {BATCH, Checking, GivenUp} from './checking.ts'
import {runTerms} from './encode.ts'
import {isFiltered, isWanted, keyOf} from './facets.ts'
import type {PlacedFilter} from './facets.ts'
import {shownOf} from './card.ts'
import {countFacets, isOfMeasures} from './narrow.ts'
import type {Choosable} from './narrow.ts'
import {titleOf} from './hit.ts'
import {likeliestOf} from './match.ts'
import type {Found} from './match.ts'
import type {Query} from './query.ts'
import {rank, statsOf, weighingOf} from './rank.ts'
import type {Ranked, Ranking, Stats} from './rank.ts'
import type {Opened} from './shards.ts'
import {atMost} from './term.ts'
import {rankWords} from './words.ts'

/** Texts that are fetched to count without being asked to, in bytes. */
export const FREELY = 512 * 1024
/** So many candidates are put in order by what their texts say; the others by the index alone. */
const CLOSELY = {words: 26, question: 60}
/** So few more are likely to be looked at next, to fill the page or to count them. */
const FEW = 30
/** What has only some of what was sought can be paged through so far. */
const MOST_PARTIAL = 1000
const PAGE = 10

interface SearchOptions extends Opened {
  query: Query
  question: Question
  isWanted?: () => boolean
}

export class Search {
  readonly #store: Opened['store']
  readonly #shards: Opened['shards']
  readonly #query: Query
  readonly #question: Question
  readonly #isWanted: () => boolean
  readonly #checking: Checking
  #ranking: {ranking: Ranking; stats: Stats} | undefined
  /** Passages with every term of every run, best first, whatever the filter. */
  #candidates: readonly number[] = []
  /** Those of them in documents that are wanted. Those that have all of it together have what was sought. */
  #every: readonly number[] = []
  /** Where each of those stands among them, from 1 on. */
  #rankOf = new Uint32Array(0)
  /** Passages with some of the terms, best first. */
  #some: readonly number[] = []
  #isReady = false
  /** Of the candidates that were looked at closely, the best first. */
  readonly #ranked = new Map<number, Ranked>()

  constructor({isWanted = () => true, ...options}: SearchOptions) {
    const {store, shards, query, question} = options
    this.#store = store
    this.#shards = shards
    this.#query = query
    this.#question = question
    this.#isWanted = isWanted
    this.#checking = new Checking({...options, isWanted})
  }

  /** The page that was asked for; what it needs is fetched. */
  async page(): Promise<Page> {
    await this.#prepare()
    const {offset = 0, limit = PAGE} = this.#question
    const end = offset + limit
    // Candidates are checked in their order until the page is full.
    while (this.#full().length < end && !this.#isChecked()) {
      await this.#checking.check(this.#checking.missing(this.#every, BATCH))
    }
    const full = this.#full()
    const partial = this.#isChecked() ? this.#partial() : []
    const shown = full.slice(offset, end)
    const rest = partial.slice(Math.max(0, offset - full.length), Math.max(0, end - full.length))
    await this.#checking.check(rest)
    const tally = await this.#tally(full)
    return {
      query: this.#query.text,
      reading: this.#reading(),
      tally,
      groups: shown.map((id) => this.#group(id, this.#checking.get(id)?.hits ?? [])),
      partial: rest.map((id) => this.#group(id, this.#likeliest(id))),
      total: (this.#isChecked() ? full.length : this.#every.length) + partial.length,
      left: tally.exact ? 0 : this.#store.weightOf(this.#every),
    }
  }

  /** Also those that the filter leaves out, where they cost little: they tell what else there is. */
  async checkAll(): Promise<void> {
    await this.#prepare()
    const all = this.#candidates
    await this.#checking.check(this.#store.weightOf(all) <= FREELY ? all : this.#every)
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
    const {site, documents} = this.#store.head
    const stats = statsOf(known, site, this.#store.estimates)
    this.#ranking = {ranking, stats}
    const weighing = weighingOf(ranking, stats, documents)
    const every = this.#shards.every(ofRuns, weighing)
    const [isWithin, candidates] = await Promise.all([this.#documentFilter(), every])
    this.#candidates = candidates
    this.#every = this.#candidates.filter(isWithin)
    if (this.#question.inOrder) this.#every = [...this.#every].sort((a, b) => a - b)
    this.#rankOf = new Uint32Array(site.passages)
    for (const [i, id] of this.#every.entries()) this.#rankOf[id] = i + 1
    if (!this.#onlyExact()) {
      // A title answers no question.
      const isTitle = new Set(this.#query.question ? documents.map(({first}) => first) : [])
      const most = isFiltered(this.#question.filter) ? Infinity : MOST_PARTIAL
      const some = await this.#shards.any([...weighing.weights.keys()], most, weighing)
      this.#some = some
        .filter((id) => !this.#isEvery(id) && !isTitle.has(id) && isWithin(id))
        .slice(0, MOST_PARTIAL)
    }
    await this.#lookClosely(ranking, stats)
    this.#isReady = true
  }

  /** How much each way to narrow leaves, all others kept: places where all candidates were checked, else passages. */
  async facets(): Promise<Facet[]> {
    const filter = await this.#placedFilter()
    const known = await this.#store.facets()
    const isWhole = this.#checking.areChecked(this.#candidates)
    const isExact = isWhole || (this.#isTerm() && !isOfMeasures(this.#question.filter))
    const choosable = new Map<number, Choosable & {hits: Found[]}>()
    for (const id of this.#candidates) {
      const document = this.#store.documentOf(id)
      let one = choosable.get(document)
      if (!one) {
        const facets = known[document]
        if (!facets) continue
        choosable.set(document, (one = {document, facets, passages: 0, hits: []}))
      }
      one.passages++
      if (isWhole) one.hits.push(...(this.#checking.get(id)?.found ?? []))
    }
    const facets = countFacets([...choosable.values()], filter, {isWhole, isExact})
    const ofDocuments = facets.find(({key}) => key === 'document')
    const places = ofDocuments?.values.map(({value}) => Number(value)) ?? []
    for (const [i, {id, number, title}] of (await this.#store.cards(places)).entries()) {
      const value = ofDocuments?.values[i]
      if (value) Object.assign(value, {value: id, label: number ?? title})
    }
    return facets
  }

  async #documentFilter(): Promise<(id: number) => boolean> {
    const {filter = {}} = this.#question
    const {document, year, genre, issuer} = filter
    if (![document, year, genre, issuer].some((one) => one !== undefined)) return () => true
    const placed = await this.#placedFilter()
    const facets = await this.#store.facets()
    const wanted = facets.map((one, place) => isWanted(placed, one, place))
    return (id) => wanted[this.#store.documentOf(id)] ?? false
  }

  /** What the index keeps of an id others may have too: the cards tell. */
  async #placedFilter(): Promise<PlacedFilter> {
    const {document: id, ...others} = this.#question.filter ?? {}
    if (id === undefined) return others
    const key = keyOf(id)
    const facets = await this.#store.facets()
    const places = facets.flatMap((one, place) => (one.key === key ? [place] : []))
    const cards = await this.#store.cards(places)
    return {...others, document: places[cards.findIndex((card) => card.id === id)] ?? -1}
  }

  /** The first candidates are put in order by their texts. */
  async #lookClosely(ranking: Ranking, stats: Stats): Promise<void> {
    const many = this.#query.question ? CLOSELY.question : CLOSELY.words
    const first = [...this.#every, ...this.#some].slice(0, many)
    const rest = this.#every.slice(many)
    await this.#checking.check(first, rest.length <= FEW ? rest : [])
    const candidates = first.flatMap((id) => this.#checking.candidate(id) ?? [])
    for (const one of rank(candidates, ranking, stats)) this.#ranked.set(one.id, one)
  }

  /** Of what has only some of what was sought: its best unit, with what it has. */
  #likeliest(id: number): Hit[] {
    const checked = this.#checking.get(id)
    const {ranking, stats} = this.#ranking ?? {}
    if (!checked || !ranking || !stats) return []
    const terms = [...ranking.weights].map(([text, weight]) => ({
      text,
      weight: weight * stats.tells(text),
    }))
    const {passage, folded} = checked
    const best = likeliestOf(passage.units, folded.units, terms)
    return best ? [best] : []
  }

  #group(id: number, hits: readonly Hit[]): HitGroup {
    const checked = this.#checking.get(id)
    if (!checked) throw new Error(`Unexpected passage ${id}, expected a checked one`)
    const {card, passage} = checked
    const ranked = this.#ranked.get(id)
    const isHeading = hits.length > 0 && hits.every(({unit}) => unit.kind === 'heading')
    const goesOn = isHeading ? passage.units.find(({kind}) => kind === 'text') : undefined
    return {
      place: id,
      document: shownOf(card),
      ...(passage.article !== undefined && {article: passage.article}),
      title: titleOf(passage, card),
      ...(goesOn && {goesOn}),
      hits: this.#question.inOrder
        ? [...hits]
        : [...hits].sort((a, b) => b.occurrences - a.occurrences),
      score: ranked?.score ?? 0,
      reasons: ranked?.reasons ?? [],
    }
  }

  /** Those that have all that was sought, as far as they were checked, in their order. */
  #full(): number[] {
    return this.#ordered(this.#checkedOf((hits) => hits > 0))
  }

  /** Those that have only some of it; known when all were checked. */
  #partial(): number[] {
    return this.#onlyExact()
      ? []
      : this.#ordered([...this.#checkedOf((hits) => hits === 0), ...this.#some])
  }

  /** Of those with every term that were checked, the ones with such a number of hits, in their order. */
  #checkedOf(isSuch: (hits: number) => boolean): number[] {
    const ids: number[] = []
    for (const [id, {hits}] of this.#checking.all())
      if (this.#isEvery(id) && isSuch(hits.length)) ids.push(id)
    return ids.sort((a, b) => (this.#rankOf[a] ?? 0) - (this.#rankOf[b] ?? 0))
  }

  #ordered(ids: readonly number[]): number[] {
    if (this.#question.inOrder) return [...ids].sort((a, b) => a - b)
    const isOne = new Set(ids)
    // In the order of the ranking, which is more than its scores: versions and places are settled in it.
    const close = [...this.#ranked.keys()].filter((id) => isOne.has(id))
    return [...close, ...ids.filter((id) => !this.#ranked.has(id))]
  }

  #isEvery(id: number): boolean {
    return (this.#rankOf[id] ?? 0) > 0
  }

  #isChecked(): boolean {
    return this.#checking.areChecked(this.#every)
  }

  /** A run of text, or quoted ones, are found as they stand or not at all; of words only all of them stand in a measure. */
  #onlyExact(): boolean {
    const {runs, quoted, question, without} = this.#query
    return (
      (runs.length === 1 && !question) ||
      quoted ||
      without.length > 0 ||
      isOfMeasures(this.#question.filter)
    )
  }

  #documentsOf(ids: readonly number[]): number {
    return new Set(ids.map((id) => this.#store.documentOf(id))).size
  }

  #reading(): Reading {
    const {runs, question} = this.#query
    if (question && this.#full().length === 0) return 'question'
    return runs.length === 1 ? 'run' : 'words'
  }

  async #tally(full: readonly number[]): Promise<Tally> {
    if (this.#isChecked()) {
      const hits = full.flatMap((id) => this.#checking.get(id)?.hits ?? [])
      return {
        units: hits.length,
        occurrences: hits.reduce((sum, {occurrences}) => sum + occurrences, 0),
        passages: full.length,
        documents: this.#documentsOf(full),
        exact: true,
      }
    }
    const {runs} = this.#query
    const perRun = await Promise.all(
      runs.map(async ({text}) => [...(await this.#store.terms(runTerms(text))).values()]),
    )
    return {
      ...atMost(perRun),
      passages: this.#every.length,
      documents: this.#documentsOf(this.#every),
      exact: this.#isTerm() && !isFiltered(this.#question.filter),
    }
  }

  /** One or two characters are a term themselves, and the index has counted it. */
  #isTerm(): boolean {
    const {
      runs: [run, ...more],
      without,
    } = this.#query
    const terms = runTerms(run?.text ?? '')
    return more.length + without.length === 0 && terms.length === 1 && terms[0] === run?.text
  }
}
