/**
 * Ordinary characters that do not belong where they stand: in a damaged text a swap may put one
 * common character for another (市 for 沛), which only the words around it can tell.
 */
import {EDGE, LONGEST_RUN} from '../language.ts'
import type {Language} from '../language.ts'
import {decide} from './decide.ts'
import {level} from './levels.ts'
import {strangeSuspect} from './sites.ts'
import type {Grid} from './pattern.ts'
import {isUsual} from './usage.ts'
import {verdictOf} from './verdict.ts'
import type {Verdict} from './verdict.ts'
import {windowOf} from './window.ts'

/** A character after which and before which the text goes on like this is worth a look (mean of log P, by level of GB/T 2312). */
const ODD = [0, -6, -5]
/** What it costs to doubt an ordinary character (nats), by level of GB/T 2312. */
const DOUBT = [0, 1, 3]
/** A reading must be better by so much; by more, where the character is part of a word. */
const SURE = 3
const SURE_IN_WORD = 10
/** On the grid of the damage a character is odd and doubted sooner. */
const GRID_ODD = 1.5
const GRID_DOUBT = 3
/** Any numeral fits where one does. */
const NUMERALS = new Set(
  Array.from('〇零一二三四五六七八九十百千万亿两', (char) => char.codePointAt(0) ?? 0),
)
/** What stands so often with the same neighbours is how the text writes it. */
const USUAL = 3
/** Common characters are doubted so far into a text (UTF-16 units): a book takes seconds, not minutes. */
export const DOUBT_REACH = 2_000_000
/** Lines are looked at in pieces, so that a text without line ends is no trouble. */
const PIECE = 4000

/** @param known verdicts on other characters, taken as read */
export function surprises(
  text: string,
  known: readonly Verdict[],
  language: Language,
  {wrapped, grid}: {wrapped: boolean; grid: Grid | undefined},
): Verdict[] {
  const readings = new Map(
    known.filter(({margin}) => margin > 0).map(({start, best}) => [start, best.code]),
  )
  const seen = new Set(known.map(({start}) => start))
  const out: Verdict[] = []
  for (const [start, end] of pieces(text, wrapped)) {
    if (start >= DOUBT_REACH) break
    const {codes, offsets} = windowOf(text, start, end, wrapped)
    for (const [i, offset] of offsets.entries()) codes[i] = readings.get(offset) ?? codes[i] ?? 0
    const scores = Float64Array.from(codes, (_, i) => language.runScore(codes, i))
    for (const [i, offset] of offsets.entries()) {
      const code = codes[i] ?? 0
      const common = level(code)
      if (common === 0 || seen.has(offset) || NUMERALS.has(code)) continue
      const onGrid = grid?.(offset) ?? false
      if (!isOdd(scores, i, (ODD[common] ?? 0) + (onGrid ? GRID_ODD : 0))) continue
      const [from, to] = language.wordAround(codes, i)
      const inWord = to - from > 1
      const doubt = (DOUBT[common] ?? 0) - (onGrid ? GRID_DOUBT : 0)
      const suspect = strangeSuspect(language, codes, i, doubt, common === 1 && !inWord)
      const [choice] = decide(language, codes, [suspect])
      if (!choice || choice.margin < (inWord ? SURE_IN_WORD : SURE)) continue
      if (!isUsual(text, offset, choice.best.code, USUAL))
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

function isOdd(scores: Float64Array, at: number, odd: number): boolean {
  let sum = 0
  const end = Math.min(scores.length, at + LONGEST_RUN - 1)
  for (let i = at; i < end; i++) sum += scores[i] ?? 0
  return sum / (end - at) < odd
}
