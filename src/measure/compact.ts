/** A text without its brackets, so that 国务院（以下简称……）负责 reads as 国务院负责; offsets lead back. */
import type {Stretch} from '../tree/measure.ts'

export interface Compact {
  text: string
  /** The stretch of the full text that a stretch of this one stands for. */
  back: (start: number, end: number) => Stretch
}

/** “四个中心”, “开放办学、自主办学”: what it says is not said here either. */
const SLOGAN = /(?<=“)[^“”，。；：]{1,24}(?=”)/gu
const blot = (found: string) => '＊'.repeat(found.length)

/** Leaves out what stands in （） and [], brackets included, and blots out what stands in 《》 and in short quotes. */
export function compact(full: string): Compact {
  const at: number[] = []
  let text = ''
  let depth = 0
  let titles = 0
  for (let i = 0; i < full.length; i++) {
    const char = full.charAt(i)
    if ('（([〔'.includes(char)) depth++
    else if ('）)]〕'.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      if (char === '》') titles = Math.max(0, titles - 1)
      // What a title says is not said here.
      text += titles > 0 ? '＊' : char
      if (char === '《') titles++
      at.push(i)
    }
  }
  return {
    text: text.replace(SLOGAN, blot),
    back: (start, end) => ({
      start: at[start] ?? full.length,
      end: end > start ? (at[end - 1] ?? full.length - 1) + 1 : (at[start] ?? full.length),
    }),
  }
}
