/** How results are shown: as a list or line by line, in which order, page by page, and saved. */
import {h} from './dom.ts'
import {addressOf, changed} from './search-state.ts'
import type {Sort, State, View} from './search-state.ts'

/** @param save makes the file; it is asked for when somebody wants it */
export function toolbar(wanted: State, save: () => Promise<string | undefined>): Node[] {
  const choice = (name: string, key: string, change: Partial<State>, on: boolean) =>
    h(
      'a',
      {
        href: addressOf(changed(wanted, change)),
        'data-go': '',
        'data-key': key,
        'aria-current': on ? 'true' : undefined,
      },
      name,
    )
  const view = (name: string, view: View, sort: Sort) =>
    choice(name, `view ${view}`, {view, sort}, wanted.view === view)
  const sort = (name: string, sort: Sort) =>
    choice(name, `sort ${sort}`, {sort}, wanted.sort === sort)
  const sorts =
    wanted.view === 'list'
      ? [sort('相关在前', 'rank'), sort('按条序', 'text')]
      : [sort('按左文', 'left'), sort('按右文', 'right'), sort('按条序', 'text')]
  return [
    h('span', {}, view('逐条', 'list', 'rank'), view('居中索引', 'kwic', 'right')),
    h('span', {}, ...sorts, saveLink(save)),
  ]
}

/** 下载 CSV: every hit, made when it is asked for. */
function saveLink(save: () => Promise<string | undefined>): HTMLAnchorElement {
  const link = h('a', {href: '#', download: '检索结果.csv'}, '下载 CSV')
  let isMaking = false
  link.addEventListener('click', (event) => {
    if (link.href.startsWith('blob:')) return
    event.preventDefault()
    // Who clicks again wants it once.
    if (isMaking) return
    isMaking = true
    void save().then((csv) => {
      isMaking = false
      if (csv === undefined) return
      link.href = URL.createObjectURL(new Blob([csv], {type: 'text/csv'}))
      link.click()
      setTimeout(() => {
        URL.revokeObjectURL(link.href)
        link.href = '#'
      }, 10_000)
    })
  })
  return link
}

export function pager(pages: number, wanted: State): Node[] {
  if (pages < 2) return []
  const to = (name: string, page: number, rel: string) =>
    page < 1 || page > pages
      ? h('span', {'aria-disabled': 'true'}, name)
      : h('a', {href: addressOf({...wanted, page}), 'data-go': '', rel}, name)
  return [
    h(
      'nav',
      {class: 'pager num', 'aria-label': '翻页'},
      to('上一页', wanted.page - 1, 'prev'),
      h('span', {}, `第 ${wanted.page} 页，共 ${pages} 页`),
      to('下一页', wanted.page + 1, 'next'),
    ),
  ]
}
