/** The words of Chinese citations: units by number and by place, documents by title, number and name. Runs in browsers. */
import type {Level} from '../tree/eid.ts'
import type {LevelName} from '../tree/levels.ts'
import {NUMERAL, parseNumeral} from '../tree/ordinal.ts'
import type {Ordinal} from '../tree/types.ts'
import {KINDS} from './kinds.ts'

/** A number in Han or Arabic numerals, half- or full-width. */
export const COUNT = `(?:${NUMERAL}|[0-9０-９]{1,4})`

/** Units from the outermost, with the level of an eid. */
export const UNITS: readonly (readonly [string, LevelName])[] = [
  ['分编', 'subpart'],
  ['编', 'part'],
  ['章', 'chp'],
  ['节', 'sec'],
  ['条', 'art'],
  ['款', 'para'],
  ['项', 'subpara'],
  ['目', 'point'],
]
export const NAME_OF = new Map(UNITS)
const ORDER: readonly LevelName[] = [
  'part',
  'subpart',
  'chp',
  'sec',
  'art',
  'para',
  'subpara',
  'point',
]

/** How deep a level stands: 编 0 … 目 7. */
export function depthOf(name: LevelName): number {
  return ORDER.indexOf(name)
}

const UNIT = UNITS.map(([unit]) => unit).join('|')
const BRANCH = `(?:之${COUNT}(?!间))`
/** 第十二条, 第十二条之一, 第（三）项; 十二条之一 is short for the first. */
export const NUMBERED = `(?:第\\s?[（(]?\\s?${COUNT}\\s?[）)]?\\s?(?:${UNIT})${BRANCH}?|[（(]${COUNT}[）)]项|${COUNT}条${BRANCH})`
/** 本条, 前款, 上款, 前两款, 该条. */
export const RELATIVE = `(?:本(?:${UNIT})|(?<!合)[该同][条款]|前${COUNT}?(?:条|款|项|章|节|目)|(?<![以如])上[条款](?![件项例]))`
const PIECE = new RegExp(
  `^(?:第)?\\s?[（(]?\\s?(${COUNT})\\s?[）)]?\\s?(${UNIT})?(?:之(${COUNT}))?$`,
  'u',
)

/** Reads 第十二条之一 or （三）项 as a level; a number alone takes the unit that is given. */
export function readLevel(text: string, unit?: string): Level | undefined {
  const [, numeral = '', own, inserted] = PIECE.exec(text.trim()) ?? []
  const name = NAME_OF.get(own ?? unit ?? '')
  const value = parseNumeral(numeral)
  if (!name || value === undefined || value === 0) return undefined
  const branch = inserted === undefined ? undefined : parseNumeral(inserted)
  const ordinal: Ordinal = branch === undefined || branch === 0 ? {value} : {value, branch}
  return {name, ordinal}
}

/** 本法, 本办法: this text, whatever its kind. */
export const SELF = `(?:本(?:${KINDS}|附件|附录|附表))`
/** 该法, 同法: the one before. */
export const LAST = `(?:(?:该|(?<!合)同)${KINDS})`

/** The brackets of a year in a 发文字号. */
export const OPEN = '[〔［[(（【]'
export const CLOSE = '[〕］\\])）】]'
/**
 * 发文字号: the code of an issuer holds none of the words that lead up to a citation (和, 按照, 根据).
 */
export const NUMBER = new RegExp(
  `([^\\P{Script=Han}和与及或据照按依经]{1,12})\\s*${OPEN}\\s*(\\d{4})\\s*${CLOSE}\\s*第?\\s*(\\d+)\\s*号`,
  'gu',
)

/** A document number in its canonical form, 京教职成〔2020〕7号; `undefined` if the text is none. */
export function canonicalNumber(text: string): string | undefined {
  const [match] = text.replace(/\s/gu, '').matchAll(NUMBER)
  return match?.[1] && match[2] && match[3]
    ? `${match[1]}〔${match[2]}〕${Number(match[3])}号`
    : undefined
}
