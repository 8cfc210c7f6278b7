/** BM25's weight of a term in a passage, cut to a few levels: what a posting keeps of how often and in how long a text a term stands. */

import {isWord} from './encode.ts'

/** Which levels the postings of a term have: those of single characters are coarse. */
export function kindOf(term: string): 'pairs' | 'characters' {
  return isOne(term) && isWord(term) ? 'characters' : 'pairs'
}

/** Whether a term is a single character. */
function isOne(term: string): boolean {
  return term.length === ((term.codePointAt(0) ?? 0) > 0xffff ? 2 : 1)
}

/** How soon a term that comes again stops counting, and how much long texts pay (Robertson and Zaragoza 2009). */
const K1 = 0.5
const B = 0.85

/** BM25 without the rarity of the term; none where it is not there. @param length and `average` in characters */
export function impact(count: number, length: number, average: number, k1 = K1, b = B): number {
  return count === 0 ? 0 : (count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / average))
}

/** How rare a term is, from how many passages have it (Robertson–Spärck Jones, never below zero). */
export function rarity(passages: number, all: number): number {
  return Math.log(1 + (all - passages + 0.5) / (passages + 0.5))
}

/** How much terms tell that are not looked up: single characters from how much of the texts they are, others nothing. */
export class Estimates {
  readonly #passages: number
  readonly #average: number
  readonly #shareOf: (char: string) => number
  /** By code units, once asked for: every character of every text that is looked at is asked for. */
  readonly #tells = new Float64Array(0x10000).fill(NaN)

  constructor(
    {passages, average}: {passages: number; average: number},
    shareOf: (char: string) => number,
  ) {
    this.#passages = passages
    this.#average = average
    this.#shareOf = shareOf
  }

  /** As many as would have it, were it scattered evenly. */
  passagesWith(term: string): number {
    if (!isOne(term)) return 0
    return this.#passages * (1 - Math.exp(-this.#shareOf(term) * this.#average))
  }

  tells(term: string): number {
    if (term.length > 1) return this.#reckon(term)
    const unit = term.charCodeAt(0)
    const known = this.#tells[unit] ?? NaN
    return Number.isNaN(known) ? (this.#tells[unit] = this.#reckon(term)) : known
  }

  #reckon(term: string): number {
    const count = this.passagesWith(term)
    return count > 0 ? rarity(count, this.#passages) : 0
  }
}

/** How finely impacts are told apart while they are counted. */
const STEPS = 1024

/** Impacts as they come, cut into levels that are about equally frequent. */
export class Levels {
  readonly #steps = new Float64Array(STEPS)
  #bounds: number[] = []

  add(value: number): void {
    const step = stepOf(value)
    this.#steps[step] = (this.#steps[step] ?? 0) + 1
  }

  /** @returns what each level stands for: the mean of what falls into it */
  cut(count: number): number[] {
    const total = this.#steps.reduce((sum, n) => sum + n, 0)
    const means: number[] = []
    this.#bounds = []
    let [seen, inside, sum] = [0, 0, 0]
    for (const [step, n] of this.#steps.entries()) {
      seen += n
      inside += n
      sum += n * valueOf(step)
      if (seen >= (total * (means.length + 1)) / count && means.length < count - 1 && inside > 0) {
        means.push(sum / inside)
        this.#bounds.push(step)
        inside = 0
        sum = 0
      }
    }
    means.push(inside > 0 ? sum / inside : (means.at(-1) ?? 1))
    while (means.length < count) means.push(means.at(-1) ?? 1)
    return means.map((mean) => Math.round(mean * 1000) / 1000)
  }

  of(value: number): number {
    const step = stepOf(value)
    let level = 0
    while (level < this.#bounds.length && step > (this.#bounds[level] ?? 0)) level++
    return level
  }
}

function stepOf(value: number): number {
  return Math.min(STEPS - 1, Math.max(0, Math.floor((value / (K1 + 1)) * STEPS)))
}

function valueOf(step: number): number {
  return ((step + 0.5) / STEPS) * (K1 + 1)
}
