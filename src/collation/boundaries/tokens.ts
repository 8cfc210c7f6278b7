/**
 * A text as the model of lost marks reads it, and its stretches: what lies between two marks ， or 。
 * that survive. Half-width marks count as full-width ones.
 */

/** A number or a Latin word is one token, blanks are one or none, a line end is one. */
export interface Tokens {
  /** UTF-16 units, normalised. The first and the last are line ends. */
  codes: Uint16Array
  /** UTF-16 offsets into the text. */
  starts: Int32Array
  ends: Int32Array
  length: number
}

/** What lies between two marks: tokens from `from` up to `to`, which is the second mark. */
export interface Stretch {
  from: number
  to: number
  /** Tokens before which a mark could have stood; a line end stands for a mark that ended its line. */
  slots: number[]
}

export const LINE = 0x0a
const BLANK = 0x20
export const DIGIT = 0x30
export const LETTER = 0x41
const COMMA = 0xff0c
export const STOP = 0x3002
/** A longer stretch than this is not looked at (tokens). */
export const LONGEST = 400

/** Kinds of tokens. */
export const HAN = 1
/** ，。 */
export const BREAK = 2
/** ；：！？ end a clause too. */
export const CLAUSE = 3
/** 、 */
export const PAUSE = 4
export const OPENS = 5
export const CLOSES = 6
const ALNUM = 7
export const SPACE = 8
export const EDGE = 9

/** The kind of every UTF-16 unit; 0 for what is none of these. */
export const kinds = new Uint8Array(0x10000)
kinds.fill(HAN, 0x3400, 0x4dc0)
kinds.fill(HAN, 0x4e00, 0xa000)
kinds.fill(HAN, 0xf900, 0xfb00)
// Planes 2 and 3: both halves.
kinds.fill(HAN, 0xd840, 0xd8c0)
kinds.fill(HAN, 0xdc00, 0xe000)
for (const [kind, characters] of [
  [HAN, '々〇'],
  [BREAK, '，。'],
  [CLAUSE, '；：！？…'],
  [PAUSE, '、'],
  [OPENS, '（“‘《〈【〔「『[{'],
  [CLOSES, '）”’》〉】〕」』]}'],
  [ALNUM, '0A%％‰℃'],
  [SPACE, ' '],
  [EDGE, '\n'],
] as const)
  for (const character of Array.from(characters)) kinds[character.charCodeAt(0)] = kind

const WIDE = new Map(
  Array.from(',;:?!()｡', (mark, i) => [mark.charCodeAt(0), '，；：？！（）。'.charCodeAt(i)]),
)

/** The kind of a token, or of none. */
export function kindOf(code: number | undefined): number {
  return kinds[code ?? LINE] ?? 0
}

export function isBreak(code: number | undefined): boolean {
  return code === COMMA || code === STOP
}

/** Reads a stretch of a text. @param from UTF-16 offsets */
export function tokenize(text: string, from = 0, to = text.length): Tokens {
  const size = to - from + 2
  const codes = new Uint16Array(size)
  const starts = new Int32Array(size)
  const ends = new Int32Array(size)
  let length = 0
  const push = (code: number, start: number, end: number) => {
    codes[length] = code
    starts[length] = start
    ends[length++] = end
  }
  const pushLine = (start: number, end: number) => {
    if (codes[length - 1] === BLANK) length--
    if (codes[length - 1] !== LINE) push(LINE, start, end)
  }
  push(LINE, from, from)
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i)
    const last = codes[length - 1]
    if (unit === 10 || unit === 13) pushLine(i, i + 1)
    else if (unit <= 0x20 || unit === 0x3000 || unit === 0xa0 || unit === 0xfeff) {
      if (last !== LINE && last !== BLANK) push(BLANK, i, i + 1)
    } else {
      const code = normal(unit)
      if ((code === DIGIT || code === LETTER) && last === code) ends[length - 1] = i + 1
      else push(code, i, i + 1)
    }
  }
  pushLine(to, to)
  return {codes, starts, ends, length}
}

function normal(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return DIGIT
  if (unit < 0x80 && (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) return LETTER
  if (unit >= 0xff10 && unit <= 0xff19) return DIGIT
  return WIDE.get(unit) ?? unit
}

/** The stretch that begins at a token. */
export function stretchAt({codes, length}: Tokens, from: number): Stretch {
  let to = from
  while (to < length && !isBreak(codes[to])) to++
  const slots: number[] = []
  // A stretch that is too long for the model is passed over.
  if (to - from > LONGEST) return {from, to, slots}
  let isTitle = false
  let lineSlots = 0
  for (let i = from; i < to; i++) {
    const code = codes[i]
    if (i > from && !isTitle && isSlot(codes[i - 1], code)) slots.push(i)
    if (code === 0x300b) {
      // A title with a mark in it: the stretch began inside.
      if (!isTitle) slots.length = lineSlots
      isTitle = false
    } else if (code === 0x300a) isTitle = true
    else if (code === LINE) {
      isTitle = false
      lineSlots = slots.length
    }
  }
  return {from, to, slots}
}

/** Whether a mark could stand between two tokens. */
function isSlot(before: number | undefined, after: number | undefined): boolean {
  const left = kindOf(before)
  const right = kindOf(after)
  if (left !== HAN && left !== CLOSES && left !== ALNUM) return false
  if (left === ALNUM && right === ALNUM) return false
  // Never inside a pair of surrogates, nor beside half a pair.
  if (before !== undefined && before >= 0xd800 && before < 0xdc00) return false
  if (after !== undefined && after >= 0xdc00 && after < 0xe000) return false
  return right === HAN || right === OPENS || right === ALNUM || right === EDGE || right === CLOSES
}

/** Every stretch of a text, in order. */
export function* stretches(tokens: Tokens): Generator<Stretch> {
  for (let from = 0; from < tokens.length;) {
    const stretch = stretchAt(tokens, from)
    yield stretch
    from = stretch.to + 1
  }
}

/** Mixes a number into a hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
}
