/**
 * Counts of strings, packed: a closed hash table of 24-bit fingerprints and 8-bit logarithms. It
 * answers “about how often” for a string that was counted and 0 for one that was not; one in some
 * five million absent strings is taken for another, which a sum over many look-ups bears.
 */

/** How a table is kept in a JSON file. */
export interface PackedTable {
  /** Number of slots. */
  slots: number
  /** Base64 of the slots, 32 bits each, little-endian: fingerprint above, value below; 0 is empty. */
  data: string
}

/** Eighths of a power of two: 255 stands for 2^31. */
const STEP = 8
/** What a value stands for. */
export const COUNTS = Float64Array.from({length: 256}, (_, value) =>
  value === 0 ? 0 : 2 ** ((value - 1) / STEP),
)

/**
 * Strings are hashed from their last code point to their first, so that all endings at one place
 * share the work: one hash says the slot, another, independent one, the fingerprint.
 */
export const SEED = 0x9e3779b9

/** The slot hash of a string with one more code point in front of it. */
export function hashStep(hash: number, codePoint: number): number {
  const mixed = Math.imul(hash ^ codePoint, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
}

/** The same for the fingerprint. */
export function printStep(print: number, codePoint: number): number {
  const mixed = Math.imul(print + codePoint, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

export class CountTable {
  readonly #size: number
  readonly #slots: Uint32Array

  constructor(packed: PackedTable) {
    const bytes = new Uint8Array(Buffer.from(packed.data, 'base64'))
    this.#size = packed.slots
    this.#slots = new Uint32Array(bytes.buffer, 0, packed.slots)
  }

  /** The count of the string with these hashes, to within 5 %; 0 if it was not counted. */
  get(hash: number, print: number): number {
    return COUNTS[this.value(hash, print)] ?? 0
  }

  /** The count as it is kept: 0, or 1 + 8·log₂ of it. */
  value(hash: number, print: number): number {
    const size = this.#size
    const wanted = print >>> 8
    for (let at = slotOf(hash, size); ; at = at + 1 === size ? 0 : at + 1) {
      const slot = this.#slots[at] ?? 0
      if (slot === 0) return 0
      if (slot >>> 8 === wanted) return slot & 0xff
    }
  }
}

function slotOf(hash: number, size: number): number {
  return Math.floor(((hash >>> 0) / 0x100000000) * size)
}

/** A string that was counted. */
export interface Counted {
  hash: number
  print: number
  count: number
}

export function packTable(counted: readonly Counted[]): PackedTable {
  const size = Math.ceil(counted.length / 0.75) + 1
  const slots = new Uint32Array(size)
  for (const {hash, print, count} of counted) {
    let at = slotOf(hash, size)
    while (slots[at] !== 0) at = at + 1 === size ? 0 : at + 1
    const value = Math.min(255, 1 + Math.round(Math.log2(count) * STEP))
    slots[at] = (((print >>> 8) << 8) | value) >>> 0
  }
  return {slots: size, data: Buffer.from(slots.buffer).toString('base64')}
}
