/**
 * What the model looks at, as 32-bit hashes. For a slot: characters and words on both sides and
 * across it, lengths of what a mark would part, how the clause begins and ends, brackets that are
 * open, the line, the habits of the page. For a whole stretch: how long it is and what bounds it.
 * For the mark at a slot: its surroundings again, under names of their own.
 */
import {Habits, LABELS, Lines} from './habits.ts'
import {CLAUSE, CLOSES, EDGE, LINE, LONGEST, OPENS, kindOf, mix} from './tokens.ts'
import type {Stretch, Tokens} from './tokens.ts'
import {Words} from './words.ts'

/** No more features than this stand for one thing. */
export const MOST = 72

/** Lengths in steps that widen. */
const steps = Uint8Array.from({length: 512}, (_, n) =>
  n < 12 ? n : Math.min(31, 12 + Math.floor(Math.log2(n / 12) * 4)),
)
function step(length: number): number {
  return steps[length < 0 ? 0 : length > 511 ? 511 : length] ?? 31
}

/** Names of groups of features; those of one group follow. */
const SLOT = 0
const LINES = 36
const WORD = 50
const HABIT = 70
const MARK = 90
const WHOLE = 120

export class Features {
  /** The features last asked for, and how many they are. */
  readonly found = new Int32Array(MOST)
  count = 0
  readonly #tokens: Tokens
  readonly #habits: Habits
  readonly #lines: Lines
  readonly #words = new Words()
  readonly #habit = new Int32Array(8)
  #from = 0
  #to = 0
  /** By place in the stretch: where its clause begins and ends, whether a bracket (1) or quotation (2) is open. */
  readonly #begins = new Int32Array(LONGEST + 2)
  readonly #ends = new Int32Array(LONGEST + 2)
  readonly #open = new Uint8Array(LONGEST + 2)
  /** Hashes of one to five tokens to the left and to the right. */
  readonly #left = new Int32Array(6)
  readonly #right = new Int32Array(6)

  constructor(tokens: Tokens) {
    this.#tokens = tokens
    this.#habits = new Habits(tokens)
    this.#lines = new Lines(tokens)
  }

