/** A text on its way through collation: with what earlier stages accepted applied, and the way back to the transcription. */
import {acceptedEntries, isInside} from './apparatus.ts'
import type {Entry} from './apparatus.ts'

/** A line of a page, without its line end. Most are looked at from outside only, so its text is cut out when asked for. */
export class Line {
  readonly #page: string
  #text: string | undefined
  /** UTF-16 offsets into the text of the page. */
  readonly start: number
  readonly end: number

  constructor(page: string, start: number, end: number) {
    this.#page = page
    this.start = start
    this.end = end
  }

  get text(): string {
    return (this.#text ??= this.#page.slice(this.start, this.end))
  }

  /** The first and the last UTF-16 unit; empty for an empty line. */
  get first(): string {
    return this.start < this.end ? this.#page.charAt(this.start) : ''
  }

  get last(): string {
    return this.start < this.end ? this.#page.charAt(this.end - 1) : ''
  }
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
  source(start: number, end: number): Source
}

export interface Source {
  /** Offsets in the transcription. */
  start: number
  end: number
  /** Offsets on the page of what stands there: more than was asked for, where a change was taken whole. */
  from: number
  to: number
}

/** A change of the text: `length` units of the page stand for `start`–`end` of the transcription. */
interface Change {
  /** Where the reading begins on the page. */
  at: number
  length: number
  start: number
  end: number
}

/** Applies the accepted entries; of nested ones the outermost counts. */
export function edited(transcription: string, entries: readonly Entry[]): Edited {
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
      return (lines ??= linesOf(text))
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
    lines.push(new Line(text, start, end))
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1
  }
  lines.push(new Line(text, start, text.length))
  return lines
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
    const inFirst = first !== undefined && start < first.at + first.length
    const inLast = last !== undefined && end <= last.at + last.length && end > last.at
    const from = inFirst ? first.start : start + shiftOf(first)
    const to = inLast ? last.end : end + shiftOf(last)
    return {
      start: from,
      end: Math.max(from, to),
      from: inFirst ? first.at : start,
      to: inLast ? last.at + last.length : end,
    }
  }
}

/** How much further an offset behind a change is in the transcription. */
function shiftOf(change: Change | undefined): number {
  return change ? change.end - change.at - change.length : 0
}
