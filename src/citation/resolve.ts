/** Finds the unit that a citation points at, among those of a text. Runs in browsers. */
import type {Citation, Unresolved} from '../tree/citation.ts'
import {makeEid, parseEid} from '../tree/eid.ts'
import type {Level} from '../tree/eid.ts'
import type {LevelName} from '../tree/levels.ts'
import type {Eid} from '../tree/types.ts'
import {depthOf} from './grammar.ts'

/** The units of one text, as far as citations go. */
export interface Units {
  has: (eid: Eid) => boolean
  /** Articles in the order of the text. */
  articles: readonly Eid[]
  /** Every numbered unit in the order of the text, with its levels. */
  all: readonly {eid: Eid; levels: readonly Level[]}[]
  /** Of an article that is named without its chapter, the levels of its innermost division. */
  divisionOf: ReadonlyMap<Eid, readonly Level[]>
}

export function unitsOf(eids: readonly Eid[]): Units {
  const all = eids.flatMap((eid) => {
    const path = parseEid(eid)
    return path && path.offset === undefined && !path.field ? [{eid, levels: path.levels}] : []
  })
  const set = new Set(eids)
  const divisionOf = new Map<Eid, readonly Level[]>()
  let division: readonly Level[] = []
  for (const {eid, levels} of all) {
    const last = levels.at(-1)?.name
    if (last === 'att') division = []
    else if (last === 'art') divisionOf.set(eid, division)
    else if (!levels.some(({name}) => name === 'art' || name === 'para')) division = levels
  }
  return {
    divisionOf,
    has: (eid) => set.has(eid),
    articles: all.filter(({levels}) => levels.at(-1)?.name === 'art').map(({eid}) => eid),
    all,
  }
}

/** Units that a citation names. */
export type Resolved =
  | {target: Eid; through?: Eid}
  /** `among`: units of several attachments, any of which may be meant. */
  | {unresolved: Unresolved; among?: Eid[]}

/**
 * @param from the unit that the citation stands in; absent where somebody typed it, or where it
 *   stands in another document
 */
export function resolveUnits(citation: Citation, units: Units, from?: Eid): Resolved {
  const {relative, levels = [], through, within} = citation
  if (!relative && levels.length === 0) return {target: ''}
  const here = from === undefined ? [] : (parseEid(from)?.levels ?? [])
  const attachment = here.filter(({name}) => name === 'att')
  let base: Level[] | undefined
  let first: Eid | undefined
  if (relative) {
    const seen = seenFrom(relative, here, units)
    if ('unresolved' in seen) return seen
    if (levels.length === 0)
      return seen.last === seen.first
        ? {target: seen.first}
        : {target: seen.first, through: seen.last}
    base = parseEid(seen.last)?.levels
  } else base = baseOf(levels, here, attachment)
  const rivals = relative ? [] : rivalsOf([...(base ?? []), ...levels], units)
  if (rivals.length > 1) {
    const meant = onlyOne(rivals.filter((rival) => isMeant(rival, within, here, units)))
    if (meant === undefined) return {unresolved: 'no-unit'}
    first = meant.eid
  } else first = findUnit([...(base ?? []), ...levels], units)
  if (first === undefined && base && base.length > attachment.length && !relative)
    // A bare 项 may be one of an earlier 款 of the article.
    first = findUnit(
      [...here.slice(0, here.findIndex(({name}) => name === 'art') + 1), ...levels],
      units,
    )
  // 国发〔2019〕4号第五条: of the 方案 that the notice carries, if it carries one with such articles.
  const among =
    first === undefined && from === undefined && !relative
      ? carried(units).flatMap((above) => findUnit([above, ...levels], units) ?? [])
      : []
  first ??= onlyOne(among) ?? holderOf([...(base ?? []), ...levels], units)
  if (first === undefined) return {unresolved: 'no-unit', ...(among.length > 1 && {among})}
  if (!through) return {target: first}
  const end = [
    ...(relative ? (base ?? []) : (baseOf(through, here, inside(first)) ?? [])),
    ...through,
  ]
  const last = findUnit(end, units) ?? holderOf(end, units)
  return last === undefined ? {unresolved: 'no-unit'} : {target: first, through: last}
}

/** 第五章 of a code whose 编 each count their chapters anew: all that are called so. */
function rivalsOf(levels: readonly Level[], units: Units): Units['all'] {
  const first = levels.find(({name}) => name !== 'att')
  const isDivision = first?.name === 'chp' || first?.name === 'sec'
  if (!isDivision || units.has(makeEid({levels: [...levels]}))) return []
  return units.all.filter((unit) => isWithin(levels, unit.levels, true))
}

/** 总则 is the first 编, 分则 the others; where neither is said, the 编 in which it is cited. */
function isMeant(
  {levels: [outer]}: Units['all'][number],
  within: Citation['within'],
  here: readonly Level[],
  units: Units,
): boolean {
  if (!outer) return false
  if (within !== undefined) return (outer.ordinal.value === 1) === (within === '总则')
  const article = here.findIndex(({name}) => name === 'art')
  const around = units.divisionOf.get(makeEid({levels: here.slice(0, article + 1)})) ?? here
  return around.some((level) => level.name === outer.name && sameOrdinal(level, outer))
}

/** The attachment that a unit lies in. */
function inside(eid: Eid): Level[] {
  return (parseEid(eid)?.levels ?? []).filter(({name}) => name === 'att')
}

