/** Files whose first character was cut off: the byte that is left of it shifts every pair after it. */
import {plausibility} from './plausible.ts'
import {STEPS} from './scan.ts'
import type {Encoding, Step} from './scan.ts'

/** How much likelier the text must be without the byte (natural logarithm). */
const LIKELIER = 10
/** What no line of Chinese falls short of (natural logarithm per character outside ASCII). */
const STRANGE = -9
/** So many bytes show it. */
const HEAD = 1 << 12
/** Whether the first byte is the last of a character that is not in the file. */
export function beginsCut(bytes: Uint8Array, encoding: Encoding): boolean {
  if (encoding !== 'gb18030' && encoding !== 'big5') return false
  if ((bytes[0] ?? 0) < 0x80) return false
  const part = bytes.subarray(0, inStep(bytes, STEPS[encoding]))
  const read = (from: number) => new TextDecoder(encoding).decode(part.subarray(from))
  const own = plausibility(read(0))
  if (own.beyondAscii / own.units > STRANGE) return false
  const rest = plausibility(read(1))
  return (
    rest.beyondAscii / rest.units > STRANGE &&
    rest.total + plausibility('\uFFFD').total > own.total + LIKELIER
  )
}

/** Where a reading from the first byte and one from the second come to the same place. */
function inStep(bytes: Uint8Array, step: Step): number {
  let at = 0
  let other = 1
  while (at !== other && at < HEAD && at < bytes.length && other < bytes.length)
    if (at < other) at += Math.abs(step(bytes, at)) || 1
    else other += Math.abs(step(bytes, other)) || 1
  return Math.max(at, other)
}
