/**
 * Full-width letters and digits, ＡＢＣ１２３, in horizontal Chinese text: written half-width (GB/T
 * 9704—2012 and GB/T 15835—2011 set digits half-width). They hide list numbers, document numbers and
 * sums from every reader of numbers. A full-width stop between two such digits goes with them. The
 * ideographic space is layout and stays. It is wrong only where the width itself is the subject.
 *
 * @example
 *   in   财税字〔１９９９〕第３号
 *   out  财税字〔1999〕第3号
 * @example
 *   in   Ａ类占１．５％
 *   out  A类占1.5％
 */
import {classes, has, seek, WIDE} from '../classes.ts'
import type {Rule} from '../rule.ts'

const FULL_STOP = 0xff0e
/** From ！ U+FF01 to ! U+0021. */
const SHIFT = 0xfee0

export const fullWidthAlphanumeric: Rule = {
  id: 'full-width-alphanumeric',
  layer: 'width',
  kind: 'regularization',
  *find(page) {
    if (!has(page, WIDE)) return
    const {text} = page
    const isWide = (at: number) => ((classes[text.charCodeAt(at)] ?? 0) & WIDE) !== 0
    for (let at = seek(text, WIDE); at >= 0; at = seek(text, WIDE, at)) {
      const start = at
      while (
        at < text.length &&
        (isWide(at) ||
          (text.charCodeAt(at) === FULL_STOP && isDigit(text, at - 1) && isDigit(text, at + 1)))
      )
        at++
      const original = text.slice(start, at)
      const reading = original.replace(/[！-～]/g, (wide) =>
        String.fromCharCode(wide.charCodeAt(0) - SHIFT),
      )
      yield {
        start,
        end: at,
        reading,
        accept: true,
        method: 'internal',
        reason: `Unexpected full-width \`${original}\`, expected \`${reading}\``,
        note: '字母、数字用半角。',
      }
    }
  },
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xff10 && code <= 0xff19
}
