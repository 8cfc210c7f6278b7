/**
 * READ FIRST of this folder: looks at every character of a text and says which are not what was
 * written. In order: scan for suspects, leave what is written in traditional characters, decide
 * each suspect with its neighbours, judge from the certain ones whether the text is damaged, and
 * only if it is, look at ordinary characters too.
 */
import {EDGE, LONGEST_RUN, token} from '../language.ts'
import type {Language} from '../language.ts'
import {decide} from './decide.ts'
import {gateOf} from './gate.ts'
import type {Gate} from './gate.ts'

import {isHan, level} from './levels.ts'
import {isProtected} from './names.ts'
import {gridOf, patternOf} from './pattern.ts'
import type {Grid, Pattern} from './pattern.ts'
import {classesOf, scan} from './scan.ts'
import type {Classes, Hit} from './scan.ts'
import {scriptOf, simplifiedForms} from './script.ts'
import {strangeSuspect, tableSuspect} from './sites.ts'
import type {Suspect} from './sites.ts'
import {surprises} from './surprise.ts'
import type {VariantTable} from './variants.ts'
import {verdictOf} from './verdict.ts'
import type {Verdict} from './verdict.ts'
import {contextEnd, contextStart, windowOf} from './window.ts'

/** What characters are judged by. */
export interface Knowledge {
  language: Language
  table: VariantTable
  classes: Classes
  simplified: Uint8Array
}

export function knowledge(language: Language, table: VariantTable): Knowledge {
  return {language, table, classes: classesOf(table), simplified: simplifiedForms()}
}

export interface Examination {
  verdicts: Verdict[]
  gate: Gate
  /** The whole text is written in traditional characters. */
  traditional: boolean
  pattern?: Pattern
  /** Whether a place lies on the grid of the pattern. */
  grid?: Grid
}

/** A reading that is better by so much is evident (nats). */
export const EVIDENT = 6
/** Suspects nearer to each other than this are decided together (UTF-16 units, white space included). */
const NEAR = 12

export interface Circumstances {
  /** Whether line ends are only layout; asked only if anything is found. */
  wrapped?: () => boolean
  /** Take the text for damaged, whatever it shows. */
  damaged?: boolean
}

export function examine(
  text: string,
  {language, table, classes, simplified}: Knowledge,
  {wrapped: isWrapped = () => false, damaged = false}: Circumstances = {},
): Examination {
  const found = scan(text, classes, table)
  const {traditional, hits: swaps} = scriptOf(text, found, table, simplified)
  const hits = swaps.filter((hit) => !isProtected(text, hit.at))
  const suspicious = groups(hits).filter((group) => !isAtHome(text, group, language, table))
  const wrapped = suspicious.length > 0 && isWrapped()
  // What else would fit a strange character is asked only of a text that shows damage.
  const judged = (groups: readonly Hit[][], fit: boolean) =>
    groups.flatMap((group) => judge(text, group, language, table, {wrapped, fit}))
  let verdicts = judged(suspicious, false)
  const strong = verdicts.filter(isEvident)
  // One character written again and again may be a name; different ones are damage.
  const kinds = new Set(strong.map(({suspect}) => suspect.options[0]?.code))
  const gate = gateOf(kinds.size, text.length)
  if (damaged) gate.open = true
  if (!gate.open) return {verdicts, gate, traditional}
  const isStrange = (hit: Hit) => hit.kind !== 'known'
  if (suspicious.some((group) => group.some(isStrange))) verdicts = judged(suspicious, true)
  const pattern = patternOf(
    text,
    strong.map(({start}) => start),
  )
  const grid = pattern && gridOf(text, pattern, strong)
  const seen = new Set(verdicts.map(({start}) => start))
  verdicts.push(
    ...surprises(text, verdicts, language, {wrapped, grid}).filter(({start}) => !seen.has(start)),
  )
  verdicts.sort((a, b) => a.start - b.start)
  pool(verdicts)
  return {verdicts, gate, traditional, ...(pattern && grid && {pattern, grid})}
}

