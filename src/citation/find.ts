/** Finds the citations in a running text, in order. Runs in browsers. */
import type {Citation, CitedDocument, Relative} from '../tree/citation.ts'
import type {Level} from '../tree/eid.ts'
import {parseNumeral} from '../tree/ordinal.ts'
import {
  canonicalNumber,
  COUNT,
  depthOf,
  LAST,
  NAME_OF,
  NUMBER,
  NUMBERED,
  readLevel,
  RELATIVE,
  SELF,
} from './grammar.ts'
import {NAMES} from './kinds.ts'

/** A citation in a text; offsets are UTF-16, `end` exclusive. */
export interface Found extends Citation {
  start: number
  end: number
}

/** A name that a text gives a document: （以下简称《方案》）. */
export interface Definition {
  name: string
  document: CitedDocument
  /** Offset behind the definition. */
  end: number
}

const TITLE = /《((?:[^《》]|《[^《》]*》){1,120})》/gu
/** 《营业执照》, 《受理通知书》: a paper with a title, but no text that could be cited. */
const PAPER =
  /(?:证|证书|执照|单|表|簿|卡|(?:通知|决定|申请|证明|报告|建议|意见|判决|裁定|调解|承诺|责任|委托)书)$/u
/** A number in brackets behind a title says the same once more. */
const BEHIND_TITLE = new RegExp(`^\\s*[（(]\\s*(${NUMBER.source})\\s*[）)]`, 'u')
const DEFINED =
  /^[（(](?:[^（）()]{0,12}，)?(?:以下|下)(?:简称|统称|称)(?:为)?[“"《〈‘]*([^”"》〉’）)，]{2,30})/u
const NAME_BEFORE = new RegExp(
  `(?:^|[^\\p{Script=Han}）)])?([\\p{Script=Han}]{0,40}${NAMES}(?:（[^（）]{1,12}）)?)(?:原|序言)?(总则|分则|附则)?$`,
  'u',
)
const UNIT_CHAIN = new RegExp(`(?:${RELATIVE}(?:${NUMBERED})*|(?:${NUMBERED})+)`, 'gu')
/** 第一、二款 and 第（一）、（二）项: the unit is said once, behind the last number. */
const SHARED = new RegExp(
  `第\\s?[（(]?(?:${COUNT})[）)]?(?:(?:、|和|及|与|或|或者|至|到)\\s?第?[（(]?(?:${COUNT})[）)]?)+(条|款|项|目|章|节)`,
  'gu',
)
/** What joins citations: the second group of it makes them a range. */
export const JOINT = /^(?:\s*(?:、|，|和|及|以及|与|或|或者|并)\s*|\s*(至|到|—|－|-|～)\s*)$/u
/** 第一百零九条所列第（六）项, 第十条规定的第二款. */
const OF_IT = /^(?:所列的?|所?规定的|的)?$/u
const PIECES = new RegExp(`${RELATIVE}|${NUMBERED}`, 'gu')

interface Chain {
  start: number
  end: number
  relative?: Relative
  levels: Level[]
}

