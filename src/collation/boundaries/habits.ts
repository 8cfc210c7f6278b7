/** What a page does elsewhere: which characters it keeps together, which stand beside its marks, which lines it ends with one. */
import {BREAK, CLAUSE, CLOSES, DIGIT, LINE, PAUSE, SPACE, isBreak, kindOf, mix} from './tokens.ts'
import type {Tokens} from './tokens.ts'

/** What was counted. */
const PAIR = 1
const TRIPLE = 2
const FOUR = 3
const ONE = 4
const OPENER = 5
const OPENERS = 6
const CLOSER = 7
const CLOSERS = 8

/** Counts of neighbours, in a table that may mix up rare ones. */
export class Habits {
  readonly #counts: Uint16Array
  readonly #mask: number
  readonly #length: number
  readonly #codes: Uint16Array

  constructor({codes, length}: Tokens) {
    let size = 1024
    while (size < length * 16 && size < 1 << 21) size *= 2
    this.#counts = new Uint16Array(size)
    this.#mask = size - 1
    this.#length = length
    this.#codes = codes
    for (let i = 1; i < length; i++) {
      const [z, a, b, c] = [this.#code(i - 2), this.#code(i - 1), this.#code(i), this.#code(i + 1)]
      this.#count(mix(mix(PAIR, a), b))
      this.#count(mix(mix(mix(TRIPLE, z), a), b))
      this.#count(mix(mix(mix(mix(FOUR, z), a), b), c))
      this.#count(mix(ONE, b))
      if (endsClause(a)) {
        this.#count(mix(OPENER, b))
        this.#count(mix(mix(OPENERS, b), c))
      }
      if (endsClause(b)) {
        this.#count(mix(CLOSER, a))
        this.#count(mix(mix(CLOSERS, z), a))
      }
    }
  }

  #code(at: number): number {
    return this.#codes[at] ?? LINE
  }

  #count(hash: number): void {
    const at = (hash ^ (hash >>> 15)) & this.#mask
    const count = this.#counts[at] ?? 0
    if (count < 0xffff) this.#counts[at] = count + 1
  }

  #get(hash: number): number {
    return this.#counts[(hash ^ (hash >>> 15)) & this.#mask] ?? 0
  }

  /** Writes eight small numbers about the place before a token: cohesion across it, marks beside its neighbours. */
  at(token: number, out: Int32Array): void {
    const z = this.#code(token - 2)
    const a = this.#code(token - 1)
    const b = this.#code(token)
    const c = this.#code(token + 1)
    // The place itself does not count.
    const across = level(this.#get(mix(mix(PAIR, a), b)) - 1)
    const expected = (this.#get(mix(ONE, a)) * this.#get(mix(ONE, b))) / this.#length
    const surprise = Math.round(Math.log(across / (expected + 0.01)) * 1.5)
    const before = level(this.#get(mix(mix(mix(TRIPLE, z), a), b)) - 1)
    const after = level(this.#get(mix(mix(mix(TRIPLE, a), b), c)) - 1)
    const closers = level(this.#get(mix(mix(CLOSERS, z), a)))
    const openers = level(this.#get(mix(mix(OPENERS, b), c)))
    out[0] = across * 100 + Math.max(-4, Math.min(12, surprise))
    out[1] = before * 16 + after
    out[2] = level(this.#get(mix(mix(mix(mix(FOUR, z), a), b), c)) - 1)
    out[3] = closers * 16 + level(this.#get(mix(mix(PAIR, z), a)))
    out[4] = openers * 16 + level(this.#get(mix(mix(PAIR, b), c)))
    out[5] = level(this.#get(mix(CLOSER, a))) * 16 + level(this.#get(mix(ONE, a)))
    out[6] = level(this.#get(mix(OPENER, b))) * 16 + level(this.#get(mix(ONE, b)))
    out[7] = closers * 16 + openers
  }
}

function endsClause(code: number): boolean {
  const kind = kindOf(code)
  return kind === BREAK || kind === CLAUSE
}

/** A count in nine levels. */
function level(count: number): number {
  if (count < 4) return count
  return count < 6 ? 4 : count < 10 ? 5 : count < 20 ? 6 : count < 50 ? 7 : 8
}

/** What a line begins with. */
export const LABELS = {none: 0, chapter: 1, bracket: 2, article: 3, part: 4, number: 5, after: 9}

/** The lines of a page: how they begin, how long they are, whether they end with a mark. */
export class Lines {
  /** The line of every token. */
  readonly of: Int32Array
  readonly label: number[] = []
  /** Tokens. */
  readonly size: number[] = []
  /** 1 if a mark ends the line. */
  readonly ended: number[] = []
  /** ，and 。 in the line. */
  readonly breaks: number[] = []
  readonly #all = new Int32Array(64)
  readonly #ended = new Int32Array(64)

  constructor({codes, length}: Tokens) {
    this.of = new Int32Array(length + 1)
    let start = 1
    let breaks = 0
    for (let i = 1; i < length; i++) {
      this.of[i] = this.label.length
      if (isBreak(codes[i])) breaks++
      if (codes[i] !== LINE) continue
      let last = kindOf(codes[i - 1])
      if (last === SPACE || last === CLOSES) last = kindOf(codes[i - 2])
      this.#add(labelOf(codes, start), i - start, last === BREAK || last === CLAUSE ? 1 : 0, breaks)
      start = i + 1
      breaks = 0
    }
    this.label.push(LABELS.after)
  }

  #add(label: number, size: number, ended: number, breaks: number): void {
    this.label.push(label)
    this.size.push(size)
    this.ended.push(ended)
    this.breaks.push(breaks)
    const group = groupOf(label, size)
    this.#all[group] = (this.#all[group] ?? 0) + 1
    this.#ended[group] = (this.#ended[group] ?? 0) + ended
  }

  /** How many of the other lines that begin alike and are about as long end with a mark: 0–6 sixths; 7–9 if there are too few. */
  share(line: number): number {
    const group = groupOf(this.label[line] ?? 0, this.size[line] ?? 0)
    const all = (this.#all[group] ?? 0) - 1
    const ended = (this.#ended[group] ?? 0) - (this.ended[line] ?? 0)
    if (all >= 2) return Math.round((ended / all) * 6)
    return all <= 0 ? 9 : ended === 0 ? 8 : 7
  }
}

function groupOf(label: number, size: number): number {
  return label * 4 + (size < 20 ? 0 : size < 40 ? 1 : size < 80 ? 2 : 3)
}

const NUMERALS = new Set(
  Array.from('一二三四五六七八九十百零〇', (character) => character.charCodeAt(0)),
)

function labelOf(codes: Uint16Array, at: number): number {
  const first = codes[at] ?? LINE
  if (first === 0xff08) return LABELS.bracket
  if (first === DIGIT) return LABELS.number
  let after = first === 0x7b2c ? at + 1 : at
  while (NUMERALS.has(codes[after] ?? LINE)) after++
  // 第…条, 第…章
  if (first === 0x7b2c) return codes[after] === 0x6761 ? LABELS.article : LABELS.part
  return after > at && kindOf(codes[after]) === PAUSE ? LABELS.chapter : LABELS.none
}
