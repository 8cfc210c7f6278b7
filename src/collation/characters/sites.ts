/** Where a character may stand for another: in the table of variants, or outside of what is in common use. */
import type {Language} from '../language.ts'
import {kinOf} from './kinship.ts'
import type {Relation} from './kinship.ts'
import type {Option, Site} from './decide.ts'
import {isHan, level, ordinary} from './levels.ts'
import type {VariantClass, VariantTable} from './variants.ts'

/** How a reading was come upon: in the table, by shape or sound, or by the words around it alone. */
export type Ground = VariantClass | Relation | 'context'

export interface Reading extends Option {
  ground: Ground
}

export interface Suspect extends Site {
  options: readonly Reading[]
  /** Nobody writes this character in its own right in this place: outside GB/T 2312, or a symbol between Han. */
  foreign: boolean
  /** Its readings come from the table. */
  known: boolean
}

/** What it costs to suppose a reading (nats). */
const COST = {
  /** The character is a word of its own right: 伍, 苯, 已. */
  ordinary: 4,
  symbol: 1,
  foreign: 0,
  /** Each further reading in the table. */
  next: 0.5,
  /** Kin of a character whose row in the table does not name it. */
  unlisted: 6,
  /** Any ordinary character that fits. */
  context: 9,
}
/** How many readings are asked of the context alone, and how many are looked at closely for it. */
const FITTING = 8
const SHORT_LIST = 150

/** How the character as it stands is listed among the readings. */
function asItStands(code: number): Reading {
  return {code, cost: 0, ground: 'context'}
}

/** A character of the table with the readings it offers. */
export function tableSuspect(at: number, code: number, table: VariantTable): Suspect | undefined {
  const variant = table.get(code)
  if (!variant) return undefined
  const foreign = level(code) === 0
  const cost = !isHan(code) ? COST.symbol : foreign ? COST.foreign : COST.ordinary
  const options: Reading[] = variant.standards.map((standard, i) => ({
    code: standard,
    cost: cost + i * COST.next,
    ground: variant.kind,
  }))
  // No table knows all that a character is written for; where its row does not fit, its kin may.
  if (foreign) {
    const have = new Set(variant.standards)
    for (const kin of kinOf(code))
      if (!have.has(kin.code))
        options.push({code: kin.code, cost: kin.cost + COST.unlisted, ground: kin.relation})
  }
  return {at, foreign, known: true, options: [asItStands(code), ...options]}
}

/**
 * A character outside the table with all that it may stand for.
 *
 * @param cost on top, where the character is ordinary
 * @param fit whether to ask which other characters fit the context
 */
export function strangeSuspect(
  language: Language,
  codes: Int32Array,
  at: number,
  cost = 0,
  fit = true,
): Suspect {
  const code = codes[at] ?? 0
  const options: Reading[] = kinOf(code).map((kin) => ({
    code: kin.code,
    cost: kin.cost + cost,
    ground: kin.relation,
  }))
  const have = new Set(options.map((option) => option.code))
  for (const fitting of fit && hasContext(codes, at) ? fittingAt(language, codes, at) : [])
    if (!have.has(fitting) && fitting !== code)
      options.push({code: fitting, cost: COST.context + cost, ground: 'context'})
  return {at, foreign: level(code) === 0, known: false, options: [asItStands(code), ...options]}
}

/** Among strange characters nothing fits better than anything else. */
function hasContext(codes: Int32Array, at: number): boolean {
  return [codes[at - 1], codes[at + 1]].some(
    (code) => code !== undefined && (level(code) > 0 || !isHan(code)),
  )
}

/** The ordinary characters that fit best between their neighbours. */
function fittingAt(language: Language, codes: Int32Array, at: number): number[] {
  const kept = codes[at] ?? 0
  const scored = ordinary().map((code) => {
    codes[at] = code
    return {code, score: language.runScore(codes, at) + language.runScore(codes, at + 1)}
  })
  const floor = nthBest(scored, SHORT_LIST)
  const best = scored
    .filter(({score}) => score >= floor)
    .map(({code, score}) => {
      codes[at] = code
      return {code, score: score + language.runScore(codes, at + 2)}
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, FITTING)
    .map(({code}) => code)
  codes[at] = kept
  return best
}

/** The score that about so many reach. */
function nthBest(scored: ReadonlyArray<{score: number}>, count: number): number {
  const scores = Float64Array.from(scored, ({score}) => score).sort()
  return scores[Math.max(0, scores.length - count)] ?? 0
}
