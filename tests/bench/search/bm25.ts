/** BM25 over characters and pairs, exact and in memory: what search is measured against. */
import type {Text} from './documents.ts'

const K1 = 1.2
const B = 0.75
/** Of a number in a list, what tells how often; the rest is the text. */
const COUNTS = 256

export class Bm25 {
  readonly #texts: readonly Text[]
  readonly #lists = new Map<string, number[]>()
  readonly #lengths: Float64Array
  readonly #average: number
  readonly #scores: Float64Array

  constructor(texts: readonly Text[]) {
    this.#texts = texts
    this.#lengths = new Float64Array(texts.length)
    this.#scores = new Float64Array(texts.length)
    for (const [i, {title, heads, text}] of texts.entries()) {
      const counts = new Map<string, number>()
      for (const part of new Set([title, ...heads, text]))
        for (const term of termsOf(part)) {
          counts.set(term, (counts.get(term) ?? 0) + 1)
          this.#lengths[i] = (this.#lengths[i] ?? 0) + 1
        }
      for (const [term, count] of counts) {
        const number = i * COUNTS + Math.min(count, COUNTS - 1)
        const list = this.#lists.get(term)
        if (list) list.push(number)
        else this.#lists.set(term, [number])
      }
    }
    this.#average = this.#lengths.reduce((sum, length) => sum + length, 0) / texts.length
  }

  /** Keys, the best first; of what scores alike, what stands first in the corpus. */
  search(query: string, limit = 10): string[] {
    const scores = this.#scores.fill(0)
    for (const term of new Set(termsOf(query))) {
      const list = this.#lists.get(term) ?? []
      const weight = Math.log(1 + (scores.length - list.length + 0.5) / (list.length + 0.5))
      for (const number of list) {
        const text = Math.floor(number / COUNTS)
        const count = number % COUNTS
        const norm = K1 * (1 - B + (B * (this.#lengths[text] ?? 0)) / this.#average)
        scores[text] = (scores[text] ?? 0) + (weight * count * (K1 + 1)) / (count + norm)
      }
    }
    const best: number[] = []
    for (const [text, score] of scores.entries()) {
      if (score === 0 || (best.length === limit && score <= (scores[best.at(-1) ?? 0] ?? 0)))
        continue
      if (best.length === limit) best.pop()
      let place = best.length
      while (place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score) place--
      best.splice(place, 0, text)
    }
    return best.map((text) => this.#texts[text]?.key ?? '')
  }
}

/** Han characters, pairs of them, and words of letters and figures. */
function termsOf(text: string): string[] {
  const out: string[] = []
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUNS)) {
    if (!HAN.test(run)) {
      out.push(run)
      continue
    }
    const characters = Array.from(run)
    for (const [i, character] of characters.entries()) {
      out.push(character)
      const next = characters[i + 1]
      if (next !== undefined) out.push(character + next)
    }
  }
  return out
}

const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+/gu
const HAN = /\p{Script=Han}/u
