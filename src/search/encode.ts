/** What is the same for a searcher, and which terms a run of text must have. Build and browser import this file, so that both fold alike. Works on code points: a mark that joins the letter before it is a character of its own. */

/** A text as it is compared, with the way back to the text as it is shown. */
export interface Folded {
  text: string
  /** For each UTF-16 unit of `text`: where the character it comes from begins and ends. */
  starts: number[]
  ends: number[]
}

export interface Fold {
  (text: string): Folded
  /** Without the way back: what is enough for comparing, and quicker. */
  plain: (text: string) => string
}

/** Brackets of document numbers and of asides are alike: 〔2020〕 ［2020］ (2020) 【2020】. */
const BRACKETS = new Map([
  ...Array.from('〔［【〖「『', (bracket): [string, string] => [bracket, '(']),
  ...Array.from('〕］】〗」』', (bracket): [string, string] => [bracket, ')']),
  ['[', '('],
  [']', ')'],
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
])

/**
 * Folds width (NFKC of each character), case, script and variants; white space and what is invisible is left out, marks are kept.
 *
 * @param standards traditional and variant characters with their simplified forms
 */
export function makeFold(standards: ReadonlyMap<string, string>): Fold {
  const known = new Map<string, string>()
  /** Code units that are known to be characters that stay as they are. */
  const isSame = new Uint8Array(0x10000)
  const plainOf = (char: string): string => {
    const folded = known.get(char)
    if (folded !== undefined) return folded
    const plain = Array.from(
      char.normalize('NFKC').toLowerCase(),
      (one) => standards.get(one) ?? one,
    )
      .map((one) => BRACKETS.get(one) ?? one)
      .join('')
      .replaceAll(/[\s\p{Cf}]/gu, '')
    known.set(char, plain)
    return plain
  }
  const fold = (text: string): Folded => {
    const out: Folded = {text: '', starts: [], ends: []}
    let place = 0
    for (const char of text) {
      const end = place + char.length
      const plain = plainOf(char)
      for (let i = 0; i < plain.length; i++) {
        out.starts.push(place)
        out.ends.push(end)
      }
      out.text += plain
      place = end
    }
    return out
  }
  return Object.assign(fold, {
    plain: (text: string): string => {
      let out = ''
      let from = 0
      for (let at = 0; at < text.length; at++) {
        // Nearly all characters stay as they are: what lies between others is taken over whole.
        const code = text.charCodeAt(at)
        if (isSame[code]) continue
        const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
        const plain = plainOf(char)
        if (plain !== char) {
          out += text.slice(from, at) + plain
          from = at + char.length
        } else if (char.length === 1 && !HALF.test(char)) isSame[code] = 1
        at += char.length - 1
      }
      return from === 0 ? text : out + text.slice(from)
    },
  })
}

/** Of a character beyond the basic plane; its other halves are other characters. */
const HALF = /\p{Cs}/u
const WORD = /^[\p{L}\p{N}]$/u

/** A letter, a numeral or a Han character; marks are none. */
export function isWord(char: string): boolean {
  // Han characters first: nearly everything is one.
  return (char >= '一' && char <= '鿿') || WORD.test(char)
}

export const HAN = /\p{Script=Han}/u
/** Words of letters and numbers, as wholes: 2019, tafe, 1+x, 30%, 3.5. */
export const LATIN = /[a-z0-9]+(?:[.+][a-z0-9]+)*%?/gu
/** Those, and runs of Han characters. */
export const WORDS = new RegExp(`\\p{Script=Han}+|${LATIN.source}`, 'gu')

/** More pairs than these tell nothing new of where a run stands. */
const MOST_TERMS = 64

/** Pairs, or the one character, that any unit with this run must have; none for a run of marks. */
export function runTerms(folded: string): string[] {
  const chars = Array.from(folded)
  if (chars.length === 1) return chars.filter(isWord)
  const pairs = chars
    .slice(1)
    .map((char, i) => [chars[i] ?? '', char] as const)
    .filter(([before, char]) => isWord(before) || isWord(char))
    .map(([before, char]) => before + char)
  const all = [...new Set(pairs)]
  const step = Math.ceil(all.length / MOST_TERMS)
  return all.filter((_, i) => i % step === 0)
}

/** 职教 of 职业教育, 民诉法 of 民事诉讼法: whether the characters of the one stand in the other in their order. */
export function isShortFor(short: string, full: string): boolean {
  let at = 0
  for (const char of short) {
    at = full.indexOf(char, at) + 1
    if (at === 0) return false
  }
  return true
}
