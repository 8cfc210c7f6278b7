/** Lines → parts of the form: what stands before and after the text itself. */
import type {FieldName} from '../tree/types.ts'
import {findContents} from './contents.ts'
import {
  genreOf,
  isAddressee,
  isCopyTo,
  isDateLine,
  isDocumentNumber,
  isIssuerMark,
  isName,
  isNote,
  isPrinter,
  isSignatory,
  isSignature,
  isSignedDate,
  isTitleLine,
  isTitleNote,
  readAttachmentMark,
} from './form.ts'
import {readNumber} from './head-number.ts'
import {compact} from './line.ts'
import type {LineText, Planned} from './line.ts'

/** A part of the form: lines `start` to `end`, half-open. Only a title has several. */
export interface FormPart {
  name: FieldName
  start: number
  end: number
}

/** A title runs over so many lines at most. */
const TITLE_LINES = 6
/** So far below a 令 the text that it issues begins. */
const ORDER_LINES = 20

/** @param attached whether the lines are those of an attachment, which begin with its mark */
export function readForm(lines: readonly Planned[], attached: boolean): FormPart[] {
  const {parts, next} = readHead(lines, attached)
  return [...parts, ...readTail(lines, next)]
}

function lineAt(lines: readonly Planned[], i: number): LineText | undefined {
  const line = lines[i]
  return line === 'table' ? undefined : line
}

function readHead(lines: readonly Planned[], attached: boolean): {parts: FormPart[]; next: number} {
  const parts: FormPart[] = []
  const has = (name: FieldName) => parts.some((part) => part.name === name)
  const add = (name: FieldName, start: number, end = start + 1) => {
    parts.push({name, start, end})
    return end
  }
  let i = 0
  while (i < lines.length) {
    const line = lineAt(lines, i)
    if (!line) break
    const {text} = line
    if (text === '') i++
    else if (attached && parts.length === 0 && readAttachmentMark(text))
      i = add('attachmentMark', i)
    else if (!has('title')) {
      if (isIssuerMark(text) && line.depth === undefined) i = add('issuerMark', i)
      else if (isDocumentNumber(text)) i = add('documentNumber', i)
      else if (isSignatory(text)) i = add('signatory', i)
      else {
        const end = endOfTitle(lines, i, attached && parts.at(-1)?.name === 'attachmentMark')
        if (end !== undefined) i = add('title', i, end)
        else if (parts.length > 0 && isAddressee(text)) {
          i = add('addressee', i)
          break
        } else if (isOrder(lines, parts)) {
          const issued = readOrder(lines, i)
          if (!issued) break
          parts.push(...issued.parts)
          i = issued.next
        } else break
      }
    } else if (endOfRepeated(lines, i, parts) !== undefined)
      i = add('title', i, endOfRepeated(lines, i, parts))
    else if (isUnderTitle(lines, i, parts)) i = add('titleNote', i)
    else if (isDocumentNumber(text)) i = add('documentNumber', i)
    else if (!has('contents') && findContents(linesOf(lines), i)?.start === i) {
      const contents = findContents(linesOf(lines), i)
      while (contents && i < contents.end) i = add('contents', i)
    } else if (isAddressee(text)) {
      i = add('addressee', i)
      break
    } else break
  }
  return {parts, next: i}
}

/** Tables and lines alike, so that places agree. */
function linesOf(lines: readonly Planned[]): LineText[] {
  return lines.map((line) => (line === 'table' ? {text: '。'} : line))
}

/**
 * Where a title that begins here ends: with its 文种, as the format says, or with its line where the
 * text begins below it.
 *
 * @param marked whether it stands right below the mark of an attachment
 */
function endOfTitle(lines: readonly Planned[], start: number, marked = false): number | undefined {
  const first = lineAt(lines, start)
  if (!first || !isPartOfTitle(first)) return undefined
  if (first.depth === 1) {
    let end = start + 1
    while (lineAt(lines, end)?.depth === 1) end++
    return end
  }
  let joined = ''
  let end: number | undefined
  let i = start
  for (; i < lines.length && i - start < TITLE_LINES; i++) {
    const line = lineAt(lines, i)
    if (line?.text === '') continue
    // 1 范围 is the first chapter of a standard.
    if (line && i > start && /^(?:续表|单位|\d{1,2}\s+\p{Script=Han})/u.test(line.text)) break
    // The title stands twice.
    if (line && end !== undefined && line.text.startsWith(first.text.slice(0, 4))) break
    if (!line || !isPartOfTitle(line) || first.centred !== line.centred) break
    joined += line.text
    if (genreOf(joined) !== undefined) end = i + 1
  }
  if (end !== undefined) return end
  if (first.centred) return i
  const isFirst =
    marked || lines.slice(0, start).every((line) => line !== 'table' && line.text === '')
  return isFirst && start + 1 < lines.length && first.text.length <= 60 ? start + 1 : undefined
}

/** Where lines end that say the title once more, or the end of it: 关于……的解释 without who made it. */
function endOfRepeated(
  lines: readonly Planned[],
  start: number,
  parts: readonly FormPart[],
): number | undefined {
  const title = parts.find(({name}) => name === 'title')
  if (!title) return undefined
  const said = (from: number, to: number) =>
    lines
      .slice(from, to)
      .map((line) => (line === 'table' ? '' : line.text))
      .join('')
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
  const wanted = said(title.start, title.end)
  for (let end = start + 1; end <= start + TITLE_LINES; end++) {
    const again = said(start, end)
    if (again === wanted || (again.length >= 8 && wanted.endsWith(again))) return end
  }
  return undefined
}

