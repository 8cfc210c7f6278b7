/** 您是否要找: what is offered beside an answer, never put in its place. */
import type {Suggestion} from './answer.ts'
import {HAN, runTerms} from './encode.ts'
import {withOtherPercents} from './percent.ts'
import type {Query} from './query.ts'
import type {Opened} from './shards.ts'

/** Longer runs are no words that somebody could have misspelt. */
const LONGEST = 12
/** Passages in which a word like it is looked for, by all its pairs, and by the most common of them. */
const LOOKED_AT = 30
/** Words by their pinyin are no longer. */
const MOST_KEY = 60
/** So many are offered. */
const MOST = 5
/** So many words that are like it are weighed against each other. */
const WEIGHED = 12
/** 未成年人 is in fewer units than 未成年, and likelier meant by 未成年仁. */
const AS_LONG = 3
/** No word has marks in it, or begins or ends so. */
const NO_WORD = /[^\p{L}\p{N}]|^[的了和与及或之等者]|[的了和与及或之]$/u
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
    const isWord = isEmpty && run !== undefined && runs.length === 1
    if (isWord && found.length === 0) found.push(...(await this.#like(run.text)))
    return found.slice(0, MOST).map((one) => ({...one, text: one.text + exclusions(query)}))
  }

  /** What may have been meant by a word that stands nowhere. */
  async #like(run: string): Promise<Suggestion[]> {
    const length = Array.from(run).length
    if (length < 3 || length > LONGEST) return []
    const texts = await this.#textsLike(run)
    const near = await this.#nearest(run, texts.flat())
    if (near !== undefined) return [{text: near, why: 'near'}]
    const pairs = await this.#index.store.terms(runTerms(run))
    const parts = partsIn(run, texts, (term) => pairs.has(term))
    return parts === undefined ? [] : [{text: parts.join(' '), why: 'apart'}]
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

  /** The folded units of passages that are most like a run. */
  async #textsLike(run: string): Promise<string[][]> {
    const {store, shards, fold} = this.#index
    const pairs = runTerms(run)
    const known = await store.terms(pairs)
    const unitsWith = (term: string) => known.get(term)?.units ?? 0
    // A wrong character makes rare pairs, which lead astray: what is common leads to the right word.
    const common = [...pairs].sort((a, b) => unitsWith(b) - unitsWith(a)).slice(0, 1)
    const like = await Promise.all([pairs, common].map((terms) => shards.any(terms, LOOKED_AT)))
    const passages = await store.passages([...new Set(like.flat())])
    return passages.map(({passage}) => passage.units.map(({text}) => fold.plain(text)))
  }

  /** What is one character apart and stands where most of it stands: of all that, what has the most units. */
  async #nearest(run: string, texts: readonly string[]): Promise<string | undefined> {
    const wanted = Array.from(run)
    const shorter = wanted.map((_, left) => wanted.filter((_, i) => i !== left).join(''))
    const counts = new Map<string, number>()
    const add = (found: string) => {
      if (!NO_WORD.test(found)) counts.set(found, (counts.get(found) ?? 0) + 1)
    }
    for (const text of texts) {
      for (const one of new Set(shorter)) if (text.includes(one)) add(one)
      const chars = Array.from(text)
      for (let at = 0; at + wanted.length <= chars.length; at++) {
        const different = wanted.filter((char, i) => char !== chars[at + i]).length
        if (different === 1) add(chars.slice(at, at + wanted.length).join(''))
      }
    }
    const likely = [...counts].sort((a, b) => b[1] - a[1]).slice(0, WEIGHED)
    const terms = await this.#index.store.terms(likely.flatMap(([found]) => runTerms(found)))
    // How often it was seen here, and how often it may stand anywhere.
    const weightOf = ([found, seen]: [string, number]) =>
      seen *
      Math.min(...runTerms(found).map((term) => terms.get(term)?.units ?? 0)) *
      (Array.from(found).length === wanted.length ? AS_LONG : 1)
    return likely.sort((a, b) => weightOf(b) - weightOf(a))[0]?.[0]
  }
}

/**
 * Words that somebody has written without a space: the fewest parts of a run that stand in the texts, and
 * of as few those that most passages have all of; evenly long ones before others.
 *
 * @param texts units by passages
 * @param isTerm whether a pair of characters stands anywhere
 * @returns nothing where it is no two words
 */
export function partsIn(
  run: string,
  texts: readonly (readonly string[])[],
  isTerm: (pair: string) => boolean,
): string[] | undefined {
  if (!Array.from(run).every((char) => HAN.test(char))) return undefined
  const words = Array.from(WORDS.segment(run), ({segment}) => segment)
  const units = texts.flat()
  const isKnown = new Map<string, boolean>()
  const stands = (part: string) => {
    const known = isKnown.get(part) ?? (isTerm(part) || units.some((text) => text.includes(part)))
    isKnown.set(part, known)
    return known
  }
  const ways = waysApart(words, stands)
  const fewest = Math.min(...ways.map(({length}) => length))
  const together = (parts: readonly string[]) =>
    texts.filter((units) => parts.every((part) => units.some((text) => text.includes(part)))).length
  const unevenness = (parts: readonly string[]) =>
    parts.reduce((sum, {length}) => sum + length ** 2, 0)
  const [best] = ways
    .filter(({length}) => length === fewest)
    .map((parts) => ({parts, many: together(parts), uneven: unevenness(parts)}))
    .sort((a, b) => b.many - a.many || a.uneven - b.uneven)
  return best?.parts
}

/** What joins words is none of them. */
const JOINT = /^[的和与及或之]$/u
/** No word of one character stands for itself. */
const SHORTEST = 2

const WORDS = new Intl.Segmenter('zh', {granularity: 'word'})

/** Every way to put words together to two parts or more that stand somewhere. */
function waysApart(words: readonly string[], stands: (part: string) => boolean): string[][] {
  const ways: string[][] = []
  const cut = (from: number, parts: readonly string[]) => {
    if (from === words.length && parts.length > 1) ways.push([...parts])
    if (parts.length > 0 && JOINT.test(words[from] ?? '')) cut(from + 1, parts)
    for (let to = from + 1; to <= words.length; to++) {
      const part = words.slice(from, to).join('')
      if (part.length < SHORTEST) continue
      // What a longer part begins with stands as well.
      if (!stands(part)) break
      cut(to, [...parts, part])
    }
  }
  cut(0, [])
  return ways
}

/** What was left out stays out. */
function exclusions({without}: Query): string {
  return without.map(({shown}) => ` -${/\s/u.test(shown) ? `“${shown}”` : shown}`).join('')
}

/** With its percentages in their other form. */
function formOf({runs, quoted, without, question}: Query): string | undefined {
  if (quoted || question || without.length > 0) return undefined
  return withOtherPercents(runs.map(({text}) => text).join(' '))
}
