/** The lists of a page of results, in their order, and what stands between them. */
import type {Answer, HitGroup} from '../../search/answer.ts'
import type {Originals} from '../../search/originals.ts'
import {h} from './dom.ts'
import {groupItem, lacking, namedItem} from './results.ts'
import {ORIGINALS} from './summary.ts'
import type {Found} from './summary.ts'

/** Of the witnesses so many are shown; the rest when it is asked for. */
const SHOWN = 5
const MOST_DIRECT = 20

/** What the witnesses have comes before what is only like it, and behind what the readings have. */
export function hitLists(
  {answer, wanted}: Found,
  {base, others, turning}: {base: string; others: readonly Node[]; turning: readonly Node[]},
): Node[] {
  const {groups, partial, tally, isSure} = answer
  const isAlone = tally.units === 0
  // In another order the score says nothing.
  const item = (group: HitGroup, kind?: 'partial') =>
    groupItem(wanted.sort === 'rank' ? group : {...group, reasons: []}, base, kind)
  return [
    // Where one version or part has it, that others do not says nothing.
    ...(isSure && wanted.page === 1 && answer.direct.length === 0 ? lacking(answer, base) : []),
    ...(wanted.page === 1 ? directList(answer, base) : []),
    ...(groups.length > 0 ? [h('ol', {class: 'hits'}, ...groups.map((group) => item(group)))] : []),
    ...(isAlone ? others : []),
    ...(partial.length > 0
      ? [
          h('p', {class: 'between'}, betweenWords(answer, others.length > 0)),
          h('ol', {class: 'hits'}, ...partial.map((group) => item(group, 'partial'))),
        ]
      : []),
    ...turning,
    ...(isAlone ? [] : others),
  ]
}

/** The line between what has all of it and what has some. */
function betweenWords({reading, tally}: Answer, hasOthers: boolean): string {
  const where = hasOthers ? '正文里' : ''
  if (reading === 'question') return `${where}没有与所问逐字相同的。以下各条最为接近。`
  return tally.units > 0
    ? '以下各条只含其中一部分。'
    : `${where}没有一段同时含有这些词。以下各条只含其中一部分。`
}

/** What the query names. */
export function directList({direct}: Answer, base: string): Node[] {
  if (direct.length === 0) return []
  const shown = direct.slice(0, MOST_DIRECT)
  const rest = direct.length - shown.length
  return [
    h('ol', {class: 'hits direct'}, ...shown.map((group) => namedItem(group, base))),
    ...(rest > 0 ? [h('p', {class: 'src num'}, `另有 ${rest} 件也有这一处。`)] : []),
  ]
}

/** What only the witnesses have, under a line of its own. */
export function originalHits({groups, tally}: Originals, base: string): HTMLElement[] {
  if (groups.length === 0) return []
  const items = groups.map((group) => groupItem(group, base, 'original'))
  const shown = h('ol', {class: 'hits'}, ...items.slice(0, SHOWN))
  const rest = items.slice(SHOWN)
  const button = h('button', {class: 'do', type: 'button'}, `再列 ${rest.length} 条`)
  button.addEventListener('click', () => {
    shown.append(...rest)
    button.remove()
    rest[0]?.querySelector<HTMLElement>('a')?.focus()
  })
  return [
    h(
      'section',
      {class: 'originals', id: ORIGINALS, 'aria-labelledby': `${ORIGINALS}-name`, tabindex: '-1'},
      h(
        'h2',
        {class: 'between num', id: `${ORIGINALS}-name`},
        tally.exact
          ? `以下 ${tally.occurrences} 处只在原文里，校订时改过。`
          : '以下在原文里，有些也在正文。',
      ),
      shown,
      rest.length > 0 && button,
    ),
  ]
}
