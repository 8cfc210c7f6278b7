/**
 * Page numbers on lines of their own, from print or PDF: — 3 —, - 3 -, ·3·, 第3页 共10页, 3 / 10. They
 * stand between paragraphs, often in the middle of one. Accepted where three or more with dashes or 第…页
 * rise through the text, by no more than a few pages at a time; else proposed. A bare number or 3/10 is
 * proposed only in such a rising sequence, ten lines or more apart: in a table it is a value. It is
 * wrong where a text numbers its sections with dashed numbers.
 *
 * @example
 *   in   甲\n— 1 —\n乙\n— 2 —\n丙\n— 3 —
 *   out  甲\n\n乙\n\n丙\n
 * @example
 *   in   表一\n1\n2\n3\n第3页指背面。
 *   out  表一\n1\n2\n3\n第3页指背面。
 */
import type {Line} from '../page.ts'
import type {Finding, Rule} from '../rule.ts'

const DASHED = /^[—–―－·•~～-]{1,3}\s*([0-9０-９]{1,4})\s*[—–―－·•~～-]{1,3}$/
const NAMED =
  /^(?:第\s*([0-9０-９]{1,4})\s*页(?:\s*[,，/／]?\s*共\s*[0-9０-９]{1,4}\s*页)?|page\s+([0-9]{1,4})(?:\s+of\s+[0-9]{1,4})?)$/i
const BARE = /^([0-9]{1,4})(?:\s*[/／]\s*[0-9]{1,4})?$/
const LONGEST = 24
/** Pages that may be missing between two that are numbered. */
const GAP = 5
/** Lines between two bare numbers of pages. */
const APART = 10
const ENOUGH = 3

interface PageNumber {
  line: Line
  index: number
  number: number
  bare: boolean
}

export const strayPageNumber: Rule = {
  id: 'stray-page-number',
  layer: 'residue',
  kind: 'interpolation',
  *find({lines}) {
    const numbers: PageNumber[] = []
    for (const [index, line] of lines.entries()) {
      if (line.start === line.end || line.end - line.start > LONGEST) continue
      const found = numberOf(line, index)
      if (found) numbers.push(found)
    }
    if (numbers.length === 0) return
    const rising = new Set([...risingOf(numbers, false), ...risingOf(numbers, true)])
    for (const one of numbers) {
      const inSequence = rising.has(one)
      if (one.bare && !inSequence) continue
      yield finding(one, inSequence)
    }
  },
}

function numberOf(line: Line, index: number): PageNumber | undefined {
  const text = line.text.trim()
  const match = DASHED.exec(text) ?? NAMED.exec(text)
  const bare = match ? null : BARE.exec(text)
  const digits = match?.[1] ?? match?.[2] ?? bare?.[1]
  if (digits === undefined) return undefined
  const number = Number(digits.normalize('NFKC'))
  return {line, index, number, bare: match === null}
}

/** The numbers that rise, three or more in a row; bare ones only far apart. */
function risingOf(all: readonly PageNumber[], bare: boolean): PageNumber[] {
  const numbers = all.filter((one) => one.bare === bare)
  const rising: PageNumber[] = []
  let run: PageNumber[] = []
  const close = () => {
    if (run.length >= ENOUGH) rising.push(...run)
    run = []
  }
  for (const one of numbers) {
    const last = run.at(-1)
    const step = last ? one.number - last.number : 0
    if (last && (step < 1 || step > GAP || (bare && one.index - last.index < APART))) close()
    run.push(one)
  }
  close()
  return rising
}

function finding({line, number, bare}: PageNumber, inSequence: boolean): Finding {
  return {
    start: line.start,
    end: line.end,
    reading: '',
    accept: inSequence && !bare,
    method: 'internal',
    reason: `Unexpected page number ${number} on a line of its own, expected text`,
    evidence: {number, rising: inSequence},
    note: '版面页码，不是正文。',
  }
}
