/**
 * Every term of a site with the passages that have it. Occurrences are written down as they come and
 * sorted by term at the end: many times quicker than looking each one up. Runs at build time.
 */
import {isWord, LATIN} from './encode.ts'
import type {Counts} from './term.ts'

/** A term with how much has it. */
interface Gathered extends Counts {
  term: string
  /** Where its passages begin in `postings`: so many as it has. */
  start: number
}

/** Every term, and the passages of all of them one behind the other: many small arrays would take three times the room. */
export interface Terms {
  terms: Gathered[]
  /** A number for each: its place and how often it has the term, see `posting`. */
  postings: Uint32Array
}

/** How often a passage has a term is kept as far as this. */
const MOST = 255

/** What a number of `postings` says. */
export function posting(number: number): {passage: number; count: number} {
  return {passage: Math.floor(number / (MOST + 1)), count: number % (MOST + 1)}
}

/** More characters than any site has. A pair is one number below 2³². */
const CHARACTERS = 65_536

/** Files folded units under their characters, pairs of neighbours, and Latin words and numbers as wholes. */
export class Gatherer {
  /** By code units; characters beyond the basic plane by themselves. */
  readonly #numbers = new Uint16Array(0x10000)
  readonly #others = new Map<string, number>()
  readonly #names: string[] = ['']
  readonly #isWord: boolean[] = [false]
  readonly #short = new Occurrences()
  readonly #words = new Map<string, number[]>()
  /** Of each unit. */
  readonly #passages: number[] = []

  /** @param passage its place; passages come in their order */
  add(passage: number, folded: string): void {
    const unit = this.#passages.push(passage) - 1
    let before = 0
    let twins = 0
    for (const char of folded) {
      const number = this.#numberOf(char)
      if (this.#isWord[number]) this.#short.add(number, unit)
      if (before > 0 && (this.#isWord[number] || this.#isWord[before])) {
        // 人人人 holds 人人 once, as one finds it in a page.
        twins = number === before ? twins + 1 : 0
        if (twins % 2 === 1 || number !== before)
          this.#short.add(before * CHARACTERS + number, unit)
      }
      before = number
    }
    for (const [word] of folded.matchAll(LATIN)) if (word.length > 2) this.addTerm(word)
  }

  /** A term of its own, for the unit that was added last. */
  addTerm(term: string): void {
    const known = this.#words.get(term)
    const unit = this.#passages.length - 1
    if (known) known.push(unit)
    else this.#words.set(term, [unit])
  }

  /** Once: the occurrences are used up by it. */
  terms(): Terms {
    const {terms: numbers, units} = this.#short.sorted()
    const ofWords = [...this.#words.values()].reduce((sum, {length}) => sum + length, 0)
    const postings = new Uint32Array(units.length + ofWords)
    const terms: Gathered[] = []
    let start = 0
    const put = (term: string, units: ArrayLike<number>) => {
      const counts = this.#count(units, postings, start)
      terms.push({term, start, ...counts})
      start += counts.passages
    }
    for (let from = 0, to = 0; from < numbers.length; from = to) {
      const term = numbers[from] ?? 0
      while (numbers[to] === term) to++
      put(this.#nameOf(term), units.subarray(from, to))
    }
    for (const [term, units] of this.#words) put(term, units)
    return {terms, postings: postings.slice(0, start)}
  }

  /** Writes the passages of a term. @param units one for each occurrence, in the order of the texts */
  #count(units: ArrayLike<number>, postings: Uint32Array, start: number): Counts {
    let [many, passages] = [0, 0]
    let [lastUnit, lastPassage] = [-1, -1]
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] ?? 0
      const passage = this.#passages[unit] ?? 0
      if (unit !== lastUnit) many++
      const last = start + passages - 1
      if (passage !== lastPassage) postings[start + passages++] = passage * (MOST + 1) + 1
      else if ((postings[last] ?? 0) % (MOST + 1) < MOST) postings[last] = (postings[last] ?? 0) + 1
      lastUnit = unit
      lastPassage = passage
    }
    return {passages, units: many, occurrences: units.length}
  }

  #nameOf(term: number): string {
    const before = this.#names[Math.floor(term / CHARACTERS)] ?? ''
    return before + (this.#names[term % CHARACTERS] ?? '')
  }

  #numberOf(char: string): number {
    const isBasic = char.length === 1
    const code = char.charCodeAt(0)
    const known = isBasic ? this.#numbers[code] : this.#others.get(char)
    if (known !== undefined && known > 0) return known
    const number = this.#names.length
    if (number >= CHARACTERS)
      throw new RangeError(
        `Unexpected \`${char}\` after ${CHARACTERS - 1} other characters, expected fewer on a site`,
      )
    if (isBasic) this.#numbers[code] = number
    else this.#others.set(char, number)
    this.#names.push(char)
    this.#isWord.push(isWord(char))
    return number
  }
}

/** At first there is room for so many. */
const ROOM = 1 << 16
/** Terms are sorted by so many bits at a time, the lowest first, in so many turns. */
const BITS = 11
const TURNS = 3

/** Which term stands in which unit, for each occurrence. */
class Occurrences {
  #terms = new Uint32Array(ROOM)
  #units = new Uint32Array(ROOM)
  #length = 0

  /** @param term below 2³²; @param unit no smaller than the last */
  add(term: number, unit: number): void {
    if (this.#length === this.#terms.length) {
      this.#terms = grown(this.#terms)
      this.#units = grown(this.#units)
    }
    this.#terms[this.#length] = term
    this.#units[this.#length++] = unit
  }

  /** By term, and of one term in the order in which they came: a radix sort. What came is used up. */
  sorted(): {terms: Uint32Array; units: Uint32Array} {
    let from = {terms: this.#terms.subarray(0, this.#length), units: this.#units}
    let to = {terms: new Uint32Array(this.#length), units: new Uint32Array(this.#length)}
    for (let turn = 0; turn < TURNS; turn++) {
      const shift = turn * BITS
      const next = placesOf(from.terms, shift)
      for (let i = 0; i < this.#length; i++) {
        const term = from.terms[i] ?? 0
        const digit = (term >>> shift) & MASK
        const place = next[digit] ?? 0
        next[digit] = place + 1
        to.terms[place] = term
        to.units[place] = from.units[i] ?? 0
      }
      ;[from, to] = [to, from]
    }
    return from
  }
}

const MASK = 2 ** BITS - 1

/** Where the first term with each digit goes. */
function placesOf(terms: Uint32Array, shift: number): Uint32Array {
  const places = new Uint32Array(MASK + 2)
  for (let i = 0; i < terms.length; i++) {
    const after = (((terms[i] ?? 0) >>> shift) & MASK) + 1
    places[after] = (places[after] ?? 0) + 1
  }
  for (let digit = 1; digit < places.length; digit++)
    places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0)
  return places
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}