/**
 * Whether this is certainly not what was written: the reading makes a word with its neighbours, or is
 * at home between them. No table of signs is complete, so a sign counts only if it is known.
 */
function isEvident({suspect, margin, word, fit}: Verdict): boolean {
  const code = suspect.options[0]?.code ?? 0
  return (
    suspect.foreign &&
    margin >= EVIDENT &&
    (suspect.known || isHan(code)) &&
    (isWord(word) || fit > AT_HOME)
  )
}

export function isWord(word: string): boolean {
  return Array.from(word).length > 1
}

/**
 * Takes the places of one guessed character together: who swaps characters by a table writes the same
 * one for the same, so what a single place leaves open several may settle.
 */
function pool(verdicts: readonly Verdict[]): void {
  const places = new Map<number, Verdict[]>()
  for (const verdict of verdicts) {
    if (verdict.suspect.known) continue
    const code = verdict.suspect.options[0]?.code ?? 0
    places.set(code, [...(places.get(code) ?? []), verdict])
  }
  for (const group of places.values()) {
    if (group.length < 2) continue
    const sums = new Map<number, number>()
    for (const {scores} of group) {
      const worst = Math.min(0, ...scores.values())
      for (const code of new Set(group.flatMap((one) => [...one.scores.keys()])))
        sums.set(code, (sums.get(code) ?? 0) + (scores.get(code) ?? worst))
    }
    const [[best, sum] = [0, 0], [, next] = [0, 0]] = [...sums].sort((a, b) => b[1] - a[1])
    for (const verdict of group)
      if (verdict.best.code === best) verdict.together = {times: group.length, lead: sum - next}
  }
}

function groups(hits: readonly Hit[]): Hit[][] {
  const out: Hit[][] = []
  for (const hit of hits) {
    const group = out.at(-1)
    const last = group?.at(-1)
    if (group && last && hit.at - last.at <= NEAR) group.push(hit)
    else out.push([hit])
  }
  return out
}

/**
 * A character is at home where runs go on like this through it, or through none of its readings much
 * better (nats, weighed).
 */
export const AT_HOME = -9
const MUCH_BETTER = -3
/** The runs that hold a character reach so far before and behind it. */
const around = new Int32Array(LONGEST_RUN + 2)

/** Whether an ordinary character, alone in its surroundings, so evidently belongs there that its words need not be looked at. */
function isAtHome(
  text: string,
  [hit, second]: readonly Hit[],
  language: Language,
  table: VariantTable,
): boolean {
  if (!hit || second || level(hit.code) === 0) return false
  const at = LONGEST_RUN - 1
  for (let i = 0; i < around.length; i++) {
    const code = text.charCodeAt(hit.at - at + i)
    around[i] = Number.isNaN(code) ? EDGE : token(code)
  }
  const fit = language.fit(around, at)
  if (fit > AT_HOME) return true
  return (table.get(hit.code)?.standards ?? []).every((standard) => {
    around[at] = standard
    return language.fit(around, at) < fit + MUCH_BETTER
  })
}

/** Decides suspects that stand near to each other. */
function judge(
  text: string,
  hits: readonly Hit[],
  language: Language,
  table: VariantTable,
  {wrapped, fit}: {wrapped: boolean; fit: boolean},
): Verdict[] {
  const [first, last] = [hits[0], hits.at(-1)]
  if (!first || !last) return []
  const {codes, offsets} = windowOf(
    text,
    contextStart(text, first.at, wrapped),
    contextEnd(text, last.at, wrapped),
    wrapped,
  )
  const places = new Map(hits.map((hit) => [hit.at, hit]))
  const suspects: Suspect[] = []
  for (const [i, offset] of offsets.entries()) {
    const hit = places.get(offset)
    if (!hit) continue
    const suspect =
      hit.kind === 'known'
        ? tableSuspect(i, hit.code, table)
        : strangeSuspect(language, codes, i, 0, fit)
    if (suspect) suspects.push(suspect)
  }
  return decide(language, codes, suspects).map((choice) =>
    verdictOf(choice, codes, offsets, language),
  )
}
