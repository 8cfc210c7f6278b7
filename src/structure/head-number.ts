/** The number at the head of a line, in every style that numbers units, and what only looks like one. */
import {NUMERAL, parseNumeral} from '../tree/ordinal.ts'
import type {Ordinal} from '../tree/types.ts'

/** Styles in which a unit is numbered in print, each called by its first number. */
export type NumberStyle =
  | '编'
  | '分编'
  | '章'
  | '节'
  | '条'
  | '部分'
  | '一、'
  | '（一）'
  | '1.'
  | '（1）'
  | '①'
  | 'a）'
  | '1.1'
  | '问'

/** The number with which a line begins. */
export interface HeadNumber {
  style: NumberStyle
  ordinal: Ordinal
  /** UTF-16 length of the number as printed. */
  length: number
  /** White space, or the end of the line, follows it: then it is no word of a sentence. */
  apart: boolean
}

const COUNT = `(?:${NUMERAL}|[0-9０-９]{1,4})`
const SUFFIXES: readonly [NumberStyle, string][] = [
  ['分编', '分编'],
  ['编', '[编篇]'],
  ['章', '章'],
  ['节', '节'],
  ['条', '条'],
  ['部分', '(?:部分|类(?=[ 　：:]|$))'],
]

interface Style {
  style: NumberStyle
  /** The first group is the numeral, the second the branch (之一). */
  pattern: RegExp
  /** What may not follow: there the number is part of a sentence. */
  unless?: RegExp
}

/** 第三条第二款规定的, 第三条、第四条, 第二章的规定: a citation begins the sentence. */
const CITED = new RegExp(
  '^(?:第|[、，。；”’》）)]|[（(]第|以及|规定|关于|的|之(?![间所])|所(?:列|称|规定|指|述|定|涉)|' +
    '中(?:[的，“]|规定|所|有关)|[和与及或](?:者)?(?:第|本|前|其他|《)|[至到]第)',
  'u',
)
/** （一）、（二）项, （三）项规定: a list of numbers begins the sentence. */
const LISTED = new RegExp(
  `^(?:[、和与或及至到]?\\s*[（(]${NUMERAL}[）)]|[项款](?:[、，和与或及的中至到]|规定|所|以|$))`,
  'u',
)
/** 一、二级, 一、二类: the next number follows at once. */
const COUNTED = new RegExp(`^(${NUMERAL})[、级类等项条章]`, 'u')
/** 3.5万元, 1.2米: an amount begins the sentence. */
const AMOUNT =
  /^(?:\d|[万亿千百]?(?:元|美元|人|米|吨|公里|公顷|亩|倍|平方|立方|%|％|‰|℃|厘|毫|克|升|瓦|伏|兆|年|月|日|天|小时|分))/u

const STYLES: readonly Style[] = [
  ...SUFFIXES.map(([style, suffix]) => ({
    style,
    pattern: new RegExp(`^第[ 　]?(${COUNT})[ 　]?${suffix}(?:[ 　]?之[ 　]?(${COUNT}))?`, 'u'),
    unless: CITED,
  })),
  {style: '一、', pattern: new RegExp(`^(${NUMERAL})[ 　]?[、．.]`, 'u')},
  {
    style: '（一）',
    pattern: new RegExp(`^[（(][ 　]?(${NUMERAL})[ 　]?[）)](?:之(${NUMERAL}))?`, 'u'),
    unless: LISTED,
  },
  {style: '（1）', pattern: /^[（(][ 　]?([0-9０-９]{1,3})[ 　]?[）)]/u},
  {style: '1.1', pattern: /^([0-9]{1,3}(?:[.．][0-9]{1,3})+)[.．]?/u, unless: AMOUNT},
  {style: '1.', pattern: /^([0-9０-９]{1,4})[ 　]?(?:[.．、](?![0-9０-９])|[）)])/u},
  // A.1 is a number of an annex.
  {style: 'a）', pattern: /^([a-zA-Z])(?:[）)、]|[.．](?![0-9０-９]))/u},
]

/** ① ⑴ ⒈ ㈠: numbers that are one character, with the style they stand for. */
const ENCLOSED: readonly {style: NumberStyle; first: string; count: number}[] = [
  {style: '①', first: '①', count: 20},
  {style: '（1）', first: '⑴', count: 20},
  {style: '1.', first: '⒈', count: 20},
  {style: '（一）', first: '㈠', count: 10},
]

const QUESTION = new RegExp(`^(?:问题?|Q)[ 　]?(${COUNT})?[：:．.、]`, 'iu')

/**
 * Reads the number with which a line begins; `undefined` if it begins with none.
 *
 * @param line the reading of a line, without white space at its ends
 */
export function readNumber(line: string): HeadNumber | undefined {
  const enclosed = readEnclosed(line)
  if (enclosed) return enclosed
  for (const {style, pattern, unless} of STYLES) {
    const match = pattern.exec(line)
    if (!match?.[1]) continue
    const length = match[0].length
    const rest = line.slice(length)
    const apart = rest === '' || /^\s/u.test(rest)
    if (!apart && unless?.test(rest)) continue
    const ordinal = ordinalOf(style, match[1], match[2])
    if (style === '一、' && ordinal && isCounted(rest, ordinal.value)) continue
    if (ordinal) return {style, ordinal, length, apart}
  }
  const question = QUESTION.exec(line)
  if (!question) return undefined
  // A question without a number is counted by the caller.
  const value = question[1] === undefined ? 0 : (parseNumeral(question[1]) ?? 0)
  return {style: '问', ordinal: {value}, length: question[0].length, apart: false}
}

function isCounted(rest: string, value: number): boolean {
  const next = COUNTED.exec(rest)?.[1]
  return next !== undefined && parseNumeral(next) === value + 1
}

function ordinalOf(
  style: NumberStyle,
  numeral: string,
  inserted: string | undefined,
): Ordinal | undefined {
  if (style === 'a）') return {value: numeral.toLowerCase().charCodeAt(0) - 96}
  if (style === '1.1') {
    const parts = numeral.split(/[.．]/u).map(Number)
    const value = parts.pop()
    return value === undefined || value === 0 || parts.includes(0)
      ? undefined
      : {value, above: parts}
  }
  const value = parseNumeral(numeral)
  if (value === undefined || value === 0) return undefined
  const branch = inserted === undefined ? undefined : parseNumeral(inserted)
  return branch === undefined || branch === 0 ? {value} : {value, branch}
}

function readEnclosed(line: string): HeadNumber | undefined {
  const code = line.charCodeAt(0)
  for (const {style, first, count} of ENCLOSED) {
    const value = code - first.charCodeAt(0) + 1
    if (value >= 1 && value <= count)
      return {style, ordinal: {value}, length: 1, apart: /^.(?:\s|$)/u.test(line)}
  }
  return undefined
}
