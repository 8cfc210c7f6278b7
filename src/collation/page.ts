/** A text on its way through collation: with what earlier stages accepted applied, and the way back to the transcription. */
import {acceptedEntries, isInside} from './apparatus.ts'
import type {Entry} from './apparatus.ts'

/** A line of a page, without its line end. UTF-16 offsets into the text of the page. */
export interface Line {
  start: number
  end: number
  text: string
}

/** What a rule sees. */
export interface Page {
  /** The transcription with the accepted entries of earlier stages applied. */
  text: string
  lines: readonly Line[]
}

/** A page with the way back. */
export interface Edited extends Page {
  /** The place in the transcription of a stretch of the page; what an entry changed is taken whole. */
  source(start: number, end: number): {start: number; end: number}
}

/** A change of the text: `length` units of the page stand for `start`–`end` of the transcription. */
interface Change {
  /** Where the reading begins on the page. */
  at: number
  length: number
  start: number
  end: number
}

/**
 * Applies the accepted entries; of nested ones the outermost counts.
 *
 * @param before the page of an earlier stage: lines that are as they were are taken from it
 */
export function edited(transcription: string, entries: readonly Entry[], before?: Page): Edited {
  const changes: Change[] = []
  let text = ''
  let done = 0
  let outer: Entry | undefined
  for (const entry of acceptedEntries({digest: '', entries: [...entries]})) {
    if (outer && (isInside(entry, outer) || entry.start < done)) continue
    text += transcription.slice(done, entry.start)
    changes.push({
      at: text.length,
      length: entry.reading.length,
      start: entry.start,
      end: entry.end,
    })
    text += entry.reading
    done = entry.end
    outer = entry
  }
  text += transcription.slice(done)
  let lines: Line[] | undefined
  return {
    text,
    // Only some rules look at lines.
    get lines() {
      return (lines ??= (before && sameLines(text, before)) ?? linesOf(text))
    },
    source: wayBack(changes),
  }
}

/** Lines end with LF, CRLF or CR. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  // Without a carriage return, which is the rule, the engine finds line ends faster than a loop does.
  const feedOnly = !text.includes('\r')
  let start = 0
  for (;;) {
    const end = feedOnly ? text.indexOf('\n', start) : lineEnd(text, start)
    if (end < 0) break
    lines.push({start, end, text: text.slice(start, end)})
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1
  }
  lines.push({start, end: text.length, text: text.slice(start)})
  return lines
}

/** The lines of a text that differs from another page only inside of lines, by characters for characters. */
function sameLines(text: string, {text: old, lines}: Page): Line[] | undefined {
  if (text.length !== old.length) return undefined
  const same: Line[] = []
  for (const line of lines) {
    const {start, end} = line
    if (end < text.length && text.charCodeAt(end) !== old.charCodeAt(end)) return undefined
    if (text.startsWith(line.text, start)) same.push(line)
    else {
      const changed = {start, end, text: text.slice(start, end)}
      if (/[\r\n]/.test(changed.text)) return undefined
      same.push(changed)
    }
  }
  return same
}

/** The next line feed or carriage return; -1 if there is none. */
function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || code === 13) return i
  }
  return -1
}

/** Offsets of the page → offsets of the transcription. */
function wayBack(changes: readonly Change[]): Edited['source'] {
  /** The last change that begins at or before an offset of the page. */
  const before = (offset: number): Change | undefined => {
    let low = -1
    let high = changes.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((changes[middle]?.at ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return changes[low]
  }
  return (start, end) => {
    const first = before(start)
    const last = before(end > start ? end - 1 : end)
    const from = !first
      ? start
      : start < first.at + first.length
        ? first.start
        : first.end + start - first.at - first.length
    const to = !last
      ? end
      : end <= last.at + last.length && end > last.at
        ? last.end
        : last.end + end - last.at - last.length
    return {start: from, end: Math.max(from, to)}
  }
}
