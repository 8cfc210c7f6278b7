/**
 * Ordinary characters that do not belong where they stand: in a damaged text a swap may put one
 * common character for another (市 for 沛), which only the words around it can tell.
 */
import {EDGE, LONGEST_RUN} from '../language.ts'
import type {Language} from '../language.ts'
import {decide} from './decide.ts'
import {level} from './levels.ts'
import {strangeSuspect} from './sites.ts'
import {verdictOf} from './verdict.ts'
import type {Verdict} from './verdict.ts'
import {windowOf} from './window.ts'

/** A character after which and before which the text goes on like this is worth a look (mean of log P). */
const ODD = -6
/** What it costs to doubt an ordinary character (nats), by level of GB/T 2312. */
const DOUBT = [0, 1, 5]
/** A reading must be better by so much; by more, where the character is part of a word. */
const SURE = 4
const SURE_IN_WORD = 10
/** Any numeral fits where one does. */
const NUMERALS = new Set(
  Array.from('〇零一二三四五六七八九十百千万亿两', (char) => char.codePointAt(0) ?? 0),
)
/** Lines are looked at in pieces, so that a text without line ends is no trouble. */
const PIECE = 4000

/** @param known verdicts on other characters, taken as read */
export function surprises(
  text: string,
  known: readonly Verdict[],
  language: Language,
  wrapped: boolean,
): Verdict[] {
  const readings = new Map(
    known.filter(({margin}) => margin > 0).map(({start, best}) => [start, best.code]),
  )
  const seen = new Set(known.map(({start}) => start))
  const out: Verdict[] = []
  for (const [start, end] of pieces(text, wrapped)) {
    const {codes, offsets} = windowOf(text, start, end, wrapped)
    for (const [i, offset] of offsets.entries()) codes[i] = readings.get(offset) ?? codes[i] ?? 0
    const scores = Float64Array.from(codes, (_, i) => language.runScore(codes, i))
    for (const [i, offset] of offsets.entries()) {
      const code = codes[i] ?? 0
      if (level(code) === 0 || seen.has(offset) || !isOdd(scores, i)) continue
      if (NUMERALS.has(code)) continue
      const [from, to] = language.wordAround(codes, i)
      const inWord = to - from > 1
      const rare = level(code) === 1
      const suspect = strangeSuspect(language, codes, i, DOUBT[level(code)], rare && !inWord)
      const [choice] = decide(language, codes, [suspect])
      if (!choice || choice.margin < (inWord ? SURE_IN_WORD : SURE)) continue
      if (!isUsual(text, offset, choice.best.code))
        out.push(verdictOf(choice, codes, offsets, language))
    }
  }
  return out
}

/** Lines, or pieces of a long one. */
function* pieces(text: string, wrapped: boolean): Iterable<[start: number, end: number]> {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const lineEnd = !wrapped && text.charCodeAt(at) === EDGE
    if (at < text.length && !lineEnd && at - start < PIECE) continue
    if (at > start) yield [start, at]
    start = lineEnd ? at + 1 : at
  }
}

function isOdd(scores: Float64Array, at: number): boolean {
  let sum = 0
  const end = Math.min(scores.length, at + LONGEST_RUN - 1)
  for (let i = at; i < end; i++) sum += scores[i] ?? 0
  return sum / (end - at) < ODD
}

/**
 * Whether this is how the text writes it: the character stands with its neighbours several times, and
 * more often than the better reading does.
 */
function isUsual(text: string, at: number, better: number): boolean {
  const [before, char, after] = [
    text.slice(at - 2, at),
    text.charAt(at),
    text.slice(at + 1, at + 3),
  ]
  const other = String.fromCodePoint(better)
  return [
    [before.slice(-1), after.slice(0, 1)],
    [before, ''],
    ['', after],
  ].some(([left = '', right = '']) => {
    const own = countOf(text, left + char + right)
    return left.length + right.length === 2 && own >= 3 && own > countOf(text, left + other + right)
  })
}

/** How often a run stands in a text; many are as good as more. */
function countOf(text: string, run: string): number {
  let count = 0
  for (let at = text.indexOf(run); at >= 0 && count < 50; at = text.indexOf(run, at + 1)) count++
  return count
}
