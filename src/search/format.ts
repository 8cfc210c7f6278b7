/**
 * The files of an index: what build and browser agree on.
 *
 * The head is fetched whole: what is known of the site as a whole, the alphabet, a line
 * for each document. Behind it lies the pack, of which a query needs a few stretches: in the same
 * file where it is small, else in a file of its own that is read by HTTP Range.
 *
 * The pack holds, one region after the other:
 *
 * - `buckets`: terms by their hash, with how much of the texts has them; short lists of passages
 * - `lists`: long lists of passages
 * - `places`: of documents with many passages, where the text of each begins, four bytes each, and where the last ends
 * - `passages`: the texts
 * - `cards`: what is shown of each document, and where the texts of its passages lie
 * - `outlines`: the names of the passages of each document
 * - `facets`: by what documents are chosen
 * - `keys` and `phrases`: words by their pinyin and their short forms; where each bucket begins, and the buckets
 */
import type {Standing} from '../records/search.ts'
import {Alphabet} from './alphabet.ts'
import type {Alphabets} from './alphabet.ts'
import {BitReader, BitWriter} from './bits.ts'
import type {Pack, Stretch} from './source.ts'

/** Rises with every change that an older reader would misread. */
export const FORMAT = 5

/** The size of a bucket, in bytes. */
export const BUCKET = 168

/** Where the texts of so many passages lie the card of a document tells. Of more only few are asked for: these have a table. */
export const MOST_LISTED = 200

/** A site whose pack is no larger is one file, fetched whole. */
export const SMALL = 256 * 1024

export const REGIONS = [
  'buckets',
  'lists',
  'places',
  'passages',
  'cards',
  'outlines',
  'facets',
  'keys',
  'phrases',
] as const
export type Region = (typeof REGIONS)[number]

/** A line of the head for each document. */
export interface DocumentLine extends Standing {
  /** Its first passage: its title and the fields of its form. */
  first: number
  /** How many passages it has. */
  passages: number
  /** Where its card lies in the region of cards. */
  card: Stretch
  /** Where its table begins in the region of places; absent where its card tells where its texts lie. */
  table?: number
}

/** What the head says of a site. */
export interface Site {
  format: number
  documents: number
  passages: number
  buckets: number
  /** Buckets of phrases. */
  phrases: number
  /** Folded characters of a passage, on average. */
  average: number
  /** What a posting of each level adds to a score before it is weighed, least first; of pairs and words, and of single characters. */
  levels: {pairs: readonly number[]; characters: readonly number[]}
  /** Traditional and variant characters that stand in the texts, each with its simplified form. */
  standards: readonly (readonly [string, string])[]
  /** 政策工具 by their places. */
  instruments: readonly string[]
  /** How many bytes each region has. */
  regions: Readonly<Record<Region, number>>
  /** The file of the pack; absent where it lies in this one. */
  pack?: string
}

export interface Head extends Alphabets {
  site: Site
  documents: readonly DocumentLine[]
  /** The pack, where it lies in this file. */
  body?: Uint8Array
}

const MAGIC = 'MWI'
/** Magic and format, checksum, length of the JSON, length of the tables. */
const FIXED = 16
/** About how many passages a document has, and bytes its card, as powers of two. */
const [PASSAGES, CARD] = [5, 6]
/** Of a line of a table, in bytes. */
export const LINE = 4

/** The kind of file was not expected, or it is not whole: asking again may help. */
export class IndexError extends Error {
  override name = 'IndexError'
}

/** What came is no index, or not whole. */
export function isOfIndex(error: unknown): boolean {
  return error instanceof IndexError || error instanceof RangeError
}

export function writeHead(
  site: Site,
  {alphabet, letters}: Alphabets,
  documents: readonly DocumentLine[],
  body?: Uint8Array,
): Uint8Array {
  const writer = new BitWriter()
  alphabet.save(writer)
  letters.save(writer)
  for (const [i, {passages, card, cited, newest}] of documents.entries()) {
    writer.golomb(passages, PASSAGES)
    writer.golomb(card.end - card.start, CARD)
    writer.bits(cited, 4)
    writer.gamma((newest >= i ? (newest - i) * 2 : (i - newest) * 2 - 1) + 1)
  }
  const tables = writer.bytes()
  const json = new TextEncoder().encode(JSON.stringify(site))
  const bytes = new Uint8Array(FIXED + json.length + tables.length + (body?.length ?? 0))
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(MAGIC))
  bytes[MAGIC.length] = FORMAT
  view.setUint32(8, json.length)
  view.setUint32(12, tables.length)
  bytes.set(json, FIXED)
  bytes.set(tables, FIXED + json.length)
  if (body) bytes.set(body, FIXED + json.length + tables.length)
  view.setUint32(4, checksum(bytes.subarray(8)))
  return bytes
}

/** @throws IndexError for what is no head, of another format, or cut short: it must never give wrong answers */
export function readHead(bytes: Uint8Array): Head {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length))
  if (bytes.length < FIXED || magic !== MAGIC)
    throw new IndexError('Unexpected file, expected an index')
  if (bytes[MAGIC.length] !== FORMAT)
    throw new IndexError(
      `Unexpected index format \`${bytes[MAGIC.length] ?? 0}\`, expected ${FORMAT}`,
    )
  if (view.getUint32(4) !== checksum(bytes.subarray(8)))
    throw new IndexError('Unexpected end or change of the index file')
  const jsonEnd = FIXED + view.getUint32(8)
  const tablesEnd = jsonEnd + view.getUint32(12)
  const site = JSON.parse(new TextDecoder().decode(bytes.subarray(FIXED, jsonEnd))) as Site
  const reader = new BitReader(bytes.subarray(jsonEnd, tablesEnd))
  const alphabet = Alphabet.load(reader)
  const letters = Alphabet.load(reader)
  const documents: DocumentLine[] = []
  let [first, card, table] = [0, 0, 0]
  for (let i = 0; i < site.documents; i++) {
    const passages = reader.golomb(PASSAGES)
    const size = reader.golomb(CARD)
    const cited = reader.bits(4)
    const way = reader.gamma() - 1
    documents.push({
      first,
      passages,
      card: {start: card, end: card + size},
      cited,
      newest: i + (way % 2 === 0 ? way / 2 : -(way + 1) / 2),
      ...(passages > MOST_LISTED && {table}),
    })
    first += passages
    card += size
    if (passages > MOST_LISTED) table += (passages + 1) * LINE
  }
  return {
    site,
    alphabet,
    letters,
    documents,
    ...(site.pack === undefined && {body: bytes.subarray(tablesEnd)}),
  }
}

/** The pack, where it is a file of its own. */
export function packOf({pack = '', regions}: Site): Pack {
  return {name: pack, size: REGIONS.reduce((sum, name) => sum + regions[name], 0)}
}

/** Where a region begins in the pack. */
export function startOf(site: Site, region: Region): number {
  let start = 0
  for (const name of REGIONS) {
    if (name === region) break
    start += site.regions[name]
  }
  return start
}

/** FNV-1a, 32 bits. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** The bucket of a term. */
export function bucketOf(term: string, buckets: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < term.length; i++) {
    hash = Math.imul(hash ^ (term.charCodeAt(i) & 255), 0x01000193)
    hash = Math.imul(hash ^ (term.charCodeAt(i) >> 8), 0x01000193)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 12
  return (hash >>> 0) % buckets
}
