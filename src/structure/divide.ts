/** Where the documents of one file begin: a collection of laws, or a page on which several texts were saved. */
import {
  genreOf,
  isDateLine,
  isDocumentNumber,
  isIssuerMark,
  isTitleLine,
  readAttachmentMark,
} from './form.ts'
import {readNumber} from './head-number.ts'
import {compact, hasSentenceMark, textAt} from './line.ts'
import type {Planned} from './line.ts'

/** Words by which a document carries others: they are its attachments. */
const CARRIES = /印发|转发|批转|颁发|下发|现将|现予|附件[：:一1]/u

/** The first lines of the documents, in order; the first is always 0. */
export function divide(lines: readonly Planned[]): number[] {
  const starts = [0]
  for (let i = 1; i < lines.length; i++) {
    const before = starts.at(-1) ?? 0
    if (!holdsText(lines, before, i)) continue
    const isTitle = isTitleMark(lines, i) && !isCarried(lines, before, i)
    if (!isTitle && !isNumberMark(lines, before, i)) continue
    starts.push(i)
  }
  return starts
}

/** The document before must have a text, not only a head. */
function holdsText(lines: readonly Planned[], start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const line = lines[i]
    if (line !== 'table' && line && hasSentenceMark(line.text)) return true
  }
  return false
}

/** A title that the format marks as that of the whole, with a first number below it. */
function isTitleMark(lines: readonly Planned[], i: number): boolean {
  const line = lines[i]
  if (line === undefined || line === 'table' || line.depth !== 1) return false
  for (let j = i + 1; j < lines.length && j < i + 60; j++) {
    const number = readNumber(textAt(lines, j))
    if (number) return number.ordinal.value === 1
  }
  return false
}

/** Whether the document before carries the text of this title: it stands below 附件, or is named where something is issued. */
function isCarried(lines: readonly Planned[], before: number, i: number): boolean {
  let above = i - 1
  while (above > before && textAt(lines, above) === '') above--
  if (readAttachmentMark(textAt(lines, above))) return true
  const title = compact(textAt(lines, i)).replace(/[（(].*$/u, '')
  for (let j = before; j < i; j++) {
    const text = textAt(lines, j)
    if (CARRIES.test(text) && compact(text).includes(title)) return true
  }
  return false
}

/** 发文字号 or 发文机关标志 of another document, where the one before it carries none. */
function isNumberMark(lines: readonly Planned[], before: number, i: number): boolean {
  const text = textAt(lines, i)
  if (!isDocumentNumber(text) && !isIssuerMark(text)) return false
  for (let j = before; j < Math.min(before + 40, i); j++)
    if (CARRIES.test(textAt(lines, j))) return false
  // Below a title the number belongs to it; so the head begins before.
  for (let j = i - 1; j > before && j > i - 5; j--) {
    const above = textAt(lines, j)
    if (above === '') continue
    if (isTitleLine(above) && genreOf(above) !== undefined) return false
    if (hasSentenceMark(above) || isDateLine(above)) break
  }
  return true
}
