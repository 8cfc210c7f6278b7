/** By what documents are chosen: year, genre, issuers. Build and browser share this file. */
import type {DocumentCard} from '../records/search.ts'
import type {Alphabet} from './alphabet.ts'
import type {BitReader, BitWriter} from './bits.ts'
import {checksum} from './format.ts'

export interface DocumentFacets {
  /** By which a document is known again: of its id 24 bits. */
  key: number
  year?: string
  genre?: string
  issuers: string[]
}

/** What hits are narrowed to; whatever is absent narrows nothing. */
export interface Filter {
  /** Id of a document. */
  document?: string
  year?: string
  genre?: string
  issuer?: string
  /** 强度 of the measure that a hit stands in; `none` outside measures. */
  force?: string
  /** 政策工具 of that measure. */
  instrument?: string
}

/** What stands for a year that is not known, or a genre. */
export const UNKNOWN = '未详'
const FIRST_YEAR = 1900
const KEY_BITS = 24

export function keyOf(id: string): number {
  return checksum(new TextEncoder().encode(id)) >>> (32 - KEY_BITS)
}

export function facetStrings(cards: readonly DocumentCard[]): string[] {
  return [...namesOf(cards, ({genre}) => [genre ?? '']), ...namesOf(cards, ({issuers}) => issuers)]
}

export function writeFacets(
  writer: BitWriter,
  cards: readonly DocumentCard[],
  alphabet: Alphabet,
): void {
  const genres = namesOf(cards, ({genre}) => [genre ?? ''])
  const issuers = namesOf(cards, ({issuers}) => issuers)
  for (const names of [genres, issuers]) {
    writer.gamma(names.length + 1)
    for (const name of names) alphabet.write(writer, name)
  }
  for (const card of cards) {
    writer.bits(keyOf(card.id), KEY_BITS)
    writer.golomb(Math.max(0, Number(card.year ?? 0) - FIRST_YEAR), 6)
    writer.choice(genres.indexOf(card.genre ?? ''), genres.length)
    writer.gamma(card.issuers.length + 1)
    for (const issuer of card.issuers) writer.choice(issuers.indexOf(issuer), issuers.length)
  }
}

export function readFacets(
  reader: BitReader,
  documents: number,
  alphabet: Alphabet,
): DocumentFacets[] {
  const [genres = [], issuers = []] = [0, 1].map(() =>
    Array.from({length: reader.gamma() - 1}, () => alphabet.read(reader)),
  )
  return Array.from({length: documents}, () => {
    const key = reader.bits(KEY_BITS)
    const year = reader.golomb(6)
    const genre = genres[reader.choice(genres.length)] ?? ''
    const count = reader.gamma() - 1
    return {
      key,
      ...(year > 0 && {year: String(year + FIRST_YEAR)}),
      ...(genre !== '' && {genre}),
      issuers: Array.from({length: count}, () => issuers[reader.choice(issuers.length)] ?? ''),
    }
  })
}

/** Whether a document is one of those that a filter wants. */
export function documentsOf({
  document,
  year,
  genre,
  issuer,
}: Filter): (facets: DocumentFacets) => boolean {
  const key = document === undefined ? undefined : keyOf(document)
  return (facets) =>
    (key === undefined || facets.key === key) &&
    (year === undefined || (facets.year ?? UNKNOWN) === year) &&
    (genre === undefined || (facets.genre ?? UNKNOWN) === genre) &&
    (issuer === undefined ||
      (issuer === UNKNOWN ? facets.issuers.length === 0 : facets.issuers.includes(issuer)))
}

function namesOf(
  cards: readonly DocumentCard[],
  of: (card: DocumentCard) => readonly string[],
): string[] {
  return [...new Set(cards.flatMap(of))]
}
