/**
 * Words under which a site can be searched that somebody may call by another name: by their pinyin, by
 * short forms that the texts define or that take a character of each part (职教 for 职业教育). Runs at
 * build time.
 */
import {pinyin} from 'pinyin-pro'
import {isShortFor} from './encode.ts'

const HAN_RUN = /\p{Script=Han}{2,}/gu
/** From how many characters on, and up to how many, a run may be a word. */
const LONGEST = 6
/** So much text is enough to know the words by; it is drawn evenly. In characters. */
const SAMPLE = 1_000_000
/** So many words are kept, the most frequent. */
const MOST = 12_000
/** Characters that begin or end no word, though they stand beside many. */
const EDGES =
  /^[的了和与及或等在对为以由其之将被并而但是有不所把从到于向者应可须该各每本上下中内]|[的了和与及或等在对为以由其之将被并而但是有所把从到于向应可须该各每]$/u
/** （以下简称“职教”） behind what it is short for, folded. */
const DEFINED =
  /(\p{Script=Han}{3,20})["》]?\((?:以下|下文)?(?:简|统|合)称为?["《]?(\p{Script=Han}{2,10})["》]?\)/gu

/** What every definition has: looked for first, as few texts have one. */
const SAYS = /[简统合]称/u

/** What stands for what: keys as they are typed, folded. */
export type Alternates = ReadonlyMap<string, readonly string[]>

/** @param texts folded units */
export function findAlternates(texts: readonly string[]): Alternates {
  const found = new Map<string, Set<string>>()
  const add = (key: string, word: string) => {
    if (key === word || key.length < 2) return
    const known = found.get(key) ?? new Set()
    found.set(key, known.add(word))
  }
  for (const text of texts)
    for (const [, before = '', short = ''] of SAYS.test(text) ? text.matchAll(DEFINED) : []) {
      const full = fullOf(before, short)
      if (full === undefined) continue
      add(short, full)
      add(full, short)
    }
  const words = wordsOf(texts)
  const isWord = new Set(words)
  for (const word of words) {
    const syllables = pinyin(word, {toneType: 'none', type: 'array', v: true})
    add(syllables.join(''), word)
    if (word.length > 2) add(syllables.map((one) => one.slice(0, 1)).join(''), word)
    const short = word.length % 2 === 0 && word.length > 2 ? firsts(word) : ''
    if (isWord.has(short)) {
      add(short, word)
      add(word, short)
    }
  }
  return new Map([...found].map(([key, values]) => [key, [...values].slice(0, MOST_VALUES)]))
}

/** Of one key so much is offered. */
const MOST_VALUES = 5

/** 职教 of 职业教育: the first of every two characters. */
function firsts(word: string): string {
  return word.replaceAll(/(.)./gu, '$1')
}

/** The end of what stands before a definition, as far as the short form goes back in it. */
function fullOf(before: string, short: string): string | undefined {
  const first = short.slice(0, 1)
  for (let at = before.lastIndexOf(first); at >= 0; at = before.lastIndexOf(first, at - 1)) {
    const full = before.slice(at)
    if (full.length > short.length && isShortFor(short, full)) return full
    if (at === 0) break
  }
  return undefined
}

/** Runs that come again in different surroundings, the most frequent first. */
function wordsOf(texts: readonly string[]): string[] {
  const total = texts.reduce((sum, {length}) => sum + length, 0)
  const every = Math.max(1, Math.ceil(total / SAMPLE))
  const sample = texts.filter((_, i) => i % every === 0)
  const least = Math.max(3, Math.round(Math.min(total, SAMPLE) / 60_000))
  interface Seen {
    count: number
    left: Set<string>
    right: Set<string>
  }
  let seen = new Map<string, Seen>()
  const words: [string, number][] = []
  for (let length = 2; length <= LONGEST; length++) {
    const shorter = seen
    seen = new Map()
    for (const text of sample)
      for (const {0: run, index} of text.matchAll(HAN_RUN))
        for (let at = 0; at + length <= run.length; at++) {
          const word = run.slice(at, at + length)
          // A run is no more frequent than its parts.
          if (length > 2 && !(shorter.has(word.slice(0, -1)) && shorter.has(word.slice(1))))
            continue
          let known = seen.get(word)
          if (!known) seen.set(word, (known = {count: 0, left: new Set(), right: new Set()}))
          known.count++
          if (known.left.size < FREE) known.left.add(text.charAt(index + at - 1))
          if (known.right.size < FREE) known.right.add(text.charAt(index + at + length))
        }
    for (const [word, {count, left, right}] of seen)
      if (count < least) seen.delete(word)
      else if (left.size >= FREE && right.size >= FREE && !EDGES.test(word))
        words.push([word, count])
  }
  return words
    .sort((a, b) => b[1] * b[0].length - a[1] * a[0].length)
    .slice(0, MOST)
    .map(([word]) => word)
}

/** A word stands beside at least so many different characters, on either side. */
const FREE = 3
