/** Tree → what the search index holds: one record for each unit that carries text. */
import {readDirective} from '../tree/directive.ts'
import type {Force} from '../tree/directive.ts'
import type {DocumentMeta} from '../tree/document.ts'
import {formatEid} from '../tree/eid.ts'
import {leaves, toOriginal, toReading} from '../tree/to-text.ts'
import type {Article, Clause, Division, Eid, Emendation, Root} from '../tree/types.ts'

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
  const add = (
    unit: {eid: Eid},
    kind: SearchRecord['kind'],
    children: readonly Child[],
    article: Eid | undefined,
  ) => {
    if (children.length === 0) return
    const run = {type: 'run', children}
    const text = toReading(run)
    const original = toOriginal(run)
    records.push({
      document: document.id,
      eid: unit.eid,
      kind,
      label: kind === 'heading' ? `${formatEid(unit.eid)}标题` : formatEid(unit.eid),
      ...(article !== undefined && {article}),
      text,
      ...(original !== text && {original}),
      emended: leaves(run).filter((leaf): leaf is Emendation => leaf.type === 'emendation').length,
      measures: measureSpans(children),
    })
  }
  const walk = (unit: Division | Article | Clause, above: Eid | undefined) => {
    const article = unit.type === 'article' ? unit.eid : above
    const own = unit.children.filter((child) => !isUnit(child))
    // A number and a heading make one unit; so does the text of a clause with its number.
    add(unit, unit.type === 'clause' ? 'text' : 'heading', own, article)
    for (const child of unit.children) if (isUnit(child)) walk(child, article)
  }
  for (const block of root.children) {
    if (block.type === 'field') add(block, 'field', block.children, undefined)
    else if (block.type !== 'line') walk(block, undefined)
  }
  return records
}

type Child = (Division | Article | Clause)['children'][number]

function isUnit(child: Child): child is Division | Article | Clause {
  return child.type === 'division' || child.type === 'article' || child.type === 'clause'
}

function measureSpans(children: readonly Child[]): MeasureSpan[] {
  const spans: MeasureSpan[] = []
  let offset = 0
  for (const child of children) {
    const text = toReading(child)
    if (child.type === 'measure')
      spans.push({
        eid: child.eid,
        start: offset,
        end: offset + text.length,
        force: readDirective(text)?.force ?? 'plain',
      })
    offset += text.length
  }
  return spans
}
