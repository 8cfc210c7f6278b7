/** Which encoding some bytes are in, with the ground of the decision and the rivals it beat. */
import {beginsCut} from './cut.ts'
import {plausibility} from './plausible.ts'
import type {Encoding} from './scan.ts'

export interface Rival {
  encoding: Encoding
  /** Natural logarithm of the probability of the sample, read so, per byte: the higher the better. */
  score: number
}

export interface Detection {
  encoding: Encoding
  /** In one clause, for people. */
  ground: string
  /** All that were compared, best first; empty where the bytes leave no choice. */
  rivals: Rival[]
  /** How much likelier the best is than the second: natural logarithm over the whole sample. */
  margin: number
  /** Per character outside ASCII, of the best: natural logarithm. Chinese is near −7. */
  plausibility: number
  /** The file begins with a byte order mark of UTF-8 that the other bytes contradict. */
  falseMark?: true
}

/** Below this margin the choice is told as ambiguous: 1 in 3,000. */
export const CLOSE = 8
/** Below this the best reading is hardly Chinese. */
export const IMPLAUSIBLE = -11

/** What is likelier before the bytes are seen (natural logarithms). */
const PRIOR: Record<Encoding, number> = {
  'utf-8': 0,
  gb18030: -1,
  big5: -2,
  'utf-16le': -4,
  'utf-16be': -4,
}
/** Files up to this many bytes are judged whole; of longer ones, windows spread over the file. */
const WHOLE = 1 << 18
const WINDOW = 1 << 15

/** Grounds that nothing but another encoding than the declared can explain. */
export const PROOFS = {
  han: 'valid UTF-8 with Han',
  valid: 'valid UTF-8 beyond chance',
} as const
/** In two-byte text one character in six passes for UTF-8: so many, and so many different, do not by chance. */
const SEQUENCES = 8
const DIFFERENT = 4

/** How much likelier a byte must be than in the rival (natural logarithm): against a mark, or for UTF-16 that is hardly Chinese. */
const FAR = 1
/** Chinese is likelier (natural logarithm per character outside ASCII). */
const CHINESE = -9

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
]

/** The encoding that a byte order mark names. */
export function marked(bytes: Uint8Array): Encoding | undefined {
  return BOMS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0]
}

/** @param utf8 the bytes as UTF-8, if they are valid: one look at them decides most files */
export function detect(bytes: Uint8Array, utf8: string | undefined): Detection {
  const sure = (encoding: Encoding, ground: string): Detection => ({
    encoding,
    ground,
    rivals: [],
    margin: Number.POSITIVE_INFINITY,
    plausibility: 0,
  })
  const named = marked(bytes)
  if (named === 'utf-8' && utf8 === undefined) {
    const against = contradicting(bytes.subarray(3))
    if (against) return against
  }
  if (named) return sure(named, 'byte order mark')
  if (bytes.length === 0) return sure('utf-8', 'no bytes')
  if (utf8 !== undefined && !utf8.includes('\0')) {
    if (utf8.length === bytes.length) return sure('utf-8', 'ASCII only')
    if (/\p{Script=Han}/u.test(utf8)) return sure('utf-8', PROOFS.han)
    if (isBeyondChance(utf8)) return sure('utf-8', PROOFS.valid)
  }
  return weigh(bytes)
}

function isBeyondChance(utf8: string): boolean {
  const different = new Set<string>()
  let count = 0
  for (const [one] of utf8.slice(0, WHOLE).matchAll(/[^\0-\x7F]/gu)) {
    different.add(one)
    if (++count >= SEQUENCES && different.size >= DIFFERENT) return true
  }
  return false
}

/** What the bytes after a mark of UTF-8 are, if they cannot be UTF-8 and read well otherwise. */
function contradicting(rest: Uint8Array): Detection | undefined {
  const found = weigh(rest)
  const {encoding, rivals, margin, plausibility: chinese} = found
  if ((encoding !== 'gb18030' && encoding !== 'big5') || margin < CLOSE || chinese < CHINESE)
    return undefined
  const of = (name: Encoding) => rivals.find((one) => one.encoding === name)?.score ?? 0
  if (of(encoding) - of('utf-8') < FAR) return undefined
  return {
    ...found,
    ground: `byte order mark of utf-8 contradicted by the bytes after it; ${found.ground}`,
    falseMark: true,
  }
}

/** Reads a sample in every encoding and compares how likely the texts are. */
export function weigh(bytes: Uint8Array): Detection {
  const windows = sample(bytes)
  const size = windows.reduce((sum, window) => sum + window.length, 0)
  const read = (Object.keys(PRIOR) as Encoding[])
    .map((encoding) => ({encoding, ...total(windows, encoding)}))
    .sort((a, b) => b.total - a.total)
  // Pairs of any bytes pass for Han: UTF-16 must be Chinese, or lead by far.
  const [first] = read
  const bytewise = read.find(({encoding}) => !isUtf16(encoding))
  if (first && bytewise && isUtf16(first.encoding)) {
    const chinese = first.units > 0 && first.beyondAscii / first.units > CHINESE
    const lead = first.total - bytewise.total
    if (lead < (chinese ? CLOSE : Math.max(CLOSE, FAR * size)))
      read.sort((a, b) => Number(isUtf16(a.encoding)) - Number(isUtf16(b.encoding)))
  }
  const [best, second] = read
  if (!best || !second) throw new Error('Unexpected lack of encodings')
  const score = (one: {total: number}) => Math.round((one.total / size) * 100) / 100
  return {
    encoding: best.encoding,
    ground: `most plausible reading: ${String(score(best))} per byte, ${second.encoding} ${String(score(second))}`,
    rivals: read.map((one) => ({encoding: one.encoding, score: score(one)})),
    margin: best.total - second.total,
    plausibility: best.units ? best.beyondAscii / best.units : 0,
  }
}

function isUtf16(encoding: Encoding): boolean {
  return encoding === 'utf-16le' || encoding === 'utf-16be'
}

function sample(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length <= WHOLE) return [bytes]
  const count = WHOLE / WINDOW
  return Array.from({length: count}, (_, i) => {
    // Even, for UTF-16.
    const start = Math.floor(((bytes.length - WINDOW) * i) / (count - 1) / 2) * 2
    return bytes.subarray(start, start + WINDOW)
  })
}

function total(
  windows: readonly Uint8Array[],
  encoding: Encoding,
): {total: number; beyondAscii: number; units: number} {
  const decoder = new TextDecoder(encoding, {ignoreBOM: true})
  const sum = {total: PRIOR[encoding], beyondAscii: 0, units: 0}
  for (const [i, window] of windows.entries()) {
    // A window in the midst of a file may begin within a character: the better of two beginnings counts.
    const mayCut = encoding === 'gb18030' || encoding === 'big5'
    const starts = mayCut && (i > 0 || beginsCut(window, encoding)) ? [0, 1] : [0]
    const [best] = starts
      .map((start) => plausibility(decoder.decode(window.subarray(start))))
      .sort((a, b) => b.total - a.total)
    sum.total += best?.total ?? 0
    sum.beyondAscii += best?.beyondAscii ?? 0
    sum.units += best?.units ?? 0
  }
  return sum
}
