/** What went wrong with single bytes of a file, in words and with byte offsets. */
import type {Stretch} from './mixed.ts'
import {LIMIT, STEPS} from './scan.ts'
import type {BadRun, Encoding, Scan} from './scan.ts'

export type DecodeRule =
  | 'undecodable-byte'
  | 'truncated-text'
  | 'mixed-encoding'
  | 'ambiguous-encoding'
  | 'binary-file'
  | 'empty-file'

/** What was wrong with some bytes. */
export interface Problem {
  /** Where the bytes begin in the file, and how many they are. */
  byte: number
  length: number
  /** The same place in the text, in UTF-16 code units; `end` is after it. */
  at: number
  end: number
  /** “Unexpected …, expected …”. */
  reason: string
  ruleId: DecodeRule
}

/** How much of a text is quoted in a message, in characters and in bytes. */
const QUOTE = 24
const HEX = 16

/** Problems of bytes, in order: stretches of another encoding, and bad runs outside them. */
export function damage(
  bytes: Uint8Array,
  encoding: Encoding,
  {runs, end}: Scan,
  starts: readonly number[],
  text: string,
  mixed: readonly Stretch[],
): Problem[] {
  const problems: Problem[] = []
  const offset = offsets(bytes, encoding, runs, starts)
  let next = 0
  for (const [i, run] of runs.entries()) {
    while (mixed[next] && (mixed[next]?.byte ?? 0) <= run.byte) problems.push(told(next++))
    const before = mixed[next - 1]
    if (before && before.byte + before.length >= run.byte + run.length) continue
    const at = starts[i] ?? 0
    const place = `${hex(bytes, run)} at byte ${String(run.byte)}`
    problems.push({
      byte: run.byte,
      length: run.length,
      at,
      end: at + run.units,
      ...whatOf(run, place),
    })
  }
  while (next < mixed.length) problems.push(told(next++))
  if (end < bytes.length)
    problems.push({
      byte: end,
      length: bytes.length - end,
      at: starts.at(-1) ?? 0,
      end: text.length,
      reason: `Unexpected bytes that are not ${encoding} in more than ${String(LIMIT)} places, expected text: from byte ${String(end)} on they are not told one by one`,
      ruleId: 'undecodable-byte',
    })
  return problems

  function whatOf(run: BadRun, place: string): Pick<Problem, 'reason' | 'ruleId'> {
    if (run.mark)
      return {
        reason: `Unexpected byte order mark of utf-8, ${place}, expected ${encoding} as in the rest of the file: the mark is kept as U+FEFF, the rest is read as ${encoding}`,
        ruleId: 'mixed-encoding',
      }
    if (run.truncated)
      return {
        reason:
          run.byte + run.length < bytes.length
            ? `Unexpected beginning of file within a character of ${encoding}, expected the rest of it before ${place}: shown as U+FFFD`
            : `Unexpected end of file within a character of ${encoding}, expected the rest of it after ${place}: shown as U+FFFD`,
        ruleId: 'truncated-text',
      }
    return {
      reason: `Unexpected bytes that are not ${encoding}, ${place}, expected text: shown as U+FFFD`,
      ruleId: 'undecodable-byte',
    }
  }

  function told(index: number): Problem {
    const stretch = mixed[index]
    if (!stretch) throw new Error(`Unexpected index ${String(index)}`)
    const {byte, length} = stretch
    const other = new TextDecoder(stretch.encoding, {ignoreBOM: true}).decode(
      bytes.subarray(byte, byte + Math.min(length, 4 * QUOTE + 4)),
    )
    const quote = Array.from(other).slice(0, QUOTE).join('')
    return {
      byte,
      length,
      at: offset(byte),
      end: offset(byte + length),
      reason: `Unexpected ${stretch.encoding} at bytes ${String(byte)}–${String(byte + length)}, expected ${encoding} as in the rest of the file: they would read \`${quote}${quote.length < other.length ? '…' : ''}\``,
      ruleId: 'mixed-encoding',
    }
  }
}

/** Bytes → UTF-16 code units; asked in rising order, so that the whole file is read once. */
function offsets(
  bytes: Uint8Array,
  encoding: Encoding,
  runs: readonly BadRun[],
  starts: readonly number[],
): (byte: number) => number {
  const decoder = new TextDecoder(encoding, {ignoreBOM: true})
  const step = STEPS[encoding]
  let doneByte = 0
  let doneAt = 0
  let next = 0
  return (byte) => {
    for (let run = runs[next]; run && run.byte + run.length <= byte; run = runs[++next]) {
      doneByte = run.byte + run.length
      doneAt = (starts[next] ?? 0) + run.units
    }
    const run = runs[next]
    if (run && run.byte <= byte) return starts[next] ?? 0
    // Where a character of this encoding begins: a stretch of another may begin in its midst.
    let end = doneByte
    while (end < byte) end += Math.max(1, step(bytes, end))
    doneAt += decoder.decode(bytes.subarray(doneByte, end)).length
    doneByte = end
    return doneAt
  }
}

function hex(bytes: Uint8Array, {byte, length}: BadRun): string {
  const shown = Array.from(bytes.subarray(byte, byte + Math.min(length, HEX)), (one) =>
    one.toString(16).toUpperCase().padStart(2, '0'),
  ).join(' ')
  return `\`${shown}${length > HEX ? ' …' : ''}\``
}
