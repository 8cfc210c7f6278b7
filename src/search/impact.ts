/** BM25's weight of a term in a passage, cut to a few levels: what a posting keeps of how often and in how long a text a term stands. */

import {isWord} from './encode.ts'

/** Which levels the postings of a term have: those of single characters are coarse. */
export function kindOf(term: string): 'pairs' | 'characters' {
  const char = term.codePointAt(0) ?? 0
  return term.length === (char > 0xffff ? 2 : 1) && isWord(term) ? 'characters' : 'pairs'
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
