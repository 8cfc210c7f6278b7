/**
 * A character that stands for another: a traditional form or a variant (國, 敎), a look-alike, a
 * homophone or a sign put in its place (蔀, 哋, ┿), found in the table of variants, outside GB/T 2312,
 * or, in a text that is damaged, by the words around it. The reading is decided by the words it makes;
 * a text or a passage in traditional characters stays as it is.
 *
 * It is wrong where a rare name or term is written with such a character and the dictionary does not
 * know it (洎 in 双洎河): so outside a damaged text only what is evident is accepted.
 *
 * @example
 *   in   各有关單位应当按照规定申报。
 *   out  各有关单位应当按照规定申报。
 * @example
 *   in   教育行政蔀门负责本行政区域内的工作。
 *   out  教育行政部门负责本行政区域内的工作。
 * @example
 *   in   囚犯应当遵守监规；伍某入伍满五年。
 *   out  囚犯应当遵守监规；伍某入伍满五年。
 * @example
 *   in   子曰：學而時習之，不亦說乎。
 *   out  子曰：學而時習之，不亦說乎。
 */
import {EVIDENT, examine, isEvident, knowledge} from '../characters/examine.ts'
import type {Examination, Knowledge} from '../characters/examine.ts'
import {isOnGrid, ruler} from '../characters/pattern.ts'
import {variantTable} from '../characters/variants.ts'
import type {Verdict} from '../characters/verdict.ts'
import {Language} from '../language.ts'
import type {Finding, Rule} from '../rule.ts'
import tables from '../tables/language.json' with {type: 'json'}

/** What must be certain before a reading is accepted, and before it is proposed (nats). */
interface Bar {
  accept: number
  /** The best reading must be better than the next by so much. */
  lead: number
  propose: number
}

/** A reading of the table for a character that is nothing else here. */
const FOREIGN: Bar = {accept: 1, lead: 0.7, propose: 0}
/** A reading of the table for a character that may also be meant. */
const ORDINARY: Bar = {accept: 1.5, lead: 0.7, propose: 0}
/** A reading by shape, sound or context, in a damaged text. */
const GUESSED: Bar = {accept: 5, lead: 4, propose: 0}
/** The same for a character that is in common use. */
const DOUBTED: Bar = {accept: 12, lead: 5, propose: 0}
/** The same, where the text shows no damage: the change must be certain by itself. */
const UNDAMAGED: Record<'foreign' | 'ordinary' | 'guessed', Bar> = {
  foreign: {accept: 4, lead: 1, propose: 0},
  ordinary: {accept: 7, lead: 2, propose: 2},
  guessed: {accept: Number.POSITIVE_INFINITY, lead: 0, propose: EVIDENT},
}
/** What a place on the grid of the damage adds to a margin, and one off it takes away. */
const GRID = 3

let own: Knowledge | undefined

/** What the rule judges by: read once. */
export function ownKnowledge(): Knowledge {
  own ??= knowledge(new Language(tables), variantTable())
  return own
}

export const variantReading: Rule = {
  id: 'variant-reading',
  layer: 'characters',
  kind: 'error',
  find: ({text}) => findVariants(text, examine(text, ownKnowledge())),
}

/** The findings of an examination, with their certainty. */
export function* findVariants(text: string, examination: Examination): Iterable<Finding> {
  const grid = gridOf(text, examination)
  for (const verdict of examination.verdicts) {
    const onGrid = grid?.(verdict.start)
    const margin = verdict.margin + (onGrid === undefined ? 0 : onGrid ? GRID : -GRID)
    const bar = barOf(verdict, examination.gate.open)
    const lead = verdict.rival?.lead ?? Number.POSITIVE_INFINITY
    const original = text.slice(verdict.start, verdict.end)
    const reading = String.fromCodePoint(verdict.best.code)
    const place = {start: verdict.start, end: verdict.end}
    if (margin > bar.propose) {
      const accept = margin >= bar.accept && lead >= bar.lead
      yield {
        ...place,
        reading,
        reason: `Unexpected \`${original}\`, expected \`${reading}\` as in ${verdict.word}`,
        accept,
        cert: accept ? 'high' : margin >= bar.accept ? 'medium' : 'low',
        evidence: evidenceOf(verdict, onGrid),
      }
    } else if (isFlagged(verdict, examination.gate.open))
      yield {
        ...place,
        reason: `Unexpected \`${original}\` (U+${hex(original)}), expected a character in common use; no reading is evident`,
      }
  }
}

function barOf({suspect}: Verdict, damaged: boolean): Bar {
  if (damaged)
    return suspect.known
      ? suspect.foreign
        ? FOREIGN
        : ORDINARY
      : suspect.foreign
        ? GUESSED
        : DOUBTED
  return UNDAMAGED[!suspect.known ? 'guessed' : suspect.foreign ? 'foreign' : 'ordinary']
}

/** A character that nobody would write here is told even if no reading is better. */
function isFlagged({suspect}: Verdict, damaged: boolean): boolean {
  return damaged && suspect.foreign
}

function evidenceOf(
  {suspect, best, margin, rival, word}: Verdict,
  onGrid: boolean | undefined,
): NonNullable<Finding['evidence']> {
  return {
    class: best.ground,
    word,
    margin: round(margin),
    ...(rival && {rivals: [String.fromCodePoint(rival.code)], lead: round(rival.lead)}),
    ...(!suspect.known && {guessed: true}),
    ...(onGrid !== undefined && {onGrid}),
  }
}

/** Whether a place fits the distances between the certain swaps before and after it. */
function gridOf(
  text: string,
  {pattern, verdicts}: Examination,
): ((offset: number) => boolean) | undefined {
  if (!pattern) return undefined
  const count = ruler(text, pattern.marksLost ? 2 : 1)
  const certain = verdicts.filter(isEvident).map(({start}) => start)
  return (offset) => {
    const [before, after] = around(certain, offset)
    return [before, after].some(
      (other) => other !== undefined && isOnGrid(Math.abs(count(offset) - count(other)), pattern),
    )
  }
}

/** The numbers of a rising list before and after a number. */
function around(list: readonly number[], number: number): [number | undefined, number | undefined] {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return [list[low - 1], list[low] === number ? list[low + 1] : list[low]]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
