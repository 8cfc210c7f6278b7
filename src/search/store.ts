/** Reads an index: terms, passages, cards. Everything that is asked for at once is fetched at once, and kept. */
import type {Passage} from '../records/search.ts'
import {BitReader} from './bits.ts'
import {readCard} from './card.ts'
import type {IndexedCard} from './card.ts'
import {readFacets} from './facets.ts'
import type {DocumentFacets} from './facets.ts'
import {BUCKET, bucketOf, IndexError, LINE, packOf, readHead, startOf} from './format.ts'
import type {Head, Region} from './format.ts'
import {Estimates, kindOf} from './impact.ts'
import {readPassage} from './passage.ts'
import type {Source, Stretch} from './source.ts'
import {levelBits, readBucket, readPostings} from './term.ts'
import type {Postings, Term} from './term.ts'

export class Store {
  readonly head: Head
  readonly estimates: Estimates
  readonly #source: Source
  readonly #terms = new Map<string, Promise<Term | undefined>>()
  readonly #lists = new Map<string, Promise<Postings>>()
  /** Of passages of long documents, where they lie. */
  readonly #lines = new Map<number, Promise<Stretch>>()
  readonly #passages = new Map<number, Promise<Passage>>()
  #batch: Batch | undefined
  #documents: Uint32Array | undefined
  #facets: Promise<DocumentFacets[]> | undefined
  readonly #cards = new Map<number, Promise<IndexedCard>>()

  constructor(head: Head, source: Source) {
    this.head = head
    this.estimates = new Estimates(head.site, (char) => head.alphabet.shareOf(char))
    this.#source = source
  }

  /**
   * @param name of the index
   * @param fresh whatever a cache holds: what was fetched before was wrong
   */
  static async open(source: Source, name: string, fresh = false): Promise<Store> {
    return new Store(readHead(await source.whole(`${name}.bin`, fresh)), source)
  }

