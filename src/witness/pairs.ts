/** The two-byte characters of GB18030 and of Big5, as the platform's decoder has them. */

export type TwoByte = 'gb18030' | 'big5'

const made = new Map<TwoByte, Uint16Array>()

/** Lead byte × 256 + trail byte → UTF-16 code unit; 0 where there is no character. Made once, in some 5 ms. */
export function pairsOf(encoding: TwoByte): Uint16Array {
  const known = made.get(encoding)
  if (known) return known
  const pairs = new Uint16Array(0x10000)
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    // Line feeds between the pairs: no trail byte is one, so that a bad pair spoils no other.
    const bytes = new Uint8Array(3 * (0xff - 0x40))
    for (let trail = 0x40; trail < 0xff; trail++) bytes.set([lead, trail, 0x0a], 3 * (trail - 0x40))
    decoder
      .decode(bytes)
      .split('\n')
      .forEach((one, i) => {
        // Four pairs of Big5 are two characters each (Ê with a macron …).
        if (one.length >= 1 && !one.includes('\uFFFD'))
          pairs[(lead << 8) | (0x40 + i)] = one.charCodeAt(0)
      })
  }
  made.set(encoding, pairs)
  return pairs
}
