/** The table of contents of a text: headings that stand once more where they head their text. */
import type {LineText} from './line.ts'
import {compact, hasSentenceMark} from './line.ts'
import {readNumber} from './head-number.ts'

/** Headings that a table of contents lists without a number. */
const UNNUMBERED = /^(?:序言|前言|引言|附则|附录|附件|总则|分则|正文)/u
const LONGEST = 60

/** Without dot leaders and the number of a page: 第一章 总则……1. */
function entryOf(text: string): string {
  return compact(text)
    .replace(/[…·.．]{2,}[\d（()）\-—]*$/u, '')
    .replace(/[（(]\d+[)）]$/u, '')
}

/**
 * The lines of a table of contents: from `目录`, or from its first entry where the word is missing,
 * to the line before the first entry stands again.
 *
 * @param from the first line to look at; what heads the text lies before it
 * @returns half-open; `undefined` where there is none
 */
export function findContents(
  lines: readonly LineText[],
  from: number,
): {start: number; end: number} | undefined {
  for (let start = from; start < lines.length; start++) {
    const {text = ''} = lines[start] ?? {}
    const titled = compact(text) === '目录'
    if (!titled && !isEntry(text)) {
      if (readNumber(text) || start - from > 30) return undefined
      continue
    }
    const end = endOfContents(lines, titled ? start + 1 : start, titled)
    if (end !== undefined) return {start, end}
    if (readNumber(text)) return undefined
  }
  return undefined
}

/** A list of one or two headings is contents only where it says so. */
function endOfContents(
  lines: readonly LineText[],
  first: number,
  titled: boolean,
): number | undefined {
  const entries: string[] = []
  for (let i = first; i < lines.length; i++) {
    const {text = ''} = lines[i] ?? {}
    const entry = entryOf(text)
    if (entries.length > 0 && entry === entries[0])
      return titled || entries.length > 2 ? i : undefined
    if (!isEntry(text)) {
      // A preamble may stand between the table and the first heading of the text.
      const below = new Set(lines.slice(i).map((line) => compact(line.text)))
      const again = entries.filter((one) => below.has(one)).length
      return entries.length > 2 && again * 10 >= entries.length * 8 ? i : undefined
    }
    entries.push(entry)
  }
  return undefined
}

function isEntry(text: string): boolean {
  if (text.length > LONGEST || hasSentenceMark(text)) return false
  const number = readNumber(text)
  if (number) return number.style !== '条' && compact(text).length > number.length
  return UNNUMBERED.test(compact(text))
}
