/**
 * Hard-wrapped text: a paragraph broken into lines of one width, as in e-mail, old pages and PDF. A
 * word may be split by a line break, so that nothing finds it; rules for words look at `joined`.
 */
import type {Edited, Line, Page} from './page.ts'
import {linesOf} from './page.ts'

export interface Wrap {
  /** Cells of the longest common line: a Han character takes two. */
  width: number
  /** How many of the lines that hold text reach the width and go on. */
  share: number
  /** How many lines that is. */
  lines: number
}

const NARROWEST = 24
const WIDEST = 160
/** A full line may fall short by this many cells: a mark or a number did not fit. */
const SLACK = 4
/** A word of Latin letters did not fit. */
const WORD_SLACK = 14
/** So many full lines before anything is said. */
const ENOUGH = 5
const FINISHED = '。；！？：”）…;!?:」』】》.)'
const MARKS = FINISHED + '，、,—'
/** What begins a paragraph whatever the line before. */
const HEAD =
  /^(?:第[一二三四五六七八九十百零〇\d]{1,7}[条章节编款项]|[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|[（(]?\d{1,2}[）)、．.](?!\d)|[#>|*-]\s)/

interface Measured {
  line: Line
  cells: number
  latin: boolean
  indent: number
  blank: boolean
}

/** The width at which lines break, if they do. Poems, lists, tables and short articles do not. */
export function isWrapped(lines: readonly Line[]): Wrap | undefined {
  // Two lines of text in a row are the least; pages with a paragraph a line and blank lines have none.
  let runs = 0
  for (let i = 1; i < lines.length; i++) if (isText(lines[i - 1]) && isText(lines[i])) runs++
  if (runs < ENOUGH) return undefined
  return wrapOf(lines.map(measured))
}

function isText(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    line.end > line.start &&
    line.end - line.start < WIDEST &&
    line.text.trim() !== ''
  )
}

function wrapOf(all: readonly Measured[]): Wrap | undefined {
  const texts = all.filter((one) => !one.blank)
  const going: Measured[] = []
  for (let i = 0; i + 1 < all.length; i++) {
    const [one, next] = [all[i], all[i + 1]]
    if (one && next && !one.blank && !next.blank && !isMark(one)) going.push(one)
  }
  const width = commonWidth(going)
  if (width === undefined) return undefined
  const full = texts.filter((one) => isFull(one, width))
  const goingOn = full.filter((one) => !isMark(one))
  const longer = texts.filter(({cells}) => cells > width + 2).length
  const finished = texts.filter(({line}) => FINISHED.includes(line.text.trimEnd().slice(-1))).length
  const tabular = texts.filter(({line}) =>
    /\t|\S {3,}\S|\S\u3000{2,}\S|^\s*\|/.test(line.text),
  ).length
  const share = goingOn.length / texts.length
  const isProse = finished > 0 && finished * 20 >= texts.length && tabular * 5 < texts.length
  const isEven = goingOn.length >= ENOUGH && share >= 0.12 && goingOn.length * 10 >= full.length * 6
  // Lines that stop short in the middle of a sentence are headings and names, or it is no wrapping.
  const stray = going.filter((one) => !isFull(one, width)).length
  if (!isProse || !isEven || longer * 50 > texts.length || stray * 2 > goingOn.length)
    return undefined
  return {width, share: Math.round(share * 100) / 100, lines: goingOn.length}
}

/** The width that most of the lines reach that do not end in a mark. */
function commonWidth(going: readonly Measured[]): number | undefined {
  if (going.length < ENOUGH) return undefined
  const counts = new Uint32Array(WIDEST + 1)
  for (const {cells} of going) if (cells <= WIDEST) counts[cells] = (counts[cells] ?? 0) + 1
  const latin = going.filter((one) => one.latin).length * 2 > going.length
  const slack = latin ? WORD_SLACK : SLACK
  let best = 0
  let most = 0
  for (let width = NARROWEST; width <= WIDEST; width++) {
    let sum = 0
    for (let cells = width - slack; cells <= width; cells++) sum += counts[cells] ?? 0
    if (sum > most) [best, most] = [width, sum]
  }
  return most >= ENOUGH ? best : undefined
}

function isFull(one: Measured, width: number): boolean {
  return one.cells >= width - (one.latin ? WORD_SLACK : SLACK) && one.cells <= width + 2
}

function isMark({line}: Measured): boolean {
  return MARKS.includes(line.text.trimEnd().slice(-1))
}

function measured(line: Line): Measured {
  const {text} = line
  const trimmed = text.trimEnd()
  let cells = 0
  let latin = 0
  if (trimmed.length <= WIDEST)
    for (let i = 0; i < trimmed.length; i++) {
      const code = trimmed.charCodeAt(i)
      cells += isWide(code) ? 2 : 1
      if (code < 0x250 && code > 0x40) latin++
    }
  else cells = WIDEST + 3
  const indent = text.length - text.trimStart().length
  return {line, cells, latin: latin * 2 > trimmed.length, indent, blank: trimmed === ''}
}

/** Takes two cells. Halves of a pair count one each. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code < 0xd800) ||
    code >= 0xe000 ||
    (code >= 0x2014 && code <= 0x2026 && code !== 0x2022)
  )
}

/** Pairs of lines of a wrapped text of which the second goes on with the paragraph of the first. */
function* brokenLines(page: Page): Generator<[Measured, Measured], void, undefined> {
  const wrap = isWrapped(page.lines)
  const all = wrap ? page.lines.map(measured) : []
  for (let i = 0; wrap && i + 1 < all.length; i++) {
    const [one, next] = [all[i], all[i + 1]]
    if (one && next && goesOn(one, next, all[i - 1], wrap)) yield [one, next]
  }
}

/** Where the lines of a text begin that go on with the paragraph of the line before; mostly there are none. */
export function continuations(text: string): number[] {
  return [...brokenLines({text, lines: linesOf(text)})].map(([, next]) => next.line.start)
}

/** The page with the paragraphs of a wrapped text joined; any other page as it is. */
export function joined(page: Page): Edited {
  /** Breaks that go: `at` on the joined page, `start`–`end` on the page, with what stands there now. */
  const breaks: Array<{at: number; start: number; end: number; length: number}> = []
  const parts: string[] = []
  let done = 0
  let length = 0
  for (const [one, next] of brokenLines(page)) {
    const start = one.line.start + one.line.text.trimEnd().length
    const end = next.line.start + next.indent
    const between =
      /[\w,;.:]$/.test(page.text.slice(start - 1, start)) &&
      /^[\w(]/.test(page.text.slice(end, end + 1))
    const reading = between ? ' ' : ''
    parts.push(page.text.slice(done, start), reading)
    length += start - done
    breaks.push({at: length, start, end, length: reading.length})
    length += reading.length
    done = end
  }
  parts.push(page.text.slice(done))
  const text = parts.join('')
  return {text, lines: breaks.length === 0 ? page.lines : linesOf(text), source: wayBack(breaks)}
}

/** The line is full, and the next begins neither a paragraph nor a list. */
function goesOn(one: Measured, next: Measured, before: Measured | undefined, wrap: Wrap): boolean {
  if (one.blank || next.blank || !isFull(one, wrap.width) || HEAD.test(next.line.text.trimStart()))
    return false
  // Of a paragraph with an indented first line, the lines after it stand farther left.
  const margin = before && !before.blank ? Math.min(before.indent, one.indent) : one.indent
  return (
    next.indent <= margin ||
    (!FINISHED.includes(one.line.text.trimEnd().slice(-1)) && next.indent <= one.indent)
  )
}

function wayBack(
  breaks: ReadonlyArray<{at: number; start: number; end: number; length: number}>,
): Edited['source'] {
  /** How far the page is ahead of the joined page at a place; a place in a break is its end or start. */
  const back = (offset: number, isEnd: boolean): number => {
    let low = -1
    let high = breaks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const at = breaks[middle]?.at ?? 0
      if (isEnd ? at < offset : at <= offset) low = middle
      else high = middle - 1
    }
    const last = breaks[low]
    if (!last) return offset
    const into = offset - last.at - last.length
    if (into >= 0) return last.end + into
    return isEnd ? last.end : last.start
  }
  return (start, end) => {
    const first = back(start, false)
    return {start: first, end: start === end ? first : back(end, true), from: start, to: end}
  }
}
