/** Markdown → its layout: which characters are format, and what it says of headings and tables. */
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmTable} from 'micromark-extension-gfm-table'
import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {emptyLayout} from '../tree/layout.ts'
import type {CellLayout, Layout, Stretch} from '../tree/layout.ts'

export interface MarkdownPage {
  layout: Layout
  /** The YAML between `---` at the head of the file, as text. */
  front?: string
}

/**
 * A number or an indent at the head of a line belongs to the text of a law: what Markdown would make
 * of it (lists, code, quotations) is switched off.
 */
const OFF = ['list', 'codeIndented', 'setextUnderline', 'blockQuote', 'definition', 'autolink']
const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/
/** Bullets and marks of quotation at the head of a line. */
const BULLET = /^[ \t]*(?:[-*+>][ \t]+)+(?=\S)/gm
/** Where the notes below the title of a law end, in the collection LawRefBook. */
const HEAD_END = /<!--\s*INFO\s*END\s*-->/i

/** Every character keeps its place: the transcription is the file. */
export function readMarkdown(text: string): MarkdownPage {
  const [whole = '', front] = FRONT.exec(text) ?? []
  // The reader would leave out a byte order mark, and count from behind it.
  const head = Math.max(whole.length, text.startsWith('\uFEFF') ? 1 : 0)
  const tree = fromMarkdown(' '.repeat(head) + text.slice(head), {
    extensions: [gfmTable(), {disable: {null: OFF}}],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  const layout = emptyLayout()
  const texts: Stretch[] = []
  visit(tree, (node) => {
    const place = placeOf(node)
    if (node.type === 'text') texts.push(...withoutEscapes(text, place))
    else if (node.type === 'inlineCode' || node.type === 'code') texts.push(place)
    else if (node.type === 'heading') layout.headings.set(lineStart(text, place.start), node.depth)
    else if (node.type === 'table')
      layout.tables.push({
        ...place,
        rows: node.children.map((row, i) => ({
          ...placeOf(row),
          cells: row.children.map((cell) => ({...cellOf(cell), ...(i === 0 && {head: true})})),
        })),
      })
  })
  layout.markup = complement(text, withoutBullets(text, texts))
  markHead(text, layout)
  return {layout, ...(front !== undefined && {front})}
}

function placeOf({position}: Nodes): Stretch {
  return {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0}
}

/** The text of a cell, without the bars around it. */
function cellOf(cell: Extract<Nodes, {type: 'tableCell'}>): CellLayout {
  const [first] = cell.children
  const last = cell.children.at(-1)
  const {end} = placeOf(cell)
  return first && last ? {start: placeOf(first).start, end: placeOf(last).end} : {start: end, end}
}

/** A backslash that only keeps the next mark from being format is format itself. */
function withoutEscapes(text: string, {start, end}: Stretch): Stretch[] {
  const pieces: Stretch[] = []
  let done = start
  for (const {index} of text.slice(start, end).matchAll(/\\(?=[!-/:-@[-`{-~])/g)) {
    if (start + index > done) pieces.push({start: done, end: start + index})
    done = start + index + 1
  }
  pieces.push({start: done, end})
  return pieces
}

function withoutBullets(text: string, texts: readonly Stretch[]): Stretch[] {
  const bullets = [...text.matchAll(BULLET)].map(({index, 0: mark}) => ({
    start: index,
    end: index + mark.length,
  }))
  let next = 0
  return texts.flatMap((piece) => {
    const pieces: Stretch[] = []
    let {start} = piece
    while ((bullets[next]?.end ?? Infinity) <= start) next++
    for (let i = next; (bullets[i]?.start ?? Infinity) < piece.end; i++) {
      const bullet = bullets[i]
      if (!bullet) break
      if (bullet.start > start) pieces.push({start, end: bullet.start})
      start = Math.max(start, bullet.end)
    }
    if (start < piece.end) pieces.push({start, end: piece.end})
    return pieces
  })
}

/** Everything that is no text and not just white space. */
function complement(text: string, texts: readonly Stretch[]): Stretch[] {
  const gaps: Stretch[] = []
  let done = 0
  for (const {start, end} of [...texts, {start: text.length, end: text.length}]) {
    if (start > done && text.slice(done, start).trim() !== '') gaps.push({start: done, end: start})
    done = Math.max(done, end)
  }
  return gaps
}

/** Lines between the title and the end of the head are notes on the title. */
function markHead(text: string, layout: Layout): void {
  const end = HEAD_END.exec(text)?.index
  const title = [...layout.headings].find(([, depth]) => depth === 1)?.[0]
  if (end === undefined || title === undefined) return
  for (const {index, 0: line} of text.slice(0, end).matchAll(/[^\r\n]+/g))
    if (index > title && line.trim() !== '') layout.centred.add(index)
}

function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  return start
}
