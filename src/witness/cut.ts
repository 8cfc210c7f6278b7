/** Files whose first character was cut off: the byte that is left of it shifts every pair after it. */
import {plausibility} from './plausible.ts'
import type {Encoding} from './scan.ts'

/** How much likelier the text must be without the byte (natural logarithm). */
const LIKELIER = 10
/** What no line of Chinese falls short of (natural logarithm per character outside ASCII). */
const STRANGE = -9
/** So many bytes show it. */
const HEAD = 1 << 12
/** No byte below is part of a longer character: there the pairs fall into step again. */
const STEP = 0x30

/** Whether the first byte is the last of a character that is not in the file. */
export function beginsCut(bytes: Uint8Array, encoding: Encoding): boolean {
  if (encoding !== 'gb18030' && encoding !== 'big5') return false
  if ((bytes[0] ?? 0) < 0x80) return false
  const head = bytes.subarray(0, HEAD)
  const step = head.findIndex((byte) => byte < STEP)
  const part = step < 0 ? head : head.subarray(0, step)
  const stream = step < 0 && bytes.length > HEAD
  const read = (from: number) => new TextDecoder(encoding).decode(part.subarray(from), {stream})
  const own = plausibility(read(0))
  if (own.beyondAscii / own.units > STRANGE) return false
  const rest = plausibility(read(1))
  return (
    rest.beyondAscii / rest.units > STRANGE &&
    rest.total + plausibility('\uFFFD').total > own.total + LIKELIER
  )
}
