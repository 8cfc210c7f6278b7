/** What stands round the half-width marks of one line, and which of its brackets and quotes pair. */
import {classes, HAN, MARK, NARROW} from './classes.ts'

/** What stands beside a place, past half-width marks, brackets and spaces. */
export type Side = typeof CHINESE | typeof EDGE | typeof OTHER
export const CHINESE = 1
export const EDGE = 2
export const OTHER = 3

export interface Pair {
  open: number
  close: number
  /** What the two should be. */
  reading: readonly [string, string]
  accept: boolean
}

const NUMERAL = /^[一二三四五六七八九十百零〇]+$/
/** Between these a bracket belongs to a formula. */
const OPERATORS = '=＝÷×*/^√∑+＋-－−±<>≤≥'

/** Chinese prose: neither code nor markup, and some Han. */
export function isPlainLine(line: string): boolean {
  let han = false
  for (let i = 0; i < line.length && !han; i++)
    han = ((classes[line.charCodeAt(i)] ?? 0) & HAN) !== 0
  return han && !/[{}\\`]|=["']|["']\s*:\s*["'[]|=>|<[/!]?[a-z][^<>]{0,300}>|<!--/i.test(line)
}

/** For each place of a line what stands before it (`step` 1) or after it (`step` -1). */
export function sides(line: string, step: 1 | -1): Uint8Array {
  const out = new Uint8Array(line.length)
  const prefix = /^[\s#>*+-]*/.exec(line)?.[0].length ?? 0
  let side: Side = EDGE
  for (let n = 0; n < line.length; n++) {
    const i = step === 1 ? n : line.length - 1 - n
    out[i] = side
    const code = line.charCodeAt(i)
    const flags = classes[code] ?? 0
    if (code === 0x7c || i < prefix) side = EDGE
    else if ((flags & (HAN | MARK)) !== 0) side = CHINESE
    // The second half of a Han character beyond the BMP.
    else if (
      code >= 0xdc00 &&
      code <= 0xdfff &&
      ((classes[line.charCodeAt(i - 1)] ?? 0) & HAN) !== 0
    )
      side = CHINESE
    else if ((flags & NARROW) === 0 && !isSpace(code) && code !== 0x27) side = OTHER
  }
  return out
}

export function isSpace(code: number): boolean {
  return code === 0x20 || code === 9 || code === 0x3000 || code === 0xa0
}

/** Brackets and straight quotes of a line that pair and are not both full-width. */
export function pairsOf(line: string): Pair[] {
  const brackets = bracketPairs(line)
  const quotes = quotePairs(line)
  if (brackets.pairs.length + quotes.pairs.length === 0) return []
  const counts = counter(line)
  // What one pair becomes is what its neighbour sees: until nothing more is certain, or, on a line
  // that is no paragraph, for a while.
  const rounds = Math.max(4, 10_000_000 / (line.length * (1 + brackets.pairs.length)))
  let now = line
  let pairs: Pair[] = []
  for (let round = 0, sure = 0; round < rounds; round++) {
    const left = sides(now, 1)
    const right = sides(now, -1)
    pairs = [brackets, quotes].flatMap(({pairs: places, certain}) =>
      places.flatMap((place) => judged(line, place, left, right, counts, certain)),
    )
    const accepted = pairs.filter((pair) => pair.accept)
    if (accepted.length === sure || accepted.length === pairs.length) break
    sure = accepted.length
    now = withPairs(line, accepted)
  }
  return pairs
}

/** The line as it reads with the pairs that are certain. */
export function withPairs(line: string, pairs: readonly Pair[]): string {
  const units = Array.from({length: line.length}, (_, i) => line.charAt(i))
  for (const {open, close, reading, accept} of pairs)
    if (accept) {
      units[open] = reading[0]
      units[close] = reading[1]
    }
  return units.join('')
}

type Place = readonly [open: number, close: number]
interface Places {
  pairs: Place[]
  /** Nothing is left over, so each has the partner that was meant. */
  certain: boolean
}

/** What the pair should become, if anything. */
function judged(
  line: string,
  [open, close]: Place,
  left: Uint8Array,
  right: Uint8Array,
  counts: Counter,
  certain: boolean,
): Pair[] {
  const isQuote = line[open] === '"'
  const before = left[open]
  const after = right[close]
  const han = counts.han(open, close)
  if (counts.operators(open, close) > 0 && !isQuote) {
    // 1+X证书 and 京-津 are no formulas, （成本＋利润） may be one.
    if (/[=＝÷×＋－^√∑]/.test(line.slice(open, Math.min(close, open + 400))) || han === 0) return []
    certain = false
  }
  if (!isQuote && (isOperator(line, open - 1) || isOperator(line, close + 1))) return []
  const content = close - open < 40 ? line.slice(open + 1, close) : ''
  if (!isQuote && han === 0) {
    const isNumber = before === CHINESE && /^(?:19|20)\d\d$/.test(content)
    if (isNumber && /^第?\d{1,4}号/.test(line.slice(close + 1, close + 8)))
      return [{open, close, reading: ['〔', '〕'], accept: false}]
    if (after !== CHINESE || before === OTHER || close - open < 2) return []
    return [{open, close, reading: ['（', '）'], accept: false}]
  }
  // 5" is a measure.
  if (isQuote && /\d/.test(line.charAt(open - 1))) return []
  if (han === 0 && (before !== CHINESE || after !== CHINESE)) return []
  if (before !== CHINESE && after !== CHINESE && before === OTHER && after === OTHER) return []
  const isLabel = before === EDGE && NUMERAL.test(content)
  const padded =
    isQuote && (isSpace(line.charCodeAt(open + 1)) || isSpace(line.charCodeAt(close - 1)))
  // （第三条） 2．: what stands after a space does not belong to the bracket.
  const isApart = !isQuote && before === CHINESE && isSpace(line.charCodeAt(close + 1))
  const accept = certain && !padded && before !== OTHER && (after !== OTHER || isLabel || isApart)
  return [{open, close, reading: isQuote ? ['“', '”'] : ['（', '）'], accept}]
}

function isOperator(line: string, at: number): boolean {
  return at >= 0 && at < line.length && OPERATORS.includes(line.charAt(at)) && line[at] !== '-'
}

function bracketPairs(line: string): Places {
  const pairs: Place[] = []
  const open: number[] = []
  let certain = true
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i)
    if (c === 0x28 || c === 0xff08) open.push(i)
    else if (c === 0x29 || c === 0xff09) {
      if (isLabelEnd(line, i)) continue
      const from = open.pop()
      if (from === undefined) certain = false
      else if (c === 0x29 || line.charCodeAt(from) === 0x28) pairs.push([from, i])
    }
  }
  return {pairs, certain: certain && open.length === 0}
}

/** `1）`, `a)`, `一）` at the head of a line or after a mark count things and close nothing. */
export function isLabelEnd(line: string, at: number): boolean {
  return /(?:^|[\s，,；;。：:、])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/.test(
    line.slice(Math.max(0, at - 4), at),
  )
}

function quotePairs(line: string): Places {
  const at: number[] = []
  for (let i = line.indexOf('"'); i >= 0; i = line.indexOf('"', i + 1)) at.push(i)
  if (at.length % 2 !== 0) return {pairs: [], certain: false}
  const pairs: Place[] = []
  for (let i = 0; i + 1 < at.length; i += 2) pairs.push([at[i] ?? 0, at[i + 1] ?? 0])
  return {pairs, certain: !/[“”]/.test(line)}
}

/**
 * The quote that is over in a line with an odd number of them: a quotation of several paragraphs opens
 * each and closes the last. Only at the head of a line, at its end, or after a colon.
 */
export function loneQuote(line: string): {at: number; reading: string} | undefined {
  const first = line.indexOf('"')
  if (first < 0 || /[“”]/.test(line)) return undefined
  let count = 0
  for (let i = first; i >= 0; i = line.indexOf('"', i + 1)) count++
  if (count % 2 === 0) return undefined
  const last = line.lastIndexOf('"')
  const colon = line.search(/[:：]"[^"]*$/)
  if (line.slice(0, first).trim() === '' && first < 40) return {at: first, reading: '“'}
  if (line.slice(last + 1).trim() === '') return {at: last, reading: '”'}
  return colon >= 0 ? {at: colon + 1, reading: '“'} : undefined
}

interface Counter {
  /** How many Han stand between two places. */
  han(from: number, to: number): number
  operators(from: number, to: number): number
}

/** Long stretches are counted once a line: nested brackets would count them again and again. */
function counter(line: string): Counter {
  const isHan = (at: number) => Number(((classes[line.charCodeAt(at)] ?? 0) & HAN) !== 0)
  const isSign = (at: number) => Number(OPERATORS.includes(line.charAt(at)))
  const between = (count: (at: number) => number) => {
    let sums: Uint32Array | undefined
    return (from: number, to: number) => {
      if (to - from < 40) {
        let sum = 0
        for (let i = from + 1; i < to; i++) sum += count(i)
        return sum
      }
      if (!sums) {
        sums = new Uint32Array(line.length + 1)
        for (let i = 0; i < line.length; i++) sums[i + 1] = (sums[i] ?? 0) + count(i)
      }
      return (sums[to] ?? 0) - (sums[from + 1] ?? 0)
    }
  }
  return {han: between(isHan), operators: between(isSign)}
}

/** Places of a line that belong to an address on the net or to a character entity. */
export function linkPlaces(line: string): (at: number) => boolean {
  if (!/:\/\/|www\.|[@&]/i.test(line)) return () => false
  const places = new Uint8Array(line.length)
  for (const {0: link, index} of line.matchAll(
    /&#?\w{1,8};|(?:[a-z]{2,10}:\/\/|www\.|[\w.-]{1,64}@)[^\s，。；、（）《》“”]*/gi,
  ))
    places.fill(1, index, index + link.length)
  return (at) => places[at] === 1
}
