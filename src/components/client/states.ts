/** What the search page shows where there are no results to show: waiting, failed, nothing found. */
import {documentAddress} from '../../citation/address.ts'
import {briefName} from '../../tree/name.ts'
import type {Answer, Suggestion} from '../../search/answer.ts'
import type {Failed} from '../../search/client.ts'
import {h} from './dom.ts'

export function waiting(query: string): Node[] {
  return [
    h('p', {class: 'count', role: 'status'}, h('b', {}, query), '　正在查'),
    h('div', {class: 'wait', 'aria-hidden': 'true'}, h('span'), h('span'), h('span')),
  ]
}

export function failed(base: string, {kind}: Pick<Failed, 'kind'>, again: () => void): Node[] {
  const button = h('button', {class: 'do', type: 'button'}, '再试一次')
  button.addEventListener('click', again)
  const why =
    kind === 'index'
      ? '取到的索引不完整，或不是这一版的。没有据此作答。'
      : navigator.onLine
        ? '网站没有应答。已显示的条文不受影响。'
        : '网络断开了。已显示的条文不受影响。'
  return [
    h('p', {class: 'count', role: 'status'}, '索引没有取到'),
    h('p', {}, why),
    button,
    h('a', {class: 'do', href: `${base}measures/`}, '改看全部措施'),
  ]
}

/** 只有标点的检索式. */
export function marksOnly(query: string): Node[] {
  return [
    h('p', {class: 'count', role: 'status'}, h('b', {}, query), '　只有标点'),
    h('p', {}, '标点处处都有，不单独检索。请连同它前后的字一起输入。'),
  ]
}

/** 您是否要找: offered, never put in the place of what was typed. */
export function instead(suggestions: readonly Suggestion[] = []): HTMLElement | undefined {
  if (suggestions.length === 0) return undefined
  return h(
    'p',
    {class: 'instead num'},
    h('span', {}, suggestions.every(({why}) => why === 'form') ? '也作' : '您是否要找'),
    ...suggestions.map(({text, units}) =>
      h(
        'span',
        {},
        h('a', {href: `?q=${encodeURIComponent(text)}`, 'data-go': ''}, text),
        units !== undefined && `（${units} 段）`,
      ),
    ),
  )
}

export function nothing(answer: Answer, base: string, isNarrowed: boolean): Node[] {
  const {query, missing, suggestions} = answer
  const why =
    missing.length > 0
      ? missing.map(({document, articles}) =>
          h(
            'p',
            {},
            h('a', {href: documentAddress(base, document.id)}, briefName(document)),
            `共 ${articles} 条，没有所查的这一处。`,
          ),
        )
      : [h('p', {}, '全部文件里都没有这一串字。标点也算在内，空格不算。')]
  return [
    h('p', {class: 'count num', role: 'status'}, h('b', {}, query), '　没有找到'),
    ...why,
    instead(suggestions),
    isNarrowed &&
      h('a', {class: 'do', href: `?q=${encodeURIComponent(query)}`, 'data-go': ''}, '不限范围再查'),
    h('a', {class: 'do', href: `${base}measures/`}, '看全部措施'),
  ].filter((one) => one !== false && one !== undefined)
}
