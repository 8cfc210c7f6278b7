/** What the search page shows where there are no results to show: waiting, failed, nothing found. */
import type {Answer} from '../../search/engine.ts'
import {h} from './dom.ts'

export function waiting(query: string): Node[] {
  return [
    h('p', {class: 'count', role: 'status'}, h('b', {}, query), '　正在查'),
    h('div', {class: 'wait', 'aria-hidden': 'true'}, h('span'), h('span'), h('span')),
  ]
}

export function failed(base: string, again: () => void): Node[] {
  const button = h('button', {class: 'do', type: 'button'}, '再试一次')
  button.addEventListener('click', again)
  return [
    h('p', {class: 'count', role: 'status'}, '索引没有取到'),
    h('p', {}, '网络断开，或文件不完整。已显示的条文不受影响。'),
    button,
    h('a', {class: 'do', href: `${base}measures/`}, '改看全部措施'),
  ]
}

export function nothing(answer: Answer, base: string): Node[] {
  const {query, nearest, missing} = answer
  const why =
    missing.length > 0
      ? missing.map(({number, title, articles, id}) =>
          h(
            'p',
            {},
            h('a', {href: `${base}d/${id}/`}, number ?? title),
            `共 ${articles} 条，没有所查的这一处。`,
          ),
        )
      : [h('p', {}, '全部文件里都没有这一串字。标点也算在内，空格不算。')]
  const instead = nearest && [
    h(
      'p',
      {},
      '您是否要找：',
      h('a', {href: `?q=${encodeURIComponent(nearest.text)}`, 'data-go': ''}, nearest.text),
      `（${nearest.occurrences} 处）`,
    ),
  ]
  return [
    h('p', {class: 'count num', role: 'status'}, h('b', {}, query), '　没有找到'),
    ...why,
    ...(instead ?? []),
    h('a', {class: 'do', href: `${base}measures/`}, '看全部措施'),
  ]
}
