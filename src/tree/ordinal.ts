/** Numbers as Chinese documents write them. The only home of numerals. */
import type {Ordinal} from './types.ts'

export const DIGITS = '零一二三四五六七八九'
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

/** 第四条, 第十二条之一, 第二款, 第（三）项: an ordinal with the name of its unit, as people say it. */
export function formatOrdinal(
  ordinal: Ordinal,
  unit: '编' | '分编' | '章' | '节' | '条' | '款' | '项' | '目' | '段' | '部分',
): string {
  const {repeat, ...once} = ordinal
  if (repeat !== undefined) return `${formatOrdinal(once, unit)}（重号${repeat}）`
  // Decimal numbers are said as they are printed: 5.1.1.
  if (ordinal.above) return slugOrdinal(ordinal)
  const numeral = ordinal.value > 9999 ? String(ordinal.value) : formatNumeral(ordinal.value)
  const branch = ordinal.branch === undefined ? '' : `之${formatNumeral(ordinal.branch)}`
  if (unit === '项') return `第（${numeral}）项${branch}`
  if (unit === '目') return `第${ordinal.value}目${branch}`
  return `第${numeral}${unit}${branch}`
}

/**
 * The number as an address writes it, with 之一 and what is printed before it: `12`, `12-1`, `5.1.1`.
 * The second unit that bears one number is `3r2`.
 */
export function slugOrdinal({value, branch, above = [], repeat}: Ordinal): string {
  const number = [...above, value].join('.')
  return (
    number + (branch === undefined ? '' : `-${branch}`) + (repeat === undefined ? '' : `r${repeat}`)
  )
}

/** Reads what `slugOrdinal` writes; `undefined` for anything else. */
export function parseSlug(slug: string): Ordinal | undefined {
  const match = /^((?:[1-9]\d*\.)*)([1-9]\d*)(?:-([1-9]\d*))?(?:r([2-9]|[1-9]\d+))?$/.exec(slug)
  if (!match) return undefined
  const [, before = '', value, branch, repeat] = match
  const above = before.split('.').slice(0, -1).map(Number)
  return {
    value: Number(value),
    ...(branch !== undefined && {branch: Number(branch)}),
    ...(above.length > 0 && {above}),
    ...(repeat !== undefined && {repeat: Number(repeat)}),
  }
}
