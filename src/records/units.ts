/** Tree → its units as flat records, in the order of the text. */
import {formatEid} from '../tree/eid.ts'
import {span} from '../tree/position.ts'
import {toReading} from '../tree/to-text.ts'
import type {Cell, Eid, Root, Table} from '../tree/types.ts'
import {unitsOf} from '../tree/units.ts'
import type {Own, Standing} from '../tree/units.ts'

export interface UnitRecord {
  eid: Eid
  type: Standing['type']
  /** Of a clause, a division and an article its rank; of a part of the form its name. */
  rank: string
  /** As people say it: 第十二条之一第二款第（三）项. */
  label: string
  /** 总则; empty where there is none. */
  heading: string
  /** Its number, its heading and its text as edited, without the units nested in it. */
  text: string
  /** UTF-16 offsets in the transcription, of all that it holds. */
  start: number
  end: number
}

export function unitRecords(root: Root): UnitRecord[] {
  return unitsOf(root).map(({unit, own}) => ({
    eid: unit.eid,
    type: unit.type,
    rank: rankOf(unit),
    label: formatEid(unit.eid),
    heading: toReading({type: 'run', children: own.filter(({type}) => type === 'heading')}),
    text: unit.type === 'table' ? tableText(unit) : ownText(own),
    ...span(unit),
  }))
}

function rankOf(unit: Standing): string {
  if (unit.type === 'field') return unit.name
  return unit.type === 'table' || unit.type === 'attachment' ? unit.type : unit.rank
}

/** What is set apart inside a 款 stands on a line of its own. */
function ownText(own: readonly Own[]): string {
  return own
    .map((child) => (child.type === 'inset' ? `\n${toReading(child)}` : toReading(child)))
    .join('')
    .trim()
}

/** A line a row, a tab between cells, as a spreadsheet copies it. */
export function tableText(table: Table): string {
  return rowsOf(table)
    .map((cells) => cells.map((cell) => cellText(cell)).join('\t'))
    .join('\n')
}

export function rowsOf(table: Table): Cell[][] {
  return table.children.flatMap((row) =>
    row.type === 'row' ? [row.children.filter((cell) => cell.type === 'cell')] : [],
  )
}

/** The lines of a cell, one after the other. */
export function cellText(cell: Cell, between = ' '): string {
  let text = ''
  let done: number | undefined
  for (const child of cell.children) {
    const read = toReading(child)
    const {start, end} = span(child)
    if (read !== '' && text !== '' && start !== done) text += between
    text += read
    done = end
  }
  return text
}
