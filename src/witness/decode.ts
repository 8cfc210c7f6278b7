/** Bytes → characters: in which encoding, on what ground, and what went wrong, with byte offsets. Pure; runs in browsers. */
import {controlsOf, magicOf} from './binary.ts'
import {beginsCut} from './cut.ts'
import {damage} from './damage.ts'
import type {Problem} from './damage.ts'
import {CLOSE, IMPLAUSIBLE, PROOFS, detect, marked, weigh} from './detect.ts'
import type {Detection, Rival} from './detect.ts'
import {stretches} from './mixed.ts'
import {LIMIT, scan, utf8 as stepUtf8} from './scan.ts'
import type {BadRun, Encoding, Scan} from './scan.ts'

export type {Encoding} from './scan.ts'
export type {DecodeRule, Problem} from './damage.ts'

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

/**
 * @param declared the encoding that somebody who knows says it is: it is used, and contradicted in
 * a problem if another reading is clearly better
 */
export function decode(bytes: Uint8Array, declared?: Encoding): Decoded {
  const utf8 = strictly(bytes)
  const {encoding, ground, rivals, doubts, strange, falseMark} = choose(bytes, utf8, declared)
  const clean = encoding === 'utf-8' && utf8 !== undefined
  const found: Scan = clean
    ? {runs: [], end: bytes.length}
    : scan(bytes, encoding, firstOf(bytes, encoding, falseMark))
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
    reason: `${reason}; until then what rules find is only proposed`,
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
  /** A byte order mark of UTF-8 stands before other bytes. */
  falseMark: boolean
}

/** What stands before the text proper. */
function firstOf(bytes: Uint8Array, encoding: Encoding, falseMark: boolean): BadRun | undefined {
  if (falseMark && encoding !== 'utf-8')
    return {byte: 0, length: 3, units: 1, truncated: false, mark: true}
  if (beginsCut(bytes, encoding)) return {byte: 0, length: 1, units: 1, truncated: true}
  if (encoding !== 'utf-8') return undefined
  const length = bytes.subarray(0, 4).findIndex((byte) => (byte & 0xc0) !== 0x80)
  // Up to three bytes follow the first of a character; after them there is text.
  if (length < 1 || length > 3 || stepUtf8(bytes, length) <= 0) return undefined
  return {byte: 0, length, units: length, truncated: true}
}

function choose(bytes: Uint8Array, utf8: string | undefined, declared?: Encoding): Choice {
  const guess = detect(bytes, utf8)
  const falseMark = guess.falseMark ?? false
  const strange = guess.rivals.length > 0 && guess.plausibility < IMPLAUSIBLE
  if (declared === undefined || declared === guess.encoding)
    return {
      encoding: guess.encoding,
      ground: declared === undefined ? guess.ground : `declared; ${guess.ground}`,
      rivals: guess.rivals,
      doubts: declared === undefined ? doubtsOf(guess) : [],
      strange,
      falseMark,
    }
  const choice = {encoding: declared, ground: 'declared', strange, falseMark}
  const mark = falseMark ? undefined : marked(bytes)
  if (mark)
    return {
      ...choice,
      rivals: [],
      doubts: [`Unexpected byte order mark of ${mark}, expected ${declared} as declared`],
    }
  const proved = guess.ground === PROOFS.han || guess.ground === PROOFS.valid
  // Nothing but ASCII, or nothing at all, contradicts no declaration.
  if (guess.rivals.length === 0 && !proved) return {...choice, rivals: [], doubts: []}
  const {rivals, margin} = proved ? weigh(bytes) : guess
  const score = (encoding: Encoding) =>
    String(rivals.find((one) => one.encoding === encoding)?.score)
  return {
    ...choice,
    rivals,
    doubts:
      proved || (margin >= CLOSE && !strange)
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
    add(run.mark ? '\uFEFF' : '\uFFFD'.repeat(run.units))
    done = run.byte + run.length
  }
  if (done < end) add(decoder.decode(bytes.subarray(done, end)))
  starts.push(length)
  if (end < bytes.length) add(decoder.decode(bytes.subarray(end)))
  return {text: parts.join(''), starts}
}

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    return undefined
  }
}
