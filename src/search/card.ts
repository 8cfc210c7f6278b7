/** What the index keeps of each document: what results say of it, and the names of its passages. Build and browser share this file. */
import type {DocumentCard} from '../records/search.ts'
import type {Eid} from '../tree/types.ts'
import type {Alphabet} from './alphabet.ts'
import type {BitReader, BitWriter} from './bits.ts'

/** A card with what the index has of its document. */
export interface IndexedCard extends DocumentCard {
  /** The names of its passages in their order, without the first, as `outlineOf` reads them: only naming needs them. */
  outline: string
}

/** Every string that `writeCard` writes. */
export function cardStrings(card: IndexedCard): string[] {
  const {id, title, number = '', genre = '', year = '', version = '', issuers, outline} = card
  return [id, title, number, genre, year, version, outline, besideTitle(card).rest, ...issuers]
}

export function writeCard(writer: BitWriter, card: IndexedCard, alphabet: Alphabet): void {
  writer.bits(card.suppliedTitle ? 1 : 0, 1)
  writer.gamma(besideTitle(card).place + 2)
  writer.gamma(card.issuers.length + 1)
  for (const text of cardStrings(card)) alphabet.write(writer, text)
}

export function readCard(reader: BitReader, alphabet: Alphabet): IndexedCard {
  const suppliedTitle = reader.bits(1) === 1
  const place = reader.gamma() - 2
  const issuers = reader.gamma() - 1
  const next = () => alphabet.read(reader)
  const [id, title, number, genre, year, version] = [next(), next(), next(), next(), next(), next()]
  const [outline, rest] = [next(), next()]
  return {
    id,
    title,
    ...(number && {number}),
    ...(genre && {genre}),
    ...(year && {year}),
    ...(version && {version}),
    issuers: Array.from({length: issuers}, next),
    source: place < 0 ? rest : rest.slice(0, place) + title + rest.slice(place),
    suppliedTitle,
    outline,
  }
}

/** Files are mostly called what they are: where the title stands in the path, or -1, and what else does. */
function besideTitle({source, title}: DocumentCard): {place: number; rest: string} {
  const place = source.indexOf(title)
  return {
    place,
    rest: place < 0 ? source : source.slice(0, place) + source.slice(place + title.length),
  }
}

/** What goes to the page: an outline of hundreds of articles stays behind. */
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
export function outlineOf({outline}: Pick<IndexedCard, 'outline'>): Eid[] {
  return outline === '' ? [] : outline.split(' ').flatMap(eidsOf)
}

function eidsOf(run: string): Eid[] {
  const [, stem = '', from, to] = /^(.*_)(\d+)~(\d+)$/u.exec(run) ?? []
  if (from === undefined || to === undefined) return [run]
  const count = Math.max(0, Number(to) - Number(from) + 1)
  return Array.from({length: count}, (_, i) => `${stem}${Number(from) + i}`)
}
