/** Applies the accepted entries of the apparatus: `text` → `text` | `emendation` | `residue`. */
import type {Plugin} from 'unified'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {acceptedEntries, entryKey, isInside} from '../collation/apparatus.ts'
import type {Apparatus, Entry} from '../collation/apparatus.ts'
import {positioner, span} from '../tree/position.ts'
import type {Positioner} from '../tree/position.ts'
import {report} from '../tree/report.ts'
import type {Inline, Root} from '../tree/types.ts'

/** An entry with those that lie wholly inside it. */
interface Nested {
  entry: Entry
  inner: Entry[]
  applied: boolean
}

/**
 * Entries that do not fit are reported as fatal and left out: a stale one (the witness has
 * something else there), a crossing one, and one that lies outside every line.
 */
export const emend: Plugin<[Apparatus], Root> = (apparatus) => (tree, file) => {
  const at = positioner(String(file.value))
  const waiting = nest(freshEntries(apparatus, at, file), at, file)
  let next = 0
  visit(tree, (node) => {
    if (node.type !== 'line' && node.type !== 'cell') return
    node.children = (node.children as Inline[]).flatMap((child) => {
      if (child.type !== 'text') return [child]
      const {start, end} = span(child)
      // Leaves and entries come in the order of the text; what no leaf takes is told below.
      while ((waiting[next]?.entry.start ?? Infinity) < start) next++
      const here: Nested[] = []
      for (let one = waiting[next]; one && one.entry.end <= end; one = waiting[++next]) {
        here.push(one)
        one.applied = true
      }
      return split(child.value, start, here, at)
    })
  })
  for (const {entry, applied} of waiting)
    if (!applied)
      complain(
        file,
        at,
        entry,
        'unapplied-entry',
        'outside every line, expected a place in the text of this document',
      )
}

function complain(file: VFile, at: Positioner, entry: Entry, ruleId: string, reason: string): void {
  report(file, {
    reason: `Unexpected entry \`${entryKey(entry)}\` ${reason}`,
    place: at(entry.start, entry.end),
    ruleId,
    source: 'emend',
    fatal: true,
  })
}

/** Accepted entries whose original is what the witness has. */
function freshEntries(apparatus: Apparatus, at: Positioner, file: VFile): Entry[] {
  const transcription = String(file.value)
  return acceptedEntries(apparatus).filter((entry) => {
    const found = transcription.slice(entry.start, entry.end)
    if (found === entry.original && entry.start <= entry.end) return true
    complain(
      file,
      at,
      entry,
      'stale-entry',
      `with original \`${entry.original}\`, expected \`${found}\` as the witness has it`,
    )
    return false
  })
}

/** Outermost entries, in order, with the inner ones inside. */
function nest(entries: readonly Entry[], at: Positioner, file: VFile): Nested[] {
  const out: Nested[] = []
  for (const entry of entries) {
    const last = out.at(-1)
    if (last && isInside(entry, last.entry)) last.inner.push(entry)
    else if (last && (entry.start < last.entry.end || isSameSlot(entry, last.entry)))
      complain(
        file,
        at,
        entry,
        'crossing-entry',
        `that crosses \`${entryKey(last.entry)}\`, expected entries to touch or to nest`,
      )
    else out.push({entry, inner: [], applied: false})
  }
  return out
}

/** Two insertions at one offset have no order: they must be one entry. */
function isSameSlot(a: Entry, b: Entry): boolean {
  return a.start === a.end && b.start === b.end && a.start === b.start
}

/** Cuts one text at its entries. @param start offset of the text */
function split(value: string, start: number, entries: readonly Nested[], at: Positioner): Inline[] {
  const out: Inline[] = []
  let done = start
  const keep = (end: number) => {
    if (end > done)
      out.push({
        type: 'text',
        value: value.slice(done - start, end - start),
        position: at(done, end),
      })
    done = end
  }
  for (const {entry, inner} of entries) {
    keep(entry.start)
    const position = at(entry.start, entry.end)
    out.push(
      entry.layer === 'residue'
        ? {type: 'residue', value: entry.original, entry: entryKey(entry), position}
        : {
            type: 'emendation',
            value: entry.reading,
            original: entry.original,
            entry: entryKey(entry),
            ...(inner.length > 0 && {inner: inner.map(entryKey)}),
            position,
          },
    )
    done = entry.end
  }
  keep(start + value.length)
  return out
}
