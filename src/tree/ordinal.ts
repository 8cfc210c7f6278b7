/** Numbers as Chinese documents write them, and the numbers at the head of their units. The only home of numerals. */
import type {Ordinal} from './types.ts'

const DIGITS = '零一二三四五六七八九'
const DIGIT_VALUE = new Map<string, number>([
  ...Array.from(DIGITS, (digit, value): [string, number] => [digit, value]),
  ['〇', 0],
  ['两', 2],
])
const UNIT_VALUE = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** A run of Chinese numerals, as the source of a regular expression. */
export const NUMERAL = '[零〇一二两三四五六七八九十百千]+'

/** A number in Chinese or Arabic numerals (half- or full-width); `undefined` if it is none. */
export function parseNumeral(text: string): number | undefined {
  const arabic = text.normalize('NFKC')
  if (/^\d+$/.test(arabic)) return Number(arabic)
  if (text === '') return undefined
  if (!Array.from(text).some((char) => UNIT_VALUE.has(char))) {
    // 二〇二〇: figures read one by one.
    let value = 0
    for (const char of text) {
      const digit = DIGIT_VALUE.get(char)
      if (digit === undefined) return undefined
      value = value * 10 + digit
    }
    return value
  }
  let total = 0
  let pending: number | undefined
  let last = Infinity
  for (const char of text) {
    const digit = DIGIT_VALUE.get(char)
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined
      pending = digit
      continue
    }
    const unit = UNIT_VALUE.get(char)
    if (unit === undefined || unit >= last) return undefined
    last = unit
    // 十二 is 一十二; 一百一十 keeps its 一.
    total += (pending === undefined || pending === 0 ? 1 : pending) * unit
    pending = undefined
  }
  return total + (pending ?? 0)
}

/** @param value 1…9999; @throws RangeError otherwise. */
export function formatNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999)
    throw new RangeError(`Unexpected number \`${value}\`, expected an integer from 1 to 9999`)
  let out = ''
  let zero = false
  for (const [name, unit] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      zero = out !== ''
      continue
    }
    if (zero) out += '零'
    zero = false
    out += (digit === 1 && unit === 10 && out === '' ? '' : DIGITS.charAt(digit)) + name
  }
  return out
}

/** Styles in which a unit is numbered in print. */
export type NumberStyle = '条' | '章' | '节' | '编' | '分编' | '一、' | '（一）' | '1.' | '（1）'

interface Style {
  style: NumberStyle
  pattern: RegExp
}

const SUFFIXED = ['分编', '编', '章', '节', '条'] as const
/** Styles by their look; the first group is the numeral, the second the branch (之一). */
const STYLES: readonly Style[] = [
  ...SUFFIXED.map((style) => ({
    style,
    pattern: new RegExp(`^第(${NUMERAL}|[0-9０-９]+)${style}(?:之(${NUMERAL}))?(?![、，。])`, 'u'),
  })),
  {style: '一、', pattern: new RegExp(`^(${NUMERAL})、`, 'u')},
  {style: '（一）', pattern: new RegExp(`^[（(](${NUMERAL})[）)]`, 'u')},
  {style: '（1）', pattern: /^[（(]([0-9０-９]+)[）)]/u},
  {style: '1.', pattern: /^([0-9０-９]+)(?:[.．、](?![0-9０-９]))/u},
]

/** The number at the head of a line. */
export interface HeadNumber {
  style: NumberStyle
  ordinal: Ordinal
  /** UTF-16 length of the number as printed. */
  length: number
}

/** Reads the number with which a line begins; `undefined` if it begins with none. */
export function readNumber(line: string): HeadNumber | undefined {
  for (const {style, pattern} of STYLES) {
    const match = pattern.exec(line)
    if (!match?.[1]) continue
    const value = parseNumeral(match[1])
    if (value === undefined || value === 0) continue
    const branch = match[2] === undefined ? undefined : parseNumeral(match[2])
    return {
      style,
      ordinal: branch === undefined ? {value} : {value, branch},
      length: match[0].length,
    }
  }
  return undefined
}

/** 第四条, 第十二条之一, 第二款, 第（三）项: an ordinal with the name of its unit, as people say it. */
export function formatOrdinal(
  ordinal: Ordinal,
  unit: '编' | '分编' | '章' | '节' | '条' | '款' | '项' | '目' | '段',
): string {
  const numeral = formatNumeral(ordinal.value)
  const branch = ordinal.branch === undefined ? '' : `之${formatNumeral(ordinal.branch)}`
  if (unit === '项') return `第（${numeral}）项${branch}`
  if (unit === '目') return `第${ordinal.value}目${branch}`
  return `第${numeral}${unit}${branch}`
}

/** The number, 之一 included, as an address writes it: `12`, `12-1`. */
export function slugOrdinal(ordinal: Ordinal): string {
  return ordinal.branch === undefined ? String(ordinal.value) : `${ordinal.value}-${ordinal.branch}`
}

/** Reads what `slugOrdinal` writes; `undefined` for anything else. */
export function parseSlug(slug: string): Ordinal | undefined {
  const match = /^([1-9]\d*)(?:-([1-9]\d*))?$/.exec(slug)
  if (!match) return undefined
  return match[2] === undefined
    ? {value: Number(match[1])}
    : {value: Number(match[1]), branch: Number(match[2])}
}
