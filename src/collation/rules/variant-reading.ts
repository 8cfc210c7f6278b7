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
import {AT_HOME, EVIDENT, examine, isWord, knowledge} from '../characters/examine.ts'
import type {Examination, Knowledge} from '../characters/examine.ts'
import {DOUBT_REACH} from '../characters/surprise.ts'
import {isName, isUsual} from '../characters/usage.ts'
import {variantTable} from '../characters/variants.ts'
import type {Verdict} from '../characters/verdict.ts'
import {Language} from '../language.ts'
import type {Page} from '../page.ts'
import type {Finding, Rule} from '../rule.ts'
import {isWrapped} from '../wrap.ts'
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
/** A reading that makes no word must lead by more: 再 and 在, 的 and 之 fit in many places. */
const LONE_LEAD = 2.2
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
/** Where the reading makes no word with its neighbours, more is asked. */
const WORDLESS = 4
/** A character that stands so often with the same neighbours is not changed without asking. */
const USUAL = 2
/**
 * So much must a reading lead at each place by itself, however many places speak for it: little where it
 * makes a word with its neighbours, more for particles (的, 得), which are easily taken for each other.
 */
const ALONE = {word: 0.3, single: 1.5}
/** What a place on the grid of the damage adds to a margin, and one off it takes away. */
const GRID = 3
/** What a place on the grid adds to a lead. */
const GRID_LEAD = 2

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
  find: (page) => findVariants(page.text, examinationOf(page)),
  observe(page) {
    const {gate, pattern, traditional} = examinationOf(page)
    if (!gate.open && !traditional) return undefined
    return {
      ...(traditional && {script: 'traditional'}),
      ...(gate.open && {damaged: true, strong: gate.strong, expected: gate.expected}),
      // Said, because what follows was read less closely.
      ...(gate.open && page.text.length > DOUBT_REACH && {commonUpTo: DOUBT_REACH}),
      ...(pattern && {
        period: pattern.period,
        marksLost: pattern.marksLost,
        fitting: pattern.fitting,
        distances: pattern.distances,
      }),
    }
  },
}

const examined = new WeakMap<Page, Examination>()

/** A page is examined once. */
function examinationOf(page: Page): Examination {
  let examination = examined.get(page)
  if (!examination) {
    const wrapped = () => isWrapped(page.lines) !== undefined
    examination = examine(page.text, ownKnowledge(), {wrapped})
    examined.set(page, examination)
  }
  return examination
}

/** The findings of an examination, with their certainty. */
export function* findVariants(text: string, examination: Examination): Iterable<Finding> {
  for (const verdict of examination.verdicts) {
    const onGrid = examination.grid?.(verdict.start)
    const margin = verdict.margin + (onGrid === undefined ? 0 : onGrid ? GRID : -GRID)
    const bar = barOf(verdict, examination.gate.open, onGrid)
    const lead = leadOf(verdict) + (onGrid ? GRID_LEAD : 0)
    const original = text.slice(verdict.start, verdict.end)
    const reading = String.fromCodePoint(verdict.best.code)
    const place = {start: verdict.start, end: verdict.end}
    // A place off the grid is accepted less easily; it is told all the same.
    if (Math.max(margin, verdict.margin) > bar.propose) {
      const usual =
        !verdict.suspect.foreign &&
        margin < EVIDENT &&
        isUsual(text, verdict.start, verdict.best.code, USUAL)
      const needed = isWord(verdict.word) ? bar.lead : Math.max(bar.lead, LONE_LEAD)
      const accept =
        margin >= bar.accept &&
        lead >= needed &&
        !usual &&
        isGrounded(text, verdict, examination.gate.open)
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

function barOf({suspect, word}: Verdict, damaged: boolean, onGrid = false): Bar {
  if (damaged)
    return suspect.known
      ? suspect.foreign
        ? FOREIGN
        : ORDINARY
      : suspect.foreign || onGrid
        ? GUESSED
        : DOUBTED
  const bar = UNDAMAGED[!suspect.known ? 'guessed' : suspect.foreign ? 'foreign' : 'ordinary']
  return isWord(word) ? bar : {...bar, accept: bar.accept + WORDLESS}
}

/**
 * A reading needs a word that it makes, or it must be at home between its neighbours as particles are:
 * 玥 in 李玥 is not 月, whatever a table says. In a damaged text a place in the table is enough, unless
 * the character stands like a name. A guess needs kinship in shape or sound.
 */
function isGrounded(text: string, verdict: Verdict, damaged: boolean): boolean {
  const {suspect, best, word, fit, start} = verdict
  if (isWord(word)) return true
  if (!suspect.known && best.ground === 'context') return false
  return fit > AT_HOME || (damaged && !isName(text, start, best.code))
}

/** How clearly the best reading is better than the next, here or in all places of the character together. */
function leadOf({rival, together, word}: Verdict): number {
  const lead = rival?.lead ?? Number.POSITIVE_INFINITY
  const floor = isWord(word) ? ALONE.word : ALONE.single
  return lead < floor ? lead : Math.max(lead, together?.lead ?? 0)
}

/** A character that nobody would write here is told even if no reading is better. */
function isFlagged({suspect}: Verdict, damaged: boolean): boolean {
  return damaged && suspect.foreign
}

function evidenceOf(
  {suspect, best, margin, rival, word, together}: Verdict,
  onGrid: boolean | undefined,
): NonNullable<Finding['evidence']> {
  return {
    class: best.ground,
    word,
    margin: round(margin),
    ...(rival && {rivals: [String.fromCodePoint(rival.code)], lead: round(rival.lead)}),
    ...(!suspect.known && {guessed: true}),
    ...(together && {times: together.times}),
    ...(onGrid !== undefined && {onGrid}),
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
