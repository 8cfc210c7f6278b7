/** Makes the index of a site: what `store.ts` reads. Runs at build time. */
import type {Searchable} from '../records/search.ts'
import {Alphabet, CharacterCounts} from './alphabet.ts'
import {BitWriter} from './bits.ts'
import {cardStrings, writeCard, writeOutline} from './card.ts'
import type {IndexedCard} from './card.ts'
import {makeFold} from './encode.ts'
import {BUCKET, bucketOf, checksum, FORMAT, REGIONS, SMALL, writeHead} from './format.ts'
import type {DocumentLine, Region, Site} from './format.ts'
import {facetStrings, writeFacets} from './facets.ts'
import {Gatherer, posting} from './gather.ts'
import type {Terms} from './gather.ts'
import {impact, kindOf, Levels} from './impact.ts'
import {baseOf, stringsOf, writePassage} from './passage.ts'
import {findAlternates} from './phrases.ts'
import type {Alternates} from './phrases.ts'
import {numberTerm} from './number.ts'
import {bucketsFor, levelBits, writeBucket, writePostings} from './term.ts'
import type {Entry} from './term.ts'
import {wholeFold} from './whole-fold.ts'

/** What is indexed of a document. */
type Indexed = Pick<Searchable, 'card' | 'standing' | 'passages'>

/** The files of an index by their names. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>

/** Levels of impact of pairs and words, and of single characters, whose lists are long and rank little. */
const PAIR_LEVELS = 8
const CHARACTER_LEVELS = 2
/** What the length of a heading that stands alone is taken for, in characters. */
const HEADING = 1000
/** Phrases of a bucket, on average. */
const PER_BUCKET = 10

/**
 * @param documents in their order; `newest` of their standing is a place in it
 * @param name of the first file, without its ending
 */
export function buildIndex(documents: readonly Indexed[], name: string): IndexFiles {
  const {gathered, lengths, counts, texts: folded} = gather(documents)
  const characters = folded.reduce((sum, {length}) => sum + length, 0)
  const alternates = findAlternates(folded)
  const passages = lengths.length
  const average = characters / Math.max(1, passages)
  for (const {term} of gathered.terms) counts.add(term)
  const all = documents.map(({card, passages}): IndexedCard => {
    return {...card, outline: writeOutline(passages.slice(1).map(baseOf))}
  })
  for (const text of [...all.flatMap(cardStrings), ...facetStrings(all)]) counts.add(text)
  for (const entry of alternates) for (const text of entry.flat()) counts.add(text)
  const alphabet = Alphabet.of(counts)

  const phrases = Math.max(1, Math.round(alternates.size / PER_BUCKET))
  const {levels, count: buckets, ...found} = writeTerms(gathered, lengths, average, alphabet)
  const instruments = instrumentsOf(documents)
  const texts = writeTexts(documents, alphabet, instruments)
  const cards = all.map((card) =>
    written((writer) => {
      writeCard(writer, card, alphabet)
    }),
  )
  let start = 0
  let first = 0
  const table = documents.map(({standing, passages}, i): DocumentLine => {
    const card = {start, end: start + (cards[i]?.length ?? 0)}
    const line = {...standing, first, passages: passages.length, card}
    start = card.end
    first += passages.length
    return line
  })
  const regions: Record<Region, Uint8Array> = {
    ...found,
    ...texts,
    cards: joined(cards),
    facets: written((writer) => {
      writeFacets(writer, all, alphabet)
    }),
    ...writeAlternates(alternates, phrases, alphabet),
  }
  const pack = joined(REGIONS.map((name) => regions[name]))
  const isSmall = pack.length <= SMALL
  const packName = `${name}-${checksum(pack).toString(16).padStart(8, '0')}.bin`
  const site: Site = {
    format: FORMAT,
    documents: documents.length,
    passages,
    buckets,
    phrases,
    average: Math.round(average * 10) / 10,
    levels,
    standards: standardsOf(counts),
    instruments,
    regions: Object.fromEntries(
      REGIONS.map((region) => [region, regions[region].length]),
    ) as Record<Region, number>,
    ...(!isSmall && {pack: packName}),
  }
  const head = writeHead(site, alphabet, table, isSmall ? pack : undefined)
  return new Map<string, Uint8Array>([
    [`${name}.bin`, head],
    ...(isSmall ? [] : [[packName, pack] as const]),
  ])
}

