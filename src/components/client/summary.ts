/** The line above the results: how much was found, and where. */
import type {Answer, Tally} from '../../search/answer.ts'
import type {Originals} from '../../search/originals.ts'
import {isFiltered} from '../../search/facets.ts'
import {h} from './dom.ts'
import {addressOf, canHaveOriginals, changed} from './search-state.ts'
import type {State} from './search-state.ts'
import {brief, sizeName} from './states.ts'

/** What is known of a search so far. */
export interface Found {
  wanted: State
  answer: Answer
  /** Whether more of the answer is to come. */
  isCounting: boolean
  /** What the witnesses have besides; `failed` where that could not be had. */
  originals?: Originals | 'failed'
}

/** Where the hits of the witnesses stand in the page. */
export const ORIGINALS = 'originals'

/** @param count counts to the end; @param again asks for the originals once more */
export function summary(
  found: Found,
  {count, again}: {count: (button: HTMLButtonElement) => void; again: () => void},
): (Node | string)[] {
  const {wanted, answer, isCounting} = found
  const {query, left, tally} = answer
  return [
    h('b', {}, brief(query)),
    readingWords(found),
    ...(isCounting && !tally.exact ? ['，正在核对'] : []),
    ...originalWords(found, again),
    ...(!isCounting && left > 0
      ? [
          button(`数清（再取 ${sizeName(left)}）`, (pressed) => {
            count(pressed)
          }),
        ]
      : []),
    ...(isFiltered(wanted.filter)
      ? ['　', h('a', {href: addressOf(changed(wanted, {filter: {}})), 'data-go': ''}, '看全部')]
      : []),
  ]
}

function readingWords({wanted, answer: {tally, reading}}: Found): string {
  if (tally.units > 0)
    return `　${wanted.originals ? '正文 ' : ''}${tallyWords(tally, isFiltered(wanted.filter))}`
  if (reading === 'clause') return '　点名的条款'
  if (reading === 'document') return '　点名的文件'
  return wanted.originals ? '　正文没有逐字相同的' : ''
}

/** 9 处，见于 2 件文件、6 段; at most that, where not all was counted: of a part of the texts by articles, as the facets count them. */
function tallyWords(
  {units, occurrences, passages, documents, exact}: Tally,
  isPart: boolean,
): string {
  if (exact) return `${occurrences} 处，见于 ${documents} 件文件、${units} 段`
  const many = isPart ? `${passages} 条` : `${occurrences} 处、${units} 段`
  return `至多 ${many}，见于 ${documents} 件文件`
}

/** 原文另有 3 处, counted apart. */
function originalWords(
  {wanted, answer, isCounting, originals}: Found,
  again: () => void,
): (Node | string)[] {
  if (!wanted.originals) return []
  if (!canHaveOriginals(wanted)) return ['；原文不分力度和工具，没有计入']
  if (originals === 'failed') return ['；原文没有取到', button('再取原文', again)]
  if (!originals) return isCounting ? ['；原文正在查'] : []
  const {tally} = originals
  if (tally.occurrences === 0) return ['；原文里没有更多']
  const most = tally.exact ? '' : '至多'
  const words = `原文${most}${answer.tally.units > 0 ? '另' : ''}有 ${tally.occurrences} 处`
  return ['；', wanted.view === 'list' ? h('a', {href: `#${ORIGINALS}`}, words) : words]
}

function button(name: string, press: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const made = h('button', {class: 'do', type: 'button'}, name)
  made.addEventListener('click', () => {
    press(made)
  })
  return made
}
