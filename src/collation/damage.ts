/**
 * Damages a finished edition once more, by the procedure that is thought to have damaged the
 * witness. If the witness comes back character for character, every swap lies on the grid, the
 * table of swaps is a function, no term was left stuffed, and exactly one mark is missing between
 * two that survive. It does not show that no swap was missed, that a reading is right, or where
 * inside its stretch a lost mark stood.
 */
import type {Damage} from '../tree/document.ts'
import {acceptedEntries} from './apparatus.ts'
import type {Apparatus} from './apparatus.ts'

/** A place of the grid on which a character would have been swapped. */
export interface GridPlace {
  /** Offset in the transcription. */
  at: number
  /** What stands there before the swap. */
  text: string
  swapped: boolean
}

export interface Rerun {
  /** What the procedure makes of the edition. */
  text: string
  /** Offset in the transcription of the first difference; absent if the witness comes back. */
  difference?: number
  grid: GridPlace[]
  /** Readings for which the apparatus knows more than one original: then the table is no function. */
  conflicts: string[]
}

/** A character of the text on its way, with the place it comes from. */
interface Char {
  value: string
  at: number
}

const IDEOGRAPHIC_SPACE = '\u3000'

/** The edition as characters, each with its place in the transcription; layout is kept. */
function edition(transcription: string, start: number, end: number, apparatus: Apparatus): Char[] {
  const out: Char[] = []
  const copy = (from: number, to: number) => {
    let place = from
    for (const value of transcription.slice(from, to)) {
      out.push({value, at: place})
      place += value.length
    }
  }
  let at = start
  for (const entry of acceptedEntries(apparatus)) {
    if (entry.start < at) continue // inside the term before it
    copy(at, entry.start)
    for (const value of entry.reading) out.push({value, at: entry.start})
    at = entry.end
  }
  copy(at, end)
  return out
}

/** Replaces a run of characters wherever it stands; what takes its place points where the run began. */
function replaceRun(chars: Char[], from: string, to: string): Char[] {
  const run = Array.from(from)
  const out: Char[] = []
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]
    if (!char) break
    if (run.every((value, k) => chars[i + k]?.value === value)) {
      for (const [k, value] of Array.from(to).entries()) out.push({value, at: char.at + k})
      i += run.length - 1
    } else out.push(char)
  }
  return out
}

/** The indent of a paragraph, printed as two spaces, counts as two ideographic spaces. */
function widenIndent(chars: Char[]): Char[] {
  return chars.map((char, i) => {
    const before = chars[i - 1]?.value
    const indent =
      char.value === ' ' &&
      (before === undefined ||
        before === '\n' ||
        (before === ' ' && (chars[i - 2]?.value ?? '\n') === '\n'))
    return indent ? {...char, value: IDEOGRAPHIC_SPACE} : char
  })
}

/** Reading → original of the swapped characters, as the apparatus has them. */
function swapTable(apparatus: Apparatus): {table: Map<string, string>; conflicts: string[]} {
  const table = new Map<string, string>()
  const conflicts = new Set<string>()
  for (const entry of acceptedEntries(apparatus)) {
    if (entry.layer !== 'characters') continue
    const known = table.get(entry.reading)
    if (known !== undefined && known !== entry.original) conflicts.add(entry.reading)
    table.set(entry.reading, entry.original)
  }
  return {table, conflicts: [...conflicts]}
}

/**
 * @param transcription the whole witness; offsets count in it
 * @param document its stretch
 */
export function rerunDamage(
  transcription: string,
  document: {start: number; end: number},
  apparatus: Apparatus,
  damage: Damage,
): Rerun {
  const {table, conflicts} = swapTable(apparatus)
  const brackets = new Map(Object.entries(damage.brackets))
  let chars = edition(transcription, document.start, document.end, apparatus)
  chars = widenIndent(chars).map((char) => ({
    ...char,
    value: brackets.get(char.value) ?? char.value,
  }))

  chars = replaceRun(chars, damage.stuff.term, damage.stuff.stuffed)

  const grid: GridPlace[] = []
  let count = 0
  chars = chars.map((char) => {
    if ((char.value.codePointAt(0) ?? 0) < 0x80) return char
    const onGrid = count++ % damage.swap.period === damage.swap.phase
    if (!onGrid) return char
    const variant = table.get(char.value)
    grid.push({at: char.at, text: char.value, swapped: variant !== undefined})
    return variant === undefined ? char : {...char, value: variant}
  })

  let marks = 0
  chars = chars.filter(
    (char) => !damage.drop.marks.includes(char.value) || marks++ % damage.drop.every !== 0,
  )

  const narrow = new Map([...Object.entries(damage.narrow), [IDEOGRAPHIC_SPACE, ' ']])
  const text = chars.map((char) => narrow.get(char.value) ?? char.value).join('')

  const expected = transcription.slice(document.start, document.end)
  const rerun = {text, grid, conflicts}
  if (text === expected) return rerun
  let i = 0
  while (i < text.length && text[i] === expected[i]) i++
  return {...rerun, difference: document.start + i}
}
