/** Cuts runs of leaves at places of their reading, so that passes can work on what a reader sees. */
import type {Inline} from './types.ts'
import type {Positioner} from './position.ts'
import {span} from './position.ts'
import {toReading} from './to-text.ts'

/** How many UTF-16 units of the reading a leaf prints. */
function width(leaf: Inline): number {
  return leaf.type === 'residue' || leaf.type === 'markup' ? 0 : leaf.value.length
}

/**
 * Splits leaves in two at an offset of their reading. An emendation is never split: if the offset
 * falls inside one, the cut moves to its end, so that the entry stays whole. What is printed with
 * no width (a residue) stays before the cut.
 */
export function cut(run: readonly Inline[], offset: number, at: Positioner): [Inline[], Inline[]] {
  const before: Inline[] = []
  let left = offset
  for (const [i, leaf] of run.entries()) {
    if (left <= 0 && width(leaf) > 0) return [before, run.slice(i)]
    if (leaf.type === 'text' && left < leaf.value.length) {
      const {start, end} = span(leaf)
      const head: Inline = {
        type: 'text',
        value: leaf.value.slice(0, left),
        position: at(start, start + left),
      }
      const tail: Inline = {
        type: 'text',
        value: leaf.value.slice(left),
        position: at(start + left, end),
      }
      return [
        [...before, head],
        [tail, ...run.slice(i + 1)],
      ]
    }
    before.push(leaf)
    left -= width(leaf)
  }
  return [before, []]
}

/** Cuts at several offsets of the reading, in rising order; gives one run more than there are offsets. */
export function cutAll(
  run: readonly Inline[],
  offsets: readonly number[],
  at: Positioner,
): Inline[][] {
  const out: Inline[][] = []
  let rest: Inline[] = [...run]
  let done = 0
  for (const offset of offsets) {
    const [head, tail] = cut(rest, offset - done, at)
    out.push(head)
    done += toReading({type: 'run', children: head}).length
    rest = tail
  }
  return [...out, rest]
}
