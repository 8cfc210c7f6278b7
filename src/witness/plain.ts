/** Plain text → its layout: tables of tabs, and lines set in the middle by white space before them. */
import {emptyLayout} from '../tree/layout.ts'
import type {Layout, RowLayout} from '../tree/layout.ts'

/**
 * White space before a line that is set in the middle, in cells (U+3000 is two). A paragraph is
 * indented by four; what stands farther right than these is a signature.
 */
const CENTRED = {least: 12, most: 24}

/** Headings without a number, as files taken from this site set them: the deeper, the farther left. */
const HEADING_DEPTHS = new Map([
  [16, 2],
  [14, 3],
  [12, 4],
])

export function plainLayout(text: string): Layout {
  const layout = emptyLayout()
  let rows: RowLayout[] = []
  const endTable = () => {
    const [first] = rows
    const last = rows.at(-1)
    const isTable = rows.some(({start, end}) => /[^\s]\t+[^\s]/.test(text.slice(start, end)))
    if (first && last && rows.length > 1 && isTable)
      layout.tables.push({start: first.start, end: last.end, rows})
    rows = []
  }
  for (const {index: start, 0: line} of text.matchAll(/[^\r\n]+/g)) {
    const last = rows.at(-1)
    // A blank line ends a table.
    if (last && /\n[^\S\n]*\n|\r\r/.test(text.slice(last.end, start).replaceAll('\r\n', '\n')))
      endTable()
    const row = rowOf(line, start)
    if (row) rows.push(row)
    else if (line.trim() !== '') endTable()
    const indent = cellsBefore(line)
    if (indent >= CENTRED.least && indent <= CENTRED.most) layout.centred.add(start)
    const depth = HEADING_DEPTHS.get(indent)
    if (depth !== undefined && line.startsWith('　')) layout.headings.set(start, depth)
  }
  endTable()
  return layout
}

/** A line with tabs, as a spreadsheet copies it; the first and the last cell may be empty. */
function rowOf(line: string, start: number): RowLayout | undefined {
  if (line.trim() === '' || !line.includes('\t')) return undefined
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
