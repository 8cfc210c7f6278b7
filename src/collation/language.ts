/**
 * How likely a run of Chinese is: as words of a dictionary, each with its frequency, and as
 * characters after the three before them, counted in national laws. The first knows general
 * Chinese, the second how policies are written. All scores are natural logarithms.
 */
import {COUNTS, CountTable, SEED, hashStep, printStep} from './count-table.ts'
import type {PackedTable} from './count-table.ts'

/** What is trained: `scripts/train-language.ts`. */
export interface LanguageTables {
  /** What was counted, from where, and when it was cut. */
  about: string
  words: PackedTable & {total: number}
  /** Runs of one to four characters. */
  runs: PackedTable & {total: number}
}

/** Longest word that is looked for, in characters. */
export const LONGEST_WORD = 4
/** Longest run of characters that was counted. */
export const LONGEST_RUN = 4
/** What a character costs that belongs to no word (nats). */
const UNKNOWN_WORD = -19.5
/**
 * How strongly a run leans on the run without its first character (pseudo-counts): by its length, and
 * by how often its beginning was seen, since what is common has many continuations.
 */
const LEAN = [0, 0, 2, 4, 6].map((weight) =>
  Float64Array.from(COUNTS, (count) => weight * count ** 0.8),
)
/** Probability of a character that was never counted. */
const UNSEEN = 2e-8
/** The weight of words and of runs in a score. */
const WORDS = 0.4
const RUNS = 0.6

const DIGIT = 0x30
const LETTER = 0x61
/** Ends and beginnings of lines. */
export const EDGE = 0x0a
const WIDE = new Map(
  Array.from(',;:?!()', (mark, i) => [mark.charCodeAt(0), '，；：？！（）'.charCodeAt(i)]),
)

