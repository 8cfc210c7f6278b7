/** The best way to cut a stretch into words, seen from every place in it. */
import {CountTable, SEED, hashStep, printStep} from '../count-table.ts'
import {LONGEST_WORD} from '../language.ts'
import language from '../tables/language.json' with {type: 'json'}
import {HAN, LINE, LONGEST, kindOf} from './tokens.ts'
import type {Tokens} from './tokens.ts'

/** log P of a character that no word has, and of a token that is no Han character. */
const UNKNOWN = -19.5
const SIGN = -8

let dictionary: CountTable | undefined
const TOTAL = Math.log(language.words.total)

export class Words {
  /** log P of the best way to cut what lies before and behind a place. */
  readonly #before = new Float64Array(LONGEST + 2)
  readonly #behind = new Float64Array(LONGEST + 2)
  /** Lengths of the word that ends, and of that which begins, at a place. */
  readonly left = new Uint8Array(LONGEST + 2)
  readonly right = new Uint8Array(LONGEST + 2)
  readonly #scores = new Float64Array((LONGEST + 2) * (LONGEST_WORD + 1))
  #length = 0

  /** Cuts tokens; places count from `from`. At most `LONGEST` of them. */
  cut({codes}: Tokens, from: number, to: number): void {
    const length = to - from
    this.#length = length
    this.#look(codes, from, length)
    const scores = this.#scores
    const width = LONGEST_WORD + 1
    this.#before[0] = 0
    for (let end = 1; end <= length; end++) {
      this.#before[end] = Number.NEGATIVE_INFINITY
      for (let k = 1; k <= LONGEST_WORD && k <= end; k++) {
        const score = (this.#before[end - k] ?? 0) + (scores[(end - k) * width + k] ?? 0)
        if (score <= (this.#before[end] ?? 0)) continue
        this.#before[end] = score
        this.left[end] = k
      }
    }
    this.#behind[length] = 0
    this.right[length] = 0
    for (let at = length - 1; at >= 0; at--) {
      this.#behind[at] = Number.NEGATIVE_INFINITY
      for (let k = 1; k <= LONGEST_WORD && at + k <= length; k++) {
        const score = (this.#behind[at + k] ?? 0) + (scores[at * width + k] ?? 0)
        if (score <= (this.#behind[at] ?? 0)) continue
        this.#behind[at] = score
        this.right[at] = k
      }
    }
  }

  /** What a cut at a place costs against the best way (nats, ≥ 0): 0 where two words meet. */
  cost(place: number): number {
    return (
      (this.#before[this.#length] ?? 0) - (this.#before[place] ?? 0) - (this.#behind[place] ?? 0)
    )
  }

  /** Scores of every run of up to four tokens, by its beginning and length. */
  #look(codes: Uint16Array, from: number, length: number): void {
    dictionary ??= new CountTable(language.words)
    const scores = this.#scores
    const width = LONGEST_WORD + 1
    scores.fill(Number.NEGATIVE_INFINITY, 0, length * width)
    for (let end = 1; end <= length; end++) {
      let hash = SEED
      let print = SEED
      for (let k = 1; k <= LONGEST_WORD && k <= end; k++) {
        const code = codes[from + end - k] ?? LINE
        const place = (end - k) * width + k
        if (kindOf(code) !== HAN) {
          if (k === 1) scores[place] = SIGN
          break
        }
        hash = hashStep(hash, code)
        print = printStep(print, code)
        const value = dictionary.value(hash, print)
        if (value > 0) scores[place] = ((value - 1) / 8) * Math.LN2 - TOTAL
        else if (k === 1) scores[place] = UNKNOWN
      }
    }
  }
}
