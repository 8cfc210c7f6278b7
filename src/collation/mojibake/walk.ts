/** Walks text back to the bytes that were read wrongly, and on to what they are in the encoding they were written in. */
import {EURO, tables} from './tables.ts'
import type {ReadAs} from './tables.ts'

/** A stretch of a text whose bytes were walked in the encoding they were written in. */
export interface Walk {
  /** Where the last character that is whole, in both encodings, ends. */
  end: number
  /** What stands there up to `end`. */
  text: string
  /** Where the walk stopped; between `end` and here lies a character that is not whole. */
  stop: number
  /** The bytes of that character. */
  rest: number[]
}

/** Walks from `start` as far as the bytes are UTF-8, not beyond ASCII. Linear in what it walks. */
export function walkUtf8(text: string, start: number, readAs: ReadAs): Walk {
  const table = tables().bytes[readAs]
  const walk: Walk = {end: start, text: '', stop: start, rest: []}
  let done = ''
  let rest: number[] = []
  let wasLost = false
  /** How many bytes the open character has in all. */
  let length = 0
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    let pair = table[code] ?? 0
    if (pair === 0) break
    if (readAs === 'gb18030' && code === EURO && rest.length > 0) {
      const next = table[text.charCodeAt(i + 1)] ?? 0
      if (!(rest.length === length - 1 && next >= 0x8000 && next < 0xc000)) pair = 0x80
    }
    let failed = false
    for (const byte of pair > 0xff ? [pair >> 8, pair & 0xff] : [pair]) {
      if (rest.length === 0) {
        if (byte < 0x80) {
          done += String.fromCharCode(byte)
          continue
        }
        length =
          byte >= 0xc2 && byte <= 0xdf
            ? 2
            : byte >= 0xe0 && byte <= 0xef
              ? 3
              : byte >= 0xf0 && byte <= 0xf4
                ? 4
                : 0
        failed = length === 0
      } else failed = byte < 0x80 || byte > 0xbf
      if (failed) break
      rest.push(byte)
      if (rest.length < length) continue
      const one = whole(rest)
      // What was lost before is told apart from what can be restored.
      failed = one === undefined || (done !== '' && (one === LOST) !== wasLost)
      if (one === undefined || failed) break
      wasLost = one === LOST
      done += one
      rest = []
    }
    if (failed) break
    walk.stop = i + 1
    walk.rest = rest.slice()
    if (rest.length > 0) continue
    walk.end = i + 1
    walk.text = done
  }
  return walk
}

/** Walks as far as the bytes are pairs of a two-byte encoding; ASCII between them stands. */
export function walkPairs(
  text: string,
  start: number,
  written: 'gb18030' | 'big5',
  readAs: ReadAs,
  limit = text.length,
): Walk {
  const {bytes, pairs} = tables()
  const table = bytes[readAs]
  const walk: Walk = {end: start, text: '', stop: start, rest: []}
  let done = ''
  let i = start
  while (i < limit) {
    const code = text.charCodeAt(i)
    if (code < 0x80) {
      done += text.charAt(i++)
      continue
    }
    let pair = table[code] ?? 0
    let size = 1
    if (pair <= 0xff) {
      const next = text.charCodeAt(i + 1)
      const trail = next < 0x80 ? next : (table[next] ?? 0)
      if (pair < 0x81 || trail < 0x40 || trail > 0xff) break
      pair = (pair << 8) | trail
      size = 2
    }
    const one = pairs[written][pair] ?? 0
    if (one === 0) break
    done += String.fromCharCode(one)
    i += size
    walk.end = i
    walk.text = done
  }
  walk.stop = walk.end
  return walk
}

const LOST = '\uFFFD'
const strict = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})

function whole(bytes: readonly number[]): string | undefined {
  try {
    return strict.decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}

export function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff
}

export function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
}

/** ASCII on one line. */
export function isInline(code: number): boolean {
  return code < 0x80 && code !== 0x0a && code !== 0x0d
}

/** What stands where bytes were lost. */
export function isLost(character: string): boolean {
  return character === '?' || character === '\uFFFD'
}

/** Characters outside ASCII. */
export function sizeOf(text: string): number {
  return Array.from(text.replace(/[\0-\x7F]/g, '')).length
}

/** ASCII that may be a trail byte. */
export function isTrail(code: number): boolean {
  return code >= 0x40 && code <= 0x7e
}

/** Maximal stretches in which every place passes. */
export function* runs(
  start: number,
  end: number,
  passes: (i: number) => boolean,
): Generator<{start: number; end: number}> {
  for (let i = start, from = start; i <= end; i++) {
    if (i < end && passes(i)) continue
    if (i > from) yield {start: from, end: i}
    from = i + 1
  }
}

/** The stretch around a place up to line ends and lost characters, from the first to the last character outside ASCII. */
export function around(text: string, first: number, at: number): [number, number] {
  const ends = (i: number) => {
    const code = text.charCodeAt(i)
    return code === 0x0a || code === 0x0d || code === 0xfffd
  }
  let start = at
  for (let i = at; i > first && !ends(i - 1); i--) if (text.charCodeAt(i - 1) > 0x7f) start = i - 1
  let end = at + 1
  for (let i = end; i < text.length && !ends(i); i++) if (text.charCodeAt(i) > 0x7f) end = i + 1
  return [start, end]
}
