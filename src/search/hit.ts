/** What a hit leads to. */
import type {MeasureSpan} from '../records/search.ts'
import type {Eid} from '../tree/types.ts'
import type {Hit} from './answer.ts'

/** The measure that a hit stands in, if it stands in one. */
export function measureOf({unit, ranges: [first]}: Hit): MeasureSpan | undefined {
  return first && unit.measures.find(({start, end}) => first.start >= start && first.end <= end)
}

/** The measure, or the unit. */
export function eidOf(hit: Hit): Eid {
  return measureOf(hit)?.eid ?? hit.unit.eid
}
