/** Deletes marks from clean text by a fixed procedure and measures whether the model finds them again. */
import {isBreak, LONGEST, stretches, tokenize} from '../../src/collation/boundaries/tokens.ts'
import type {Stretch, Tokens} from '../../src/collation/boundaries/tokens.ts'

/** A stretch in which no mark was lost, or one. */
export interface Case {
  stretch: Stretch
  /** Token before which the mark stood; -1 if the model has no slot there; absent if none was lost. */
  slot?: number
  mark?: '，' | '。'
}

export interface DamagedText {
  text: string
  tokens: Tokens
  cases: Case[]
  /** Marks that were deleted. */
  lost: number
}

/** A mark that is gone from a text: where it would stand, and what it was. */
export interface Gone {
  at: number
  mark: '，' | '。'
}

/** The text of a Markdown document as a page would have it. */
export function cleanText(markdown: string): string {
  return markdown.replace(/^#+ */gm, '').replace('<!-- INFO END -->', '')
}

/** Deletes marks. @param isLost gets the count of marks ，and 。 so far */
export function damaged(text: string, isLost: (index: number) => boolean): DamagedText {
  let out = ''
  let index = 0
  const gone: Gone[] = []
  for (const mark of text)
    if ((mark === '，' || mark === '。') && isLost(index++)) gone.push({at: out.length, mark})
    else out += mark
  return casesOf(out, gone)
}

/** The stretches of a damaged text that lost one mark or none. */
export function casesOf(text: string, gone: readonly Gone[]): DamagedText {
  const tokens = tokenize(text)
  const cases: Case[] = []
  let next = 0
  for (const stretch of stretches(tokens)) {
    const end = isBreak(tokens.codes[stretch.to]) ? (tokens.starts[stretch.to] ?? 0) : text.length
    const first = next
    while (next < gone.length && (gone[next]?.at ?? 0) <= end) next++
    if (next - first > 1 || stretch.to - stretch.from > LONGEST) continue
    const one = gone[first]
    if (next === first || !one) {
      cases.push({stretch})
      continue
    }
    const slot = stretch.slots.find(
      (at) => (tokens.ends[at - 1] ?? 0) <= one.at && (tokens.starts[at] ?? 0) >= one.at,
    )
    cases.push({stretch, slot: slot ?? -1, mark: one.mark})
  }
  return {text, tokens, cases, lost: gone.length}
}
