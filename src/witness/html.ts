/**
 * A saved page → its transcription: a line for each block, tables as tables, and where the article
 * stands among the furniture of the page. Positions lead back to the file.
 */
import type {Element, ElementContent, Root, RootContent} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {emptyLayout} from '../tree/layout.ts'
import type {CellLayout, Layout, RowLayout, Stretch} from '../tree/layout.ts'
import {findArticle} from './html-article.ts'
import {BLOCKS, isDataTable, isHidden, styleOf} from './html-elements.ts'

/** A stretch of the transcription and where its characters come from in the file. */
export interface Locus extends Stretch {
  /** Offsets into the decoded HTML. */
  from: number
  to: number
}

export interface HtmlPage {
  /** Everything that a reader of the page sees, a line for each block. */
  text: string
  layout: Layout
  loci: Locus[]
  /** The lines of the article; what is outside is furniture. */
  article: Stretch
  /** What the page calls itself: its `<title>`, and its `<meta>` by name. */
  head: ReadonlyMap<string, string>
  /** Words with a colon and what stands behind them, outside the article: 发文字号 → 国发〔2019〕4号. */
  labels: ReadonlyMap<string, string>
  /** Where pictures stand in the article: what they show is not read. */
  pictures: number[]
}

/** @param html a whole page, or the part of one that was saved */
export function readHtml(html: string): HtmlPage {
  const tree = unified().use(rehypeParse).parse(html)
  const article = findArticle(tree)
  const writer = new Writer(article)
  writer.walk(tree)
  const page = writer.finish()
  return {
    ...page,
    head: headOf(tree),
    labels: labelsOf(page.text, page.article, page.layout),
  }
}

/** Writes lines. White space within a line is one space; what is not breaking stays. */
class Writer {
  readonly #article: Element | undefined
  readonly #layout = emptyLayout()
  readonly #loci: Locus[] = []
  readonly #pictures: number[] = []
  #text = ''
  #lineStart = 0
  #within: {start: number; end: number} | undefined
  #depth: number | undefined
  #centred = false

  constructor(article: Element | undefined) {
    this.#article = article
  }

  walk(node: Root | RootContent | ElementContent): void {
    if (node.type === 'text')
      this.#write(node.value, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
    if (node.type === 'root') for (const child of node.children) this.walk(child)
    if (node.type !== 'element' || isHidden(node)) return
    if (node === this.#article) {
      this.#break()
      const start = this.#text.length
      this.#children(node)
      this.#break()
      this.#within = {start, end: this.#text.length}
    } else if (node.tagName === 'br') this.#break()
    else if (node.tagName === 'img') this.#pictures.push(this.#text.length)
    else if (node.tagName === 'table' && isDataTable(node)) this.#table(node)
    else if (BLOCKS.has(node.tagName)) this.#block(node)
    else this.#children(node)
  }

  finish(): Omit<HtmlPage, 'head' | 'labels'> {
    this.#break()
    const article = this.#within ?? {start: 0, end: this.#text.length}
    return {
      text: this.#text,
      layout: this.#layout,
      loci: this.#loci,
      article,
      pictures: this.#pictures.filter((at) => at >= article.start && at <= article.end),
    }
  }

