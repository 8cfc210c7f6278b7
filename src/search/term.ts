/** What the index says of a term: how much of the texts has it, and which passages. Build and browser share this file. */
import type {Alphabet} from './alphabet.ts'
import {BitReader, BitWriter, gammaSize, readList, writeList} from './bits.ts'
import type {Bits} from './bits.ts'
import type {Stretch} from './source.ts'

/** How much of the texts has a term. */
export interface Counts {
  /** Passages. */
  passages: number
  /** Units of them: paragraphs, items, headings, fields. */
  units: number
  occurrences: number
}

/** Passages that have a term, in their order, each with the level of its impact. */
export interface Postings {
  ids: Uint32Array
  levels: Uint8Array
}

export interface Term extends Counts {
  /** In its bucket, or where in the region of lists. */
  list: Postings | Stretch
}

/** A term on its way into a bucket. */
export interface Entry extends Counts {
  term: string
  list: Bits
}

/**
 * How much can have several runs of text at most, from the terms of each: a run stands no oftener than
 * the rarest of its terms. A run without terms, of marks, is no bound.
 */
export function atMost(perRun: readonly (readonly Counts[])[]): Omit<Counts, 'passages'> {
  const bounds = perRun
    .filter((terms) => terms.length > 0)
    .map((terms) => ({
      units: Math.min(...terms.map(({units}) => units)),
      occurrences: Math.min(...terms.map(({occurrences}) => occurrences)),
    }))
  return {
    units: Math.min(...bounds.map(({units}) => units)),
    occurrences: bounds.reduce((sum, {occurrences}) => sum + occurrences, 0),
  }
}

/** A list that is longer never lies in a bucket, in bits. */
const SHORT = 400

/** Where a list begins, and how long it is, in so many bits each: in bytes. */
const [START, LENGTH] = [32, 22]
const PLACE = START + LENGTH

/** How many bits a level takes. */
export function levelBits(levels: readonly number[]): number {
  return Math.ceil(Math.log2(levels.length))
}

export function writePostings(
  writer: BitWriter,
  {ids, levels}: Postings,
  passages: number,
  bits: number,
): void {
  writeList(writer, ids, 0, passages - 1)
  if (bits > 0) for (const level of levels) writer.bits(level, bits)
}

export function readPostings(
  reader: BitReader,
  count: number,
  passages: number,
  bits: number,
): Postings {
  const ids = readList(reader, count, 0, passages - 1)
  const levels = new Uint8Array(count)
  if (bits > 0) for (let i = 0; i < count; i++) levels[i] = reader.bits(bits)
  return {ids, levels}
}

/** How full buckets are on average: they differ, and what finds no room costs a request. */
const FULL = 0.75
/** What a list takes of a bucket at most, on average, in bits: where it finds no room it lies elsewhere. */
const USUAL = 120

/** How many buckets of a given size the terms of an index need: the rarer they are, the fewer. */
export function bucketsFor(entries: readonly Entry[], size: number, alphabet: Alphabet): number {
  let bits = 0
  for (const entry of entries)
    bits += countsSize(entry, alphabet) + 1 + Math.min(entry.list.length, USUAL)
  return Math.max(1, Math.round(bits / (size * 8 * FULL)))
}

/**
 * Fills a bucket of a given size, so that a term is found without asking where its bucket lies. The
 * longest lists leave it first; entries for which there is no room are all told in its rest.
 *
 * @param put keeps bytes in the region of lists, and tells where
 */
export function writeBucket(
  entries: readonly Entry[],
  size: number,
  alphabet: Alphabet,
  put: (bytes: Uint8Array) => Stretch,
): Uint8Array {
  const room = size * 8
  const inside = new Set(entries.filter(({list}) => list.length <= SHORT))
  const sizeIn = (entry: Entry): number =>
    countsSize(entry, alphabet) + 1 + (inside.has(entry) ? entry.list.length : PLACE)
  let bits = 1 + gammaSize(entries.length + 1)
  for (const entry of entries) bits += sizeIn(entry)
  const byLength = [...inside].sort((a, b) => b.list.length - a.list.length)
  for (const entry of byLength) {
    if (bits <= room) break
    inside.delete(entry)
    bits += PLACE - entry.list.length
  }
  let here = entries.length
  while (here > 0 && bits + (here < entries.length ? PLACE : 0) > room) {
    const entry = entries[--here]
    if (entry) bits -= sizeIn(entry)
    bits += gammaSize(here + 1) - gammaSize(here + 2)
  }
  const rest = entries.slice(here)
  const writer = new BitWriter()
  const place = rest.length > 0 && put(bucketOf(writer, rest, new Set(rest), alphabet, put, false))
  const bytes = new Uint8Array(size)
  bytes.set(bucketOf(writer, entries.slice(0, here), inside, alphabet, put, place))
  return bytes
}

function bucketOf(
  writer: BitWriter,
  entries: readonly Entry[],
  inside: ReadonlySet<Entry>,
  alphabet: Alphabet,
  put: (bytes: Uint8Array) => Stretch,
  rest: Stretch | false,
): Uint8Array {
  writer.bits(rest ? 1 : 0, 1)
  if (rest) writePlace(writer, rest)
  writer.gamma(entries.length + 1)
  for (const entry of entries) {
    writeCounts(writer, entry, alphabet)
    writer.bits(inside.has(entry) ? 1 : 0, 1)
    if (inside.has(entry)) writer.append(entry.list)
    else writePlace(writer, put(entry.list.bytes))
  }
  return writer.take().bytes
}

/** A term, and how much of the texts has it. */
function writeCounts(writer: BitWriter, entry: Entry, alphabet: Alphabet): void {
  alphabet.write(writer, entry.term)
  for (const count of countsOf(entry)) writer.gamma(count)
}

/** How much room that takes, in bits. */
function countsSize(entry: Entry, alphabet: Alphabet): number {
  return countsOf(entry).reduce((sum, count) => sum + gammaSize(count), alphabet.sizeOf(entry.term))
}

/** As they are written: each by what it is more than the last. */
function countsOf({passages, units, occurrences}: Counts): number[] {
  return [passages, units - passages + 1, occurrences - units + 1]
}

/** How the lists of terms are read. */
export interface Reading {
  alphabet: Alphabet
  /** How many passages there are. */
  passages: number
  bitsOf: (term: string) => number
}

/** Looks a term up in its bucket: the term, or where the rest of the bucket lies. */
export function readBucket(
  bytes: Uint8Array,
  term: string,
  {alphabet, passages: all, bitsOf}: Reading,
): Term | {rest: Stretch} | undefined {
  const reader = new BitReader(bytes)
  const rest = reader.bits(1) === 1 ? readPlace(reader) : undefined
  const count = reader.gamma() - 1
  for (let i = 0; i < count; i++) {
    const name = alphabet.read(reader)
    const passages = reader.gamma()
    const units = passages + reader.gamma() - 1
    const occurrences = units + reader.gamma() - 1
    const list =
      reader.bits(1) === 1 ? readPostings(reader, passages, all, bitsOf(name)) : readPlace(reader)
    if (name === term) return {passages, units, occurrences, list}
  }
  return rest && {rest}
}

function writePlace(writer: BitWriter, {start, end}: Stretch): void {
  writer.bits(start, START)
  writer.bits(end - start, LENGTH)
}

function readPlace(reader: BitReader): Stretch {
  const start = reader.bits(START)
  return {start, end: start + reader.bits(LENGTH)}
}
