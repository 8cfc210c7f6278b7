/** Apparatus → the rows of the apparatus page: every entry with its place and its context, grouped by layer and kind. */
import {acceptedEntries, entryKey} from '../collation/apparatus.ts'
import type {Apparatus, Entry, Layer} from '../collation/apparatus.ts'
import {formatEid} from '../tree/eid.ts'
import {leaves, toReading} from '../tree/to-text.ts'
import type {Eid, Leaf, Root} from '../tree/types.ts'
import {unitsOf} from '../tree/units.ts'
import {KIND_NAMES, METHOD_NAMES} from './names.ts'

export interface Row {
  entry: Entry
  key: string
  /** The unit it stands in. */
  eid: Eid
  /** 第四条第一款 */
  label: string
  /** The reading around it: eight characters before and after. */
  before: string
  shown: string
  after: string
  /** The mark in the text that shows it: of an entry inside a term, the term's. */
  mark: string
}

export interface Group {
  /** 繁体字, 塞入的词 … */
  name: string
  /** The ground that all of them share, if they do. */
  ground?: string
  rows: Row[]
}

const CONTEXT = 8

/** Names of the kinds of swapped characters, as entries carry them in `evidence.class`. */
const CLASS_NAMES: Record<string, string> = {
  traditional: '繁体字',
  variant: '异体字',
  lookalike: '形近字',
  homophone: '音近字',
  symbol: '符号',
}

/** Accepted entries of one layer, grouped by what happened. */
export function groups(rows: readonly Row[], layer: Layer): Group[] {
  const out = new Map<string, Row[]>()
  for (const row of rows) {
    if (row.entry.layer !== layer) continue
    const name = groupName(row.entry)
    out.set(name, [...(out.get(name) ?? []), row])
  }
  return [...out]
    .map(([name, members]): Group => {
      const grounds = new Set(members.map(({entry}) => groundOf(entry)))
      const [ground] = grounds
      return {
        name,
        rows: members,
        ...(members.length > 1 && grounds.size === 1 && ground !== undefined && {ground}),
      }
    })
    .sort((a, b) => b.rows.length - a.rows.length)
}

/** 讹 · 本校。and the words of the editor; the certainty is shown beside it. */
export function groundOf({kind, method, note}: Entry): string {
  return `${KIND_NAMES[kind]} · ${METHOD_NAMES[method]}。${note ?? ''}`
}

function groupName({layer, evidence, original, reading, cert}: Entry): string {
  const found = evidence?.['class']
  if (layer === 'characters')
    return (typeof found === 'string' ? CLASS_NAMES[found] : undefined) ?? '其他'
  if (layer === 'terms')
    return `“${reading}”原作“${original.length > 20 ? `${original.slice(0, 18)}……` : original}”`
  if (layer === 'punctuation') {
    if (evidence?.['slot'] === 'paragraph-final') return '段末脱标点'
    if (evidence?.['judged'] === 'mark') return '句中脱标点：用逗号还是句号，由编者判断'
    if (evidence?.['judged'] === 'slot' || cert !== 'high')
      return '句中脱标点：脱在何处，由编者判断'
    return '句中脱标点：据句法只宜断于此'
  }
  if (layer === 'width') return `“${reading}”原作半角“${original}”`
  return '残件'
}

/** Every accepted entry with its place, in the order of the text. */
export function rowsOf(root: Root, apparatus: Apparatus): Row[] {
  const places = new Map<string, Omit<Row, 'entry' | 'key'>>()
  for (const {unit, own} of unitsOf(root)) {
    const run: Leaf[] = leaves({type: 'run', children: own})
    for (const [i, leaf] of run.entries()) {
      if (leaf.type === 'text' || leaf.type === 'markup') continue
      const heading = unit.type === 'article' || unit.type === 'division'
      const place = {
        eid: unit.eid,
        label: heading ? `${formatEid(unit.eid)}标题` : formatEid(unit.eid),
        before: toReading({type: 'run', children: run.slice(0, i)}).slice(-CONTEXT),
        shown: leaf.type === 'residue' ? '' : leaf.value,
        after: toReading({type: 'run', children: run.slice(i + 1)}).slice(0, CONTEXT),
        mark: leaf.entry,
      }
      places.set(leaf.entry, place)
      if (leaf.type === 'emendation') for (const inner of leaf.inner ?? []) places.set(inner, place)
    }
  }
  return acceptedEntries(apparatus).flatMap((entry) => {
    const key = entryKey(entry)
    const place = places.get(key)
    return place ? [{entry, key, ...place}] : []
  })
}
