/** Plain text → its layout: tables of tabs, and lines set in the middle by white space before them. */
import {emptyLayout} from '../tree/layout.ts'
import type {Layout, RowLayout} from '../tree/layout.ts'

/**
 * White space before a line that is set in the middle, in cells (U+3000 is two). A paragraph is
 * indented by four; what stands farther right than these is a signature.
 */
const CENTRED = {least: 12, most: 24}

export function plainLayout(text: string): Layout {
  const layout = emptyLayout()
  let rows: RowLayout[] = []
  const endTable = () => {
    const [first] = rows
    const last = rows.at(-1)
    if (first && last && rows.length > 1)
      layout.tables.push({start: first.start, end: last.end, rows})
    rows = []
  }
  for (const {index: start, 0: line} of text.matchAll(/[^\r\n]+/g)) {
    const row = rowOf(line, start)
    if (row) rows.push(row)
    else if (line.trim() !== '') endTable()
    const indent = cellsBefore(line)
    if (indent >= CENTRED.least && indent <= CENTRED.most) layout.centred.add(start)
  }
  endTable()
  return layout
}

/** A line with a tab between its words, as a spreadsheet copies it. */
function rowOf(line: string, start: number): RowLayout | undefined {
  if (!/[^\s]\t|\t[^\s]/.test(line) || !line.trim().includes('\t')) return undefined
  let at = start
  const cells = line.split('\t').map((cell) => {
    const from = at
    at += cell.length + 1
    return {start: from, end: from + cell.length}
  })
  return {start, end: start + line.length, cells}
}

function cellsBefore(line: string): number {
  let cells = 0
  for (const char of line) {
    if (char === '　') cells += 2
    else if (char === ' ' || char === '\u00A0') cells++
    else break
  }
  return cells
}
