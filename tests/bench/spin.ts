/** The damage of a spinner: a term stuffed, characters swapped on a grid, every other mark dropped, marks narrowed. */
import type {Swap} from './damage.ts'

export interface Spun {
  text: string
  swaps: Swap[]
  /** UTF-16 offsets in the damaged text where a mark was dropped, with the mark. */
  marks: Array<{at: number; mark: string}>
  period: number
}

const NARROW = new Map(Array.from('，：；', (mark, i) => [mark, ',:;'[i] ?? mark]))

/**
 * @param table standard character → its one variant
 * @param phase below the period
 */
export function spin(
  text: string,
  table: ReadonlyMap<string, string>,
  {period, phase, term, stuffed}: {period: number; phase: number; term: string; stuffed: string},
): Spun {
  const swaps: Swap[] = []
  const marks: Spun['marks'] = []
  let out = ''
  let count = 0
  let mark = 0
  for (const char of text.replaceAll(term, stuffed)) {
    const wide = (char.codePointAt(0) ?? 0) >= 0x80
    const variant = wide && count++ % period === phase ? table.get(char) : undefined
    if (variant !== undefined) swaps.push({at: out.length, variant, standard: char})
    if ((char === '，' || char === '。') && mark++ % 2 === 0)
      marks.push({at: out.length, mark: char})
    else out += variant ?? NARROW.get(char) ?? char
  }
  return {text: out, swaps, marks, period}
}
