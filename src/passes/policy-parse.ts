/** Text → root of lines and tables. White space around a line is layout and stays outside its text. */
import type {Plugin} from 'unified'
import type {PassOptions} from '../tree/document.ts'
import {emptyLayout} from '../tree/layout.ts'
import type {Layout, Stretch, TableLayout} from '../tree/layout.ts'
import {cover, positioner} from '../tree/position.ts'
import type {Positioner} from '../tree/position.ts'
import type {Cell, Line, Markup, Root, Row, Table, Text} from '../tree/types.ts'

/** A stretch of characters of one kind. */
type Piece = Text | Markup

/**
 * Reads the document's stretch of the transcription; blank lines have no node. What the format of the
 * witness says of it stands in `file.data.layout`.
 */
export const policyParse: Plugin<[Pick<PassOptions, 'witness'>], string, Root> = function ({
  witness: {start, end},
}) {
  this.parser = (transcription, file) => {
    const layout = file.data.layout ?? emptyLayout()
    const at = positioner(transcription)
    const reader = {transcription, layout, at, markup: markupFinder(layout)}
    const children: Root['children'] = []
    let done = start
    const tables = layout.tables.filter((table) => table.start >= start && table.end <= end)
    for (const table of tables) {
      readLines(reader, done, table.start, children)
      children.push(readTable(reader, table))
      done = table.end
    }
    readLines(reader, done, end, children)
    return {type: 'root', children, position: at(start, end)} satisfies Root
  }
}

interface Reader {
  transcription: string
  layout: Layout
  at: Positioner
  /** The markup that overlaps a stretch, in order. */
  markup: (start: number, end: number) => readonly Stretch[]
}

function readLines(reader: Reader, start: number, end: number, out: Root['children']): void {
  const {transcription, layout} = reader
  for (const match of transcription.slice(start, end).matchAll(/[^\r\n]+/g)) {
    const line = trimmed(transcription, start + match.index, start + match.index + match[0].length)
    if (!line) continue
    const children = readPieces(reader, line)
    const last = out.at(-1)
    if (children.every(({type}) => type === 'markup')) out.push(...(children as Markup[]))
    else if (layout.joins.has(start + match.index) && last?.type === 'line') join(last, children)
    else out.push(lineOf(children, layout, start + match.index))
  }
}

function lineOf(children: Piece[], layout: Layout, begin: number): Line {
  const depth = layout.headings.get(begin)
  return {
    type: 'line',
    ...(depth !== undefined && {depth}),
    ...(layout.centred.has(begin) && {centred: true}),
    children,
    ...place(children),
  }
}

function join(line: Line, children: readonly Piece[]): void {
  line.children.push(...children)
  Object.assign(line, place(line.children as Piece[]))
}

function readTable(reader: Reader, {start, end, rows}: TableLayout): Table {
  const {at} = reader
  const children: Table['children'] = []
  let done = start
  for (const row of rows) {
    children.push(...markupIn(reader, done, row.start))
    children.push(readRow(reader, row.start, row.end, row.cells))
    done = row.end
  }
  children.push(...markupIn(reader, done, end))
  return {type: 'table', ordinal: {value: 1}, eid: '', children, position: at(start, end)}
}

function readRow(
  reader: Reader,
  start: number,
  end: number,
  cells: TableLayout['rows'][number]['cells'],
): Row {
  const children: Row['children'] = []
  let done = start
  for (const {start: from, end: to, ...rest} of cells) {
    children.push(...markupIn(reader, done, from))
    const lines = [...reader.transcription.slice(from, to).matchAll(/[^\r\n]+/g)]
    const cell: Cell = {
      type: 'cell',
      ...rest,
      children: lines.flatMap(({index, 0: text}) => {
        const line = trimmed(reader.transcription, from + index, from + index + text.length)
        return line ? readPieces(reader, line) : []
      }),
      position: reader.at(from, to),
    }
    children.push(cell)
    done = to
  }
  children.push(...markupIn(reader, done, end))
  return {type: 'row', children, position: reader.at(start, end)}
}

/** Text and markup of a stretch inside one line. */
function readPieces(reader: Reader, {start, end}: Stretch): Piece[] {
  const pieces: Piece[] = []
  let done = start
  const push = (type: Piece['type'], to: number) => {
    const value = reader.transcription.slice(done, to)
    if (to > done && (type === 'markup' || value.trim() !== ''))
      pieces.push({type, value, position: reader.at(done, to)})
    done = Math.max(done, to)
  }
  for (const mark of reader.markup(start, end)) {
    push('text', Math.max(start, mark.start))
    push('markup', Math.min(end, mark.end))
  }
  push('text', end)
  return pieces
}

/** The markup of a stretch in which no text stands. */
function markupIn(reader: Reader, start: number, end: number): Markup[] {
  return readPieces(reader, {start, end}).filter((piece) => piece.type === 'markup')
}

function trimmed(text: string, start: number, end: number): Stretch | undefined {
  const value = text.slice(start, end)
  const from = start + value.length - value.trimStart().length
  const to = from + value.trim().length
  return from < to ? {start: from, end: to} : undefined
}

function markupFinder({markup}: Layout): Reader['markup'] {
  return (start, end) => {
    let low = 0
    let high = markup.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((markup[middle]?.end ?? 0) <= start) low = middle + 1
      else high = middle
    }
    let last = low
    while ((markup[last]?.start ?? Infinity) < end) last++
    return markup.slice(low, last)
  }
}

function place(run: readonly Piece[]) {
  const [first] = run
  const last = run.at(-1)
  return first && last ? {position: cover(first, last)} : {}
}