/** Code points as they were counted: digits and letters are alike, half-width marks are full-width, other signs of ASCII end a run. */
export function token(codePoint: number): number {
  if (codePoint >= 0x80) return codePoint
  if (codePoint >= 0x30 && codePoint <= 0x39) return DIGIT
  if ((codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a) return LETTER
  return WIDE.get(codePoint) ?? (codePoint <= 0x20 ? codePoint : EDGE)
}

export class Language {
  readonly #words: CountTable
  readonly #runs: CountTable
  readonly #wordScores: Float64Array
  readonly #total: number

  constructor(tables: LanguageTables) {
    this.#words = new CountTable(tables.words)
    this.#runs = new CountTable(tables.runs)
    this.#total = tables.runs.total
    const total = Math.log(tables.words.total)
    this.#wordScores = Float64Array.from({length: 256}, (_, value) =>
      value === 0 ? Number.NaN : ((value - 1) / 8) * Math.LN2 - total,
    )
  }

  /** Whether the dictionary has these code points as a word. */
  isWord(codes: ArrayLike<number>, start: number, end: number): boolean {
    let hash = SEED
    let print = SEED
    for (let i = end - 1; i >= start; i--) {
      hash = hashStep(hash, codes[i] ?? EDGE)
      print = printStep(print, codes[i] ?? EDGE)
    }
    return this.#words.value(hash, print) > 0
  }

  /** log P of the code point at `at` after the three before it; what lies before the array is an edge. */
  runScore(codes: ArrayLike<number>, at: number): number {
    // Hashes of the runs that end at `at` and, one shorter, just before it.
    let whole = hashStep(SEED, codes[at] ?? EDGE)
    let wholePrint = printStep(SEED, codes[at] ?? EDGE)
    let before = SEED
    let beforePrint = SEED
    let p = (this.#runs.get(whole, wholePrint) + this.#total * UNSEEN) / this.#total
    for (let length = 2; length <= LONGEST_RUN; length++) {
      const code = at - length + 1 < 0 ? EDGE : (codes[at - length + 1] ?? EDGE)
      before = hashStep(before, code)
      beforePrint = printStep(beforePrint, code)
      const given = this.#runs.value(before, beforePrint)
      if (given === 0) break
      whole = hashStep(whole, code)
      wholePrint = printStep(wholePrint, code)
      const lean = LEAN[length]?.[given] ?? 0
      p = (this.#runs.get(whole, wholePrint) + lean * p) / ((COUNTS[given] ?? 0) + lean)
    }
    return Math.log(p)
  }

  /** How well a character fits its neighbours, as far as short runs tell. */
  fit(codes: ArrayLike<number>, at: number): number {
    let score = this.runScore(codes, at)
    if (at + 1 < codes.length) score += this.runScore(codes, at + 1)
    if (at + 2 < codes.length) score += this.runScore(codes, at + 2)
    return RUNS * score
  }

  /** What words and runs say together. */
  combine(words: number, runs: number): number {
    return WORDS * words + RUNS * runs
  }

  /**
   * The best way to cut into words what ends with the last of some code points.
   * @param cuts the best ways for what ends one before, two before …
   */
  lastCut(codes: ArrayLike<number>, cuts: readonly number[]): number {
    const last = codes.length - 1
    let hash = SEED
    let print = SEED
    let score = Number.NEGATIVE_INFINITY
    for (let length = 1; length <= LONGEST_WORD && length <= cuts.length; length++) {
      const code = codes[last - length + 1] ?? EDGE
      hash = hashStep(hash, code)
      print = printStep(print, code)
      const word = this.#wordScores[this.#words.value(hash, print)] ?? Number.NaN
      const from = cuts[length - 1] ?? Number.NEGATIVE_INFINITY
      if (!Number.isNaN(word)) score = Math.max(score, from + word)
      else if (length === 1) score = from + UNKNOWN_WORD
    }
    return score
  }

  /**
   * How likely a stretch is, as far as the character at `about` matters: the best way to cut it
   * into words, and the runs that hold this character.
   */
  score(codes: ArrayLike<number>, start: number, end: number, about: number): number {
    const best = new Float64Array(end - start + 1)
    for (let i = start; i < end; i++) {
      let hash = SEED
      let print = SEED
      let score = Number.NEGATIVE_INFINITY
      for (let length = 1; length <= LONGEST_WORD && i - length + 1 >= start; length++) {
        const code = codes[i - length + 1] ?? EDGE
        hash = hashStep(hash, code)
        print = printStep(print, code)
        const word = this.#wordScores[this.#words.value(hash, print)] ?? Number.NaN
        const from = best[i - length + 1 - start] ?? 0
        if (!Number.isNaN(word)) score = Math.max(score, from + word)
        else if (length === 1) score = from + UNKNOWN_WORD
      }
      best[i + 1 - start] = score
    }
    let runs = 0
    for (let i = about; i < Math.min(codes.length, about + LONGEST_RUN); i++)
      runs += this.runScore(codes, i)
    return this.combine(best[end - start] ?? 0, runs)
  }

  /** The word in which a character stands, when its surroundings are cut in the best way. @returns its start and end */
  wordAround(codes: ArrayLike<number>, about: number): [start: number, end: number] {
    const start = Math.max(0, about - LONGEST_WORD)
    const end = Math.min(codes.length, about + LONGEST_WORD + 1)
    const best = [0]
    const lengths = [0]
    for (let i = start; i < end; i++) {
      let hash = SEED
      let print = SEED
      let score = Number.NEGATIVE_INFINITY
      let chosen = 1
      for (let length = 1; length <= LONGEST_WORD && i - length + 1 >= start; length++) {
        const code = codes[i - length + 1] ?? EDGE
        hash = hashStep(hash, code)
        print = printStep(print, code)
        const word = this.#wordScores[this.#words.value(hash, print)] ?? Number.NaN
        const total =
          (best[i - length + 1 - start] ?? 0) + (Number.isNaN(word) ? UNKNOWN_WORD : word)
        if ((!Number.isNaN(word) || length === 1) && total > score) {
          score = total
          chosen = length
        }
      }
      best.push(score)
      lengths.push(chosen)
    }
    let last = end
    while (last - (lengths[last - start] ?? 1) > about) last -= lengths[last - start] ?? 1
    return [last - (lengths[last - start] ?? 1), last]
  }
}