function isPartOfTitle({text}: LineText): boolean {
  return (
    isTitleLine(text) && !isTitleNote(text) && !isIssuerMark(text) && readNumber(text) === undefined
  )
}

/** Below a 令 stands the order itself, then what it issues. */
function isOrder(lines: readonly Planned[], parts: readonly FormPart[]): boolean {
  return parts.some(
    ({name, start}) => name === 'issuerMark' && /令$/u.test(lineAt(lines, start)?.text ?? ''),
  )
}

/** The signature and the date of an order, if a title follows them. */
function readOrder(
  lines: readonly Planned[],
  from: number,
): {parts: FormPart[]; next: number} | undefined {
  for (let i = from + 1; i < lines.length && i - from < ORDER_LINES; i++) {
    const text = lineAt(lines, i)?.text ?? ''
    if (readNumber(text)?.style === '条') return undefined
    if (!isDateLine(text) && !isSignedDate(text)) continue
    const next = i + 1
    if (endOfTitle(lines, next) === undefined) return undefined
    const parts: FormPart[] = []
    for (let j = i - 1; j > from && isSignature(lineAt(lines, j)?.text ?? '。'); j--)
      parts.unshift({name: 'signature', start: j, end: j + 1})
    parts.push({name: isDateLine(text) ? 'date' : 'signature', start: i, end: next})
    return {parts, next}
  }
  return undefined
}

/** 题注: told by its words, by standing in the middle, or by a bracket that is still open. */
function isUnderTitle(lines: readonly Planned[], i: number, parts: readonly FormPart[]): boolean {
  const line = lineAt(lines, i)
  const last = parts.at(-1)
  if (!line || !last || line.depth !== undefined) return false
  const noted = last.name === 'titleNote'
  if (noted && isOpen(notesText(lines, parts))) return true
  if (last.name !== 'title' && !noted && last.name !== 'documentNumber') return false
  if (isDocumentNumber(line.text) && !/^[（(]/u.test(line.text)) return false
  return (
    isTitleNote(line.text) ||
    isDateLine(line.text) ||
    /^[（(][^）)]*$/u.test(line.text) ||
    (line.centred === true && readNumber(line.text) === undefined && compact(line.text) !== '目录')
  )
}

function notesText(lines: readonly Planned[], parts: readonly FormPart[]): string {
  return parts
    .filter(({name}) => name === 'titleNote')
    .map(({start}) => lineAt(lines, start)?.text ?? '')
    .join('')
}

/** Whether a bracket is open at the end of a text. */
function isOpen(text: string): boolean {
  const count = (marks: RegExp) => text.match(marks)?.length ?? 0
  return count(/《/gu) > count(/》/gu) || count(/[（(]/gu) > count(/[）)]/gu)
}

/** Read from the end: it stops at the first line of the text. */
function readTail(lines: readonly Planned[], from: number): FormPart[] {
  const parts: FormPart[] = []
  let dated = false
  // Pages put the list of their attachments below the date.
  const below = readAttachmentNote(lines, from, lines.length - 1)
  let i = (below[0]?.start ?? lines.length) - 1
  for (; i >= from; i--) {
    const text = lineAt(lines, i)?.text
    if (text === undefined) break
    if (text === '') continue
    const name = tailName(text, dated, parts[0]?.name)
    if (name === undefined) break
    if (name === 'date' || isSignedDate(text)) dated = true
    parts.unshift({name, start: i, end: i + 1})
  }
  const signed = parts.some(({name}) => name !== 'signature')
  const above = below.length > 0 ? [] : readAttachmentNote(lines, from, i)
  return [...above, ...(signed ? parts : []), ...below]
}

function tailName(
  text: string,
  dated: boolean,
  after: FieldName | undefined,
): FieldName | undefined {
  if (isDateLine(text)) return 'date'
  if (isNote(text)) return 'note'
  if (isCopyTo(text)) return 'copyTo'
  if (isPrinter(text)) return 'printer'
  if (isSignedDate(text)) return 'signature'
  if (dated && isSignature(text)) return 'signature'
  // Right above the date stands who signs, whatever it is called.
  if (dated && after === 'date' && isName(text) && readNumber(text) === undefined)
    return 'signature'
  return undefined
}

/** 附件说明 (7.3.4): `附件：` and the further lines of its list, above the signature. */
function readAttachmentNote(lines: readonly Planned[], from: number, last: number): FormPart[] {
  for (let start = last; start >= from && last - start < 40; start--) {
    const text = lineAt(lines, start)?.text
    if (text === undefined) return []
    if (readAttachmentMark(text) && /[：:.．、]/u.test(text)) {
      const parts: FormPart[] = []
      for (let i = start; i <= last; i++)
        if (lineAt(lines, i)?.text !== '')
          parts.push({name: 'attachmentNote', start: i, end: i + 1})
      return parts
    }
    const isEntry = text === '' || (/^\d{1,2}[.．、]/u.test(text) && !/。$/u.test(text))
    if (!isEntry && !(isTitleLine(text) && text.length <= 60)) return []
  }
  return []
}
