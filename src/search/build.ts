/** Makes the index of a site: what `store.ts` reads. Runs at build time. */
import type {DocumentCard, Searchable} from '../records/search.ts'
import {Alphabet, CharacterCounts} from './alphabet.ts'
import type {Alphabets} from './alphabet.ts'
import {BitWriter, joined} from './bits.ts'
import {cardStrings, letterStrings, writeCard, writeOutline} from './card.ts'
import {makeFold} from './encode.ts'
import {
  BUCKET,
  bucketOf,
  checksum,
  FORMAT,
  LINE,
  MOST_LISTED,
  REGIONS,
  SMALL,
  writeHead,
} from './format.ts'
import type {DocumentLine, Region, Site} from './format.ts'
import {facetStrings, writeFacets} from './facets.ts'
import {Gatherer, posting} from './gather.ts'
import type {Terms} from './gather.ts'
import {impact, kindOf, Levels} from './impact.ts'
import {baseOf, stringsOf, writePassage} from './passage.ts'
import {findAlternates} from './phrases.ts'
import type {Alternates} from './phrases.ts'
import {numberTerm} from './number.ts'
import type {Stretch} from './source.ts'
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
  const known = documents.map(({card}) => card)
  const names = documents.map(({passages}) => writeOutline(passages.slice(1).map(baseOf)))
  for (const text of [...known.flatMap(cardStrings), ...facetStrings(known), ...names])
    counts.add(text)
  for (const entry of alternates) for (const text of entry.flat()) counts.add(text)
  const alphabet = Alphabet.of(counts)

  const phrases = Math.max(1, Math.round(alternates.size / PER_BUCKET))
  const {levels, count: buckets, ...found} = writeTerms(gathered, lengths, average, alphabet)
  const instruments = instrumentsOf(documents)
  const letters = new CharacterCounts()
  for (const text of known.flatMap(letterStrings)) letters.add(text)
  const alphabets = {alphabet, letters: Alphabet.of(letters)}
  const {texts, ...written} = writeTexts(documents, alphabet, instruments)
  const {lines, ...described} = writeCards(known, {names, texts}, alphabets)
  let first = 0
  const table = documents.map(({standing, passages: {length: passages}}, i): DocumentLine => {
    const {[i]: card = {start: 0, end: 0}} = lines
    const line = {...standing, first, passages, card}
    first += passages
    return line
  })
  const regions: Record<Region, Uint8Array> = {
    ...found,
    ...written,
    ...described,
    facets: bytesOf((writer) => {
      writeFacets(writer, known, alphabet)
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
  const head = writeHead(site, alphabets, table, isSmall ? pack : undefined)
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
  const parts = documents.map(({passages}) =>
    passages.map((passage) => {
      writePassage(writer, passage, alphabet, instruments)
      return writer.take().bytes
    }),
  )
  const all = stretchesOf(parts.flat())
  let first = 0
  const texts = parts.map(({length}) => all.slice(first, (first += length)))
  const tables = texts.filter(isLong).map(tableOf)
  return {texts, places: joined(tables), passages: joined(parts.flat())}
}

/** Cards, where each lies, and the outlines that they tell of. */
function writeCards(
  documents: readonly DocumentCard[],
  {names, texts}: {names: readonly string[]; texts: readonly (readonly Stretch[])[]},
  alphabets: Alphabets,
) {
  const outlines = names.map((one) =>
    bytesOf((writer) => {
      alphabets.alphabet.write(writer, one)
    }),
  )
  const lies = stretchesOf(outlines)
  const cards = documents.map((card, i) =>
    bytesOf((writer) => {
      const {[i]: outline = {start: 0, end: 0}} = lies
      const {[i]: own = []} = texts
      writeCard(writer, {...card, outline, texts: isLong(own) ? [] : own}, alphabets)
    }),
  )
  return {lines: stretchesOf(cards), cards: joined(cards), outlines: joined(outlines)}
}

/** Its card does not tell where its texts lie. */
function isLong({length}: readonly unknown[]): boolean {
  return length > MOST_LISTED
}

function writeAlternates(alternates: Alternates, buckets: number, alphabet: Alphabet) {
  const filed: [string, readonly string[]][][] = Array.from({length: buckets}, () => [])
  for (const entry of alternates) filed[bucketOf(entry[0], buckets)]?.push(entry)
  const phrases = filed.map((entries) =>
    bytesOf((writer) => {
      writer.gamma(entries.length + 1)
      for (const [key, values] of entries) {
        alphabet.write(writer, key)
        writer.gamma(values.length + 1)
        for (const value of values) alphabet.write(writer, value)
      }
    }),
  )
  return {keys: tableOf(stretchesOf(phrases)), phrases: joined(phrases)}
}

function bytesOf(write: (writer: BitWriter) => void): Uint8Array {
  const writer = new BitWriter()
  write(writer)
  return writer.bytes()
}

/** Where each lies when they are joined. */
function stretchesOf(parts: readonly Uint8Array[]): Stretch[] {
  let end = 0
  return parts.map(({length}) => ({start: end, end: (end += length)}))
}

/** Where each begins, one behind the other, and where the last ends. */
function tableOf(stretches: readonly Stretch[]): Uint8Array {
  const bytes = new Uint8Array((stretches.length + 1) * LINE)
  const view = new DataView(bytes.buffer)
  for (const [i, {start, end}] of stretches.entries()) {
    view.setUint32(i * LINE, start)
    view.setUint32((i + 1) * LINE, end)
  }
  return bytes
}
