/**
 * Running heads: one short line that stands again and again between the paragraphs, at intervals of
 * about a page, or beside page numbers. Print has it at the top of each page, PDF takes it into the
 * text. Proposed from its second time on. It is wrong for a refrain, a form that repeats, headings of
 * parallel parts.
 *
 * @example
 *   in   职业教育公报\n甲\n— 1 —\n职业教育公报\n乙\n— 2 —\n职业教育公报\n丙\n— 3 —
 *   out  职业教育公报\n甲\n— 1 —\n\n乙\n— 2 —\n\n丙\n— 3 —
 * @example
 *   in   总则\n甲\n总则\n乙\n总则\n丙
 *   out  总则\n甲\n总则\n乙\n总则\n丙
 */
import type {Line} from '../page.ts'
import type {Finding, Rule} from '../rule.ts'

const SHORTEST = 4
const LONGEST = 40
const ENOUGH = 3
/** About a page, in characters. */
const NEAREST = 400
const FARTHEST = 3000
/** Bare numbers are values of tables more often than pages. */
const PAGE_NUMBER = /^(?:[—–―－·•-]{1,3}\s*\d{1,4}\s*[—–―－·•-]{1,3}|第\s*\d{1,4}\s*页.{0,10})$/
/** How a line of text ends, or of a table. */
const NO_HEAD = /[。；：，、|#）)]$|^[|#（(]/

export const runningHead: Rule = {
  id: 'running-head',
  layer: 'residue',
  kind: 'interpolation',
  *find({lines}) {
    const places = new Map<string, number[]>()
    for (const [index, line] of lines.entries()) {
      const length = line.end - line.start
      if (length < SHORTEST || length > LONGEST || '。；：，、'.includes(line.last)) continue
      const head = line.text.trim()
      const known = places.get(head)
      if (known) known.push(index)
      else places.set(head, [index])
    }
    const found: Finding[] = []
    for (const [head, at] of places)
      if (at.length >= ENOUGH && isHead(head) && (isRegular(lines, at) || isNumbered(lines, at)))
        for (const index of at.slice(1)) found.push(finding(lines[index], head, at.length))
    yield* found.sort((a, b) => a.start - b.start)
  },
}

function isHead(head: string): boolean {
  return head.length >= SHORTEST && /\p{Script=Han}/u.test(head) && !NO_HEAD.test(head)
}

/** Each stands about a page after the one before, and all pages are of a size. */
function isRegular(lines: readonly Line[], at: readonly number[]): boolean {
  const gaps = at
    .slice(1)
    .map((index, n) => (lines[index]?.start ?? 0) - (lines[at[n] ?? 0]?.start ?? 0))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  return (
    at.length > ENOUGH &&
    mean >= NEAREST &&
    mean <= FARTHEST &&
    gaps.every((gap) => gap > mean * 0.6 && gap < mean * 1.6)
  )
}

/** Most stand beside a page number. */
function isNumbered(lines: readonly Line[], at: readonly number[]): boolean {
  const numbered = at.filter((index) => isNumber(lines, index, -1) || isNumber(lines, index, 1))
  return numbered.length * 2 > at.length
}

/** The next line of text in a direction is a page number. */
function isNumber(lines: readonly Line[], index: number, step: -1 | 1): boolean {
  for (let n = 1; n <= 3; n++) {
    const text = lines[index + n * step]?.text.trim() ?? ''
    if (text !== '') return text.length < 20 && PAGE_NUMBER.test(text)
  }
  return false
}

function finding(line: Line | undefined, head: string, count: number): Finding {
  return {
    start: line?.start ?? 0,
    end: line?.end ?? 0,
    reading: '',
    method: 'internal',
    reason: `Unexpected running head \`${head}\` (${count} times), expected text`,
    evidence: {count},
    note: '书眉，各页重复，不是正文。',
  }
}
