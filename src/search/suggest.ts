/** 您是否要找: what is offered beside an answer, never put in its place. */
import {formatNumeral, parseNumeral} from '../tree/ordinal.ts'
import type {Suggestion} from './answer.ts'
import {runTerms} from './encode.ts'
import type {Query} from './query.ts'
import type {Opened} from './shards.ts'

/** Longer runs are no words that somebody could have misspelt. */
const LONGEST = 12
/** Passages in which a word like it is looked for. */
const LOOKED_AT = 40
/** Words by their pinyin are no longer. */
const MOST_KEY = 60
/** So many are offered. */
const MOST = 5
const PERCENT = /^(\d+)(?:\.(\d+))?%$/u
const SAID_PERCENT = /^百分之([零一二三四五六七八九十百]+)(?:点([零一二三四五六七八九]+))?$/u
const DIGITS = '零一二三四五六七八九'

export class Suggesting {
  readonly #index: Opened

  constructor(index: Opened) {
    this.#index = index
  }

  /** @param isEmpty whether nothing was found: only then is a slip of the pen thought of */
  async suggest({runs, text, question}: Query, isEmpty: boolean): Promise<Suggestion[]> {
    const [run] = runs
    if (!run) return []
    // Syllables may be typed apart.
    const key = /^[a-züv'’\s]+$/iu.test(text) ? this.#latin(text) : run.text
    if (runs.length > 1 && key === run.text) return []
    const also = percentOf(key)
    const others =
      key.length <= MOST_KEY && !question ? await this.#index.store.alternates(key) : []
    const why: Suggestion['why'] = key === run.text && !/^[a-z]+$/u.test(key) ? 'form' : 'pinyin'
    const found: Suggestion[] = [
      ...(also === undefined ? [] : [{text: also, why: 'form' as const}]),
      ...others.map((text) => ({text, why})),
    ]
    const nearest = isEmpty && found.length === 0 ? await this.#nearest(run.text) : undefined
    if (nearest !== undefined) found.push({text: nearest, why: 'near'})
    return found.slice(0, MOST)
  }

  #latin(text: string): string {
    return this.#index.fold.plain(text).replaceAll(/['’]/gu, '').replaceAll('ü', 'v')
  }

  /** The run of the same length that differs in one character and is the most frequent where most of it stands. */
  async #nearest(run: string): Promise<string | undefined> {
    const wanted = Array.from(run)
    if (wanted.length < 3 || wanted.length > LONGEST) return undefined
    const like = await this.#index.shards.any(runTerms(run), LOOKED_AT)
    const passages = await this.#index.store.passages(like)
    const counts = new Map<string, number>()
    for (const {passage} of passages)
      for (const {text} of passage.units) {
        const chars = Array.from(this.#index.fold.plain(text))
        for (let at = 0; at + wanted.length <= chars.length; at++) {
          const different = wanted.filter((char, i) => char !== chars[at + i]).length
          if (different !== 1) continue
          const found = chars.slice(at, at + wanted.length).join('')
          if (!/[^\p{L}\p{N}]/u.test(found)) counts.set(found, (counts.get(found) ?? 0) + 1)
        }
      }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  }
}

/** 30% is said 百分之三十, and the other way round. */
export function percentOf(run: string): string | undefined {
  const [, number, decimals] = PERCENT.exec(run) ?? []
  if (number !== undefined && Number(number) <= 100) {
    const whole = number === '100' ? '百' : formatNumeral(Number(number))
    const digits = Array.from(decimals ?? '', (one) => DIGITS[Number(one)] ?? '').join('')
    return `百分之${whole}${digits === '' ? '' : `点${digits}`}`
  }
  const [, said, rest] = SAID_PERCENT.exec(run) ?? []
  const value = said === '百' ? 100 : parseNumeral(said ?? '')
  if (value === undefined) return undefined
  const digits = Array.from(rest ?? '', (one) => DIGITS.indexOf(one)).join('')
  return `${value}${digits === '' ? '' : `.${digits}`}%`
}
