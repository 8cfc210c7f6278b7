/** Measures and their facets as elements. */
import {unitAddress} from '../../citation/address.ts'
import {formatOfficial} from '../../citation/format.ts'
import type {Choice, Counts, FacetName, MeasureIndex} from '../../records/measure-filter.ts'
import {withChoice} from '../../records/measure-filter.ts'
import {actorLines, piecesOf} from '../../records/measure-table.ts'
import type {MeasureRecord} from '../../records/measure.ts'
import {FORCE_CLASSES, FORCE_NAMES, FORCES, forceName} from '../../records/names.ts'
import {formatEid} from '../../tree/eid.ts'
import {briefName} from '../../tree/name.ts'
import {h} from './dom.ts'

type Documents = ReadonlyMap<string, MeasureIndex['documents'][number]>

export type View = 'table' | 'list'

const FIRST = 8

function text(measure: MeasureRecord): (Node | string)[] {
  return piecesOf(measure.text, measure.facts).map(({text, kind}) =>
    kind === undefined ? text : h('span', {class: `p-${kind}`}, text),
  )
}

function tools(measure: MeasureRecord, href: string, citation: string): HTMLElement {
  return h(
    'span',
    {class: 'mtools flex gap-3 text-[0.8125rem]/6'},
    h('a', {href, 'data-copy-link': `${citation}的措施`}, '链接'),
    h('button', {type: 'button', 'data-copy-citation': `${citation}：“${measure.text}”`}, '引用'),
  )
}

const force = (measure: MeasureRecord) =>
  h('span', {class: `force ${FORCE_CLASSES[measure.force]}`}, forceName(measure))

const actor = (measure: MeasureRecord) => {
  const [who, ground] = actorLines(measure)
  return [who, ground !== undefined && h('small', {}, ground)]
}

const amounts = ({quantities, periods}: MeasureRecord) =>
  [...quantities.map(({value}) => value), ...periods].join('　')

export function showMeasures(
  measures: readonly MeasureRecord[],
  documents: Documents,
  view: View,
  base: string,
): HTMLElement {
  const rows = measures.map((measure) => {
    const document = documents.get(measure.document)
    const href = unitAddress(base, measure.document, measure.eid)
    const citation = document ? formatOfficial({...document, label: measure.label}) : measure.label
    const name = documents.size > 1 && document ? briefName(document) : ''
    const place = [h('a', {href}, measure.label), name !== '' && h('small', {}, name)]
    const emended = measure.emended > 0 ? `校改 ${measure.emended} 处` : ''
    if (view === 'table')
      return h(
        'tr',
        {},
        h('td', {class: 'c'}, ...place, tools(measure, href, citation)),
        h('td', {class: 'f'}, force(measure)),
        h('td', {class: 'a'}, ...actor(measure)),
        h('td', {class: 's'}, h('a', {href}, ...text(measure))),
        h('td', {class: 'q num'}, amounts(measure)),
        h('td', {class: 'e num'}, emended),
      )
    const facts: [string, string][] = [
      ['动词', measure.action],
      ['数量', measure.quantities.map(({value, of}) => value + (of ? `（${of}）` : '')).join('　')],
      ['期限', measure.periods.join('　')],
      ['条件', measure.conditions.join('；')],
      ['机构', measure.bodies.join('、')],
      ['工具', measure.instruments.join('、')],
      ['校改', emended],
    ]
    return h(
      'li',
      {},
      h('p', {class: 'mh'}, force(measure), h('span', {class: 'a'}, ...actor(measure)), ...place),
      h('p', {class: 's'}, ...text(measure)),
      h(
        'dl',
        {class: 'mfacts'},
        ...facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
      ),
      tools(measure, href, citation),
    )
  })
  if (view === 'list') return h('ol', {class: 'mlist'}, ...rows)
  const heads = ['条款', '力度', '谁', '措施', '数量、期限', '校改']
  return h(
    'table',
    {class: 'mt'},
    h('caption', {class: 'vh'}, '措施'),
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', {scope: 'col'}, head)))),
    h('tbody', {}, ...rows),
  )
}

