/** Where the last item of a text ends. */
import type {Ladder} from '../tree/types.ts'
import type {Planned} from './line.ts'
import type {Step} from './step.ts'

/**
 * What closes a text belongs to no item: lines behind the last one, where no item before it has a
 * line of its own but what it quotes. Only in official documents; in legislation a line is a 款 of
 * its article.
 */
export function closing(
  steps: Step[],
  lines: readonly Planned[],
  ladder: Ladder,
  quoted: readonly boolean[],
): Step[] {
  if (ladder !== 'official') return steps
  let first = steps.length
  while (first > 0 && steps[first - 1]?.kind === 'paragraph' && !quoted[first - 1]) first--
  let at = first - 1
  while (quoted[at]) at--
  const last = steps[at]
  const line = lines[at]
  if (first === steps.length || last?.kind !== 'unit' || !line || line === 'table') return steps
  // What follows a heading is its text.
  if (line.text.slice(last.numberLength).trim().length <= last.headingLength) return steps
  const siblings = steps.flatMap((step, i) =>
    step.kind === 'unit' && step.style === last.style && i < at ? [i] : [],
  )
  const alone = siblings.filter((i) => {
    let next = i + 1
    while (quoted[next]) next++
    return steps[next]?.kind !== 'paragraph'
  }).length
  if (siblings.length < 1 || alone < siblings.length) return steps
  return steps.map((step, i) =>
    i >= first && step.kind === 'paragraph' && lines[i] !== 'table' ? {...step, depth: 0} : step,
  )
}
