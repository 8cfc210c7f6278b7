/** Which characters are ordinary: the two levels of GB/T 2312—1980, and what counts as Han at all. */

const ORDINARY = 2
const LESS_COMMON = 1
let levels: Uint8Array | undefined

/** Rows 16–55 of the standard hold level 1 (3,755 characters), rows 56–87 level 2 (3,008). */
function build(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const decoder = new TextDecoder('gb18030')
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const code = decoder.decode(Uint8Array.of(row, cell)).charCodeAt(0)
      // Cells that the standard leaves empty decode to private use.
      if (code >= 0x4e00 && code <= 0x9fff) table[code] = row < 0xd8 ? ORDINARY : LESS_COMMON
    }
  return table
}

/** 2 for a character of level 1, 1 of level 2, 0 for any other. */
export function level(code: number): number {
  levels ??= build()
  return code < 0x10000 ? (levels[code] ?? 0) : 0
}

/** Han characters: unified and compatibility ideographs, radicals, 〇. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    code === 0x3007 ||
    (code >= 0x2e80 && code <= 0x2fd5) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff)
  )
}

let common: readonly number[] | undefined

/** The characters of level 1, by code point. */
export function ordinary(): readonly number[] {
  levels ??= build()
  common ??= Array.from(levels.keys()).filter((code) => level(code) === ORDINARY)
  return common
}
