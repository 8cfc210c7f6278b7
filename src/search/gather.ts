/** Every term of a site with the passages that have it. Runs at build time. */
import {isWord, LATIN} from './encode.ts'
import type {Counts} from './term.ts'

/** A term, while its postings are gathered. */
export interface Gathered extends Counts {
  term: string
  /** A number for each passage: its place and how often it has the term, see `posting`. */
  postings: number[]
  lastUnit: number
}

/** How often a passage has a term is kept as far as this. */
const MOST = 255

/** What a number of `postings` says. */
export function posting(number: number): {passage: number; count: number} {
  return {passage: Math.floor(number / (MOST + 1)), count: number % (MOST + 1)}
}

/** More characters than any site has. A pair is one number below 2³⁰, which is quick to look up. */
const CHARACTERS = 32_768

/** Files folded units under their characters, pairs of neighbours, and Latin words and numbers as wholes. */
export class Gatherer {
  readonly #numbers = new Map<string, number>()
  readonly #names: string[] = ['']
  readonly #isWord: boolean[] = [false]
  readonly #short = new Map<number, Gathered>()
  readonly #words = new Map<string, Gathered>()
  #units = 0

  /** @param passage its place; passages come in their order */
  add(passage: number, folded: string): void {
    this.#units++
    let before = 0
    let twins = 0
    for (const char of folded) {
      const number = this.#numberOf(char)
      if (this.#isWord[number]) this.#count(this.#shortTerm(number, char), passage)
      if (before > 0 && (this.#isWord[number] || this.#isWord[before])) {
        // 人人人 holds 人人 once, as one finds it in a page.
        twins = number === before ? twins + 1 : 0
        if (twins % 2 === 1 || number !== before)
          this.#count(this.#shortTerm(before * CHARACTERS + number), passage)
      }
      before = number
    }
    for (const [word] of folded.matchAll(LATIN)) if (word.length > 2) this.addTerm(passage, word)
  }

  /** A term of its own, for the unit that was added last. */
  addTerm(passage: number, term: string): void {
    let known = this.#words.get(term)
    if (!known) this.#words.set(term, (known = gathered(term)))
    this.#count(known, passage)
  }

  *terms(): Generator<Gathered> {
    yield* this.#short.values()
    yield* this.#words.values()
  }

  #count(term: Gathered, passage: number): void {
    const last = term.postings.at(-1)
    term.occurrences++
    if (term.lastUnit !== this.#units) {
      term.lastUnit = this.#units
      term.units++
    }
    if (last === undefined || last < passage * (MOST + 1)) {
      term.passages++
      term.postings.push(passage * (MOST + 1) + 1)
    } else if (last % (MOST + 1) < MOST) term.postings[term.postings.length - 1] = last + 1
  }

  #shortTerm(number: number, name?: string): Gathered {
    let known = this.#short.get(number)
    if (!known) {
      const pair = () =>
        (this.#names[Math.floor(number / CHARACTERS)] ?? '') +
        (this.#names[number % CHARACTERS] ?? '')
      this.#short.set(number, (known = gathered(name ?? pair())))
    }
    return known
  }

  #numberOf(char: string): number {
    const known = this.#numbers.get(char)
    if (known !== undefined) return known
    const number = this.#names.length
    if (number >= CHARACTERS) throw new RangeError('Unexpected number of different characters')
    this.#numbers.set(char, number)
    this.#names.push(char)
    this.#isWord.push(isWord(char))
    return number
  }
}

function gathered(term: string): Gathered {
  return {term, postings: [], lastUnit: 0, passages: 0, units: 0, occurrences: 0}
}
