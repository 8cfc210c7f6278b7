/** Ways to narrow what was found: small bars that are filters. */
import {FORCE_NAMES} from '../../records/names.ts'
import type {Facet} from '../../search/answer.ts'
import {UNKNOWN} from '../../search/facets.ts'
import {NO_MEASURE} from '../../search/narrow.ts'
import {formatDate} from '../../tree/name.ts'
import {bar, h} from './dom.ts'
import {addressOf, changed} from './search-state.ts'
import type {State} from './search-state.ts'

const NAMES: Readonly<Record<Facet['key'], string>> = {
  document: '文件',
  year: '年份',
  genre: '文种',
  issuer: '发文机关',
  force: '力度',
  instrument: '政策工具',
}

export function facetLists(facets: readonly Facet[], state: State): HTMLElement[] {
  const [first] = facets
  if (!first) return []
  const counted = first.unit === 'places' ? '处数' : '条数'
  const most = first.exact ? '' : '至多的'
  const note = `数字是${most}${state.originals ? '正文' : ''}${counted}，点选即筛选。`
  return [h('p', {class: 'src'}, note), ...facets.map((facet) => facetList(facet, state))]
}

/** What hits are narrowed to, in the words of the lists: it is seen where they are folded. */
export function chosenIn(lists: HTMLElement): string {
  const names = lists.querySelectorAll('[aria-current] > span:first-child')
  return Array.from(names, ({textContent}) => textContent).join('、')
}

function facetList({key, values, more}: Facet, state: State): HTMLElement {
  const most = Math.max(...values.map(({count}) => count))
  const chosen = state.filter[key]
  const isGone = chosen !== undefined && !values.some(({value}) => value === chosen)
  const all = isGone ? [{value: chosen, count: 0}, ...values] : values
  return h(
    'section',
    {},
    h('h2', {}, NAMES[key]),
    ...all.map(({value, label, count}) => {
      const isChosen = value === chosen
      const next = changed(state, {filter: {...state.filter, [key]: isChosen ? undefined : value}})
      const link = h(
        'a',
        {
          href: addressOf(next),
          'data-go': '',
          'data-key': `${key} ${value}`,
          'aria-current': isChosen ? 'true' : undefined,
          title: isChosen ? '不再限于此' : undefined,
        },
        h('span', {}, ...(label === undefined ? [nameOf(key, value)] : titleOf(value, label, all))),
        h('span', {class: 'num'}, String(count)),
      )
      link.append(bar(count / most))
      return link
    }),
    more > 0 && h('p', {class: 'src num'}, `另有 ${more} ${key === 'document' ? '件' : '个'}未列`),
  )
}

/** Versions of one work are told apart by their dates, which stand in their ids. */
function titleOf(
  id: string,
  label: string,
  all: readonly {label?: string}[],
): (string | HTMLElement)[] {
  const [, version] = id.split('@')
  const isShared = all.filter((one) => one.label === label).length > 1
  if (!isShared || version === undefined) return [label]
  return [label, h('span', {class: 'v'}, `（${formatDate(version).text}）`)]
}

const FORCES = new Map<string, string>(Object.entries(FORCE_NAMES))
const NOT_KNOWN = new Map<Facet['key'], string>([
  ['year', '年份未详'],
  ['genre', '文种未详'],
  ['issuer', '机关未详'],
])

function nameOf(key: Facet['key'], value: string): string {
  if (key === 'force') return value === NO_MEASURE ? '不作措施' : (FORCES.get(value) ?? value)
  return value === UNKNOWN ? (NOT_KNOWN.get(key) ?? value) : value
}
