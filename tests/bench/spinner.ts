/** A whole spinner: whether its grid, its swaps, its stuffed term and its lost marks are found. */
import {collate} from '../../src/collation/collate.ts'
import type {CorpusText} from './corpus.ts'
import {random} from './random.ts'
import type {VariantRow} from './damage.ts'
import {spin} from './spin.ts'
import type {Row} from './table.ts'

/** Documents that are spun: each with a period, a phase, a table and a term of its own. */
const DOCUMENTS = 60
const LEAST_LENGTH = 4000

export function spinRows(texts: readonly CorpusText[], rows: readonly VariantRow[]): Row[] {
  const next = random(77)
  let swaps = 0
  let restored = 0
  let wrong = 0
  let periods = 0
  let terms = 0
  let stuffedAll = 0
  const documents = texts.filter(({text}) => text.length >= LEAST_LENGTH).slice(0, DOCUMENTS)
  for (const {text} of documents) {
    const table = new Map<string, string>()
    for (const {variant, standards} of [...rows].sort(() => next() - 0.5))
      for (const standard of standards) table.set(standard, variant)
    const period = 40 + Math.floor(next() * 120)
    const term = commonTerm(text)
    const spun = spin(text, table, {
      period,
      phase: Math.floor(next() * period),
      term,
      stuffed: `开放大学与${term}融合发展`,
    })
    const {entries, observations} = collate(spun.text)
    const at = new Map(
      entries.filter(({layer}) => layer === 'characters').map((entry) => [entry.start, entry]),
    )
    for (const {at: start, standard} of spun.swaps) {
      swaps++
      const entry = at.get(start)
      if (entry?.status !== 'accepted') continue
      if (entry.reading === standard) restored++
      else wrong++
      at.delete(start)
    }
    wrong += [...at.values()].filter(
      (entry) => entry.status === 'accepted' && !spun.swaps.some((one) => one.at === entry.start),
    ).length
    if (observations['variant-reading']?.['period'] === period) periods++
    const found = entries.filter(({ruleId}) => ruleId === 'stuffed-term').length
    const stuffed = text.split(term).length - 1
    stuffedAll += stuffed
    terms += Math.min(found, stuffed)
  }
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`
  return [
    {
      figure: 'spun documents: swaps restored; precision of applied changes',
      texts: `held out, ${documents.length} documents, ${swaps} swaps`,
      value: `${percent(restored, swaps)}; ${percent(restored, restored + wrong)}`,
      target: '–',
    },
    {
      figure: 'spun documents: period of the grid found exactly',
      texts: `held out, ${documents.length} documents`,
      value: percent(periods, documents.length),
      target: '–',
    },
    {
      figure:
        'spun documents: stuffed terms found (only where a seam or a template gives evidence)',
      texts: `held out, ${stuffedAll} places`,
      value: percent(terms, stuffedAll),
      target: '–',
    },
  ]
}

/** The most frequent run of four Han characters that stands at least five times. */
function commonTerm(text: string): string {
  const counts = new Map<string, number>()
  for (const [run] of text.matchAll(/(?=([\u4e00-\u9fff]{4}))/g)) counts.set(run, 0)
  for (const match of text.matchAll(/(?=([\u4e00-\u9fff]{4}))/g)) {
    const run = match[1] ?? ''
    counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  counts.delete('')
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '人民'
}
