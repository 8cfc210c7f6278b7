/** What a hit leads to. */
import type {DocumentCard, MeasureSpan, Passage, SearchUnit} from '../records/search.ts'
import type {Eid} from '../tree/types.ts'
import type {Hit} from './answer.ts'
import type {Stretch} from './source.ts'

/** The measure that a stretch of a unit stands in, if it stands in one. */
export function measureAt({measures}: SearchUnit, stretch: Stretch): MeasureSpan | undefined {
  return measures.find(({start, end}) => stretch.start >= start && stretch.end <= end)
}

/** That of the first place of a hit. */
function measureOf({unit, ranges: [first]}: Hit): MeasureSpan | undefined {
  return first && measureAt(unit, first)
}

/** The measure, or the unit. */
export function eidOf(hit: Hit): Eid {
  return measureOf(hit)?.eid ?? hit.unit.eid
}

/** What an article is headed by; of what stands outside articles the title of its document. */
export function titleOf({article, units}: Passage, card: DocumentCard): string {
  const heading = article === undefined ? undefined : units.find(({kind}) => kind === 'heading')
  return heading?.text ?? card.title
}
