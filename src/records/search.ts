/** Tree → what the search index holds: one record for each unit that carries text. */
import type {DocumentMeta} from '../tree/document.ts'
import {formatEid} from '../tree/eid.ts'
import type {Force} from '../tree/measure.ts'
import {leaves, toOriginal, toReading} from '../tree/to-text.ts'
import type {Eid, Emendation, Root} from '../tree/types.ts'
import {unitsOf} from '../tree/units.ts'
import type {Own, Standing as Unit} from '../tree/units.ts'

/** A measure inside the text of a unit. */
export interface MeasureSpan {
  eid: Eid
  /** UTF-16 offsets into the text of the unit. */
  start: number
  end: number
  force: Force
  /** 政策工具, by name. */
  instruments: string[]
}

/** A unit that carries text. */
export interface SearchUnit {
  /** Empty for a title that stands nowhere in the text. */
  eid: Eid
  kind: 'title' | 'field' | 'heading' | 'text'
  /** The reading. */
  text: string
  /** How many places of it were emended. */
  emended: number
  measures: MeasureSpan[]
}

/** What the search index holds: one for each unit. */
export interface SearchRecord extends SearchUnit {
  document: string
  /** 第三条第一款, 主送机关. */
  label: string
  /** The article it stands in; absent outside articles. */
  article?: Eid
  /** The witness, only where it differs. */
  original?: string
}

/** What is found and shown together: an article with all its units, or a unit outside articles. */
export interface Passage {
  /** The article; absent outside articles. */
  article?: Eid
  /** The headings above it, the outermost first. */
  heads: string[]
  units: SearchUnit[]
}

/** What results say of a document. */
export interface DocumentCard {
  id: string
  title: string
  number?: string
  genre?: string
  /** Year of issue, if it is known. */
  year?: string
  /** The date by which this version is told from others. */
  version?: string
  issuers: string[]
  /** Path of its file below the content root. */
  source: string
  /** Whether the title was supplied by the editor. */
  suppliedTitle: boolean
}

/** What ranking knows of a document. */
export interface Standing {
  /** How many other documents cite this work, in half e-folds: 0 to 15. */
  cited: number
  /** The place of the newest version of this work that is held, among all documents; mostly its own. */
  newest: number
}

/** A document, as search knows it. */
export interface Searchable {
  card: DocumentCard
  standing: Standing
  passages: Passage[]
  /** What the witness has where it differs, for who looks for what he saw: the units that differ. */
  originals: Passage[]
}

/** In the order of the text; the title that the document is known by comes first. */
export function searchRecords(
  root: Root,
  document: Pick<DocumentMeta, 'id' | 'title'>,
): SearchRecord[] {
  const records: SearchRecord[] = []
  for (const {unit, own, article} of unitsOf(root)) {
    const run = {type: 'run', children: own}
    const text = readingOf(unit, own)
    if (text === '') continue
    const original = toOriginal(run)
    const kind = KINDS[unit.type]
    records.push({
      document: document.id,
      eid: unit.eid,
      kind,
      label: labelOf({eid: unit.eid, kind}),
      ...(article !== undefined && {article}),
      text,
      ...(unit.type !== 'table' && original !== toReading(run) && {original}),
      emended: leaves(run).filter((leaf): leaf is Emendation => leaf.type === 'emendation').length,
      measures: measureSpans(own),
    })
  }
  return titled(records, document)
}

/** The field of the title goes first; a text without one is found by the title that it is known by. */
function titled(
  records: readonly SearchRecord[],
  {id, title}: Pick<DocumentMeta, 'id' | 'title'>,
): SearchRecord[] {
  const own = records.find(({eid, text}) => eid === 'title' && bare(text) === bare(title))
  const {eid, text, emended, measures, original} = own ?? {
    eid: '',
    text: title,
    emended: 0,
    measures: [],
    original: undefined,
  }
  const kind = 'title'
  const first = {document: id, eid, kind, label: labelOf({eid, kind}), text} as const
  return [
    {...first, ...(original !== undefined && {original}), emended, measures},
    ...records.filter((record) => record !== own),
  ]
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, '')
}

/** 第三条第一款, 第三条标题, 主送机关. */
export function labelOf({eid, kind}: Pick<SearchUnit, 'eid' | 'kind'>): string {
  if (kind === 'title') return '标题'
  return kind === 'heading' ? `${formatEid(eid)}标题` : formatEid(eid)
}

/**
 * What is found together, in the order of the text. The first is the title with the fields of the
 * form.
 */
export function passages(records: readonly SearchRecord[]): Passage[] {
  const out: Passage[] = []
  const above: {eid: Eid; text: string}[] = []
  for (const {eid, kind, article, text, emended, measures} of records) {
    const unit = {eid, kind, text, emended, measures}
    const [first] = out
    const last = out.at(-1)
    if (first && kind === 'field') first.units.push(unit)
    else if (last && article !== undefined && last.article === article) last.units.push(unit)
    else {
      if (kind === 'heading' && article === undefined)
        while (above.length > 0 && !eid.startsWith(`${above.at(-1)?.eid ?? ''}__`)) above.pop()
      out.push({
        ...(article !== undefined && {article}),
        heads: above.map(({text}) => text),
        units: [unit],
      })
      if (kind === 'heading' && article === undefined) above.push({eid, text})
    }
  }
  return out
}

/** The units whose witness differs, with what it has. */
export function originals(records: readonly SearchRecord[]): Passage[] {
  return passages(
    records.flatMap((record) =>
      record.original === undefined ? [] : [{...record, text: record.original, measures: []}],
    ),
  )
}

/** A number and a heading make one unit; so does the text of a clause with its number. */
const KINDS: Record<Unit['type'], SearchRecord['kind']> = {
  attachment: 'heading',
  field: 'field',
  division: 'heading',
  article: 'heading',
  clause: 'text',
  table: 'text',
}

/** Cells of a table are words of their own. */
function readingOf(unit: Unit, own: readonly Own[]): string {
  if (unit.type !== 'table') return toReading({type: 'run', children: own})
  return unit.children
    .flatMap((row) => (row.type === 'row' ? row.children : []))
    .flatMap((cell) => (cell.type === 'cell' ? [toReading(cell)] : []))
    .filter((text) => text !== '')
    .join(' ')
}

function measureSpans(children: readonly Own[]): MeasureSpan[] {
  const spans: MeasureSpan[] = []
  let offset = 0
  for (const child of children) {
    const text = toReading(child)
    if (child.type === 'measure')
      spans.push({
        eid: child.eid,
        start: offset,
        end: offset + text.length,
        force: child.facts.force,
        instruments: [...new Set(child.facts.instruments.map(({name}) => name))],
      })
    offset += text.length
  }
  return spans
}
