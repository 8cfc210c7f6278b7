/** Tree → what the search index holds: one record for each unit that carries text. */
import type {DocumentMeta} from '../tree/document.ts'
import {formatEid} from '../tree/eid.ts'
import type {Force} from '../tree/measure.ts'
import {leaves, toOriginal, toReading} from '../tree/to-text.ts'
import type {Eid, Emendation, Root} from '../tree/types.ts'
import {unitsOf} from '../tree/units.ts'
import type {Own, Standing} from '../tree/units.ts'

/** A measure inside the text of a unit. */
export interface MeasureSpan {
  eid: Eid
  /** UTF-16 offsets into the text of the record. */
  start: number
  end: number
  force: Force
}

export interface SearchRecord {
  document: string
  /** Empty for the title that the document is known by. */
  eid: Eid
  kind: 'title' | 'field' | 'heading' | 'text'
  /** 第三条第一款, 主送机关. */
  label: string
  /** The article it stands in; absent outside articles. */
  article?: Eid
  /** The reading. */
  text: string
  /** The witness, only where it differs. */
  original?: string
  /** How many places of it were emended, and how many of these are not certain. */
  emended: number
  measures: MeasureSpan[]
}

/** In the order of the text; the title that the document is known by comes first. */
export function searchRecords(
  root: Root,
  document: Pick<DocumentMeta, 'id' | 'title'>,
): SearchRecord[] {
  const records: SearchRecord[] = [
    {
      document: document.id,
      eid: '',
      kind: 'title',
      label: '标题',
      text: document.title,
      emended: 0,
      measures: [],
    },
  ]
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
      label: kind === 'heading' ? `${formatEid(unit.eid)}标题` : formatEid(unit.eid),
      ...(article !== undefined && {article}),
      text,
      ...(unit.type !== 'table' && original !== toReading(run) && {original}),
      emended: leaves(run).filter((leaf): leaf is Emendation => leaf.type === 'emendation').length,
      measures: measureSpans(own),
    })
  }
  return records
}

/** A number and a heading make one unit; so does the text of a clause with its number. */
const KINDS: Record<Standing['type'], SearchRecord['kind']> = {
  attachment: 'heading',
  field: 'field',
  division: 'heading',
  article: 'heading',
  clause: 'text',
  table: 'text',
}

/** Cells of a table are words of their own. */
function readingOf(unit: Standing, own: readonly Own[]): string {
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
      })
    offset += text.length
  }
  return spans
}