/** Every term with the passages that have it, the length of every passage, and every character. */
function gather(documents: readonly Indexed[]) {
  const gatherer = new Gatherer()
  const counts = new CharacterCounts()
  const lengths: number[] = []
  const texts: string[] = []
  for (const {card, passages} of documents)
    for (const [i, passage] of passages.entries()) {
      let length = 0
      for (const {text} of passage.units) {
        const folded = wholeFold.plain(text)
        length += folded.length
        texts.push(folded)
        gatherer.add(lengths.length, folded)
      }
      if (i === 0 && card.number !== undefined) gatherer.addTerm(numberTerm(card.number, wholeFold))
      // A heading alone is short and would go before what stands below it.
      const isHeading = i > 0 && passage.units.every(({kind}) => kind === 'heading')
      lengths.push(isHeading && passage.article === undefined ? Math.max(length, HEADING) : length)
      for (const text of stringsOf(passage)) counts.add(text)
    }
  return {gathered: gatherer.terms(), lengths, counts, texts}
}

/** What of the table of standards the texts need, see `Site.standards`. */
function standardsOf(counts: CharacterCounts): [string, string][] {
  const withoutTable = makeFold(new Map())
  return [...counts]
    .flatMap(([char]) => Array.from(withoutTable.plain(char)))
    .map((char): [string, string] => [char, wholeFold.plain(char)])
    .filter(([char, standard]) => char !== standard)
}

function writeTerms(
  {terms, postings}: Terms,
  lengths: readonly number[],
  average: number,
  alphabet: Alphabet,
) {
  const impactOf = (number: number): number => {
    const {passage, count} = posting(number)
    return impact(count, lengths[passage] ?? 0, average)
  }
  const cuts = {pairs: new Levels(), characters: new Levels()}
  for (const {term, start, passages} of terms) {
    const cut = cuts[kindOf(term)]
    for (let i = start; i < start + passages; i++) cut.add(impactOf(postings[i] ?? 0))
  }
  const levels = {
    pairs: cuts.pairs.cut(PAIR_LEVELS),
    characters: cuts.characters.cut(CHARACTER_LEVELS),
  }
  const lists: Uint8Array[] = []
  let end = 0
  const put = (bytes: Uint8Array) => {
    lists.push(bytes)
    const start = end
    end += bytes.length
    return {start, end}
  }
  const writer = new BitWriter()
  const entries = terms.map(({term, start, ...counts}): Entry => {
    const {passages} = counts
    const kind = kindOf(term)
    const ids = new Uint32Array(passages)
    const given = new Uint8Array(passages)
    for (let i = 0; i < passages; i++) {
      const {passage, count} = posting(postings[start + i] ?? 0)
      ids[i] = passage
      given[i] = cuts[kind].of(impact(count, lengths[passage] ?? 0, average))
    }
    writePostings(writer, {ids, levels: given}, lengths.length, levelBits(levels[kind]))
    return {term, ...counts, list: writer.take()}
  })
  const buckets = bucketsFor(entries, BUCKET, alphabet)
  const filed: Entry[][] = Array.from({length: buckets}, () => [])
  for (const entry of entries) filed[bucketOf(entry.term, buckets)]?.push(entry)
  const written = filed.map((some) => writeBucket(some, BUCKET, alphabet, put))
  return {levels, count: buckets, buckets: joined(written), lists: joined(lists)}
}

/** 政策工具 of all measures. */
function instrumentsOf(documents: readonly Indexed[]): string[] {
  const names = new Set<string>()
  for (const {passages} of documents)
    for (const {units} of passages)
      for (const {measures} of units)
        for (const {instruments} of measures) for (const name of instruments) names.add(name)
  return [...names]
}

function writeTexts(
  documents: readonly Indexed[],
  alphabet: Alphabet,
  instruments: readonly string[],
) {
  const writer = new BitWriter()
  const texts = documents.flatMap(({passages}) =>
    passages.map((passage) => {
      writePassage(writer, passage, alphabet, instruments)
      return writer.take().bytes
    }),
  )
  return {places: starts(texts), passages: joined(texts)}
}

function writeAlternates(alternates: Alternates, buckets: number, alphabet: Alphabet) {
  const filed: [string, readonly string[]][][] = Array.from({length: buckets}, () => [])
  for (const entry of alternates) filed[bucketOf(entry[0], buckets)]?.push(entry)
  const phrases = filed.map((entries) =>
    written((writer) => {
      writer.gamma(entries.length + 1)
      for (const [key, values] of entries) {
        alphabet.write(writer, key)
        writer.gamma(values.length + 1)
        for (const value of values) alphabet.write(writer, value)
      }
    }),
  )
  return {keys: starts(phrases), phrases: joined(phrases)}
}

function written(write: (writer: BitWriter) => void): Uint8Array {
  const writer = new BitWriter()
  write(writer)
  return writer.bytes()
}

/** Where each begins when they are joined, and where the last ends, in four bytes. */
function starts(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array((parts.length + 1) * 4)
  const view = new DataView(bytes.buffer)
  let start = 0
  for (const [i, {length}] of parts.entries()) {
    view.setUint32(i * 4, start)
    start += length
  }
  view.setUint32(parts.length * 4, start)
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0))
  let start = 0
  for (const part of parts) {
    bytes.set(part, start)
    start += part.length
  }
  return bytes
}
