/** Finds the characters worth a second look, fast: one table look-up for each UTF-16 unit. */
import {isHan, level} from './levels.ts'
import type {VariantTable} from './variants.ts'

/** A character that may not be what was written. */
export interface Hit {
  /** UTF-16 offset. */
  at: number
  code: number
  /** `known`: in the table; `strange`: Han outside GB/T 2312; `sign`: no Han, among Han. */
  kind: 'known' | 'strange' | 'sign'
}

const KNOWN = 1
const STRANGE = 2
const SIGN = 3
const SURROGATE = 4

/** What each UTF-16 unit calls for. */
export type Classes = Uint8Array

/** Signs that people write for characters: Greek, Cyrillic, circled, boxes, kana, bopomofo, hangul. */
const SIGNS =
  /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u2460-\u257f\u2776-\u2793\u3021-\u3029\u3200-\u33ff]/u

export function classesOf(table: VariantTable): Classes {
  const classes = new Uint8Array(0x10000)
  for (let code = 0x80; code < 0x10000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    if (table.has(code)) classes[code] = KNOWN
    else if (isHan(code)) classes[code] = level(code) === 0 && code !== 0x3007 ? STRANGE : 0
    else if (SIGNS.test(String.fromCharCode(code))) classes[code] = SIGN
  }
  classes.fill(SURROGATE, 0xd800, 0xdc00)
  return classes
}

export function scan(text: string, classes: Classes, table: VariantTable): Hit[] {
  const hits: Hit[] = []
  for (let at = 0; at < text.length; at++) {
    const kind = classes[text.charCodeAt(at)]
    if (kind === 0) continue
    const code = text.codePointAt(at) ?? 0
    if (kind === SURROGATE) {
      if (table.has(code)) hits.push({at, code, kind: isHan(code) ? 'known' : 'sign'})
      else if (isHan(code)) hits.push({at, code, kind: 'strange'})
      if (code > 0xffff) at++
    } else if (!isHan(code)) {
      if (isAmongHan(text, at)) hits.push({at, code, kind: kind === KNOWN ? 'known' : 'sign'})
    } else hits.push({at, code, kind: kind === KNOWN ? 'known' : 'strange'})
  }
  return hits
}

const GREEK = /\p{Script=Greek}/u
const LATIN = /[a-zA-Z\\/=+]/
const DIGIT = /[0-9]/
const OPENING = '（(〔［[“‘《〈「『'
const CLOSING = '）)〕］]”’》〉」』'
/** Circled and bracketed numbers of lists. */
const LIST_NUMBER =
  /[\u2460-\u2473\u2474-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]/

/**
 * Whether a sign stands where a character would stand. A number of a list does not: it begins a
 * line or follows a mark, is not in brackets of its own, and the number before or after it stands
 * somewhere near. Greek letters belong to formulas and measures (Φ20).
 */
function isAmongHan(text: string, at: number): boolean {
  const sign = text.charAt(at)
  const before = neighbour(text, at, -1)
  const after = neighbour(text, at, 1)
  const listNumber = LIST_NUMBER.test(sign)
  const bracketed = OPENING.includes(before || ' ') && CLOSING.includes(after || ' ')
  if (bracketed) return listNumber && !isListed(text, at)
  const hanBefore = before !== '' && isHan(before.charCodeAt(0))
  const hanAfter = after !== '' && isHan(after.charCodeAt(0))
  if (GREEK.test(sign) && (LATIN.test(before) || LATIN.test(after) || DIGIT.test(after)))
    return false
  // 第八⑩九条: no list has such numbers.
  if (listNumber && (isNumeral(before) || isNumeral(after))) return true
  if (listNumber)
    return (hanBefore || (before !== '' ? hanAfter : after === '、')) && !isListed(text, at)
  return hanBefore || hanAfter || DIGIT.test(before)
}

function isNumeral(char: string): boolean {
  return char !== '' && '〇零一二三四五六七八九十百千'.includes(char)
}

/** How far the other numbers of a list are looked for (UTF-16 units). */
const LIST_REACH = 5000

/** What stands before a number of a list or a reference to one; a character of a word does not. */
const BEFORE_NUMBER = /[\s，。；：、！？,;:（(［[“‘《〈「『第注图表件式例→]|^$/

function isListed(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - LIST_REACH), at + LIST_REACH)
  const code = text.charCodeAt(at)
  return [code - 1, code + 1].some((other) => {
    const number = String.fromCharCode(other)
    if (!LIST_NUMBER.test(number)) return false
    for (let i = near.indexOf(number); i >= 0; i = near.indexOf(number, i + 1))
      if (BEFORE_NUMBER.test(near.charAt(i - 1)) || near.slice(i - 12, i).includes(text.charAt(at)))
        return true
    return false
  })
}

/** The nearest unit that is no space, on the same line; empty at its end. */
function neighbour(text: string, at: number, step: 1 | -1): string {
  for (let i = at + step; i >= 0 && i < text.length; i += step) {
    const char = text.charAt(i)
    if (char === '\n' || char === '\r') return ''
    if (char !== ' ' && char !== '\u3000') return char
  }
  return ''
}
