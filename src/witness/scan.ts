/** Which bytes are no characters of an encoding. As the Encoding Standard (encoding.spec.whatwg.org) cuts them, so that every decoder shows as many U+FFFD. */
import {pairsOf} from './pairs.ts'
import type {TwoByte} from './pairs.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'

/** Adjacent bytes that are no characters. */
export interface BadRun {
  byte: number
  length: number
  /** How many U+FFFD stand for it. */
  units: number
  /** The last character of the file, or the first, cut off. */
  truncated: boolean
  /** A byte order mark of another encoding, shown as U+FEFF. */
  mark?: true
}

export interface Scan {
  /** In order, at most `LIMIT`. */
  runs: BadRun[]
  /** Where the search ended: the number of bytes, or less where there are more runs than `LIMIT`. */
  end: number
}

/** So many bad runs are told one by one. */
export const LIMIT = 10_000

/**
 * Length of the character that begins at a byte, or minus the number of bytes that one U+FFFD
 * stands for; `0` if the file ends within the character.
 */
export type Step = (bytes: Uint8Array, at: number) => number

/** @param first what stands before the text proper */
export function scan(bytes: Uint8Array, encoding: Encoding, first?: BadRun): Scan {
  const step = STEPS[encoding]
  const runs: BadRun[] = first ? [first] : []
  let open: BadRun | undefined
  let at = first?.length ?? 0
  while (at < bytes.length) {
    const length = step(bytes, at)
    if (length > 0) {
      open = undefined
      at += length
      continue
    }
    if (length === 0) {
      runs.push({byte: at, length: bytes.length - at, units: 1, truncated: true})
      return {runs, end: bytes.length}
    }
    if (open) {
      open.length -= length
      open.units++
    } else {
      if (runs.length === LIMIT) return {runs, end: at}
      open = {byte: at, length: -length, units: 1, truncated: false}
      runs.push(open)
    }
    at -= length
  }
  return {runs, end: bytes.length}
}

/** Table 3-7 of the Unicode Standard: what the second byte may be. */
export const utf8: Step = (bytes, at) => {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return -1
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  for (let i = 1; i < length; i++) {
    if (at + i >= bytes.length) return 0
    const byte = bytes[at + i] ?? 0
    const low = i > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = i > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (byte < low || byte > high) return -i
  }
  return length
}

function twoByte(encoding: TwoByte): Step {
  let pairs: Uint16Array | undefined
  return (bytes, at) => {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) return 1
    // 0x80 is € in code page 936, which passes for GBK everywhere.
    if (lead === 0x80 && encoding === 'gb18030') return 1
    if (lead === 0x80 || lead === 0xff) return -1
    if (at + 1 >= bytes.length) return 0
    const trail = bytes[at + 1] ?? 0
    if (encoding === 'gb18030' && trail >= 0x30 && trail <= 0x39) return fourByte(bytes, at)
    pairs ??= pairsOf(encoding)
    if (pairs[(lead << 8) | trail]) return 2
    // An ASCII character is not swallowed by the half of a character before it.
    return trail < 0x80 ? -1 : -2
  }
}

function fourByte(bytes: Uint8Array, at: number): number {
  const third = bytes[at + 2]
  if (third === undefined) return 0
  if (third < 0x81 || third > 0xfe) return -1
  const fourth = bytes[at + 3]
  if (fourth === undefined) return 0
  if (fourth < 0x30 || fourth > 0x39) return -1
  const pointer =
    (((bytes[at] ?? 0) - 0x81) * 10 + (bytes[at + 1] ?? 0) - 0x30) * 1260 +
    (third - 0x81) * 10 +
    fourth -
    0x30
  // The ends of what stands for the basic plane and for the others.
  return pointer <= 39_419 || (pointer >= 189_000 && pointer <= 1_237_575) ? 4 : -1
}

function utf16(littleEndian: boolean): Step {
  const high = (bytes: Uint8Array, at: number) => bytes[littleEndian ? at + 1 : at] ?? 0
  return (bytes, at) => {
    if (at + 1 >= bytes.length) return 0
    const kind = high(bytes, at) & 0xfc
    if (kind === 0xdc) return -2
    if (kind !== 0xd8) return 2
    if (at + 3 >= bytes.length) return 0
    return (high(bytes, at + 2) & 0xfc) === 0xdc ? 4 : -2
  }
}

/** By encoding. */
export const STEPS: Readonly<Record<Encoding, Step>> = {
  'utf-8': utf8,
  gb18030: twoByte('gb18030'),
  big5: twoByte('big5'),
  'utf-16le': utf16(true),
  'utf-16be': utf16(false),
}
