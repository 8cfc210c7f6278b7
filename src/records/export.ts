/** Edition → files to take away: clean text, Markdown, data. */
import type {Apparatus} from '../collation/apparatus.ts'
import type {DocumentMeta} from '../tree/document.ts'
import type {Root} from '../tree/types.ts'
import {measureRecords} from './measure.ts'
import {printedLines} from './print.ts'
import type {Printed} from './print.ts'
import {unitRecords} from './units.ts'

interface Printable {
  document: DocumentMeta
  root: Root
}

interface Source extends Printable {
  apparatus: Apparatus
}

/** A title that the editor supplied stands in brackets. */
function titleOf({title, supplied}: DocumentMeta): string {
  return 'title' in supplied ? `［${title}］` : title
}

function hasTitle(root: Root): boolean {
  return root.children.some((block) => block.type === 'field' && block.name === 'title')
}

const SPACE = '　'
/** Paragraphs are indented by two characters (GB/T 9704—2012, 7.3.3), titles and notes on them set in the middle. */
const INDENTS: Partial<Record<Extract<Printed, {kind: 'line'}>['role'], number>> = {
  titleNote: 9,
  title: 10,
  signature: 18,
  date: 18,
  issuerMark: 0,
  documentNumber: 0,
  signatory: 0,
  addressee: 0,
  attachmentMark: 0,
  copyTo: 0,
  printer: 0,
}

/** The reading as plain text: title, then a line a passage, indented as in print. */
export function toPlainText({document, root}: Printable): string {
  const printed = printedLines(root)
  const lines = printed.flatMap((line, i): string[] => {
    // A blank line keeps one table from the next.
    if (line.kind === 'table')
      return [
        ...(printed[i - 1]?.kind === 'table' ? [''] : []),
        ...line.rows.map((cells) => cells.join('\t')),
      ]
    const {role, level, attached, num, text} = line
    const isOwnTitle = role === 'title' && !attached
    const indent = isOwnTitle
      ? 0
      : role === 'titled'
        ? Math.max(6, 8 - level)
        : (INDENTS[role] ?? 2)
    // A blank line before what begins an attachment.
    const gap = i > 0 && (role === 'attachmentMark' || (role === 'title' && attached)) ? [''] : []
    return [...gap, SPACE.repeat(indent) + num + text]
  })
  return [...(hasTitle(root) ? [] : [titleOf(document)]), ...lines, ''].join('\n')
}

/** What the front matter of a Markdown file says. */
const FACTS = [
  'id',
  'title',
  'number',
  'issuers',
  'adopted',
  'issued',
  'revised',
  'effective',
  'place',
  'genre',
  'status',
  'supplied',
] as const

/** Ends the head of a text, as in the collection LawRefBook. */
const HEAD_END = '<!-- INFO END -->'

/** The reading as Markdown, with the facts in a front matter of YAML. */
export function toMarkdown({document, root}: Printable): string {
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, document[fact]]))
  const front = Object.entries(facts).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  )
  const lines = printedLines(root)
  const first = lines.findIndex((line) => line.kind === 'line' && line.role === 'title')
  const noted = lines.findLastIndex(
    (line) => line.kind === 'line' && line.role === 'titleNote' && !line.attached,
  )
  const body = lines.flatMap((line, i): string[] => {
    const printed =
      line.kind === 'table' ? markdownTable(line.rows) : markdownLine(line, i === first)
    return i === noted ? [printed, HEAD_END] : [printed]
  })
  return [
    '---',
    ...front,
    '---',
    ...(hasTitle(root) ? [] : ['', `# ${escapeMarkdown(titleOf(document))}`]),
    ...body.flatMap((text) => ['', text]),
    '',
  ].join('\n')
}

function markdownLine(
  {role, level, attached, num, text}: Extract<Printed, {kind: 'line'}>,
  isTitle: boolean,
): string {
  const words = escapeMarkdown(num + text)
  if (isTitle && !attached) return `# ${words}`
  if (role === 'title' && attached) return `## ${words}`
  if (role === 'division' || role === 'titled')
    return `${'#'.repeat(Math.min(6, level + 2))} ${words}`
  // Of an article of a law the number stands out; one with a heading is a heading itself.
  if (role === 'article' && /^第/u.test(num))
    return text === ''
      ? `**${escapeMarkdown(num.trim())}**`
      : `**${escapeMarkdown(num.trim())}**${SPACE}${escapeMarkdown(text)}`
  if (role === 'article' && !/[。；：！？]/u.test(text)) return `## ${words}`
  return words
}

function markdownTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((cells) => cells.length))
  const line = (cells: readonly string[]) =>
    `| ${Array.from({length: width}, (_, i) => escapeMarkdown(cells[i] ?? '').replaceAll('\n', ' ')).join(' | ')} |`
  const [head = [], ...rest] = rows
  return [line(head), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n')
}

function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+])(?=\s)/, '\\$1')
}

/** Facts, units, measures and the apparatus, as one JSON value. */
export function toData({document, root, apparatus}: Source): object {
  return {
    document,
    units: unitRecords(root),
    measures: measureRecords(root, document),
    apparatus: apparatus.entries,
  }
}
