/**
 * Whether a page lost sentence marks, and where. Cheap counts first; the model only where they look
 * thin. How many of the stretches lost a mark is then estimated from what the model says about each
 * of them, and that share weighs what it says about one.
 */
import {Boundaries} from '../boundary.ts'
import type {Verdict} from '../boundary.ts'

/** What was found on a page. */
export interface Loss {
  /** Estimated share of stretches between surviving marks in which one was lost: 0–1. */
  share: number
  /** Nearly every stretch lost one: every other mark was deleted. */
  alternation: boolean
  /** Stretches that lost a mark, in the order of the text. */
  verdicts: LostMark[]
}

export interface LostMark extends Verdict {
  /** P that the mark stood in the best slot. */
  p: number
  /** The stretch: UTF-16 offsets into the text. */
  start: number
  end: number
}

/** Share of stretches from which a page counts as damaged, and from which every other mark was deleted. */
const DAMAGED = 0.3
const ALTERNATING = 0.8
/** Fewer stretches than this say nothing about a page. */
const ENOUGH = 6
/** Stretches that are judged before all are, and the share of lost marks among them from which all are. */
const SAMPLE = 6
const WORTH_ALL = 0.05
/** Log odds from which one lost mark is believed on a page that is else whole. */
const SINGLE = 10
const SINGLE_P = 0.9
/** P from which a lost mark is proposed where not every stretch lost one. */
const LIKELY = 0.7
/** Log odds below which a stretch lost nothing, whatever the page. */
const WHOLE = -4

/** @param isThorough let the model read the text even where cheap counts find nothing: some thousand times slower */
export function lossOf(text: string, isThorough = false): Loss | undefined {
  if (!isThorough && !isThin(text)) return undefined
  const model = new Boundaries(text)
  const all = [...model.stretches()].filter(({slots}) => slots.length > 0)
  if (all.length < ENOUGH) return undefined
  const stride = Math.max(1, Math.floor(all.length / SAMPLE))
  const judge = (stretches: typeof all, slots: number) =>
    stretches.flatMap((one) => model.judge(one, slots) ?? [])
  let share = shareOf(
    judge(
      all.filter((_, i) => i % stride === 0),
      0,
    ),
  )
  if (share < WORTH_ALL && !isThorough) return {share, alternation: false, verdicts: []}
  const verdicts = judge(all, 4)
  share = shareOf(verdicts)
  const {starts} = model.tokens
  const found = chosen(verdicts, share).map((one) => ({
    ...one,
    start: starts[one.stretch.from] ?? 0,
    end: starts[one.stretch.to] ?? text.length,
  }))
  return {share, alternation: share >= ALTERNATING, verdicts: found}
}

function chosen(verdicts: readonly Verdict[], share: number): Array<Verdict & {p: number}> {
  const found: Array<Verdict & {p: number}> = []
  for (const verdict of verdicts) {
    const slot = verdict.best[0]?.p ?? 0
    if (share >= ALTERNATING) {
      if (verdict.lost > WHOLE) found.push({...verdict, p: slot})
      continue
    }
    const p = slot * likely(verdict.lost, share)
    const isSure = share >= DAMAGED ? p >= LIKELY : verdict.lost >= SINGLE && slot >= SINGLE_P
    if (isSure) found.push({...verdict, p})
  }
  return found
}

/** P that a stretch lost a mark. @param lost log odds if either were as likely */
function likely(lost: number, share: number): number {
  return 1 / (1 + Math.exp(-lost) * ((1 - share) / share))
}

/** The share of stretches that lost a mark that makes the verdicts likeliest (EM), leaning towards none. */
function shareOf(verdicts: readonly Verdict[]): number {
  let share = 0.5
  for (let turn = 0; turn < 60; turn++) {
    let sum = 0.04
    for (const {lost} of verdicts) sum += likely(lost, share)
    share = Math.min(0.99, Math.max(0.0001, sum / (verdicts.length + 2)))
  }
  return share
}

/** Lines of at least so many characters are prose. */
const PROSE = 40
/** Mean lengths of what stands between two marks (characters): of clean laws it is 12–24. */
const LONG_RUN = 24
const LONG_RUN_SHORT_PAGE = 20
const SHORT_PAGE = 1500
/** A text of fewer characters is not looked at. */
const LEAST = 60
/** A text of fewer characters is always looked at. */
const TINY_PAGE = 400
/** A shorter line is a heading or the like. */
const SHORT_LINE = 12
/** Share of paragraphs without a mark at their end. */
const UNFINISHED = 0.12

/** 1: ends a clause; 2: ends a line; 4: may stand between a final mark and the end of its line. */
const signs = new Uint8Array(0x10000)
for (const character of Array.from('，。；：！？,;:?!….｡')) signs[character.charCodeAt(0)] = 1
for (const character of Array.from('\n\r')) signs[character.charCodeAt(0)] = 2
for (const character of Array.from('”’」』）)》 \u3000\t\u00a0')) signs[character.charCodeAt(0)] = 4

/** A line may end in a remark behind its last mark: 。（体育总局负责） */
function isRemark(text: string, start: number, last: number): boolean {
  if (signs[text.charCodeAt(last + 1)] !== 4) return false
  const opens = text.lastIndexOf('（', last)
  return opens > start && last - opens < 80 && signs[text.charCodeAt(opens - 1)] === 1
}

/** Whether marks stand thinner than in clean text, or paragraphs lack their last one. One look at every character. */
export function isThin(text: string): boolean {
  let marks = 0
  let ends = 0
  let prose = 0
  let unfinished = 0
  let open = 0
  let start = 0
  let marksBefore = 0
  for (let i = 0; i <= text.length; i++) {
    // Behind the last character its line ends.
    const sign = i < text.length ? (signs[text.charCodeAt(i)] ?? 0) : 2
    if ((sign & 3) === 0) continue
    if (sign === 1) {
      marks++
      continue
    }
    if (i - start >= SHORT_LINE) {
      let last = i - 1
      while (last > start && signs[text.charCodeAt(last)] === 4) last--
      const isOpen = signs[text.charCodeAt(last)] !== 1
      if (isOpen) open++
      if (i - start >= PROSE && marks > marksBefore) {
        prose++
        if (isOpen && !isRemark(text, start, last)) unfinished++
      }
    }
    if (i > start) ends++
    marksBefore = marks
    start = i + 1
  }
  if (text.length < LEAST || marks === 0) return false
  if (text.length < TINY_PAGE) return true
  // Where most lines end in the middle of a sentence, line ends are no ends.
  const run = text.length / (marks + ends - (open * 2 > ends ? open : 0))
  return (
    run > (text.length < SHORT_PAGE ? LONG_RUN_SHORT_PAGE : LONG_RUN) ||
    (unfinished >= (text.length < SHORT_PAGE ? 1 : 2) && unfinished >= prose * UNFINISHED)
  )
}
