/** Tree → its citations as flat records, in the order of the text. */
import {span} from '../tree/position.ts'
import {toReading} from '../tree/to-text.ts'
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
