/** The characters of a site, each in as many bits as it is rare: Huffman's code in its canonical form. */
import {BitReader, BitWriter, readList, writeList} from './bits.ts'

/** What is as rare as this stands for itself, behind a sign that says so. */
const RARE = 3
const LONGEST = 20
/** How many bits are looked up at once. */
const PREFIX = 11
/** The sign for a character that has no code, and for the end of a text. Where a text holds these, they stand for themselves as the rare do. */
const SELF = '\u0000'
const END = '\u0001'
const [SELF_POINT, END_POINT, FIRST_POINT] = [0, 1, 2]
const LAST_CODE_POINT = 0x10ffff
/** What a code point takes, in bits. */
const POINT = 21

interface Code {
  code: number
  length: number
}

/** How often each character stands in some texts. */
export class CharacterCounts {
  /** By code points, as far as they are one code unit. */
  readonly #basic = new Uint32Array(0x10000)
  readonly #others = new Map<number, number>()
  #texts = 0

  /** With the sign that ends a text. */
  add(text: string): void {
    this.#texts++
    for (let at = 0; at < text.length; at++) {
      const point = text.codePointAt(at) ?? 0
      if (point < 0x10000) this.#basic[point] = (this.#basic[point] ?? 0) + 1
      else {
        this.#others.set(point, (this.#others.get(point) ?? 0) + 1)
        at++
      }
    }
  }

  /** The two signs, then every other character. */
  *[Symbol.iterator](): Generator<[string, number]> {
    const [selves = 0, ends = 0, ...basic] = this.#basic
    yield [SELF, selves + ends]
    yield [END, this.#texts]
    for (const [i, count] of basic.entries())
      if (count > 0) yield [String.fromCharCode(i + FIRST_POINT), count]
    for (const [point, count] of this.#others) yield [String.fromCodePoint(point), count]
  }
}

/** Those of a site. */
export interface Alphabets {
  /** Of the texts. */
  alphabet: Alphabet
  /** Of ids and dates. */
  letters: Alphabet
}

export class Alphabet {
  /** By length of their codes, in the order of code points. */
  readonly #classes: readonly (readonly string[])[]
  /** By code points. */
  readonly #codes = new Map<number, Code>()
  /** For the next bits: the symbol and how many of them are its code. */
  readonly #short: (readonly [string, number] | undefined)[] = []

  constructor(classes: readonly (readonly string[])[]) {
    this.#classes = classes
    let code = 0
    for (const [length, symbols] of classes.entries()) {
      code *= 2
      for (const symbol of symbols) {
        this.#codes.set(pointOf(symbol), {code, length})
        if (length > 0 && length <= PREFIX) {
          const rest = PREFIX - length
          for (let i = 0; i < 2 ** rest; i++) this.#short[code * 2 ** rest + i] = [symbol, length]
        }
        code++
      }
    }
  }

  static of(counts: CharacterCounts): Alphabet {
    const [[, selves = 0] = [], end = [END, 0], ...characters] = counts
    const common = characters.filter(([, count]) => count > RARE)
    const rare = characters.filter(([, count]) => count <= RARE)
    const all: [string, number][] = [
      [SELF, 1 + selves + rare.reduce((sum, [, count]) => sum + count, 0)],
      end,
      ...common,
    ]
    let lengths = lengthsOf(all.map(([, count]) => count))
    // A code that would be too long: the rare are taken for a little less rare.
    for (let least = 2; lengths.some((length) => length > LONGEST); least *= 2)
      lengths = lengthsOf(all.map(([, count]) => Math.max(count, least)))
    const classes: string[][] = Array.from({length: LONGEST + 1}, () => [])
    for (const [i, [symbol]] of all.entries()) classes[lengths[i] ?? 0]?.push(symbol)
    for (const symbols of classes) symbols.sort((a, b) => pointOf(a) - pointOf(b))
    return new Alphabet(classes)
  }

  /** How much of the texts a character is, as far as the length of its code tells; 0 if it has none. */
  shareOf(char: string): number {
    const length = this.#codeOf(pointOf(char))?.length
    return length === undefined ? 0 : 2 ** -length
  }

  write(writer: BitWriter, text: string): void {
    for (let at = 0; at < text.length; at++) {
      const point = text.codePointAt(at) ?? 0
      if (point > 0xffff) at++
      const known = this.#codeOf(point)
      if (known) writer.bits(known.code, known.length)
      else {
        this.#put(writer, SELF_POINT)
        writer.bits(point, POINT)
      }
    }
    this.#put(writer, END_POINT)
  }

  /** How much room a text takes, in bits. */
  sizeOf(text: string): number {
    let bits = this.#lengthOf(END_POINT)
    const selfSize = this.#lengthOf(SELF_POINT) + POINT
    for (const char of text) bits += this.#codeOf(pointOf(char))?.length ?? selfSize
    return bits
  }

  read(reader: BitReader): string {
    let text = ''
    for (;;) {
      const symbol = this.#next(reader)
      if (symbol === END) return text
      if (symbol === SELF) {
        const point = reader.bits(POINT)
        if (point > LAST_CODE_POINT) throw new RangeError('Unexpected character of the index')
        text += String.fromCodePoint(point)
      } else text += symbol
    }
  }

  save(writer: BitWriter): void {
    for (const symbols of this.#classes.slice(1)) {
      writer.gamma(symbols.length + 1)
      writeList(writer, symbols.map(pointOf), 0, LAST_CODE_POINT)
    }
  }

  static load(reader: BitReader): Alphabet {
    const classes: string[][] = [[]]
    for (let length = 1; length <= LONGEST; length++) {
      const points = readList(reader, reader.gamma() - 1, 0, LAST_CODE_POINT)
      classes.push(Array.from(points, (point) => String.fromCodePoint(point)))
    }
    return new Alphabet(classes)
  }

  /** Of a character of a text. */
  #codeOf(point: number): Code | undefined {
    return point < FIRST_POINT ? undefined : this.#codes.get(point)
  }

  #lengthOf(sign: number): number {
    return this.#codes.get(sign)?.length ?? 0
  }