  #children(node: Element): void {
    for (const child of node.children) this.walk(child)
  }

  #block(node: Element): void {
    this.#break()
    const [depth, centred] = [this.#depth, this.#centred]
    const level = /^h([1-6])$/.exec(node.tagName)?.[1]
    if (level !== undefined) this.#depth = Number(level)
    const {align} = styleOf(node)
    if (align !== undefined) this.#centred = align === 'center'
    if (node.tagName === 'center') this.#centred = true
    this.#children(node)
    this.#break()
    this.#depth = depth
    this.#centred = centred
  }

  /** Rows are lines, cells stand between tabs. */
  #table(table: Element): void {
    this.#break()
    const start = this.#text.length
    const rows: RowLayout[] = []
    for (const child of table.children)
      if (child.type === 'element' && child.tagName === 'caption') this.#block(child)
    const from = this.#text.length
    for (const row of rowsOf(table)) {
      const rowStart = this.#text.length
      const cells: CellLayout[] = []
      for (const cell of cellsOf(row)) {
        if (cells.length > 0) this.#text += '\t'
        this.#lineStart = this.#text.length
        const cellStart = this.#text.length
        this.#children(cell)
        this.#trimEnd(cellStart)
        cells.push({
          start: cellStart,
          end: this.#text.length,
          ...(cell.tagName === 'th' && {head: true}),
          ...spanOf('columns', cell.properties['colSpan']),
          ...spanOf('rows', cell.properties['rowSpan']),
        })
      }
      rows.push({start: rowStart, end: this.#text.length, cells})
      this.#text += '\n'
      this.#lineStart = this.#text.length
    }
    if (rows.length > 0)
      this.#layout.tables.push({
        start: rows[0]?.start ?? from,
        end: Math.max(start, this.#text.length - 1),
        rows,
      })
  }

  #write(value: string, from: number, to: number): void {
    const exact = to - from === value.length
    for (const match of value.matchAll(/[^ \t\r\n\f]+|[ \t\r\n\f]+/g)) {
      const [piece] = match
      if (/^[ \t\r\n\f]/.test(piece)) {
        if (this.#text.length > this.#lineStart && !/\s$/.test(this.#text)) this.#text += ' '
        continue
      }
      const start = this.#text.length
      this.#text += piece
      this.#loci.push({
        start,
        end: this.#text.length,
        from: exact ? from + match.index : from,
        to: exact ? from + match.index + piece.length : to,
      })
    }
  }

  /** Ends the line, if there is anything on it. */
  #break(): void {
    this.#trimEnd(this.#lineStart)
    if (this.#text.length === this.#lineStart) return
    if (this.#depth !== undefined) this.#layout.headings.set(this.#lineStart, this.#depth)
    if (this.#centred) this.#layout.centred.add(this.#lineStart)
    this.#text += '\n'
    this.#lineStart = this.#text.length
  }

  #trimEnd(least: number): void {
    while (this.#text.length > least && /[ \n]$/.test(this.#text))
      this.#text = this.#text.slice(0, -1)
  }
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (child.type !== 'element') return []
    if (child.tagName === 'tr') return [child]
    return ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? rowsOf(child) : []
  })
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(
    (child): child is Element =>
      child.type === 'element' && (child.tagName === 'td' || child.tagName === 'th'),
  )
}

function spanOf(name: 'columns' | 'rows', value: unknown): Partial<CellLayout> {
  const count = Number(value)
  return Number.isInteger(count) && count > 1 ? {[name]: count} : {}
}

/** `<title>`, and `<meta name content>` by lower-case name. */
function headOf(tree: Root): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (node: Root | Element) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      const {name, content} = child.properties
      if (child.tagName === 'meta' && typeof name === 'string' && typeof content === 'string')
        found.set(name.toLowerCase(), content.trim())
      if (child.tagName === 'title' && !found.has('title')) {
        const [text] = child.children
        if (text?.type === 'text') found.set('title', text.value.trim())
      }
      walk(child)
    }
  }
  walk(tree)
  return found
}

/** 发文字号：国发〔2019〕4号, in one line or in two cells, outside the article. */
function labelsOf(text: string, article: Stretch, {tables}: Layout): Map<string, string> {
  const found = new Map<string, string>()
  const put = (label: string, value: string) => {
    const key = label.replaceAll(/[\s\u00A0：:【】[\]]/g, '')
    const trimmed = value.trim()
    if (key !== '' && key.length <= 8 && trimmed !== '' && !found.has(key)) found.set(key, trimmed)
  }
  const outside = ({start}: Stretch) => start < article.start || start >= article.end
  for (const {rows} of tables.filter(outside))
    for (const {cells} of rows) {
      for (const [i, cell] of cells.entries()) {
        const label = text.slice(cell.start, cell.end)
        const next = cells[i + 1]
        if (/[：:]\s*$/.test(label) && next) put(label, text.slice(next.start, next.end))
      }
    }
  const lines = [...text.matchAll(/[^\n\t]+/g)].filter(({index}) => outside({start: index, end: 0}))
  const isNext = (index: number, next: number) => next <= article.start || index >= article.end
  for (const [i, {index, 0: line}] of lines.entries()) {
    const [, label = '', value = ''] = /^([^：:]{2,12})[：:](.*)$/u.exec(line) ?? []
    if (label === '') continue
    const next = lines[i + 1]
    if (value.trim() !== '') put(label, value)
    else if (next && isNext(index, next.index) && !/[：:]\s*$/.test(next[0])) put(label, next[0])
  }
  return found
}
