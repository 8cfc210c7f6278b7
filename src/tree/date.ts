/** Dates as Chinese documents write them, and as ISO 8601 writes them. The only home of dates. */
import {NUMERAL, parseNumeral} from './ordinal.ts'

/** A date in a text. */
export interface FoundDate {
  /** UTF-16 offsets, `end` exclusive. */
  start: number
  end: number
  /** As far as it is known: `2020-05-18`, `2020-05`. */
  iso: string
}

const YEAR = '(\\d{4}|[〇○Ｏ０零一二三四五六七八九]{4})'
const SMALL = `(?:\\d{1,2}|${NUMERAL})`
const DATE = new RegExp(`${YEAR}\\s*年\\s*(${SMALL})\\s*月(?:\\s*(${SMALL})\\s*日)?`, 'gu')

/** Every date with a year and a month, in the order of the text. */
export function findDates(text: string): FoundDate[] {
  return [...text.matchAll(DATE)].flatMap((match) => {
    const [whole, year = '', month = '', day] = match
    const iso = isoDate(parseYear(year), parseNumeral(month), day && parseNumeral(day))
    return iso === undefined ? [] : [{start: match.index, end: match.index + whole.length, iso}]
  })
}

/** The date that is the whole text; `undefined` for anything else. */
export function parseDate(text: string): string | undefined {
  const whole = text.replaceAll(/\s/gu, '')
  const [found] = findDates(whole)
  return found?.start === 0 && found.end === whole.length ? found.iso : undefined
}

/** A date in figures: 2020-05-18, 2020/5/18, 2020.5.18. */
export function parseFigures(text: string): string | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$/u.exec(text.trim())
  if (!match) return undefined
  const [, year, month, day] = match
  return isoDate(Number(year), Number(month), day === undefined ? undefined : Number(day))
}

function parseYear(text: string): number | undefined {
  return parseNumeral(text.replaceAll(/[○Ｏ０]/gu, '〇'))
}

function isoDate(
  year: number | undefined,
  month: number | undefined,
  day: number | '' | undefined,
): string | undefined {
  if (year === undefined || month === undefined || month < 1 || month > 12) return undefined
  const head = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  if (day === undefined || day === '') return head
  return day < 1 || day > 31 ? undefined : `${head}-${String(day).padStart(2, '0')}`
}
