/** A line as far as its place in the structure goes: what it says, and how it is set. */
import {toReading} from '../tree/to-text.ts'
import type {Block} from '../tree/types.ts'

export interface LineText {
  /** The reading, without white space at its ends. Empty where nothing of it is printed. */
  text: string
  /** Level of a heading that the format marks as such: 1 is the title of the whole. */
  depth?: number
  /** Set in the middle of the page. */
  centred?: boolean
}

/** A line of text, or a table between lines. */
export type Planned = LineText | 'table'

/** Blocks as lines, each in its place. */
export function plannedOf(blocks: readonly Block[]): Planned[] {
  return blocks.map((block): Planned => {
    if (block.type === 'table') return 'table'
    if (block.type !== 'line') return {text: ''}
    const {depth, centred} = block
    return {
      text: toReading(block).trim(),
      ...(depth !== undefined && {depth}),
      ...(centred && {centred}),
    }
  })
}

/** The text of a line; empty for a table and beyond the last. */
export function textAt(lines: readonly Planned[], i: number): string {
  const line = lines[i]
  return line === undefined || line === 'table' ? '' : line.text
}

/** Without white space, as letter-spaced words are compared: 总　则 is 总则. */
export function compact(text: string): string {
  return text.replaceAll(/[\s\p{Cf}]/gu, '')
}

/** Ends as a sentence or a part of one does. */
export function endsSentence(text: string): boolean {
  return /[。！？；：，、.!?;:,][”’』」）)]*$/u.test(text)
}

/** What a heading is not: it holds a mark that only stands between or after sentences. */
export function hasSentenceMark(text: string): boolean {
  return /[。！？；]/u.test(text)
}
