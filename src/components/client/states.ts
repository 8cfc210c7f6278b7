/** What the search page shows where there are no results to show: waiting, failed, nothing found. */
import type {Answer, Suggestion} from '../../search/answer.ts'
import type {Failed} from '../../search/client.ts'
import {isFiltered} from '../../search/facets.ts'
import {MINUS} from '../../search/query.ts'
import {h} from './dom.ts'
import {lacking} from './results.ts'
import {addressOf, changed, keptOf} from './search-state.ts'
import type {State} from './search-state.ts'

export function waiting(query: string): Node[] {
  return [
    h('p', {class: 'count'}, h('b', {}, brief(query)), '　正在查'),
    h('div', {class: 'wait', 'aria-hidden': 'true'}, h('span'), h('span'), h('span')),
  ]
}

/** Why an index could not be had, in a line and a sentence. */
export function failureWords({kind, bytes}: Pick<Failed, 'kind' | 'bytes'>): [string, string] {
  switch (kind) {
    case 'host':
      return navigator.onLine
        ? ['索引没有取到', '网站没有应答、答错了，或者中途断了。']
        : ['网络断开了', '检索用的索引没有取到。连上网以后再试。']
    case 'code':
      return navigator.onLine
        ? ['检索用的程序没有取到', '网站没有应答，或者更新过了、本页是旧的。刷新本页就是新的。']
        : ['网络断开了', '检索用的程序没有取到。连上网以后再试。']
    case 'missing':
      return ['索引没有取到', '网站上没有检索用的索引，可能正在更新。']
    case 'index':
      return ['索引不能用', '取到的索引不完整，或者和本页不是同一版。没有据此作答。']
    case 'large':
      return [
        '要先取下整份索引',
        `这个网站的主机不能只送文件的一部分，检索要先取下整份索引${bytes === undefined ? '，大小不明' : `，共 ${sizeName(bytes)}`}。取一次，关闭本页之前都能用。`,
      ]
  }
}

/** @param again tries once more; where the index is large, all of it may then be fetched */
export function failed(base: string, why: Failed, again: () => void): Node[] {
  const {kind, bytes} = why
  const [line, sentence] = failureWords(why)
  const isLarge = kind === 'large'
  const name = bytes === undefined ? '取下并检索' : `取下 ${sizeName(bytes)} 并检索`
  const button = h('button', {class: 'do', type: 'button'}, isLarge ? name : '再试一次')
  button.addEventListener('click', again)
  const isStale = kind === 'index' || kind === 'missing' || kind === 'code'
  return [
    h('p', {class: 'count num'}, line),
    h('p', {class: 'num'}, sentence),
    button,
    ...(isStale ? [h('a', {class: 'do', href: location.href}, '刷新本页')] : []),
    h('a', {class: 'do', href: `${base}measures/`}, '改看全部措施'),
  ]
}

/** A query as it is shown: who pasted a page knows how it goes on. */
export function brief(query: string): string {
  const characters = Array.from(query)
  return characters.length <= LONG ? query : `${characters.slice(0, LONG).join('')}……`
}

const LONG = 120

/** 12.3 MB. */
export function sizeName(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** 只有标点的检索式. */
export function marksOnly(query: string): Node[] {
  return [
    h('p', {class: 'count'}, h('b', {}, brief(query)), '　只有标点或符号'),
    h('p', {}, '标点、符号不单独检索。请连同前后的字一起输入。'),
  ]
}

/** Nothing but what is to be left out. */
export function onlyWithout(query: string): Node[] {
  return [
    h('p', {class: 'count'}, h('b', {}, brief(query)), '　没有要查的词'),
    h('p', {}, '减号后面是要排除的词。请在前面加上要查的，中间空一格，例如“培训 -学历”。'),
  ]
}

/** 您是否要找: offered, never put in the place of what was typed. */
export function instead(
  suggestions: readonly Suggestion[] = [],
  wanted: State,
): HTMLElement | undefined {
  if (suggestions.length === 0) return undefined
  return h(
    'p',
    {class: 'instead num'},
    h('span', {}, insteadWords(suggestions)),
    ...suggestions.map(({text, units}) =>
      h(
        'span',
        {},
        h('a', {href: addressOf(changed(wanted, {query: text, filter: {}})), 'data-go': ''}, text),
        units !== undefined && `（${units} 段）`,
      ),
    ),
  )
}

function insteadWords(suggestions: readonly Suggestion[]): string {
  const areAll = (kind: Suggestion['why']) => suggestions.every(({why}) => why === kind)
  return areAll('form') ? '也作' : areAll('apart') ? '分开来查' : '您是否要找'
}

/** 没有找到, why, and what could be done instead. */
export function nothing(answer: Answer, base: string, wanted: State): Node[] {
  const {query, absent, suggestions} = answer
  const why = lacking(answer, base)
  const kept = query.replaceAll(new RegExp(`(?<=^|\\s)${MINUS}\\S+`, 'gu'), '').trim()
  const others = {...wanted, filter: {}, page: 1}
  const to = (name: string, next: State) =>
    h(
      'a',
      {class: 'do', href: addressOf(next), 'data-go': '', 'data-query': keptOf(next)?.query},
      name,
    )
  return [
    h('p', {class: 'count num'}, h('b', {}, brief(query)), '　没有找到'),
    ...(why.length > 0 ? why : [h('p', {}, whyNothing(answer, wanted, kept !== query.trim()))]),
    instead(suggestions, wanted),
    isFiltered(wanted.filter) && to('不限范围再查', others),
    kept !== query.trim() && to('不排除再查', {...others, query: kept}),
    !wanted.originals &&
      absent === undefined &&
      to('连原文一起查', {...wanted, page: 1, originals: true}),
    h('a', {class: 'do', href: `${base}measures/`}, '看全部措施'),
  ].filter((one) => one !== false && one !== undefined)
}

function whyNothing({reading}: Answer, wanted: State, leavesOut: boolean): string {
  if (isFiltered(wanted.filter)) return '所选的范围里没有。'
  if (leavesOut) return '去掉含有要排除的词的段，就没有剩下的了。'
  const where = wanted.originals ? '全部文件的正文和原文' : '全部文件'
  return reading === 'words'
    ? `${where}里都没有这几个词。`
    : `${where}里都没有这一串字。标点也算在内，空格不算。`
}
