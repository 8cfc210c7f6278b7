/** Stretches of a file that are in another encoding than the rest of it. */
import {plausibility} from './plausible.ts'
import {utf8} from './scan.ts'
import type {BadRun, Encoding} from './scan.ts'

/** Bytes that read well in another encoding. */
export interface Stretch {
  byte: number
  length: number
  encoding: Encoding
}

/** How much likelier the other reading must be (natural logarithm). */
const LIKELIER = 10
/** Bytes between two bad runs that may still belong to one stretch. */
const GAP = 64
/** UTF-8 in other text: so many characters of three bytes in a row are no accident. */
const ROW = 3
/** What no line of Chinese falls short of (natural logarithm per character outside ASCII). */
const STRANGE = -9

export function stretches(
  bytes: Uint8Array,
  encoding: Encoding,
  runs: readonly BadRun[],
): Stretch[] {
  if (encoding === 'utf-8') return inUtf8(bytes, runs)
  // After a mark, or half a character.
  const [first] = runs
  const start = first && (first.mark ?? first.truncated) && first.byte === 0 ? first.length : 0
  const text = bytes.subarray(start)
  if (encoding === 'gb18030' || encoding === 'big5')
    return [...utf8Rows(text, encoding), ...strangeLines(text, encoding)]
      .map((one) => ({...one, byte: one.byte + start}))
      .sort((a, b) => a.byte - b.byte)
      .reduce<Stretch[]>((kept, one) => {
        const last = kept.at(-1)
        if (!last || last.byte + last.length <= one.byte) kept.push(one)
        return kept
      }, [])
  return []
}

/** Bad runs of UTF-8 that lie close together, with what touches them. */
function inUtf8(bytes: Uint8Array, runs: readonly BadRun[]): Stretch[] {
  const found: Stretch[] = []
  for (let i = 0; i < runs.length; i++) {
    const first = runs[i]
    if (!first || first.truncated) continue
    let start = first.byte
    let end = first.byte + first.length
    for (let next = runs[i + 1]; next && bridges(bytes, end, next.byte); next = runs[i + 1]) {
      end = next.byte + next.length
      i++
    }
    // Two bytes of GBK that pass for a letter of UTF-8 are part of it.
    const limit = Math.max(start - GAP, (found.at(-1)?.byte ?? 0) + (found.at(-1)?.length ?? 0))
    while (start - 2 >= limit && isLetterPair(bytes, start - 2)) start -= 2
    while (isLetterPair(bytes, end)) end += 2
    const stretch =
      readStrictly(bytes, start, end) ??
      // The second half of a character may be an ASCII letter.
      (end < bytes.length ? readStrictly(bytes, start, end + 1) : undefined)
    if (stretch) found.push(stretch)
  }
  return found
}

/** Whether what lies between two bad runs holds no UTF-8 of its own: no two Han of three bytes in a row, no line end. */
function bridges(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > GAP) return false
  for (let at = from, row = 0; at < to;) {
    if (bytes[at] === 0x0a) return false
    const length = Math.max(1, utf8(bytes, at))
    row = length >= 3 ? row + 1 : 0
    if (row === 2) return false
    at += length
  }
  return true
}

function isLetterPair(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] ?? 0
  const trail = bytes[at + 1] ?? 0
  return lead >= 0xc2 && lead <= 0xdf && trail >= 0x80 && trail <= 0xbf
}

/** The likelier of the two-byte encodings in which the bytes are whole and Chinese. */
function readStrictly(bytes: Uint8Array, start: number, end: number): Stretch | undefined {
  const part = bytes.subarray(start, end)
  const [best] = (['gb18030', 'big5'] as const)
    .flatMap((encoding) => {
      const text = strictly(part, encoding)
      if (text === undefined) return []
      const {total, units, beyondAscii} = plausibility(text)
      return units > 0 && beyondAscii / units > STRANGE ? [{encoding, total}] : []
    })
    .sort((a, b) => b.total - a.total)
  return best && {byte: start, length: end - start, encoding: best.encoding}
}

/** Rows of UTF-8 that a two-byte encoding reads as other characters, silently. */
function utf8Rows(bytes: Uint8Array, encoding: Encoding): Stretch[] {
  const found: Stretch[] = []
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0xe2 || lead > 0xef || utf8(bytes, at) !== 3) continue
    let end = at
    let row = 0
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) {
      const length = utf8(bytes, end)
      if (length <= 0) break
      if (length === 3) row++
      end += length
    }
    const part = bytes.subarray(at, end)
    if (row >= ROW) {
      const text = strictly(part, 'utf-8') ?? ''
      const other = new TextDecoder(encoding).decode(part)
      if (plausibility(text).total > plausibility(other).total + LIKELIER) {
        const last = found.at(-1)
        // Lines and spaces between two rows do not part them.
        if (
          last &&
          at - last.byte - last.length <= GAP &&
          isAscii(bytes, last.byte + last.length, at)
        )
          last.length = end - last.byte
        else found.push({byte: at, length: end - at, encoding: 'utf-8'})
      }
    }
    at = end - 1
  }
  return found
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) >= 0x80) return false
  return true
}

/** Lines that are hardly Chinese in one two-byte encoding and Chinese in the other. */
function strangeLines(bytes: Uint8Array, encoding: 'gb18030' | 'big5'): Stretch[] {
  const other = encoding === 'big5' ? 'gb18030' : 'big5'
  const decoder = new TextDecoder(encoding)
  const found: Stretch[] = []
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed < 0 ? bytes.length : feed
    const part = bytes.subarray(start, end)
    const own = plausibility(decoder.decode(part))
    if (own.units > 3 && own.beyondAscii / own.units < STRANGE) {
      const text = strictly(part, other)
      const rival = text === undefined ? undefined : plausibility(text)
      if (
        rival &&
        rival.beyondAscii / rival.units > STRANGE &&
        rival.total > own.total + LIKELIER
      ) {
        const last = found.at(-1)
        if (last && last.byte + last.length + 1 === start) last.length = end - last.byte
        else found.push({byte: start, length: end - start, encoding: other})
      }
    }
    start = end + 1
  }
  return found
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    return undefined
  }
}
