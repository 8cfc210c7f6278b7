/** Which numbering a text follows, and what each style of number stands for in it. */
import type {Ladder, Rank} from '../tree/types.ts'
import type {HeadNumber, NumberStyle} from './head-number.ts'

/** What a style of number stands for. */
export interface Rung {
  node: 'division' | 'article' | 'clause'
  /** Of a clause of legislation the rank comes from its depth. */
  rank?: Rank | 'article'
  /** The outermost first; a number closes every open unit of its own or a higher order. */
  order: number
}

export type Rungs = ReadonlyMap<NumberStyle, Rung>

/** A line with its number, if it has one that counts. */
export interface Numbered {
  number?: HeadNumber | undefined
  /** How much text it has, in UTF-16 units. */
  length: number
}

/** 立法法 (2023) 第六十五条: 编、章、节、条. */
const DIVISIONS: readonly (readonly [NumberStyle, Rank])[] = [
  ['编', 'part'],
  ['部分', 'part'],
  ['分编', 'subpart'],
  ['章', 'chapter'],
  ['节', 'section'],
]
/** GB/T 9704—2012, 7.3.3: 一、 （一） 1. （1）, and what is used below them. */
const LISTS: readonly NumberStyle[] = ['一、', '（一）', '1.', '（1）', '①', 'a）']
const LEVELS: Partial<Record<NumberStyle, Rank>> = {
  '一、': 'level1',
  '（一）': 'level2',
  '1.': 'level3',
  '（1）': 'level4',
  '①': 'level5',
  'a）': 'level5',
}
/** Ranks of the clauses of an article of legislation, by depth: 项, 目, and two that the law does not name. */
export const CLAUSE_RANKS: readonly Rank[] = ['subparagraph', 'item', 'subitem', 'indent']

/** The order of the outermost list; divisions and articles of legislation come before it. */
export const FIRST_LIST = 10

/** Tells the ladder of a text from its numbers. */
export function inferLadder(lines: readonly Numbered[]): Ladder {
  const numbers = lines.flatMap(({number}) => number ?? [])
  const articles = numbers.filter(({style}) => style === '条')
  const [first, second] = articles
  const follows = second !== undefined && second.ordinal.value === (first?.ordinal.value ?? 0) + 1
  // Where the space behind the number was lost, two articles must show it.
  const inSequence = first?.ordinal.value === 1 ? first.apart || follows : first?.apart && follows
  if (inSequence) return 'legislation'
  if (decimalsInSequence(numbers)) return 'standard'
  return numbers.some(({style, ordinal}) => style !== '条' && startsList(style, ordinal.value))
    ? 'official'
    : 'none'
}

function startsList(style: NumberStyle, value: number): boolean {
  return value === 1 || style === '问'
}

/** 5.1, 5.2, 5.2.1: at least three, most of which follow on one that came before. */
function decimalsInSequence(numbers: readonly HeadNumber[]): boolean {
  const decimals = numbers.filter(({style}) => style === '1.1')
  const seen = new Set(decimals.map(nameOf))
  const placed = decimals.filter(
    ({ordinal: {value, above = []}}) => value === 1 || seen.has([...above, value - 1].join('.')),
  )
  return decimals.length >= 3 && placed.length * 10 >= decimals.length * 8
}

function nameOf({ordinal: {value, above = []}}: HeadNumber): string {
  return [...above, value].join('.')
}

export function rungsOf(ladder: Ladder, lines: readonly Numbered[]): Rungs {
  switch (ladder) {
    case 'legislation':
      return legislation(lines)
    case 'official':
      return official(lines)
    case 'standard':
      return standard()
    case 'none':
      return new Map()
  }
}

function legislation(lines: readonly Numbered[]): Rungs {
  const rungs = new Map<NumberStyle, Rung>()
  for (const [order, [style, rank]] of DIVISIONS.entries())
    rungs.set(style, {node: 'division', rank, order})
  // 司法解释 group their articles under 一、, 二、.
  const groups = runsOnAcross('条', '一、', lines)
  if (groups) rungs.set('一、', {node: 'division', rank: 'level1', order: FIRST_LIST - 2})
  rungs.set('条', {node: 'article', rank: 'article', order: FIRST_LIST - 1})
  for (const [i, style] of listOrder(lines).entries())
    if (!rungs.has(style)) rungs.set(style, {node: 'clause', order: FIRST_LIST + i})
  return rungs
}

/**
 * In an official document the outermost list is the article, unless the numbers of an inner one run
 * on across it: then people cite the inner one, and the outer ones group.
 */
