/** The two-byte characters of GB18030 and of Big5, as the platform's decoder has them. */

export type TwoByte = 'gb18030' | 'big5'

const made = new Map<TwoByte, Uint16Array>()

/** Lead byte × 256 + trail byte → UTF-16 code unit; 0 where there is no character. Made once, in some 5 ms. */
export function pairsOf(encoding: TwoByte): Uint16Array {
  const known = made.get(encoding)
  if (known) return known
  // Line feeds between the pairs: no trail byte is one, so that a bad pair spoils no other.
  const bytes = new Uint8Array(3 * 126 * 191)
  let size = 0
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      bytes[size++] = lead
      bytes[size++] = trail
      bytes[size++] = 0x0a
    }
  const text = new TextDecoder(encoding).decode(bytes)
  const pairs = new Uint16Array(0x10000)
  for (let start = 0, i = 0; start < text.length; i++) {
    const end = text.indexOf('\n', start)
    const code = text.charCodeAt(start)
    // Two code units are an ASCII character after a bad byte, or one of four pairs of Big5 with two characters each.
    if (code !== 0xfffd && (end === start + 1 || code > 0x7f))
      pairs[((0x81 + Math.floor(i / 191)) << 8) | (0x40 + (i % 191))] = code
    start = end + 1
  }
  made.set(encoding, pairs)
  return pairs
}
