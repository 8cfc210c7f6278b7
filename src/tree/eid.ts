/**
 * Permanent names of units: `art_4__para_1`. After the Akoma Ntoso naming convention:
 * `name_number`, levels joined by `__`; a measure is its paragraph's name, `~` and the offset of
 * its first character. Runs in browsers.
 */
import {formatOrdinal, parseSlug, slugOrdinal} from './ordinal.ts'
import type {Eid, FieldName, Ordinal, Rank} from './types.ts'

/** Name of a level in an eid. In an official document 一、 is the article (`art`), unless its numbers only group (`level1`). */
export type LevelName =
  'part' | 'subpart' | 'chp' | 'sec' | 'lvl' | 'art' | 'para' | 'subpara' | 'point' | 'subpoint'

export const LEVEL_NAMES: Record<Rank | 'article', LevelName> = {
  part: 'part',
  subpart: 'subpart',
  chapter: 'chp',
  section: 'sec',
  article: 'art',
  paragraph: 'para',
  subparagraph: 'subpara',
  item: 'point',
  level1: 'lvl',
  level2: 'subpara',
  level3: 'point',
  level4: 'subpoint',
}

export interface Level {
  name: LevelName
  ordinal: Ordinal
}

/** What an eid says. */
export interface EidPath {
  levels: Level[]
  /** Offset of a measure. */
  offset?: number
}

export function makeEid({levels, offset}: EidPath): Eid {
  const unit = levels.map(({name, ordinal}) => `${name}_${slugOrdinal(ordinal)}`).join('__')
  return offset === undefined ? unit : `${unit}~${offset}`
}

/** Reads what `makeEid` writes; `undefined` for anything else (fields among it). */
export function parseEid(eid: Eid): EidPath | undefined {
  const match = /^([a-z0-9_-]+)(?:~(\d+))?$/.exec(eid)
  if (!match?.[1]) return undefined
  const levels: Level[] = []
  const names = new Set<string>(Object.values(LEVEL_NAMES))
  for (const part of match[1].split('__')) {
    const cut = part.lastIndexOf('_')
    const name = part.slice(0, cut)
    const ordinal = parseSlug(part.slice(cut + 1))
    if (!ordinal || !names.has(name)) return undefined
    levels.push({name: name as LevelName, ordinal})
  }
  return match[2] === undefined ? {levels} : {levels, offset: Number(match[2])}
}

/** The article an eid lies in, as its page's address writes it: `4`, `12-1`; `undefined` outside articles. */
export function articleSlug(eid: Eid): string | undefined {
  const article = parseEid(eid)?.levels.find((level) => level.name === 'art')
  return article && slugOrdinal(article.ordinal)
}

/** The unit that carries an eid's text: a measure's paragraph, or the unit itself. */
export function unitOf(eid: Eid): Eid {
  return eid.replace(/~\d+$/, '')
}

const FIELD_LABELS: Record<FieldName, string> = {
  issuerMark: '发文机关标志',
  documentNumber: '发文字号',
  signatory: '签发人',
  title: '标题',
  addressee: '主送机关',
  attachmentNote: '附件说明',
  signature: '发文机关署名',
  date: '成文日期',
  note: '附注',
  copyTo: '抄送机关',
  printer: '印发机关',
}

/** Name of a field of the form: `documentNumber` is `document-number`. */
export function fieldEid(name: FieldName): Eid {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

const LEVEL_UNITS = {
  part: '编',
  subpart: '分编',
  chp: '章',
  sec: '节',
  art: '条',
  para: '款',
  subpara: '项',
  point: '目',
} as const

/**
 * An eid as people say it: 第十二条之一第二款第（三）项, 主送机关.
 * A paragraph outside every article is counted as 第n段.
 */
export function formatEid(eid: Eid): string {
  for (const [name, label] of Object.entries(FIELD_LABELS))
    if (fieldEid(name as FieldName) === unitOf(eid)) return label
  const path = parseEid(eid)
  if (!path) return eid
  const loose = path.levels[0]?.name === 'para'
  return path.levels
    .map(({name, ordinal}) => {
      if (name === 'para' && loose) return formatOrdinal(ordinal, '段')
      if (name === 'subpoint') return `（${slugOrdinal(ordinal)}）`
      if (name === 'lvl') return `第${slugOrdinal(ordinal)}部分`
      return formatOrdinal(ordinal, LEVEL_UNITS[name])
    })
    .join('')
}
