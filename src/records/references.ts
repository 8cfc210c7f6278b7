/** Tree → its citations as flat records, in the order of the text. */
import {span} from '../tree/position.ts'
import {toReading} from '../tree/to-text.ts'
import type {Unresolved} from '../tree/citation.ts'
import type {Eid, Reference, Root} from '../tree/types.ts'
import {visit} from 'unist-util-visit'
import {unitsOf} from '../tree/units.ts'

export interface ReferenceRecord {
  /** The unit that it stands in. */
  eid: Eid
  text: string
  start: number
  end: number
  target?: string
}

export function referenceRecords(root: Root): ReferenceRecord[] {
  return unitsOf(root).flatMap(({unit, own}) => {
    const found: ReferenceRecord[] = []
    visit({type: 'root', children: own} as unknown as Root, 'reference', (node: Reference) => {
      found.push({
        eid: unit.eid,
        text: toReading(node),
        ...span(node),
        ...(node.target !== undefined && {target: node.target}),
      })
    })
    return found
  })
}

export interface ReferenceCounts {
  total: number
  resolved: number
  /** Of these, to a later version than was in force. */
  later: number
  /** By reason, the most frequent first. */
  unresolved: [Unresolved, number][]
}

export function countReferences(roots: readonly Root[]): ReferenceCounts {
  const reasons = new Map<Unresolved, number>()
  let [total, later] = [0, 0]
  for (const root of roots)
    visit(root, 'reference', ({unresolved, later: isLater}) => {
      total++
      if (isLater) later++
      if (unresolved) reasons.set(unresolved, (reasons.get(unresolved) ?? 0) + 1)
    })
  const unresolved = [...reasons].sort((a, b) => b[1] - a[1])
  return {
    total,
    resolved: total - unresolved.reduce((sum, [, count]) => sum + count, 0),
    later,
    unresolved,
  }
}
