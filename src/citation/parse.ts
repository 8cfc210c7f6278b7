/** Reads a citation that is a whole text: what somebody typed. Runs in browsers. */
import type {Citation} from '../tree/citation.ts'
import {findCitations, JOINT} from './find.ts'
import {parseNumeral} from '../tree/ordinal.ts'
import type {Level} from '../tree/eid.ts'
import type {LevelName} from '../tree/levels.ts'
import {COUNT, NUMBERED, readLevel} from './grammar.ts'

/** 民法典1063, 民法典 1063条: in a hurry the words around a number are left out. */
const HURRIED = new RegExp(
  `^(.*?[\\p{Script=Han}》号])\\s*第?\\s*(${COUNT}(?:(?:之|-)${COUNT})?)\\s*条?$`,
  'u',
)

/** 附件1第九条, 第四条第2目第一款: a unit as this site names it, in its attachment, with its levels as they stand. */
const UNIT = `(?:${NUMBERED}|第${COUNT}(?:段|部分|个标题)|表${COUNT})`
const BELOW = `(?:${UNIT}|[（(]${COUNT}[）)])`
const OWN = new RegExp(`^(.*?)(附件(?:${COUNT}|(?=第)))?((?:${UNIT}${BELOW}*)?)$`, 'u')
const PIECE = new RegExp(BELOW, 'gu')
const NUMERALS = new RegExp(`第\\s?${COUNT}`, 'u')

/**
 * 第十二条第二款, 《职业教育法》第十条, 国发〔2019〕4号第五条, 民法典1063; a title or a number alone;
 * `undefined` for what is no citation.
 */
export function parseCitation(text: string): Citation | undefined {
  const typed = text
    .trim()
    .replace(/[。，；,;]+$/u, '')
    .replaceAll(/[，,\s]+(?=第|附件)/gu, '')
  const whole = wholly(typed)
  if (whole) return whole
  const own = ownUnit(typed)
  if (own) return own
  const [, name = '', number = ''] = HURRIED.exec(typed) ?? []
  if (name === '') return undefined
  const level = readLevel(number.replace('-', '之').replace(/^(.+?)(之.+)?$/u, '$1条$2'))
  const document = wholly(name)?.document ?? nameOf(name)
  return level && document ? {document, levels: [level]} : undefined
}

/** Several in one text and nothing else: 第四条第一款、第三款和第六条; empty for what is not that. */
export function parseCitations(text: string): Citation[] {
  const typed = text.trim()
  const found = findCitations(typed)
  const [before, ...joints] = found.map(({start}, i) => typed.slice(found[i - 1]?.end ?? 0, start))
  const behind = typed.slice(found.at(-1)?.end ?? 0)
  const name = found[0]?.document?.by === 'name' ? found[0].document.name : ''
  const isAll =
    (before === '' || before === name) &&
    /^[。，；,;]?$/u.test(behind) &&
    joints.every((joint) => JOINT.test(joint))
  return found.length > 1 && isAll ? found.map(({start, end, ...citation}) => citation) : []
}

function ownUnit(text: string): Citation | undefined {
  const [start = '', end = ''] = text.split(/至(?=第)/u)
  const [, name = '', attachment, units = ''] = OWN.exec(start) ?? []
  const levels = levelsOf(attachment, units)
  // A name holds no unit.
  const document = wholly(name)?.document ?? (NUMERALS.test(name) ? undefined : nameOf(name))
  if (levels.length === 0 || (name !== '' && !document)) return undefined
  const last = levelsOf(undefined, end)
  const shared = levels.findIndex((level) => level.name === last[0]?.name)
  return {
    ...(document && {document}),
    levels,
    ...(last.length > 0 && {through: [...levels.slice(0, Math.max(0, shared)), ...last]}),
  }
}

/** From the outermost; none where one of them cannot be read. */
function levelsOf(attachment: string | undefined, units: string): Level[] {
  // 附件 alone is the first.
  const value = parseNumeral(attachment?.slice(2) ?? '') ?? 1
  const outer: Level[] = attachment === undefined ? [] : [{name: 'att', ordinal: {value}}]
  const inner = (units.match(PIECE) ?? []).map(readUnit)
  const known = inner.flatMap((level) => level ?? [])
  return known.length === inner.length ? [...outer, ...known] : []
}

/** Units that citations of the texts do not name, by what stands before and behind their numbers. */
const OTHERS = new Map<string, LevelName>([
  ['第段', 'para'],
  ['第部分', 'lvl'],
  ['第个标题', 'head'],
  ['表', 'table'],
  ['()', 'subpoint'],
])

function readUnit(text: string): Level | undefined {
  const [, before = '', number = '', behind = ''] =
    /^(第|表|\()(.+?)(段|部分|个标题|\)|)$/u.exec(text.normalize('NFKC')) ?? []
  const name = OTHERS.get(before + behind)
  const value = parseNumeral(number)
  return name && value !== undefined ? {name, ordinal: {value}} : readLevel(text)
}

function wholly(text: string): Citation | undefined {
  const [found, ...more] = findCitations(text)
  if (!found || more.length > 0 || found.end !== text.length) return undefined
  const {start, end, ...citation} = found
  if (start === 0) return citation
  // A name without brackets stands before its unit.
  const {document} = citation
  return document?.by === 'name' && text.slice(0, start) === document.name ? citation : undefined
}

function nameOf(text: string): Citation['document'] {
  return /^[\p{Script=Han}（）《》〈〉、\s]{2,100}$/u.test(text)
    ? {by: 'name', name: text}
    : undefined
}
