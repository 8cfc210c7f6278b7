/** 30% is said 百分之三十, and the other way round. */
import {DIGITS, formatNumeral, parseNumeral} from '../tree/ordinal.ts'

const PERCENT =
  /(\d+)(?:\.(\d+))?%|百分之([零一二三四五六七八九十百]+)(?:点([零一二三四五六七八九]+))?/gu

/** A folded text with each percentage in its other form; nothing where it has none. */
export function withOtherPercents(text: string): string | undefined {
  const other = text.replaceAll(PERCENT, otherForm)
  return other === text ? undefined : other
}

/** The other forms of the percentages of a folded text. */
export function otherPercents(text: string): string[] {
  return [...text.matchAll(PERCENT)].flatMap(([said, ...parts]) => {
    const other = otherForm(said, ...parts)
    return other === said ? [] : [other]
  })
}

function otherForm(said: string, ...parts: (string | number | undefined)[]): string {
  const [number, decimals, numeral, digits] = parts.map((part) => part?.toString())
  if (number !== undefined) {
    if (Number(number) > 100) return said
    const value = Number(number)
    const whole = value === 0 ? '零' : value === 100 ? '百' : formatNumeral(value)
    const rest = Array.from(decimals ?? '', (one) => DIGITS[Number(one)] ?? '').join('')
    return `百分之${whole}${rest === '' ? '' : `点${rest}`}`
  }
  const value = numeral === '百' ? 100 : parseNumeral(numeral ?? '')
  if (value === undefined) return said
  const rest = Array.from(digits ?? '', (one) => DIGITS.indexOf(one)).join('')
  return `${value}${rest === '' ? '' : `.${rest}`}%`
}