function official(lines: readonly Numbered[]): Rungs {
  const rungs = new Map<NumberStyle, Rung>()
  const present = new Set(lines.flatMap(({number}) => number?.style ?? []))
  const divisions = DIVISIONS.filter(([style]) => present.has(style))
  const lists = listOrder(lines).filter((style) => present.has(style))
  if (present.has('问') && !present.has('一、')) lists.unshift('问')
  const [outer] = lists
  const articleInLists =
    lists.findLast((style, i) =>
      lists.slice(0, i).some((above) => runsOnAcross(style, above, lines)),
    ) ?? outer
  // A plan of chapters with hardly a list in them is cited by its chapters.
  const byDivision =
    divisions.length > 0 && (outer === undefined || shareInLists(lists, lines) < 0.5)
      ? (divisions.findLast(([style], i) =>
          divisions.slice(0, i).some(([above]) => runsOnAcross(style, above, lines)),
        ) ?? divisions[0])
      : undefined
  const article = byDivision?.[0] ?? articleInLists
  const depth = DIVISIONS.findIndex(([style]) => style === article)
  for (const [order, [style, rank]] of DIVISIONS.entries()) {
    // An article holds no division: 节 of a chapter that is cited are clauses.
    const below = depth >= 0 && order > depth
    const node = style === article ? 'article' : below ? 'clause' : 'division'
    rungs.set(style, {node, rank, order})
  }
  const place = lists.findIndex((style) => style === article)
  for (const [i, style] of lists.entries()) {
    const node = i === place ? 'article' : i < place ? 'division' : 'clause'
    rungs.set(style, {node, rank: LEVELS[style] ?? 'level1', order: FIRST_LIST + i})
  }
  return rungs
}

/** GB/T 1.1—2020: chapters 5, clauses 5.1 and 5.1.1, lists a) and 1). */
function standard(): Rungs {
  const lists: NumberStyle[] = ['a）', '1.', '（1）', '①', '（一）', '一、']
  const rungs = new Map<NumberStyle, Rung>()
  for (const [i, style] of lists.entries())
    rungs.set(style, {node: 'clause', order: FIRST_LIST + i})
  return rungs
}

/** The styles of lists from the outermost: the standard order, unless a text shows another. */
function listOrder(lines: readonly Numbered[]): NumberStyle[] {
  const order = [...LISTS]
  for (let i = order.length - 1; i > 0; i--)
    for (let j = 0; j < i; j++) {
      const [outer, inner] = [order[j], order[j + 1]]
      if (!outer || !inner) continue
      if (holds(inner, outer, lines) > holds(outer, inner, lines)) {
        order[j] = inner
        order[j + 1] = outer
      }
    }
  return order
}

/** How often a list of the inner style begins between two successive numbers of the outer one. */
function holds(outer: NumberStyle, inner: NumberStyle, lines: readonly Numbered[]): number {
  let count = 0
  let last: number | undefined
  let began = false
  for (const {number} of lines) {
    if (number?.style === '条') last = undefined
    if (number?.style === inner && number.ordinal.value === 1 && last !== undefined) began = true
    if (number?.style !== outer) continue
    if (began && number.ordinal.value === (last ?? 0) + 1) count++
    last = number.ordinal.value
    began = false
  }
  return count
}

/** Whether the numbers of the inner style go on, and never begin again, across those of the outer one. */
function runsOnAcross(inner: NumberStyle, outer: NumberStyle, lines: readonly Numbered[]): boolean {
  let expected: number | undefined
  let outerValue = 0
  let innerSince = false
  let crossed = false
  let crossings = 0
  for (const {number} of lines) {
    if (number?.style === outer) {
      const {value} = number.ordinal
      crossed = innerSince && outerValue > 0 && value === outerValue + 1
      outerValue = value
      innerSince = false
    }
    if (number?.style !== inner) continue
    const {value} = number.ordinal
    if (crossed && value === expected) crossings++
    else if (expected !== undefined && value === 1) return false
    expected = value + 1
    innerSince = true
    crossed = false
  }
  return crossings > 0
}

/** How much of the text that follows the first division lies in lists, by length. */
function shareInLists(lists: readonly NumberStyle[], lines: readonly Numbered[]): number {
  let inside = false
  let within = 0
  let all = 0
  for (const {number, length} of lines) {
    if (number && DIVISIONS.some(([style]) => style === number.style)) inside = false
    else if (number && lists.includes(number.style)) inside = true
    if (inside) within += length
    all += length
  }
  return all === 0 ? 0 : within / all
}
