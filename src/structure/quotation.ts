/**
 * Which lines are quoted: an amendment prints the articles that it inserts, and their numbers are
 * not its own.
 */
import type {HeadNumber} from './head-number.ts'
import {readNumber} from './head-number.ts'
import {NUMERAL, parseNumeral} from '../tree/ordinal.ts'

/** So many lines a quotation may be long; beyond that a closing mark was forgotten. */
const LONGEST = 400

/** Of each line, whether it lies inside a quotation that began in an earlier one. */
export function quotedLines(lines: readonly string[]): boolean[] {
  const quoted = lines.map(() => false)
  for (let i = 0; i < lines.length; i++) {
    const end = endOfQuotation(lines, i) ?? endOfAnnounced(lines, i)
    if (end === undefined) continue
    quoted.fill(true, i + 1, end + 1)
    i = end
  }
  return quoted
}

/**
 * The last line of a quotation that opens in this line and stays open. Each of its paragraphs may
 * begin with a mark of its own (GB/T 15834—2011, 4.8.3.5); the last alone has one at its end. Where
 * that is forgotten, the quotation ends before the number that follows the one that it began under.
 */
function endOfQuotation(lines: readonly string[], start: number): number | undefined {
  const first = lines[start] ?? ''
  let depth = balance(first)
  if (depth <= 0 || !/(?:[：:为]|^)“[^”]*$/u.test(first)) return undefined
  const own = readNumber(first)
  let numbersInside = false
  for (let i = start + 1; i < lines.length && i - start < LONGEST; i++) {
    const line = lines[i] ?? ''
    const number = readNumber(line.replace(/^“/u, ''))
    if (own && number?.style === own.style) {
      if (!numbersInside && !line.startsWith('“') && follows(number, own)) return i - 1
      numbersInside = true
    }
    // A paragraph that goes on quoting repeats the mark.
    depth += balance(line) - (line.startsWith('“') ? 1 : 0)
    if (depth <= 0) return i
  }
  return undefined
}

function balance(line: string): number {
  let depth = 0
  for (const char of line) {
    if (char === '“') depth++
    else if (char === '”') depth--
  }
  return depth
}

const AMENDS = /(?:修改为|改为|作为|增加|增写|内容如下)[^。]*[：:]$/u
const ARTICLE = `第(${NUMERAL}|\\d+)条`
const ARTICLES = new RegExp(`${ARTICLE}(?:[至到]${ARTICLE})?`, 'gu')

/** The last line of articles that are announced by their numbers and follow without marks. */
function endOfAnnounced(lines: readonly string[], start: number): number | undefined {
  const first = lines[start] ?? ''
  const own = readNumber(first)
  if (!own || !AMENDS.test(first)) return undefined
  const announced = new Set<number>()
  for (const [, from = '', to = from] of first.slice(own.length).matchAll(ARTICLES)) {
    const low = parseNumeral(from) ?? 0
    const high = parseNumeral(to) ?? low
    for (let value = low; value <= high && value < low + 100; value++) announced.add(value)
  }
  let found = false
  let end = start
  for (let i = start + 1; i < lines.length && i - start < LONGEST; i++) {
    const number = readNumber(lines[i] ?? '')
    if (number && follows(number, own)) break
    if (number?.style === '条') {
      if (!announced.has(number.ordinal.value)) break
      found = true
    }
    end = i
  }
  return found ? end : undefined
}

function follows(number: HeadNumber, own: HeadNumber): boolean {
  return number.style === own.style && number.ordinal.value === own.ordinal.value + 1
}
