/** Bytes → characters: in which encoding, on what ground, and what went wrong, with byte offsets. Pure; runs in browsers. */
import {controlsOf, magicOf} from './binary.ts'
import {CLOSE, IMPLAUSIBLE, UTF8_WITH_HAN, detect, marked, weigh} from './detect.ts'
import type {Detection, Rival} from './detect.ts'
import {stretches} from './mixed.ts'
import type {Stretch} from './mixed.ts'
import {LIMIT, STEPS, scan} from './scan.ts'
import type {BadRun, Encoding, Scan} from './scan.ts'

export type {Encoding} from './scan.ts'

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

export interface Decoded {
  /** GBK and GB2312 are told as GB18030, which holds both. */
  encoding: Encoding
  /** A byte order mark is kept as U+FEFF, so that every character has its bytes. */
  text: string
  /** Why this encoding, in one clause. */
  ground: string
  /** The encodings that were weighed, best first, the chosen one among them; empty if there was no need. */
  rivals: Rival[]
  /** In the order of the bytes. Every U+FFFD that is not itself in the file lies in one. */
  problems: Problem[]
}

/** How much of a text is quoted in a message, in characters and in bytes. */
const QUOTE = 24
const HEX = 16
/**
 * @param declared the encoding that somebody who knows says it is: it is used, and contradicted in
 * a problem if another reading is clearly better
 */
export function decode(bytes: Uint8Array, declared?: Encoding): Decoded {
  const utf8 = strictly(bytes)
  const {encoding, ground, rivals, doubts, strange} = choose(bytes, utf8, declared)
  const clean = encoding === 'utf-8' && utf8 !== undefined
  const found: Scan = clean ? {runs: [], end: bytes.length} : scan(bytes, encoding)
  const {text, starts} = clean ? {text: utf8, starts: []} : build(bytes, encoding, found)
  const whole = {byte: 0, length: bytes.length, at: 0, end: text.length}

  const misdeclared = declared !== undefined && doubts.length > 0
  const binary = magicOf(bytes) ?? (misdeclared ? undefined : controlsOf(bytes, text, strange))
  if (binary !== undefined)
    return {
      encoding,
      text,
      ground,
      rivals,
      problems: [
        {...whole, reason: `Unexpected ${binary}, expected a text`, ruleId: 'binary-file'},
      ],
    }
  const problems: Problem[] = doubts.map((reason) => ({
    ...whole,
    reason,
    ruleId: 'ambiguous-encoding',
  }))
  if (bytes.length === 0)
    problems.push({
      ...whole,
      reason: 'Unexpected empty file, expected a text',
      ruleId: 'empty-file',
    })
  if (!clean) {
    // Where the whole file seems to be in another encoding, its stretches are no news.
    const mixed = misdeclared ? [] : stretches(bytes, encoding, found.runs)
    problems.push(...damage(bytes, encoding, found, starts, text, mixed.slice(0, LIMIT)))
  }
  return {encoding, text, ground, rivals, problems}
}

interface Choice extends Pick<Decoded, 'encoding' | 'ground' | 'rivals'> {
  /** Reasons to doubt the choice. */
  doubts: string[]
  /** Even the best reading is hardly Chinese. */
  strange: boolean
}

function choose(bytes: Uint8Array, utf8: string | undefined, declared?: Encoding): Choice {
  const guess = detect(bytes, utf8)
  const strange = guess.rivals.length > 0 && guess.plausibility < IMPLAUSIBLE
  if (declared === undefined || declared === guess.encoding)
    return {
      encoding: guess.encoding,
      ground: declared === undefined ? guess.ground : `declared; ${guess.ground}`,
      rivals: guess.rivals,
      doubts: declared === undefined ? doubtsOf(guess) : [],
      strange,
    }
  const choice = {encoding: declared, ground: 'declared', strange}
  const mark = marked(bytes)
  if (mark)
    return {
      ...choice,
      rivals: [],
      doubts: [`Unexpected byte order mark of ${mark}, expected ${declared} as declared`],
    }
  const han = guess.ground === UTF8_WITH_HAN
  // Nothing but ASCII, or nothing at all, contradicts no declaration.
  if (guess.rivals.length === 0 && !han) return {...choice, rivals: [], doubts: []}
  const {rivals, margin} = han ? weigh(bytes) : guess
  const score = (encoding: Encoding) =>
    String(rivals.find((one) => one.encoding === encoding)?.score)
  return {
    ...choice,
    rivals,
    doubts:
      han || (margin >= CLOSE && !strange)
        ? [
            `Unexpected ${declared} as declared (${score(declared)} per byte), expected ${guess.encoding} (${score(guess.encoding)}): ${guess.ground}`,
          ]
        : [],
  }
}

function doubtsOf(guess: Detection): string[] {
  const [best, second] = guess.rivals
  if (!best || !second) return []
  const scores = `${best.encoding} (${String(best.score)} per byte) and ${second.encoding} (${String(second.score)})`
  if (guess.margin < CLOSE)
    return [`Unexpected bytes that read about as well in ${scores}, expected a declared encoding`]
  if (guess.plausibility < IMPLAUSIBLE)
    return [
      `Unexpected bytes that read like Chinese in no encoding, best in ${scores}, expected a declared encoding`,
    ]
  return []
}

/** The text, with U+FFFD for bad bytes, and where in it each bad run begins. */
function build(
  bytes: Uint8Array,
  encoding: Encoding,
  {runs, end}: Scan,
): {text: string; starts: number[]} {
  const decoder = new TextDecoder(encoding, {ignoreBOM: true})
  const parts: string[] = []
  const starts: number[] = []
  let length = 0
  let done = 0
  const add = (part: string) => {
    parts.push(part)
    length += part.length
  }
  for (const run of runs) {
    if (run.byte > done) add(decoder.decode(bytes.subarray(done, run.byte)))
    starts.push(length)
    add('\uFFFD'.repeat(run.units))
    done = run.byte + run.length
  }
  if (done < end) add(decoder.decode(bytes.subarray(done, end)))
  starts.push(length)
  if (end < bytes.length) add(decoder.decode(bytes.subarray(end)))
  return {text: parts.join(''), starts}
}

/** Problems of bytes, in order: stretches of another encoding, and bad runs outside them. */
function damage(
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
      ...(run.truncated
        ? {
            reason: `Unexpected end of file within a character of ${encoding}, expected the rest of it after ${place}: shown as U+FFFD`,
            ruleId: 'truncated-text',
          }
        : {
            reason: `Unexpected bytes that are not ${encoding}, ${place}, expected text: shown as U+FFFD`,
            ruleId: 'undecodable-byte',
          }),
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

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    return undefined
  }
}
