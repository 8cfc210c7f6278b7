/** 您是否要找: what is offered beside an answer, never put in its place. */
import type {Suggestion} from './answer.ts'
import {runTerms} from './encode.ts'
import {withOtherPercents} from './percent.ts'
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
const SYLLABLES = /^[a-züv'’\s]+$/iu

export class Suggesting {
  readonly #index: Opened

  constructor(index: Opened) {
    this.#index = index
  }

  /** @param isEmpty whether nothing was found: only then is a slip of the pen thought of */
  async suggest(query: Query, isEmpty: boolean): Promise<Suggestion[]> {
    const {runs} = query
    const form = formOf(query)
    const key = this.#keyOf(query)
    const others = key === undefined ? [] : await this.#index.store.alternates(key)
    const why = key === runs[0]?.text && !/^[a-z]+$/u.test(key ?? '') ? 'form' : 'pinyin'
    const found: Suggestion[] = [
      ...(form === undefined ? [] : [{text: form, why: 'form' as const}]),
      ...others.map((text): Suggestion => ({text, why})),
    ]
    const [run] = runs
    const isWord = run !== undefined && runs.length === 1
    const nearest =
      isEmpty && isWord && found.length === 0 ? await this.#nearest(run.text) : undefined
    if (nearest !== undefined) found.push({text: nearest, why: 'near'})
    return found.slice(0, MOST)
  }

  /** By what words are filed: the one run, or syllables, which may be typed apart. */
  #keyOf({runs, text, question}: Query): string | undefined {
    const [run] = runs
    if (!run || question) return undefined
    const key = SYLLABLES.test(text) ? this.#latin(text) : runs.length === 1 ? run.text : undefined
    return key !== undefined && key.length <= MOST_KEY ? key : undefined
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

/** With its percentages in their other form. */
function formOf({runs, quoted, without, question}: Query): string | undefined {
  if (quoted || question || without.length > 0) return undefined
  return withOtherPercents(runs.map(({text}) => text).join(' '))
}
