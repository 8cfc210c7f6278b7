/** A stretch of text as code points, with the way back; white space inside a line is left out. */
import {EDGE, LONGEST_WORD, token} from '../language.ts'

export interface Window {
  /** As the language was counted: {@link token}. */
  codes: Int32Array
  /** UTF-16 offset of each code point in the text. */
  offsets: Int32Array
}

/**
 * @param wrapped line ends are layout too, unless a paragraph ends
 */
export function windowOf(text: string, start: number, end: number, wrapped = false): Window {
  const codes = new Int32Array(end - start)
  const offsets = new Int32Array(end - start)
  let length = 0
  for (let at = start; at < end;) {
    const code = text.codePointAt(at) ?? 0
    const lineEnd = code === 0x0a || code === 0x0d
    const layout = isSpace(code) || (wrapped && lineEnd && isBroken(text, at))
    if (!layout) {
      codes[length] = lineEnd ? EDGE : token(code)
      offsets[length++] = at
    }
    at += code > 0xffff ? 2 : 1
  }
  return {codes: codes.subarray(0, length), offsets: offsets.subarray(0, length)}
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x3000 || code === 0xa0 || code === 0x09
}

/** Whether the line goes on after its end: what follows is no empty line and no indent. */
function isBroken(text: string, at: number): boolean {
  const next = text.charCodeAt(
    text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === EDGE ? at + 2 : at + 1,
  )
  return next !== EDGE && next !== 0x0d && !isSpace(next)
}

/** How far the context of a character is looked at (UTF-16 units, white space included). */
const CONTEXT = LONGEST_WORD + 6

/** Context goes back as far as a word reaches, not beyond the line. */
export function contextStart(text: string, at: number, wrapped: boolean): number {
  let start = at
  for (let left = CONTEXT; left > 0 && start > 0; left--) {
    if (!wrapped && isLineEnd(text, start - 1)) break
    start--
  }
  return isLow(text, start) ? start - 1 : start
}

export function contextEnd(text: string, at: number, wrapped: boolean): number {
  let end = at + 1
  if (isLow(text, end)) end++
  for (let left = CONTEXT; left > 0 && end < text.length; left--) {
    if (!wrapped && isLineEnd(text, end)) break
    end++
  }
  return isLow(text, end) ? end + 1 : end
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === EDGE || code === 0x0d
}

function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
