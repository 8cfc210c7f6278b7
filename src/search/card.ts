/** What the index keeps of each document: what results say of it, where its texts lie, and apart from that, as only naming needs it, the names of its passages. Build and browser share this file. */
import type {DocumentCard} from '../records/search.ts'
import type {Eid} from '../tree/types.ts'
import type {Alphabets} from './alphabet.ts'
import type {BitReader, BitWriter} from './bits.ts'
import {ownPieces, readPieces, writePieces} from './pieces.ts'
import type {Stretch} from './source.ts'

/** A card with where the rest of its document lies. */
export interface IndexedCard extends DocumentCard {
  /** In their region: the names of its passages in their order, without the first, as `outlineOf` reads them. */
  outline: Stretch
  /** In their region: the texts of its passages in their order. None where the index has a table of them. */
  texts: readonly Stretch[]
}

/** Where something begins in its region, and about how long a thing is as a power of two, in bits. */
const [START, USUAL] = [32, 5]

/** Every string that `writeCard` writes in the signs of the texts. */
export function cardStrings(card: DocumentCard): string[] {
  return [...wordsOf(card), ...card.issuers, ...ownPieces(card.source, knownOf(card))]
}

/** Those in the signs of ids and dates. */
export function letterStrings(card: DocumentCard): string[] {
  return [card.version ?? '', card.year ?? '', ...ownPieces(card.id, datesOf(card))]
}

export function writeCard(
  writer: BitWriter,
  card: IndexedCard,
  {alphabet, letters}: Alphabets,
): void {
  const {id, issuers, outline, source, suppliedTitle, texts, version = '', year = ''} = card
  writer.bits(suppliedTitle ? 1 : 0, 1)
  for (const text of wordsOf(card)) alphabet.write(writer, text)
  writer.gamma(issuers.length + 1)
  for (const text of issuers) alphabet.write(writer, text)
  letters.write(writer, version)
  const isOfVersion = year === version.slice(0, YEAR)
  writer.bits(isOfVersion ? 1 : 0, 1)
  if (!isOfVersion) letters.write(writer, year)
  writePieces(writer, id, datesOf(card), letters)
  writePieces(writer, source, knownOf(card), alphabet)
  writeStretches(writer, [outline])
  if (texts.length > 0) writeStretches(writer, texts)
}

/** @param listed how many texts it tells of */
export function readCard(
  reader: BitReader,
  {alphabet, letters}: Alphabets,
  listed: number,
): IndexedCard {
  const suppliedTitle = reader.bits(1) === 1
  const next = () => alphabet.read(reader)
  const [title, number, genre] = [next(), next(), next()]
  const issuers = Array.from({length: reader.gamma() - 1}, next)
  const version = letters.read(reader)
  const year = reader.bits(1) === 1 ? version.slice(0, YEAR) : letters.read(reader)
  const dated = {title, ...(version && {version})}
  const id = readPieces(reader, datesOf(dated), letters)
  const source = readPieces(reader, knownOf({...dated, id}), alphabet)
  const [outline = {start: 0, end: 0}] = readStretches(reader, 1)
  const texts = listed > 0 ? readStretches(reader, listed) : []
  return {
    id,
    ...dated,
    ...(number && {number}),
    ...(genre && {genre}),
    ...(year && {year}),
    issuers,
    source,
    suppliedTitle,
    outline,
    texts,
  }
}

const YEAR = 'yyyy'.length

function wordsOf({title, number = '', genre = ''}: DocumentCard): string[] {
  return [title, number, genre]
}

/** Ids end with the date by which versions are told apart. */
function datesOf({version = ''}: Pick<DocumentCard, 'version'>): string[] {
  return [version]
}

/** Files are mostly called what they are. */
function knownOf({id, title, version = ''}: Pick<DocumentCard, 'id' | 'title' | 'version'>) {
  return [title, id, version]
}

/** One behind the other: where the first begins, and how long each is. */
function writeStretches(writer: BitWriter, stretches: readonly Stretch[]): void {
  const start = stretches[0]?.start ?? 0
  const all = (stretches.at(-1)?.end ?? start) - start
  const usual = Math.floor(Math.log2(Math.max(1, all / Math.max(1, stretches.length))))
  writer.bits(start, START)
  writer.bits(usual, USUAL)
  for (const {start, end} of stretches) writer.golomb(end - start, usual)
}

function readStretches(reader: BitReader, count: number): Stretch[] {
  let end = reader.bits(START)
  const usual = reader.bits(USUAL)
  return Array.from({length: count}, () => {
    const start = end
    end += reader.golomb(usual)
    return {start, end}
  })
}

/** What goes to the page. */
export function shownOf({outline, ...card}: IndexedCard): DocumentCard {
  return card
}

/** art_1 art_2 art_3 is art_1~3: no unit has that sign in its name. */
export function writeOutline(eids: readonly Eid[]): string {
  const runs: {stem: string; from: number; to: number}[] = []
  for (const eid of eids) {
    const [, stem = eid, number] = /^(.*_)(\d+)$/u.exec(eid) ?? []
    const last = runs.at(-1)
    if (number !== undefined && last?.stem === stem && last.to + 1 === Number(number)) last.to++
    else runs.push({stem, from: Number(number ?? NaN), to: Number(number ?? NaN)})
  }
  return runs
    .map(({stem, from, to}) =>
      Number.isNaN(from) ? stem : `${stem}${from}${to > from ? `~${to}` : ''}`,
    )
    .join(' ')
}

/** Articles, headings, paragraphs outside articles. */
export function outlineOf(outline: string): Eid[] {
  return outline === '' ? [] : outline.split(' ').flatMap(eidsOf)
}

function eidsOf(run: string): Eid[] {
  const [, stem = '', from, to] = /^(.*_)(\d+)~(\d+)$/u.exec(run) ?? []
  if (from === undefined || to === undefined) return [run]
  const count = Math.max(0, Number(to) - Number(from) + 1)
  return Array.from({length: count}, (_, i) => `${stem}${Number(from) + i}`)
}