interface Value {
  value: string
  label: string | Node
  count: number
}

/** The facets with their counts; a value that would leave nothing is not offered. */
export function showFacets(
  index: MeasureIndex,
  counts: Counts,
  choice: Choice,
  params: URLSearchParams,
  open: ReadonlySet<string>,
): HTMLElement[] {
  const at = (list: readonly number[], i: number) => list[i] ?? 0
  const facet = (name: FacetName, title: string, values: readonly Value[]) => {
    const chosen = name === 'quantity' ? undefined : (choice[name] as string | undefined)
    const offered = values
      .filter(({value, count}) => count > 0 || value === chosen)
      .sort((a, b) => Number(b.value === chosen) - Number(a.value === chosen) || b.count - a.count)
    if (offered.length < 2 && chosen === undefined) return undefined
    const shown = open.has(name) ? offered.slice(0, 200) : offered.slice(0, FIRST)
    const more = offered.length - shown.length
    return h(
      'section',
      {},
      h('h2', {}, title),
      h(
        'ul',
        {},
        ...shown.map(({value, label, count}) => entry(name, value, label, count, value === chosen)),
      ),
      more > 0 &&
        h('button', {type: 'button', 'data-open': name}, `另有 ${Math.min(more, 192)} 项`),
    )
  }
  const entry = (
    name: FacetName,
    value: string,
    label: string | Node,
    count: number,
    chosen: boolean,
  ) =>
    h(
      'li',
      {},
      h(
        'a',
        {
          href: `?${withChoice(params, name, value).toString()}`,
          'data-choose': '',
          'aria-current': chosen ? 'true' : undefined,
        },
        label,
        h('span', {class: 'num'}, String(count)),
      ),
    )
  const flags = (['quantity', 'period', 'emended'] as const).map((name, i) =>
    entry(
      name,
      '1',
      {quantity: '有数量', period: '有期限', emended: '有校改'}[name],
      at(counts.flags, i),
      choice[name] === true,
    ),
  )
  return [
    facet(
      'force',
      '力度',
      FORCES.map((value, i) => ({
        value,
        label: h('span', {class: `force ${FORCE_CLASSES[value]}`}, FORCE_NAMES[value]),
        count: at(counts.force, i),
      })),
    ),
    h('section', {}, h('h2', {}, '其他'), h('ul', {}, ...flags)),
    facet('actor', '主体', [
      ...index.actors.map((value, i) => ({value, label: value, count: at(counts.actor, i)})),
      {value: '', label: '未言明', count: at(counts.actor, index.actors.length)},
    ]),
    facet(
      'instrument',
      '政策工具',
      index.instruments.map((value, i) => ({
        value,
        label: value,
        count: at(counts.instrument, i),
      })),
    ),
    facet(
      'd',
      '文件',
      index.documents.map((document, i) => ({
        value: document.id,
        label: briefName(document),
        count: at(counts.d, i),
      })),
    ),
  ].filter((section) => section !== undefined)
}

/** Of one document its articles can be chosen too. */
export function showArticles(
  articles: ReadonlyMap<string, number>,
  chosen: string | undefined,
  params: URLSearchParams,
): HTMLElement | undefined {
  if (articles.size < 2) return undefined
  const address = (value: string) => {
    const next = new URLSearchParams(params)
    next.delete('n')
    if (chosen === value) next.delete('article')
    else next.set('article', value)
    return `?${next.toString()}`
  }
  return h(
    'section',
    {class: 'articles'},
    h('h2', {}, '条'),
    h(
      'ul',
      {},
      ...[...articles].map(([eid, count]) =>
        h(
          'li',
          {},
          h(
            'a',
            {
              href: address(eid),
              'data-choose': '',
              'aria-current': eid === chosen ? 'true' : undefined,
            },
            formatEid(eid),
            h('span', {class: 'num'}, String(count)),
          ),
        ),
      ),
    ),
  )
}
