/**
 * Where the texts begin that a document carries: behind 附件, and below the date of a 通知 that
 * issues or forwards them.
 */
import {
  genreOf,
  isDateLine,
  isIssuerMark,
  isNote,
  isSignature,
  isSignedDate,
  isTitleLine,
  isTitleNote,
  readAttachmentMark,
} from './form.ts'
import type {AttachmentMark} from './form.ts'
import {readNumber} from './head-number.ts'
import {compact, hasSentenceMark, textAt} from './line.ts'
import type {LineText, Planned} from './line.ts'

/** A line where an attachment begins. */
export interface AttachmentStart {
  line: number
  /** The number that its mark bears. */
  value?: number
}

/** In the order of the text. Each attachment reaches to the next. */
export function findAttachments(lines: readonly Planned[]): AttachmentStart[] {
  const marked = findMarked(lines)
  const end = marked[0]?.line ?? lines.length
  const starts = [...findIssued(lines.slice(0, end)).map((line) => ({line})), ...marked]
  const known = new Set(starts.map(({line}) => line))
  const dated = findDated(lines).filter(
    (line) => !known.has(line) && !known.has(previous(lines, line)),
  )
  const own = titleOfOrder(lines)
  return [...starts, ...dated.map((line) => ({line}))]
    .filter(({line}) => line !== own)
    .sort((a, b) => a.line - b.line)
}

/** What a 令 issues is the document itself, and the order stands at its head: the line of its title. */
function titleOfOrder(lines: readonly Planned[]): number | undefined {
  const isOrder = lines
    .slice(0, 6)
    .some((line) => line !== 'table' && /令$/u.test(line.text) && isIssuerMark(line.text))
  if (!isOrder) return undefined
  const date = lines.findIndex(
    (line) => line !== 'table' && (isDateLine(line.text) || isSignedDate(line.text)),
  )
  const title = lines.findIndex((line, i) => i > date && (line === 'table' || line.text !== ''))
  return date < 0 || title < 0 ? undefined : title
}

/** Titles below the text's own that have a 题注 of their own: （1997年7月1日……通过）. */
function findDated(lines: readonly Planned[]): number[] {
  const found: number[] = []
  let sentences = 0
  for (let i = 0; i < lines.length; i++) {
    const text = textAt(lines, i)
    if (hasSentenceMark(text)) sentences++
    const end = sentences > 0 ? endOfIssuedTitle(lines, i, false) : undefined
    if (end === undefined) continue
    const note = textAt(lines, end)
    if (!/^[（(]\d{4}年.*(?:通过|公布|发布|批准|修订|修正)/u.test(note)) continue
    found.push(i)
    i = end
  }
  return found
}

/** Lines such as 附件1 that open an attachment; those that only announce one are left out. */
function findMarked(lines: readonly Planned[]): AttachmentStart[] {
  const marks = lines.flatMap((line, i): (AttachmentMark & {line: number})[] => {
    const mark = line === 'table' ? undefined : readAttachmentMark(line.text)
    return mark ? [{...mark, line: i}] : []
  })
  return marks
    .filter((mark, i) => !announces(lines, mark, marks[i + 1]))
    .map(({line, value}) => ({line, ...(value !== undefined && {value})}))
}

/** 附件说明 stands above the signature, or a list of titles above the mark itself. */
function announces(
  lines: readonly Planned[],
  mark: AttachmentMark & {line: number},
  next: {line: number} | undefined,
): boolean {
  const limit = next?.line ?? lines.length
  let entries = 0
  for (let i = mark.line + 1; i < limit; i++) {
    const line = lines[i]
    if (line === undefined || line === 'table') return false
    if (line.text === '') continue
    if (isDateLine(line.text) || isSignedDate(line.text)) return mark.title !== '' || entries > 0
    if (isSignature(line.text) && mark.title !== '') continue
    // 2.……: the list of titles goes on.
    const isEntry =
      !hasSentenceMark(line.text) &&
      mark.title !== '' &&
      (/^\d{1,2}[.．、]/u.test(line.text) || /^[1１][.．、]/u.test(mark.title) || entries > 0)
    if (!isEntry && !isNote(line.text)) return false
    entries++
  }
  // Nothing but a title follows, or the next mark stands right behind it.
  return mark.title !== ''
}

/** Words of a document that carries another. */
const CARRIES = /印发|转发|批转|颁发|发布|公布|下发|修改|附后/u
const RUN = 6

/** Titles of the texts that are issued: below the date, or where the numbers begin again. */
function findIssued(lines: readonly Planned[]): number[] {
  const starts: number[] = []
  const carries = lines.slice(0, 40).some((line) => line !== 'table' && CARRIES.test(line.text))
  if (!carries) return starts
  let signed = -1
  let sentences = 0
  for (let i = 1; i < lines.length; i++) {
    const text = textAt(lines, i)
    if (text === '') continue
    if (hasSentenceMark(text)) sentences++
    // The head of the text itself has titles and dates too.
    if (sentences === 0) continue
    if (isDateLine(text) || isSignedDate(text)) {
      signed = i
      continue
    }
    if (signed >= 0 && (isNote(text) || isSignature(text)) && starts.length === 0) {
      signed = i
      continue
    }
    const below = signed === previous(lines, i)
    const end = endOfIssuedTitle(lines, i, below)
    if (end === undefined || end >= lines.length) continue
    if (below || beginsAgain(lines, starts.at(-1) ?? 0, i, end)) {
      starts.push(i)
      i = end - 1
    }
  }
  return starts
}

function previous(lines: readonly Planned[], i: number): number {
  let before = i - 1
  while (before >= 0 && lines[before] !== 'table' && textAt(lines, before) === '') before--
  return before
}

/** A run of lines that together are a title. Below a date it need not end with a 文种. */
function endOfIssuedTitle(
  lines: readonly Planned[],
  start: number,
  below: boolean,
): number | undefined {
  let joined = ''
  let end: number | undefined
  let i = start
  for (; i < lines.length && i - start < RUN; i++) {
    const line = lines[i]
    if (line === undefined || line === 'table' || !isTitlePart(line)) break
    joined += line.text
    if (genreOf(joined) !== undefined && compact(joined).length > 4) end = i + 1
  }
  if (end !== undefined) return end
  const first = lines[start]
  const isCentred = first !== undefined && first !== 'table' && first.centred === true
  return below && i > start && (isCentred || i - start === 1) ? i : undefined
}

function isTitlePart({text}: LineText): boolean {
  return text !== '' && isTitleLine(text) && !isTitleNote(text) && readNumber(text) === undefined
}

/** The text before has numbers, and below the title they begin again with the first. */
function beginsAgain(
  lines: readonly Planned[],
  from: number,
  title: number,
  below: number,
): boolean {
  for (let i = below; i < lines.length && i < below + 12; i++) {
    const number = readNumber(textAt(lines, i))
    if (!number || number.ordinal.value !== 1) {
      if (number) return false
      continue
    }
    return (
      lines
        .slice(from, title)
        .some((line) => line !== 'table' && readNumber(line.text)?.style === number.style) ||
      number.style === '条'
    )
  }
  return false
}