  /** Turns to a stretch. */
  enter({from, to}: Stretch): void {
    this.#from = from
    this.#to = to
    this.#words.cut(this.#tokens, from, to)
    let begin = from
    let open = 0
    for (let i = from; i <= to; i++) {
      this.#begins[i - from] = begin
      this.#open[i - from] = open
      const kind = kindOf(this.#tokens.codes[i])
      if (kind === CLAUSE || kind === EDGE) begin = i + 1
      if (kind === OPENS) open = this.#tokens.codes[i] === 0xff08 ? 1 : 2
      else if (kind === CLOSES || kind === EDGE) open = 0
    }
    let end = to
    for (let i = to; i >= from; i--) {
      const kind = kindOf(this.#tokens.codes[i])
      if (kind === CLAUSE || kind === EDGE) end = i
      this.#ends[i - from] = end
    }
  }

  /** Of a slot of the stretch. */
  slot(at: number): void {
    this.#start(at)
    this.#characters(at)
    this.#line(at)
    this.#wordsAt(at)
    this.#habits.at(at, this.#habit)
    for (let i = 0; i < 8; i++) this.#add(HABIT + i, this.#habit[i] ?? 0)
  }

  /** Of the stretch itself, for having lost nothing. */
  whole({slots}: Stretch): void {
    this.count = 0
    const from = this.#from
    const to = this.#to
    let longest = 0
    let lineEnds = 0
    for (let i = from; i < to; i++) {
      longest = Math.max(longest, (this.#ends[i - from] ?? to) - (this.#begins[i - from] ?? from))
      if (this.#code(i) === LINE) lineEnds++
    }
    const before = this.#code(from - 1)
    const after = this.#code(to)
    const lines = Math.min(5, lineEnds)
    this.#add(WHOLE, 0)
    this.#add(WHOLE + 1, step(longest))
    this.#add(WHOLE + 2, mix(mix(before, after), step(longest)))
    this.#add(WHOLE + 3, (step(to - from) << 8) | step(longest))
    this.#add(WHOLE + 4, (step(slots.length) << 8) | lines)
    this.#add(WHOLE + 5, (lines << 8) | this.#lines.share(this.#lines.of[from] ?? 0))
  }

  /** Of the mark at a slot: for 。 against ，. */
  mark(at: number): void {
    this.#start(at)
    const [, l1 = 0, l2 = 0, l3 = 0] = this.#left
    const [, r1 = 0, r2 = 0, r3 = 0, r4 = 0] = this.#right
    const lines = this.#lines
    const line = lines.of[at] ?? 0
    const isEnd = this.#code(at) === LINE ? 1 : 0
    const before = this.#code(this.#from - 1)
    const after = this.#code(this.#to)
    const open = this.#open[at - this.#from] ?? 0
    const [leftWord, rightWord] = this.#wordHashes(at)
    const features = [
      l1,
      l2,
      l3,
      r1,
      r2,
      r3,
      r4,
      mix(l1, r1),
      mix(l2, r2),
      leftWord,
      rightWord,
      mix(before, step(at - this.#from)),
      mix(after, step(this.#to - at)),
      mix(before, after),
      mix(r2, after),
      mix(l2, before),
      mix(rightWord, after),
      (isEnd << 12) | ((lines.label[line] ?? 0) << 8) | lines.share(line),
      (isEnd << 4) | open,
      mix(isEnd, mix(kindOf(this.#code(at)), kindOf(this.#code(at - 1)))),
    ]
    features.forEach((feature, i) => {
      this.#add(MARK + i, feature)
    })
  }

  #code(at: number): number {
    return this.#tokens.codes[at] ?? LINE
  }

  #add(name: number, hash: number): void {
    this.found[this.count++] = mix(Math.imul(name + 1, 0x9e3779b1), hash)
  }

  #start(at: number): void {
    this.count = 0
    let left = 0
    let right = 0
    for (let n = 1; n <= 5; n++) {
      left = mix(left, this.#code(at - n))
      right = mix(right, this.#code(at + n - 1))
      this.#left[n] = left
      this.#right[n] = right
    }
  }

  #characters(at: number): void {
    const from = this.#from
    const to = this.#to
    const [, l1 = 0, l2 = 0, l3 = 0] = this.#left
    const [, r1 = 0, r2 = 0, r3 = 0] = this.#right
    const begin = this.#begins[at - from] ?? from
    const end = this.#ends[at - from] ?? to
    const before = step(at - begin)
    const after = step(end - at)
    const prior = this.#code(begin - 1)
    const next = this.#code(end)
    const open = this.#open[at - from] ?? 0
    const head = mix(this.#code(begin), 1)
    const head2 = mix(head, this.#code(begin + 1))
    const tail2 = mix(this.#code(end - 1), this.#code(end - 2))
    let name = SLOT
    for (let n = 1; n <= 5; n++) {
      this.#add(name++, this.#left[n] ?? 0)
      this.#add(name++, this.#right[n] ?? 0)
    }
    this.#add(name++, mix(l1, r1))
    this.#add(name++, mix(l2, r1))
    this.#add(name++, mix(l1, r2))
    this.#add(name++, mix(l2, r2))
    this.#add(name++, mix(l3, r1))
    this.#add(name++, mix(l1, r3))
    this.#add(name++, before)
    this.#add(name++, after)
    this.#add(name++, (before << 8) | after)
    this.#add(name++, (step(at - from) << 8) | step(to - at))
    this.#add(name++, mix(l2, before))
    this.#add(name++, mix(r2, after))
    this.#add(name++, mix(prior, before))
    this.#add(name++, mix(next, after))
    this.#add(name++, mix(head, l1))
    this.#add(name++, mix(head2, l1))
    this.#add(name++, mix(head2, l2))
    this.#add(name++, mix(head2, r1))
    this.#add(name++, mix(head2, r2))
    this.#add(name++, mix(head2, before))
    this.#add(name++, mix(tail2, r2))
    this.#add(name++, mix(mix(next, 7), r2))
    this.#add(name++, mix(mix(prior, 9), l2))
    this.#add(name++, mix(open, r1))
    this.#add(name++, mix(open, l1))
    this.#add(name, mix(kindOf(this.#code(at)), kindOf(this.#code(at - 1))))
  }

  #line(at: number): void {
    const lines = this.#lines
    const line = lines.of[at] ?? 0
    const isEnd = this.#code(at) === LINE ? 1 : 0
    const label = lines.label[line] ?? LABELS.none
    const ended = lines.ended[line] ?? 0
    const share = lines.share(line)
    const size = step(lines.size[line] ?? 0)
    const breaks = Math.min(3, lines.breaks[line] ?? 0)
    this.#add(LINES, mix(isEnd, (label << 4) | share))
    this.#add(LINES + 1, mix(isEnd, (share << 8) | size))
    this.#add(LINES + 2, mix(isEnd, (label << 8) | (ended << 4) | breaks))
    this.#add(LINES + 3, mix(isEnd, (label << 8) | size))
    this.#add(LINES + 4, mix(isEnd, (label << 12) | (share << 8) | (ended << 4) | breaks))
    if (isEnd === 0) return
    const next = lines.label[line + 1] ?? LABELS.after
    this.#add(LINES + 5, (label << 8) | next)
    this.#add(LINES + 6, (share << 8) | ((lines.ended[line + 1] ?? 0) << 4) | next)
  }

  #wordHashes(at: number): [left: number, right: number] {
    const place = at - this.#from
    return [
      this.#left[this.#words.left[place] ?? 0] ?? 0,
      this.#right[this.#words.right[place] ?? 0] ?? 0,
    ]
  }

  #wordsAt(at: number): void {
    const words = this.#words
    const place = at - this.#from
    const cost = Math.min(31, Math.round(words.cost(place) * 1.5))
    const left = words.left[place] ?? 0
    const right = words.right[place] ?? 0
    const left2 = words.left[place - left] ?? 0
    const right2 = words.right[place + right] ?? 0
    const [leftWord, rightWord] = this.#wordHashes(at)
    let leftPair = leftWord
    let rightPair = rightWord
    for (let k = 1; k <= left2; k++) leftPair = mix(leftPair, this.#code(at - left - k))
    for (let k = 0; k < right2; k++) rightPair = mix(rightPair, this.#code(at + right + k))
    this.#add(WORD, cost)
    this.#add(WORD + 1, (left << 4) | right)
    this.#add(WORD + 2, (left << 12) | (right << 8) | (left2 << 4) | right2)
    this.#add(WORD + 3, leftWord)
    this.#add(WORD + 4, rightWord)
    this.#add(WORD + 5, mix(leftWord, rightWord))
    this.#add(WORD + 6, mix(leftPair, left))
    this.#add(WORD + 7, mix(rightPair, right))
    this.#add(WORD + 8, mix(cost, this.#right[1] ?? 0))
    this.#add(WORD + 9, mix(cost, this.#left[1] ?? 0))
    this.#add(WORD + 10, mix(leftWord, right))
    this.#add(WORD + 11, mix(rightWord, left))
  }
}
