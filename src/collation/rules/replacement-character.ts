/**
 * U+FFFD: what stood here was lost when the bytes were decoded. Nothing can be proposed; the reader
 * must know that a character is missing. Never wrong: no text contains it on purpose.
 *
 * @example
 *   in   第\u{FFFD}条
 *   says
 * @example
 *   in   第三条
 *   out  第三条
 */
import type {Rule} from '../rule.ts'

export const replacementCharacter: Rule = {
  id: 'replacement-character',
  layer: 'characters',
  kind: 'error',
  *find({text}) {
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1))
      yield {
        start: at,
        end: at + 1,
        reason: 'Unexpected U+FFFD, expected the character that was lost when bytes were decoded',
      }
  },
}
