/** Where citations lead: of those inside a text, and of those to texts that are held. */
import {visit} from 'unist-util-visit'
import type {Edition} from '../../src/corpus.ts'
import type {ReferenceCounts} from '../../src/records/references.ts'
import {toReading} from '../../src/tree/to-text.ts'
import type {Row} from './table.ts'

export function citationRows(editions: readonly Edition[], counts: ReferenceCounts): Row[] {
  const inside = {right: 0, of: 0, details: [] as string[]}
  const across = {right: 0, of: 0, details: [] as string[]}
  for (const {root, document} of editions)
    visit(root, 'reference', (reference) => {
      const {citation, target, unresolved} = reference
      // What is quoted is another text, and what is not held cannot be linked.
      if (unresolved === 'quoted' || unresolved === 'not-held') return
      const isInside =
        citation.document === undefined ||
        citation.document.by === 'self' ||
        target?.includes('#') === false ||
        unresolved === 'no-unit'
      const tally = isInside ? inside : across
      tally.of++
      if (target === undefined)
        tally.details.push(`${document.title}: ${toReading(reference)} (${unresolved ?? ''})`)
      else tally.right++
    })
  const row = (figure: string, target: string, {right, of, details}: typeof inside): Row => ({
    figure,
    texts: 'national',
    value: `${((100 * right) / of).toFixed(2)} % (${right}/${of})`,
    target,
    details,
  })
  return [
    row('references inside a text that are resolved', '99 %', inside),
    row('references to texts that are held that are resolved', '97 %', across),
    {
      figure: 'references by what became of them',
      texts: 'national',
      value: [
        `${counts.total} in all`,
        `${counts.resolved} resolved (${counts.later} to a later version)`,
        ...counts.unresolved.map(([reason, number]) => `${reason} ${number}`),
      ].join(', '),
      target: '',
    },
  ]
}