  #put(writer: BitWriter, point: number): void {
    const {code, length} = this.#codes.get(point) ?? {code: 0, length: 0}
    writer.bits(code, length)
  }

  #next(reader: BitReader): string {
    const known = this.#short[reader.peek(PREFIX)]
    if (known) {
      reader.bits(known[1])
      return known[0]
    }
    let code = 0
    let first = 0
    for (const symbols of this.#classes.slice(1)) {
      code = code * 2 + reader.bits(1)
      first *= 2
      const symbol = symbols[code - first]
      if (symbol !== undefined && code >= first) return symbol
      first += symbols.length
    }
    throw new RangeError('Unexpected code of the index')
  }
}

function pointOf(char: string): number {
  return char.codePointAt(0) ?? 0
}

/** Huffman: how long the code of each is. Two queues, as the sums come in their order (van Leeuwen 1976). */
function lengthsOf(counts: readonly number[]): number[] {
  const leaves = counts.map((count, i) => ({count, i})).sort((a, b) => a.count - b.count)
  interface Node {
    count: number
    below: (number | Node)[]
  }
  const sums: Node[] = []
  let [leaf, sum] = [0, 0]
  const least = (): {count: number; node: number | Node} => {
    const one = leaves[leaf]
    const other = sums[sum]
    if (one && (!other || one.count <= other.count)) {
      leaf++
      return {count: one.count, node: one.i}
    }
    sum++
    return {count: other?.count ?? 0, node: other ?? 0}
  }
  for (let i = 1; i < leaves.length; i++) {
    const [a, b] = [least(), least()]
    sums.push({count: a.count + b.count, below: [a.node, b.node]})
  }
  const lengths = counts.map(() => 1)
  const walk = (node: Node, depth: number): void => {
    for (const below of node.below)
      if (typeof below === 'number') lengths[below] = depth
      else walk(below, depth + 1)
  }
  const root = sums.at(-1)
  if (root) walk(root, 1)
  return lengths
}
