/** By what documents are chosen: year, genre, issuers. Build and browser share this file. */
import type {DocumentCard} from '../records/search.ts'
import type {Alphabet} from './alphabet.ts'
import type {BitReader, BitWriter} from './bits.ts'
import {checksum} from './format.ts'

export interface DocumentFacets {
  /** Of its id 24 bits: others may have the same. */
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

export function isFiltered(filter: Filter = {}): boolean {
  return Object.values(filter).some((value) => value !== undefined)
}

/** What stands for a year that is not known, or a genre. */
export const UNKNOWN = '未详'
const KEY_BITS = 24

export function keyOf(id: string): number {
  return checksum(new TextEncoder().encode(id)) >>> (32 - KEY_BITS)
}

export function facetStrings(cards: readonly DocumentCard[]): string[] {
  return Object.values(namesOf(cards)).flat()
}

export function writeFacets(
  writer: BitWriter,
  cards: readonly DocumentCard[],
  alphabet: Alphabet,
): void {
  const {years, genres, issuers} = namesOf(cards)
  for (const names of [years, genres, issuers]) {
    writer.gamma(names.length + 1)
    for (const name of names) alphabet.write(writer, name)
  }
  for (const card of cards) {
    writer.bits(keyOf(card.id), KEY_BITS)
    writer.choice(years.indexOf(card.year ?? ''), years.length)
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
  const [years = [], genres = [], issuers = []] = [0, 1, 2].map(() =>
    Array.from({length: reader.gamma() - 1}, () => alphabet.read(reader)),
  )
  return Array.from({length: documents}, () => {
    const key = reader.bits(KEY_BITS)
    const year = years[reader.choice(years.length)] ?? ''
    const genre = genres[reader.choice(genres.length)] ?? ''
    const count = reader.gamma() - 1
    return {
      key,
      ...(year !== '' && {year}),
      ...(genre !== '' && {genre}),
      issuers: Array.from({length: count}, () => issuers[reader.choice(issuers.length)] ?? ''),
    }
  })
}

/** A filter whose document is a place in the index: -1 for one that is not there. */
export interface PlacedFilter extends Omit<Filter, 'document'> {
  document?: number
}

/** Whether a document is one of those that a filter wants. */
export function isWanted(
  {document, year, genre, issuer}: PlacedFilter,
  facets: DocumentFacets,
  place: number,
): boolean {
  return (
    (document === undefined || place === document) &&
    (year === undefined || (facets.year ?? UNKNOWN) === year) &&
    (genre === undefined || (facets.genre ?? UNKNOWN) === genre) &&
    (issuer === undefined ||
      (issuer === UNKNOWN ? facets.issuers.length === 0 : facets.issuers.includes(issuer)))
  )
}

/** What is not known is an empty name. */
function namesOf(cards: readonly DocumentCard[]) {
  const once = (names: readonly string[]) => [...new Set(names)]
  return {
    years: once(cards.map(({year = ''}) => year)),
    genres: once(cards.map(({genre = ''}) => genre)),
    issuers: once(cards.flatMap(({issuers}) => issuers)),
  }
}
