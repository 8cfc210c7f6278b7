/**
 * Permanent names of units: `art_4__para_1`. After the Akoma Ntoso naming convention:
 * `name_number`, levels joined by `__`; a measure is its paragraph's name, `~` and the offset of
 * its first character. Runs in browsers.
 */
import {LEVEL_NAMES} from './levels.ts'
import type {LevelName} from './levels.ts'
import {formatOrdinal, parseSlug, slugOrdinal} from './ordinal.ts'
import type {Eid, FieldName, Ordinal} from './types.ts'

export interface Level {
  name: LevelName
  ordinal: Ordinal
}

/** What an eid says. */
export interface EidPath {
  levels: Level[]
  /** A part of the form, of the document or of an attachment. */
  field?: {name: FieldName; ordinal: Ordinal}
  /** Offset of a measure. */
  offset?: number
  /** Which transcription of the document it counts in, from the second on: 1, 2 … */
  series?: number
}

const FIELD_LABELS: Record<FieldName, string> = {
  issuerMark: '发文机关标志',
  documentNumber: '发文字号',
  signatory: '签发人',
  title: '标题',
  titleNote: '题注',
  contents: '目录',
  addressee: '主送机关',
  attachmentMark: '附件标记',
  attachmentNote: '附件说明',
  signature: '发文机关署名',
  date: '成文日期',
  note: '附注',
  copyTo: '抄送机关',
  printer: '印发机关',
}
const FIELD_NAMES = new Map(
  (Object.keys(FIELD_LABELS) as FieldName[]).map((name) => [kebab(name), name]),
)

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The first transcription needs no letter; the next are b, c … */
const SERIES = 'abcdefghijklmnopqrstuvwxyz'

export function makeEid({levels, field, offset, series = 0}: EidPath): Eid {
  const parts = levels.map(({name, ordinal}) =>
    name === 'preamble' ? name : `${name}_${slugOrdinal(ordinal)}`,
  )
  if (field)
    // The first of its name needs no number.
    parts.push(kebab(field.name) + (field.ordinal.value === 1 ? '' : `_${field.ordinal.value}`))
  const unit = parts.join('__')
  if (offset === undefined) return unit
  const letter = series === 0 ? '' : (SERIES[series] ?? 'z')
  return `${unit}~${letter}${offset}`
}

/** Reads what `makeEid` writes; `undefined` for anything else. */
export function parseEid(eid: Eid): EidPath | undefined {
  const match = /^([a-z0-9._-]+)(?:~([b-z]?)(\d+))?$/.exec(eid)
  if (!match?.[1]) return undefined
  const path: EidPath = {levels: []}
  for (const part of match[1].split('__')) {
    if (path.field) return undefined
    const level = parseLevel(part)
    const field = level ? undefined : parseField(part)
    if (level) path.levels.push(level)
    else if (field) path.field = field
    else return undefined
  }
  if (match[3] !== undefined) path.offset = Number(match[3])
  if (match[2]) path.series = SERIES.indexOf(match[2])
  return path
}

const NAMES: ReadonlySet<string> = new Set<LevelName>([
  ...Object.values(LEVEL_NAMES),
  'att',
  'table',
])

function parseLevel(part: string): Level | undefined {
  if (part === 'preamble') return {name: part, ordinal: {value: 1}}
  const cut = part.lastIndexOf('_')
  const name = part.slice(0, cut)
  const ordinal = parseSlug(part.slice(cut + 1))
  return ordinal && cut > 0 && NAMES.has(name) ? {name: name as LevelName, ordinal} : undefined
}

function parseField(part: string): EidPath['field'] {
  const [slug = '', number = '1'] = part.split('_')
  const name = FIELD_NAMES.get(slug)
  const ordinal = parseSlug(number)
  return name && ordinal && {name, ordinal}
}

/**
 * The page of the article that an eid lies in, below its document: `4`, `12-1`, `att-1/3`, and
 * `chp-2/1` where each chapter counts its own articles; `undefined` outside articles.
 */
export function articleSlug(eid: Eid): string | undefined {
  const levels = parseEid(eid)?.levels ?? []
  const place = levels.findIndex(({name}) => name === 'art')
  if (place < 0) return undefined
  return levels
    .slice(0, place + 1)
    .map(({name, ordinal}) => (name === 'art' ? '' : `${name}-`) + slugOrdinal(ordinal))
    .join('/')
}

/** The unit that carries an eid's text: a measure's paragraph, or the unit itself. */
export function unitOf(eid: Eid): Eid {
  return eid.replace(/~[b-z]?\d+$/, '')
}

const LEVEL_UNITS = {
  part: '编',
  subpart: '分编',
  chp: '章',
  sec: '节',
  lvl: '部分',
  art: '条',
  para: '款',
  subpara: '项',
  point: '目',
} as const

/**
 * An eid as people say it: 第十二条之一第二款第（三）项, 附件1第三条, 主送机关.
 * A paragraph outside every article is counted as 第n段.
 */
export function formatEid(eid: Eid): string {
  const path = parseEid(eid)
  if (!path) return eid
  const {levels, field} = path
  const inArticle = levels.some(({name}) => name === 'art')
  const isDecimal = levels.some(({name, ordinal}) => name === 'art' && ordinal.above)
  const said = levels.map(({name, ordinal}) => {
    switch (name) {
      case 'att':
        return `附件${slugOrdinal(ordinal)}`
      case 'preamble':
        return '序言'
      case 'head':
        return `第${slugOrdinal(ordinal)}个标题`
      case 'table':
        return `表${slugOrdinal(ordinal)}`
      case 'subpoint':
        return `（${slugOrdinal(ordinal)}）`
      case 'indent':
        return circled(ordinal.value)
      case 'para':
        return formatOrdinal(ordinal, inArticle ? '款' : '段')
      case 'subpara':
        return isDecimal ? `${letter(ordinal.value)}）` : formatOrdinal(ordinal, '项')
      default:
        return formatOrdinal(ordinal, LEVEL_UNITS[name])
    }
  })
  if (field) {
    const {name, ordinal} = field
    said.push(FIELD_LABELS[name] + (ordinal.value === 1 ? '' : slugOrdinal(ordinal)))
  }
  return said.join('')
}

/** ① to ⑳; beyond them there are none. */
function circled(value: number): string {
  return value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : `（${value}）`
}

function letter(value: number): string {
  return value <= 26 ? String.fromCodePoint(96 + value) : String(value)
}