/** Every citation in a text; none overlaps another. */
export function findCitations(text: string): Found[] {
  const documents = findDocuments(text)
  const covered = (at: number) => documents.some(({start, end}) => at >= start && at < end)
  const chains = findChains(text).filter(({start}) => !covered(start))
  const out: Found[] = []
  const used = new Set<number>()
  let last: (Found & {chainEnd: number}) | undefined
  for (const chain of chains) {
    const between = last === undefined ? '' : text.slice(last.chainEnd, chain.start)
    // 第三条第一款第（一）、（二）项: the list of numbers goes on with the chain right before it.
    if (last && OF_IT.test(between) && !chain.relative && goesDown(last, chain)) {
      last.levels = [...(last.levels ?? []), ...chain.levels]
      last.end = chain.end
      last.chainEnd = chain.end
      continue
    }
    // 第399条第1款 第2款, in the cell of a table.
    const isSpaced =
      /^\s+$/u.test(between) && depthOf(chain.levels[0]?.name ?? 'art') > depthOf('art')
    const joint = last === undefined ? null : (JOINT.exec(between) ?? (isSpaced ? [between] : null))
    if (last && joint && !chain.relative && (joint[1] !== undefined || goesOn(last, chain))) {
      const levels = inherit(last, chain.levels)
      if (joint[1] !== undefined && sameKind(last.levels, levels)) {
        last.through = levels
        last.end = chain.end
        last.chainEnd = chain.end
        continue
      }
      const {document, relative, within} = last
      const found = {
        start: chain.start,
        end: chain.end,
        ...(document && {document}),
        ...(within && {within}),
        ...(relative && depthOf(relative.name) < depthOf(levels[0]?.name ?? 'part') && {relative}),
        levels,
      }
      out.push(found)
      last = Object.assign(found, {chainEnd: chain.end})
      continue
    }
    const head = documentBefore(text, chain.start, documents)
    const found: Found = {
      start: head?.start ?? chain.start,
      end: chain.end,
      ...(head && {document: head.document}),
      ...(head?.within && {within: head.within}),
      ...(chain.relative && {relative: chain.relative}),
      ...(chain.levels.length > 0 && {levels: chain.levels}),
    }
    if (head?.index !== undefined) used.add(head.index)
    out.push(found)
    last = Object.assign(found, {chainEnd: chain.end})
  }
  for (const [i, {start, end, document}] of documents.entries())
    if (!used.has(i)) out.push({start, end, document})
  return out
    .map(({start, end, document, relative, within, levels, through}) => ({
      start,
      end,
      ...(document && {document}),
      ...(within && {within}),
      ...(relative && {relative}),
      ...(levels && {levels}),
      ...(through && {through}),
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .reduce<Found[]>(
      (kept, one) => (one.start < (kept.at(-1)?.end ?? 0) ? kept : [...kept, one]),
      [],
    )
}

/** Short names that a text gives to what it cites. */
export function findDefinitions(text: string): Definition[] {
  return findDocuments(text).flatMap(({end, document}) => {
    const [whole = '', name = ''] = DEFINED.exec(text.slice(end)) ?? []
    return name === '' || /^本/u.test(name)
      ? []
      : [{name: name.replaceAll(/[《》〈〉]/gu, ''), document, end: end + whole.length}]
  })
}

/** Documents by title or number. */
function findDocuments(text: string): {start: number; end: number; document: CitedDocument}[] {
  const found: {start: number; end: number; document: CitedDocument}[] = []
  for (const {index: start, 0: whole, 1: title = ''} of text.matchAll(TITLE)) {
    const end = start + whole.length
    if (!PAPER.test(title)) found.push({start, end, document: {by: 'title', title}})
  }
  for (const {index: start, 0: whole} of text.matchAll(NUMBER)) {
    const number = canonicalNumber(whole)
    const end = start + whole.length
    if (number === undefined || found.some((one) => start < one.end && one.start < end)) continue
    // 《…》（国发〔2019〕4号): the number belongs to the title.
    const title = found.find(
      (one) => one.end <= start && BEHIND_TITLE.test(text.slice(one.end, end + 1)),
    )
    if (title) title.end = end + (/^[）)]/u.exec(text.slice(end))?.[0].length ?? 0)
    else found.push({start, end, document: {by: 'number', number}})
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Units by number or place, without their documents; 第一、二款 as two. */
function findChains(text: string): Chain[] {
  const shared = [...text.matchAll(SHARED)].flatMap((match) => sharedChains(match))
  const chains = [...text.matchAll(UNIT_CHAIN)].flatMap((match): Chain[] => {
    const start = match.index
    const end = start + match[0].length
    if (shared.some((one) => start < one.end && one.start < end)) return []
    const chain = readChain(match[0])
    return chain && isUnit(text, start, end) ? [{start, end, ...chain}] : []
  })
  return [...chains, ...shared].sort((a, b) => a.start - b.start)
}

/** 前项目 and 本条件 are other words; so is 一条, and 十二条之间. */
function isUnit(text: string, start: number, end: number): boolean {
  const whole = text.slice(start, end)
  const next = text.slice(end, end + 1)
  if (/项$/u.test(whole) && next === '目') return false
  // The number of an article whose line was joined to the one before.
  if (/条$/u.test(whole) && /\s/u.test(next) && /(?:^|[。；：])\s*$/u.test(text.slice(0, start)))
    return false
  if (/^[本该同前]条$/u.test(whole) && /[件约款例目]/u.test(next)) return false
  if (/^[该同][条款]$/u.test(whole) && /各$/u.test(text.slice(0, start))) return false
  if (/^[本该同前]节$/u.test(whole) && /[目日约]/u.test(next)) return false
  if (/^[本该同前]目$/u.test(whole)) return false
  if (/^[本该前]款$/u.test(whole) && /[项物]/u.test(next)) return false
  return true
}

function readChain(text: string): Pick<Chain, 'relative' | 'levels'> | undefined {
  const levels: Level[] = []
  let relative: Relative | undefined
  for (const [piece] of text.matchAll(PIECES)) {
    const seen = readRelative(piece)
    if (seen) {
      relative = seen
      continue
    }
    const level = readLevel(piece)
    if (!level) return undefined
    // 第五条第三条 is no chain: levels go down.
    const above = levels.at(-1)?.name ?? relative?.name
    if (above && depthOf(level.name) <= depthOf(above)) return undefined
    levels.push(level)
  }
  return relative || levels.length > 0 ? {...(relative && {relative}), levels} : undefined
}

function readRelative(text: string): Relative | undefined {
  const [, word, count, unit = ''] =
    new RegExp(`^([本该同前上])(${COUNT})?(分编|编|章|节|条|款|项|目)$`, 'u').exec(text) ?? []
  const name = NAME_OF.get(unit)
  if (!word || !name) return undefined
  const value = count === undefined ? undefined : parseNumeral(count)
  return {
    word: word === '上' ? '前' : (word as Relative['word']),
    name,
    ...(value !== undefined && {count: value}),
  }
}

function sharedChains(match: RegExpExecArray): Chain[] {
  const [whole, unit = ''] = match
  const parts = [...whole.matchAll(new RegExp(`第?\\s?[（(]?${COUNT}[）)]?`, 'gu'))]
  return parts.flatMap((part, i): Chain[] => {
    const start = match.index + part.index
    const isLast = i === parts.length - 1
    const end = isLast ? match.index + whole.length : start + part[0].length
    const level = readLevel(part[0].replace(/^第/u, ''), unit)
    return level ? [{start, end, levels: [level]}] : []
  })
}

/** An enumeration goes on with a unit of the same level or one that the last unit holds. */
function goesOn(last: Found, {levels}: Chain): boolean {
  const [first] = levels
  if (!first) return false
  const deepest = last.levels?.at(-1)?.name ?? last.relative?.name
  return deepest !== undefined && depthOf(first.name) <= depthOf(deepest)
}

function goesDown(last: Found, {levels}: Chain): boolean {
  const [first] = levels
  const deepest = last.levels?.at(-1)?.name ?? last.relative?.name
  return first !== undefined && deepest !== undefined && depthOf(first.name) > depthOf(deepest)
}

/** 第五条第一款、第三款: what is not said again stays. */
function inherit({levels = []}: Found, next: readonly Level[]): Level[] {
  const [first] = next
  if (!first) return [...next]
  return [...levels.filter(({name}) => depthOf(name) < depthOf(first.name)), ...next]
}

function sameKind(a: readonly Level[] | undefined, b: readonly Level[]): boolean {
  return a !== undefined && a.at(-1)?.name === b.at(-1)?.name
}

interface Head {
  start: number
  document: CitedDocument
  within?: Citation['within']
  /** Which of the documents found. */
  index?: number
}

/** What a unit is a unit of, if it is said right before it. */
function documentBefore(
  text: string,
  at: number,
  documents: readonly {start: number; end: number; document: CitedDocument}[],
): Head | undefined {
  const before = text.slice(0, at)
  const index = documents.findIndex(
    ({end}) =>
      end <= at &&
      /^(?:\s|中的?|的|分则|总则|附则|序言(?:及|和|与|、)?|文件|（[^（）]{0,40}）)*$/u.test(
        text.slice(end, at),
      ),
  )
  const found = documents[index]
  const half = /(?:总则|分则|附则)$/u.exec(before)?.[0] as Citation['within']
  const within = half && {within: half}
  if (found) return {start: found.start, document: found.document, index, ...within}
  const [self, word = ''] = new RegExp(`(${SELF})(?:总则|分则|附则)?$`, 'u').exec(before) ?? []
  if (self !== undefined) return {start: at - self.length, document: {by: 'self', word}, ...within}
  const last = new RegExp(`${LAST}$`, 'u').exec(before)?.[0]
  if (last !== undefined) return {start: at - last.length, document: {by: 'last', word: last}}
  const name = NAME_BEFORE.exec(before.slice(-60))?.[1]
  // Where the name begins only the library knows: the citation begins with its unit.
  return name === undefined ? undefined : {start: at, document: {by: 'name', name}, ...within}
}
