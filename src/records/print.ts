/** Tree → lines as they are printed, for files to take away. What is printed can be read again to the same units. */
import {toReading} from '../tree/to-text.ts'
import type {FieldName, Root} from '../tree/types.ts'
import {isStanding, ownOf} from '../tree/units.ts'
import type {Own, Standing} from '../tree/units.ts'
import {cellText, rowsOf} from './units.ts'

export type Printed =
  | {
      kind: 'line'
      /** What the line begins with: a part of the form, a division, an article, text, or what is set apart. */
      role: FieldName | 'division' | 'titled' | 'article' | 'text' | 'inset'
      /** How many divisions it lies in. */
      level: number
      /** In an attachment, which has a title of its own. */
      attached: boolean
      /** 第一条, with the white space behind it in print. */
      num: string
      text: string
    }
  | {kind: 'table'; rows: string[][]}

type PrintedLine = Extract<Printed, {kind: 'line'}>

/** What stood on one line of the witness is printed on one line. */
export function printedLines(root: Root): Printed[] {
  const out: Printed[] = []
  let before = -1
  const lineOf = (unit: Standing) => unit.position?.start.line ?? -1
  const open = (line: PrintedLine, unit: Standing) => {
    const last = out.at(-1)
    const own = lineOf(unit)
    if (last?.kind === 'line' && own === before && own >= 0) last.text += line.num + line.text
    else out.push(line)
    before = own
  }
  const walk = (unit: Standing, level: number, attached: boolean) => {
    if (unit.type === 'table') {
      out.push({
        kind: 'table',
        rows: rowsOf(unit).map((cells) => cells.map((cell) => cellText(cell))),
      })
      before = -1
      return
    }
    const inside = attached || unit.type === 'attachment'
    if (unit.type !== 'attachment') {
      const own = ownOf(unit)
      const num = readingOf(own, ['num'])
      const text = readingOf(own, ['num', 'inset'], true)
      const role = roleOf(unit, num)
      if (num !== '' || text !== '')
        open({kind: 'line', role, level, attached, num: spaced(num), text}, unit)
      for (const child of own)
        if (child.type === 'inset') {
          const text = toReading(child)
          out.push({kind: 'line', role: 'inset', level, attached, num: '', text})
          before = child.position?.start.line ?? -1
        }
    } else before = -1
    for (const child of unit.children)
      if (isStanding(child)) walk(child, level + (unit.type === 'division' ? 1 : 0), inside)
  }
  for (const block of root.children) if (isStanding(block)) walk(block, 0, false)
  return out
}

function roleOf(
  unit: Exclude<Standing, {type: 'table' | 'attachment'}>,
  num: string,
): PrintedLine['role'] {
  switch (unit.type) {
    case 'field':
      return unit.name
    case 'division':
      return num === '' ? 'titled' : 'division'
    case 'article':
      return 'article'
    case 'clause':
      return 'text'
  }
}

function readingOf(own: readonly Own[], types: readonly string[], except = false): string {
  return toReading({
    type: 'run',
    children: own.filter(({type}) => types.includes(type) !== except),
  }).trim()
}

/** 第一条　为了: a number of the kind 第……条 or 5.1 stands apart from its text. */
function spaced(num: string): string {
  return /^(?:第|附)|\d[.．]\d|^\d+$|^[a-z]$/u.test(num) && num !== '' ? `${num}　` : num
}
