/** Text of a unit → the measure it is, if it is one. The entry of this folder. */
import {sentenceEnds} from '../tree/sentences.ts'
import type {Actor, Force, InstrumentList, MeasureFacts, Stretch} from '../tree/measure.ts'
import {amountsOf, periodsOf} from './amounts.ts'
import {compact} from './compact.ts'
import {deedOf} from './deed.ts'
import type {Intro} from './intro.ts'
import {admits} from './intro.ts'
import {bodiesOf, instrumentsOf} from './names.ts'
import {partsOf} from './parts.ts'
import type {Part} from './parts.ts'
import type {Deed} from './predicate.ts'
import {isStatement, untold} from './statement.ts'
import type {Register} from './statement.ts'
import {startsVerbal} from './subject.ts'

/** What a text stands in. */
export interface Situation {
  register: Register
  /** The 款 that introduces this item. */
  intro?: Intro
  /** The subject that a sentence before has put under a duty. */
  before?: string
  /** The text tells what was done well: 表扬, 典型经验. */
  praises?: true
  /** 主送机关. */
  addressee?: string
  instruments: InstrumentList
}

/**
 * Reads what a text directs; `undefined` if it directs nobody (a definition, an aim, background).
 * @param full one sentence of an official document; one 款 or 项 of a law
 */
export function readMeasure(full: string, situation: Situation): MeasureFacts | undefined {
  const official = situation.register === 'official'
  const {text, back} = compact(quoted(full))
  const offset = full.length - quoted(full).length
  const shift = ([start, end]: [number, number]): Stretch => {
    const stretch = back(start, end)
    return {start: stretch.start + offset, end: stretch.end + offset}
  }
  const parts = partsOf(text)
  const found = official
    ? {deed: deedOf(untold(parts, situation.praises)), said: text}
    : firstDirective(text, parts, situation.register)
  const deed = found?.deed ?? unnamed(text, situation.intro)
  if (!deed || (official && isStatement(text, 'official', deed.forceWord !== undefined)))
    return undefined
  // In prose a verb somewhere is not enough.
  if (official && deed.weak) return undefined
  const {intro} = situation
  if (intro && !admits(intro, deed, text)) return undefined
  const actor = actorOf(deed, full, shift, situation)
  return {
    force: forceOf(deed, intro, text),
    ...(deed.forceWord && {forceWord: shift(deed.forceWord)}),
    ...(deed.verb && {verb: shift(deed.verb)}),
    ...(deed.object && {object: shift(deed.object)}),
    ...(actor && {actor}),
    amounts: amountsOf(full),
    periods: periodsOf(full),
    bodies: bodiesOf(full),
    instruments: instrumentsOf(full, situation.instruments),
    conditions: parts
      .filter(({role}) => role === 'condition')
      .map((part) => shift([part.start, part.end])),
  }
}

/** 将第二条修改为：“……”: what is directed stands in the quotes. */
function quoted(text: string): string {
  // （体育总局负责）
  if (/^[（(][^（(]*[）)]$/u.test(text)) return text.slice(1)
  // A paragraph of a quotation opens with a mark that closes elsewhere; its number is no noun.
  if (/^“[^”]*”?$/u.test(text)) return text.replace(QUOTED_HEAD, '')
  const match =
    /^(?:[一二三四五六七八九十]+、)?[^“]{0,60}(?:修改为|改为|作为[^“]{0,12}|增加[^“]{0,16})[：:]?“/u.exec(
      text,
    )
  return match ? text.slice(match[0].length - 1).replace(QUOTED_HEAD, '') : text
}

const QUOTED_HEAD = /^“(?:第[一二三四五六七八九十百]+条(?:之[一二三四五六七八九十])?[\s　]+)?/u

/** An item among deeds is one, though its verb is in no list. */
function unnamed(text: string, intro: Intro | undefined): Deed | undefined {
  const isDeed =
    intro?.kind === 'deeds' && !/^(?:其他|前款|法律)|的[^的，]{0,10}[；。]?$/u.test(text)
  return isDeed ? {force: 'plain'} : undefined
}

/** A 款 of several sentences is one measure: the first of them that directs says how. */
function firstDirective(
  text: string,
  parts: readonly Part[],
  register: Register,
): {deed: Deed; said: string} | undefined {
  let from = 0
  for (const end of sentenceEnds(text)) {
    const said = text.slice(from, end)
    const inside = parts.filter((part) => part.start >= from && part.start < end)
    const deed = deedOf(inside)
    from = end
    const announces = deed?.weak === true && /如下[：:]$/u.test(said)
    if (deed && !announces && !isStatement(said, register, deed.forceWord !== undefined))
      return {deed, said}
  }
  return undefined
}

/** What introduces an item says how; what the item says itself is heard, but not inside what is forbidden or allowed. */
function forceOf(deed: Deed, intro: Intro | undefined, full: string): Force {
  if (intro?.force === undefined) return deed.force
  // 通过章程，章程应当……: the first deed is the item's.
  const first = full.search(/[，；：]/u)
  const later = first >= 0 && (deed.forceWord?.[0] ?? 0) > first
  if (later && intro.kind === 'deeds' && startsVerbal(full)) return intro.force
  if (intro.kind === 'deeds' && (intro.force === 'must-not' || intro.force === 'may'))
    return deed.force === 'must' && deed.actor ? deed.force : intro.force
  return deed.forceWord === undefined ? intro.force : deed.force
}

function actorOf(
  deed: Deed,
  full: string,
  shift: (span: [number, number]) => Stretch,
  {intro, before, addressee}: Situation,
): Actor | undefined {
  // An item that opens with what is done has the subject of the 款 above.
  const held =
    intro?.actor !== undefined &&
    (startsVerbal(full) || (intro.kind === 'deeds' && intro.force === 'must-not'))
  if (deed.actor && !held) {
    const at = shift(deed.actor)
    return {text: full.slice(at.start, at.end), at}
  }
  if (intro?.actor) return {text: intro.actor, from: 'intro'}
  if (before) return {text: before, from: 'before'}
  if (addressee) return {text: addressee, from: 'addressee'}
  return undefined
}