/** The attachments of a text, told by what lies in them. */
function carried(units: Units): Level[] {
  const found = new Map<Eid, Level>()
  for (const {
    levels: [outer],
  } of units.all)
    if (outer?.name === 'att') found.set(makeEid({levels: [outer]}), outer)
  return [...found.values()]
}

function onlyOne<Value>(values: readonly Value[]): Value | undefined {
  return values.length === 1 ? values[0] : undefined
}

/** The levels that a bare 款 or 项 leaves out: those of where it stands. */
function baseOf(
  levels: readonly Level[],
  here: readonly Level[],
  attachment: readonly Level[],
): Level[] | undefined {
  const [first] = levels
  if (!first || depthOf(first.name) <= depthOf('art')) return [...attachment]
  const end = here.findIndex(({name}) => depthOf(name) >= depthOf(first.name))
  return end < 0 ? [...here] : here.slice(0, end)
}

/** 本条, 前款, 前两项: from the place of the citation. */
function seenFrom(
  {word, name, count = 1}: NonNullable<Citation['relative']>,
  here: readonly Level[],
  units: Units,
): {first: Eid; last: Eid} | {unresolved: Unresolved} {
  const article = here.findIndex((level) => level.name === 'art')
  const outer = units.divisionOf.get(makeEid({levels: here.slice(0, article + 1)}))
  if (outer && depthOf(name) < depthOf('art') && !here.some((level) => level.name === name))
    return seenFrom({word, name, count}, outer, units)
  const at = here.findLastIndex((level) => isKind(level.name, name))
  const own = here[at]
  if (!own) return {unresolved: 'no-context'}
  const upTo = (level: Level) => makeEid({levels: [...here.slice(0, at), level]})
  if (word === '本') return {first: upTo(own), last: upTo(own)}
  if (word !== '前') return {unresolved: 'no-context'}
  if (name === 'art') {
    const place = units.articles.indexOf(upTo(own))
    const [first, last] = [units.articles[place - count], units.articles[place - 1]]
    return place >= count && first && last ? {first, last} : {unresolved: 'no-context'}
  }
  // Siblings are counted, so that 第五项之一 does not matter.
  const prefix = at === 0 ? '' : `${makeEid({levels: here.slice(0, at)})}__`
  const siblings = units.all
    .filter(
      ({eid, levels}) =>
        levels.length === at + 1 && levels.at(-1)?.name === own.name && eid.startsWith(prefix),
    )
    .map(({eid}) => eid)
  const place = siblings.indexOf(upTo(own))
  const [first, last] = [siblings[place - count], siblings[place - 1]]
  return place >= count && first && last ? {first, last} : {unresolved: 'no-context'}
}

/** 项 of an official document may be numbered 1. and so be called a point. */
function isKind(name: LevelName, wanted: LevelName): boolean {
  return name === wanted || (wanted === 'subpara' && name === 'point')
}

/**
 * The unit of these levels. What is not said between two of them is looked for: 第三条第二项 stands
 * under one of the 款 of 第三条, and 第二节 in one of the chapters.
 */
function findUnit(levels: readonly Level[], units: Units): Eid | undefined {
  const exact = makeEid({levels: [...levels]})
  if (units.has(exact)) return exact
  // Articles that run through the text are named without their chapter.
  const place = levels.findIndex(({name}) => name === 'art')
  const outer = levels.slice(0, place).filter(({name}) => name === 'att')
  if (place > outer.length) {
    const found = findUnit([...outer, ...levels.slice(place)], units)
    if (found !== undefined) return found
  }
  // 第二项 is the second item before it is point 2. of the first.
  return (
    units.all.find((unit) => isWithin(levels, unit.levels, true)) ??
    units.all.find((unit) => isWithin(levels, unit.levels))
  )?.eid
}

/** A list inside a sentence has no units of its own: its items are where the sentence is. */
function holderOf(levels: readonly Level[], units: Units): Eid | undefined {
  const [last, above] = [levels.at(-1), levels.slice(0, -1)]
  if (!last || above.length === 0 || depthOf(last.name) < depthOf('subpara')) return undefined
  const holder = findUnit(above, units) ?? holderOf(above, units)
  const isList = units.all.some(
    ({eid, levels}) =>
      holder !== undefined &&
      eid.startsWith(`${holder}__`) &&
      depthOf(levels.at(-1)?.name ?? 'part') >= depthOf('subpara'),
  )
  return isList ? undefined : holder
}

/**
 * Whether the wanted levels are among those of a unit, in order, with its last at the end.
 *
 * @param strict whether 1. is no 项
 */
function isWithin(wanted: readonly Level[], levels: readonly Level[], strict = false): boolean {
  const isOne = (name: LevelName, said: LevelName) => (strict ? name === said : isKind(name, said))
  let next = 0
  for (const level of levels) {
    const one = wanted[next]
    if (one && isOne(level.name, one.name) && sameOrdinal(level, one)) next++
    // 附件 and 条 are never skipped.
    else if (level.name === 'att' || level.name === 'art') return false
  }
  const [last, end] = [wanted.at(-1), levels.at(-1)]
  return (
    next === wanted.length && last !== undefined && end !== undefined && isOne(end.name, last.name)
  )
}

function sameOrdinal({ordinal: a}: Level, {ordinal: b}: Level): boolean {
  return a.value === b.value && a.branch === b.branch && a.repeat === b.repeat
}