  /** What is known of terms, without their long lists; those that no text has are left out. */
  async terms(terms: readonly string[]): Promise<Map<string, Term>> {
    const {site, alphabet} = this.head
    const wanted = [...new Set(terms)]
    const missing = wanted.filter((term) => !this.#terms.has(term))
    if (missing.length > 0) {
      const fetched = this.#buckets(missing)
      for (const [i, term] of missing.entries()) {
        const reading = {
          alphabet,
          passages: site.passages,
          bitsOf: (name: string) => this.#bitsOf(name),
        }
        const found = fetched.then(async (buckets) => {
          const here = readBucket(buckets[i] ?? new Uint8Array(0), term, reading)
          if (!here || !('rest' in here)) return here
          const [rest] = await this.#read([{region: 'lists', ...here.rest}])
          const there = readBucket(rest ?? new Uint8Array(0), term, reading)
          return there && 'rest' in there ? undefined : there
        })
        keep(this.#terms, term, found)
      }
    }
    const found = await Promise.all(
      wanted.map(async (term) => [term, await this.#terms.get(term)] as const),
    )
    return new Map(found.flatMap(([term, one]) => (one ? [[term, one] as const] : [])))
  }

  /** The passages of terms; those that no text has are left out. */
  async lists(terms: readonly string[]): Promise<Map<string, Postings>> {
    const known = await this.terms(terms)
    const far: {term: string; stretch: Stretch; count: number}[] = []
    for (const [term, {list, passages}] of known) {
      if (this.#lists.has(term)) continue
      if ('ids' in list) this.#lists.set(term, Promise.resolve(list))
      else far.push({term, stretch: list, count: passages})
    }
    if (far.length > 0) {
      const fetched = this.#read(far.map(({stretch}) => ({region: 'lists', ...stretch})))
      for (const [i, {term, count}] of far.entries())
        keep(
          this.#lists,
          term,
          fetched.then((lists) =>
            readPostings(readerOf(lists[i]), count, this.head.site.passages, this.#bitsOf(term)),
          ),
        )
    }
    const found = await Promise.all(
      [...known.keys()].map(async (term) => [term, await this.#lists.get(term)] as const),
    )
    return new Map(found.flatMap(([term, list]) => (list ? [[term, list] as const] : [])))
  }

  /**
   * Passages, each with the card of its document, in the order in which they are asked for.
   *
   * @param next those that may be asked for next: where they lie is fetched now
   */
  async passages(
    ids: readonly number[],
    next: readonly number[] = [],
  ): Promise<{passage: Passage; card: IndexedCard}[]> {
    const missing = [...new Set(ids)].filter((id) => !this.#passages.has(id))
    if (missing.length > 0) {
      const texts = this.#places([...missing, ...next]).then((places) =>
        this.#read(missing.map((_, i) => ({region: 'passages', ...(places[i] ?? unexpected())}))),
      )
      for (const [i, id] of missing.entries())
        keep(
          this.#passages,
          id,
          texts.then((parts) =>
            readPassage(readerOf(parts[i]), this.head.alphabet, this.head.site.instruments),
          ),
        )
    }
    // Cards and where the texts lie are asked for in one.
    const [passages, known] = await Promise.all([
      Promise.all(ids.map((id) => this.#passages.get(id) ?? unexpected())),
      this.cards(ids.map((id) => this.documentOf(id))),
    ])
    return passages.map((passage, i) => ({passage, card: known[i] ?? unexpected()}))
  }

  /** Where passages lie: the cards of their documents tell, or the tables. */
  async #places(ids: readonly number[]): Promise<Stretch[]> {
    const {documents} = this.head
    const tabled = (id: number) => documents[this.documentOf(id)]?.table !== undefined
    const far = ids.filter((id) => tabled(id) && !this.#lines.has(id))
    if (far.length > 0) {
      const fetched = this.#read(far.map((id) => this.#lineOf(id)))
      for (const [i, id] of far.entries())
        keep(
          this.#lines,
          id,
          fetched.then((lines) => placed(lines[i])),
        )
    }
    const cards = await this.cards(ids.map((id) => this.documentOf(id)))
    return Promise.all(
      ids.map(async (id, i) => {
        const first = documents[this.documentOf(id)]?.first ?? 0
        return (await this.#lines.get(id)) ?? cards[i]?.texts[id - first] ?? unexpected()
      }),
    )
  }

  #lineOf(id: number): Place {
    const {first = 0, table = 0} = this.head.documents[this.documentOf(id)] ?? {}
    return lineOf('places', table / LINE + id - first)
  }

  /** How many bytes passages have that are not here yet, about. */
  weightOf(ids: readonly number[]): number {
    return this.weightOfSome(ids.filter((id) => !this.#passages.has(id)).length)
  }

  /** How many bytes so many passages have, about. */
  weightOfSome(count: number): number {
    const {passages, regions} = this.head.site
    return Math.round((count * regions.passages) / Math.max(1, passages))
  }

  async cards(documents: readonly number[]): Promise<IndexedCard[]> {
    const missing = [...new Set(documents)].filter((one) => !this.#cards.has(one))
    if (missing.length > 0) {
      const fetched = this.#read(missing.map((one) => this.#cardPlace(one)))
      for (const [i, one] of missing.entries())
        keep(
          this.#cards,
          one,
          fetched.then((parts) => this.#card(parts[i], one)),
        )
    }
    return Promise.all(documents.map((one) => this.#cards.get(one) ?? unexpected()))
  }

  /** The names of the passages of a document, as `outlineOf` reads them. */
  async outline({outline}: IndexedCard): Promise<string> {
    const [bytes] = await this.#read([{region: 'outlines', ...outline}])
    return this.head.alphabet.read(readerOf(bytes))
  }

  /** What a key stands for, as it is typed and folded: words by their pinyin, long and short forms. */
  async alternates(key: string): Promise<string[]> {
    const {site, alphabet} = this.head
    const [place] = await this.#read([lineOf('keys', bucketOf(key, site.phrases))])
    const [bytes] = await this.#read([{region: 'phrases', ...placed(place)}])
    const reader = readerOf(bytes)
    const entries = Array.from({length: reader.gamma() - 1}, () => {
      const name = alphabet.read(reader)
      return {name, values: Array.from({length: reader.gamma() - 1}, () => alphabet.read(reader))}
    })
    return entries.find(({name}) => name === key)?.values ?? []
  }

  /** By what every document is chosen. */
  facets(): Promise<DocumentFacets[]> {
    if (!this.#facets) {
      const {site, alphabet} = this.head
      this.#facets = this.#read([{region: 'facets', start: 0, end: site.regions.facets}]).then(
        ([bytes]) => readFacets(readerOf(bytes), site.documents, alphabet),
      )
      this.#facets.catch(() => (this.#facets = undefined))
    }
    return this.#facets
  }

  /** For every passage the place of its document. */
  get documents(): Uint32Array {
    return (this.#documents ??= documentsOf(this.head))
  }

  /** The document that a passage is of, by its place. */
  documentOf(passage: number): number {
    return this.documents[passage] ?? 0
  }

  #buckets(terms: readonly string[]): Promise<Uint8Array[]> {
    const {buckets} = this.head.site
    return this.#read(
      terms.map((term) => {
        const start = bucketOf(term, buckets) * BUCKET
        return {region: 'buckets', start, end: start + BUCKET}
      }),
    )
  }

  async #read(places: readonly Place[]): Promise<Uint8Array[]> {
    const {site, body} = this.head
    const absolute = places.map(({region, start, end}) => {
      if (end > site.regions[region] || start > end) return unexpected()
      const first = startOf(site, region)
      return {start: first + start, end: first + end}
    })
    if (body) return absolute.map(({start, end}) => body.subarray(start, end))
    return this.#together(absolute)
  }

  /** What is asked for at the same time, for whatever, is one request. */
  async #together(stretches: readonly Stretch[]): Promise<Uint8Array[]> {
    const {stretches: all, parts} = (this.#batch ??= this.#newBatch())
    const from = all.length
    all.push(...stretches)
    return (await parts).slice(from, from + stretches.length)
  }

  #newBatch(): Batch {
    const stretches: Stretch[] = []
    const parts = new Promise((resolve) => setTimeout(resolve)).then(() => {
      this.#batch = undefined
      return this.#source.parts(packOf(this.head.site), stretches)
    })
    return {stretches, parts}
  }

  #card(bytes: Uint8Array | undefined, document: number): IndexedCard {
    const {passages = 0, table} = this.head.documents[document] ?? {}
    return readCard(readerOf(bytes), this.head, table === undefined ? passages : 0)
  }

  #cardPlace(document: number): Place {
    const line = this.head.documents[document] ?? unexpected()
    return {region: 'cards', ...line.card}
  }

  #bitsOf(term: string): number {
    return levelBits(this.head.site.levels[kindOf(term)])
  }
}

function documentsOf({site, documents}: Head): Uint32Array {
  const out = new Uint32Array(site.passages)
  for (const [i, {first, passages}] of documents.entries()) out.fill(i, first, first + passages)
  return out
}

/** Stretches of the pack that are about to be fetched in one request. */
interface Batch {
  stretches: Stretch[]
  parts: Promise<Uint8Array[]>
}

/** Where something lies in its region. */
interface Place extends Stretch {
  region: Region
}

/** A line tells where a thing begins, and the next one where it ends. */
function lineOf(region: 'places' | 'keys', line: number): Place {
  return {region, start: line * LINE, end: (line + 2) * LINE}
}

function placed(bytes: Uint8Array = new Uint8Array(2 * LINE)): Stretch {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {start: view.getUint32(0), end: view.getUint32(LINE)}
}

function readerOf(bytes: Uint8Array = new Uint8Array(0)): BitReader {
  return new BitReader(bytes)
}

/** A failure is not kept: asking again may help. */
function keep<Key, Value>(map: Map<Key, Promise<Value>>, key: Key, value: Promise<Value>): void {
  map.set(key, value)
  value.catch(() => map.delete(key))
}

function unexpected(): never {
  throw new IndexError('Unexpected place in the index')
}
