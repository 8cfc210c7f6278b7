/** Numbers as bits, and sorted lists of numbers in as few of them as their neighbourhood allows. Build and browser share this file. */

/** What was written; the last byte is filled up with zeros. */
export interface Bits {
  bytes: Uint8Array
  /** In bits. */
  length: number
}

/** What Elias's gamma code takes for a value, in bits. */
export function gammaSize(value: number): number {
  return 2 * (31 - Math.clz32(value)) + 1
}

/** Writes bits, the highest of each value first. */
export class BitWriter {
  #bytes = new Uint8Array(1024)
  /** How many bits were written. */
  length = 0

  /** @param count at most 32 */
  bits(value: number, count: number): void {
    this.#reserve(count)
    let left = count
    while (left > 0) {
      const place = this.length >> 3
      const free = 8 - (this.length & 7)
      const size = Math.min(free, left)
      const part = (value >>> (left - size)) & ((1 << size) - 1)
      this.#bytes[place] = (this.#bytes[place] ?? 0) | (part << (free - size))
      this.length += size
      left -= size
    }
  }

  /** Elias's gamma code. @param value at least 1, below 2³² */
  gamma(value: number): void {
    const size = 31 - Math.clz32(value)
    this.bits(0, size)
    this.bits(value, size + 1)
  }

  /** Golomb's code with a power of two, for values about as large as 2^size. @param value from 0 */
  golomb(value: number, size: number): void {
    this.gamma(Math.floor(value / 2 ** size) + 1)
    this.bits(value % 2 ** size, size)
  }

  /** One of `range` values, in the fewest bits that tell them apart. */
  choice(value: number, range: number): void {
    const size = 32 - Math.clz32(range - 1)
    const short = 2 ** size - range
    if (value < short) this.bits(value, size - 1)
    else this.bits(value + short, size)
  }

  /** What was written elsewhere. */
  append({bytes, length}: Bits): void {
    let left = length
    for (const byte of bytes) {
      const size = Math.min(8, left)
      this.bits(byte >>> (8 - size), size)
      left -= size
    }
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, (this.length + 7) >> 3)
  }

  /** What was written, and begins anew: one writer for many small pieces. */
  take(): Bits {
    const taken = {bytes: this.bytes(), length: this.length}
    this.#bytes.fill(0, 0, taken.bytes.length)
    this.length = 0
    return taken
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length * 8) return
    const grown = new Uint8Array(this.#bytes.length * 2)
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}

/** Reads what `BitWriter` wrote. @throws RangeError where the bytes end too early */
export class BitReader {
  readonly #bytes: Uint8Array
  /** In bits. */
  position: number

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes
    this.position = position
  }

  bits(count: number): number {
    let value = this.peek(Math.min(count, 16))
    if (count > 16) {
      this.position += 16
      value = value * 2 ** (count - 16) + this.peek(count - 16)
      this.position += count - 16
    } else this.position += count
    this.#check()
    return value
  }

  gamma(): number {
    let size = 0
    while (this.bits(1) === 0)
      if (++size > 31) throw new RangeError('Unexpected number of the index')
    return size === 0 ? 1 : 2 ** size + this.bits(size)
  }

  golomb(size: number): number {
    return (this.gamma() - 1) * 2 ** size + this.bits(size)
  }

  choice(range: number): number {
    const size = 32 - Math.clz32(range - 1)
    if (size === 0) return 0
    const short = 2 ** size - range
    const value = this.bits(size - 1)
    return value < short ? value : value * 2 + this.bits(1) - short
  }

  /** The next bits, without going on; zeros behind the end. @param count at most 16 */
  peek(count: number): number {
    const at = this.position >> 3
    const three =
      ((this.#bytes[at] ?? 0) << 16) |
      ((this.#bytes[at + 1] ?? 0) << 8) |
      (this.#bytes[at + 2] ?? 0)
    return (three >> (24 - count - (this.position & 7))) & (2 ** count - 1)
  }

  #check(): void {
    if (this.position > this.#bytes.length * 8) throw new RangeError('Unexpected end of the index')
  }
}

/**
 * Binary interpolative coding (Moffat and Stuiver 2000): the middle one within its bounds, then both
 * halves. Neighbours that stand together cost next to nothing, and laws put them together.
 *
 * @param list ascending, each from `low` to `high`
 */
export function writeList(
  writer: BitWriter,
  list: ArrayLike<number>,
  low: number,
  high: number,
  from = 0,
  to = list.length,
): void {
  if (to <= from) return
  const middle = (from + to) >> 1
  const value = list[middle] ?? 0
  const least = low + middle - from
  const most = high - (to - 1 - middle)
  writer.choice(value - least, most - least + 1)
  writeList(writer, list, low, value - 1, from, middle)
  writeList(writer, list, value + 1, high, middle + 1, to)
}

/** @returns `count` numbers, ascending */
export function readList(reader: BitReader, count: number, low: number, high: number): Uint32Array {
  const list = new Uint32Array(count)
  const fill = (from: number, to: number, low: number, high: number): void => {
    if (to <= from) return
    const middle = (from + to) >> 1
    const least = low + middle - from
    const most = high - (to - 1 - middle)
    if (most < least) throw new RangeError('Unexpected list of the index')
    const value = least + reader.choice(most - least + 1)
    list[middle] = value
    fill(from, middle, low, value - 1)
    fill(middle + 1, to, value + 1, high)
  }
  fill(0, count, low, high)
  return list
}

/** All in one, one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0))
  let start = 0
  for (const part of parts) {
    bytes.set(part, start)
    start += part.length
  }
  return bytes
}
