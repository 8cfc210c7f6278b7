/** One JSON object as one line, in pieces: what one string could not hold can still be written. */
import {once} from 'node:events'
import type {Writable} from 'node:stream'

/** How much is written at once, and how much of a text is made JSON at once, in UTF-16 units. */
const PIECE = 1 << 16

/** Writes the object, and a line feed, no faster than the stream takes it. */
export async function writeJsonLine(stream: Writable, object: object): Promise<void> {
  for (const piece of jsonLine(object)) if (!stream.write(piece)) await once(stream, 'drain')
}

/** The line and its line feed, in pieces that are each well-formed text. */
export function* jsonLine(object: object, size = PIECE): Generator<string, void, undefined> {
  let piece = ''
  for (const token of objectTokens(object, size)) {
    piece += token
    if (piece.length < size) continue
    yield piece
    piece = ''
  }
  yield `${piece}\n`
}

/** Keys in their order; a value that is iterable becomes an array. What is undefined is left out. */
function* objectTokens(object: object, size: number): Generator<string, void, undefined> {
  let before = '{'
  for (const [key, value] of Object.entries(object) as Array<[string, unknown]>) {
    if (value === undefined) continue
    yield `${before}${JSON.stringify(key)}:`
    yield* tokens(value, size)
    before = ','
  }
  yield before === '{' ? '{}' : '}'
}

function* tokens(value: unknown, size: number): Generator<string, void, undefined> {
  if (typeof value === 'string') yield* stringTokens(value, size)
  else if (typeof value !== 'object' || value === null) yield JSON.stringify(value)
  else if (Symbol.iterator in value) yield* arrayTokens(value as Iterable<unknown>, size)
  else if (hasLong(value, size)) yield* objectTokens(value, size)
  else yield JSON.stringify(value)
}

function* arrayTokens(values: Iterable<unknown>, size: number): Generator<string, void, undefined> {
  let before = '['
  for (const value of values) {
    yield before
    yield* tokens(value, size)
    before = ','
  }
  yield before === '[' ? '[]' : ']'
}

function* stringTokens(text: string, size: number): Generator<string, void, undefined> {
  if (text.length <= size) {
    yield JSON.stringify(text)
    return
  }
  yield '"'
  let start = 0
  while (start < text.length) {
    const cut = start + size
    // The halves of a pair stay together; a lone half is escaped wherever it stands.
    const end = cut < text.length && isPair(text, cut - 1) ? cut + 1 : cut
    yield JSON.stringify(text.slice(start, end)).slice(1, -1)
    start = end
  }
  yield '"'
}

/** Whether a surrogate pair begins there. */
function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff
}

function hasLong(object: object, size: number): boolean {
  for (const value of Object.values(object))
    if (typeof value === 'string' && value.length > size) return true
  return false
}
