/** The search page. Every state of the search is in its address, so that it can be shared and gone back to. */
import type {Answer, Question, Tally} from '../../search/answer.ts'
import {Failed, Overtaken, SearchClient} from '../../search/client.ts'
import {h} from './dom.ts'
import {facetLists} from './facets.ts'
import {concordanceTable} from './kwic.ts'
import {groupItem, namedItem} from './results.ts'
import {addressOf, changed, readState} from './search-state.ts'
import type {Sort, State, View} from './search-state.ts'
import {failed, instead, marksOnly, nothing, waiting} from './states.ts'

const page = document.querySelector<HTMLElement>('[data-search]')
const {base = '/'} = page?.dataset ?? {}
const client = new SearchClient(new URL(`${base}search/`, location.href).href)
const PAGE = 10
const LINES = 100

function part(name: string): HTMLElement {
  const found = page?.querySelector<HTMLElement>(`[data-${name}]`)
  if (!found) throw new Error(`Unexpected page without ${name}`)
  return found
}

const input = document.querySelector<HTMLInputElement>('#q')
const results = part('results')
const start = part('start')
const state = part('state')
const count = part('count')
const beside = part('instead')
const toolbar = part('bar')
const list = part('list')
const facets = part('facets')

/** 检索 — and the name of the site. */
const {title} = document

/** The search that is shown; what comes of an earlier one is not. */
let turn = 0

async function run(): Promise<void> {
  const mine = ++turn
  const wanted = readState(location.search)
  const {query} = wanted
  document.title = query.trim() === '' ? title : `${query} ${title}`
  if (query.trim() === '') {
    show('start')
    return
  }
  const slow = setTimeout(() => {
    showState(waiting(query), true)
  }, 200)
  const tell = (answer: Answer) => {
    clearTimeout(slow)
    if (mine === turn) render(answer, wanted)
  }
  try {
    tell(await client.answer(questionOf(wanted), wanted.layer, tell))
  } catch (error) {
    if (mine === turn && !(error instanceof Overtaken)) fail(error)
  } finally {
    clearTimeout(slow)
  }
}

function fail(error: unknown): void {
  const why = error instanceof Failed ? error : new Failed('host', String(error))
  showState(failed(base, why, () => void run()))
}

function questionOf({query, filter, sort, page}: State): Question {
  return {
    query,
    filter,
    facets: true,
    suggest: true,
    inOrder: sort === 'text',
    offset: (page - 1) * PAGE,
    limit: PAGE,
  }
}

function show(what: 'start' | 'state' | 'results'): void {
  start.hidden = what !== 'start'
  state.hidden = what !== 'state'
  results.hidden = what !== 'results'
}

function showState(content: readonly Node[], busy = false): void {
  state.setAttribute('aria-busy', String(busy))
  state.replaceChildren(...content)
  show('state')
}

function render(answer: Answer, wanted: State): void {
  const {direct, groups, partial, total, reading} = answer
  if (reading === 'marks') {
    showState(marksOnly(answer.query))
    return
  }
  const isNarrowed = Object.values(wanted.filter).some((value) => value !== undefined)
  if (total === 0 && direct.length === 0) {
    showState(nothing(answer, base, isNarrowed))
    return
  }
  facets.replaceChildren(...facetLists(answer.facets ?? [], wanted))
  facets.closest<HTMLElement>('.facets')?.toggleAttribute('hidden', facets.childElementCount === 0)
  count.replaceChildren(...summary(answer, wanted, isNarrowed))
  const also = instead(answer.suggestions)
  beside.replaceChildren(...(also ? [also] : []))
  toolbar.replaceChildren(...bars(answer, wanted))
  if (wanted.view === 'kwic' && answer.tally.occurrences > 0) void showLines(answer, wanted)
  else
    list.replaceChildren(
      ...(wanted.page === 1 ? directList(answer) : []),
      ...(groups.length > 0
        ? [h('ol', {class: 'hits'}, ...groups.map((group) => groupItem(group, base)))]
        : []),
      ...(partial.length > 0
        ? [
            h('p', {class: 'between'}, betweenWords(answer)),
            h('ol', {class: 'hits'}, ...partial.map((group) => groupItem(group, base, true))),
          ]
        : []),
      ...pager(Math.ceil(total / PAGE), wanted),
    )
  show('results')
}

/** The line between what has all of it and what has some. */
function betweenWords({reading, tally}: Answer): string {
  if (reading === 'question') return '没有一段逐字如此。以下各条与所问最近。'
  return tally.units > 0 ? '以下各条只有其中一部分。' : '没有一段全有。以下各条有其中一部分。'
}

function directList({direct}: Answer): Node[] {
  if (direct.length === 0) return []
  const shown = direct.slice(0, 20)
  return [h('ol', {class: 'hits direct'}, ...shown.map((group) => namedItem(group, base)))]
}

function summary(answer: Answer, wanted: State, isNarrowed: boolean): (Node | string)[] {
  const {query, tally, left, reading} = answer
  const all = h('a', {href: addressOf(changed(wanted, {filter: {}})), 'data-go': ''}, '看全部')
  return [
    h('b', {}, query),
    tallyWords(tally, reading),
    ...(left > 0 ? [countButton(answer, wanted)] : []),
    ...(isNarrowed ? ['　', all] : []),
  ]
}

function tallyWords(tally: Tally, reading: Answer['reading']): string {
  const {units, occurrences, documents, exact} = tally
  if (units === 0) {
    if (reading === 'clause') return '　点名的条款'
    return reading === 'document' ? '　点名的文件' : ''
  }
  const most = exact ? '' : '至多 '
  return `　${most}${occurrences} 处，见于 ${most}${documents} 件文件、${units} 段`
}

/** Counting to the end costs something: the reader says so. */
function countButton({left}: Answer, wanted: State): HTMLElement {
  const size =
    left < 1024 * 1024 ? `${Math.ceil(left / 1024)} KB` : `${(left / 1024 / 1024).toFixed(1)} MB`
  const button = h('button', {class: 'do', type: 'button'}, `数清（再取 ${size}）`)
  button.addEventListener('click', () => {
    button.disabled = true
    button.textContent = '正在数'
    const mine = turn
    client
      .answer({...questionOf(wanted), exact: true}, wanted.layer, () => undefined)
      .then(
        (answer) => {
          if (mine === turn) render(answer, wanted)
        },
        (error: unknown) => {
          if (mine === turn && !(error instanceof Overtaken)) fail(error)
        },
      )
  })
  return button
}

async function showLines(answer: Answer, wanted: State): Promise<void> {
  const mine = turn
  const order = wanted.sort === 'rank' ? 'right' : wanted.sort
  const from = (wanted.page - 1) * LINES
  try {
    const lines = await client.concordance(questionOf(wanted), wanted.layer, {
      order,
      from,
      count: LINES,
    })
    if (mine !== turn) return
    list.replaceChildren(
      ...(wanted.page === 1 ? directList(answer) : []),
      concordanceTable(lines, base),
      ...pager(Math.ceil(lines.total / LINES), wanted),
    )
  } catch (error) {
    if (mine === turn) fail(error)
  }
}

function bars({tally}: Answer, wanted: State): Node[] {
  if (tally.units === 0) return []
  const choice = (name: string, change: Partial<State>, on: boolean) =>
    on
      ? h('span', {'aria-current': 'true'}, name)
      : h('a', {href: addressOf(changed(wanted, change)), 'data-go': ''}, name)
  const view = (name: string, view: View, sort: Sort) =>
    choice(name, {view, sort}, wanted.view === view)
  const sort = (name: string, sort: Sort) => choice(name, {sort}, wanted.sort === sort)
  const sorts =
    wanted.view === 'list'
      ? [sort('相关在前', 'rank'), sort('按条序', 'text')]
      : [sort('按左文', 'left'), sort('按右文', 'right'), sort('按条序', 'text')]
  return [
    h('span', {}, view('逐条', 'list', 'rank'), view('居中索引', 'kwic', 'right')),
    h('span', {}, ...sorts, saveLink(wanted)),
  ]
}

/** 下载 CSV: every hit, made when it is asked for. */
function saveLink(wanted: State): HTMLAnchorElement {
  const link = h('a', {href: '#', download: '检索结果.csv'}, '下载 CSV')
  link.addEventListener('click', (event) => {
    if (link.href.startsWith('blob:')) return
    event.preventDefault()
    const site = new URL(base, location.href).href
    client.csv(questionOf(wanted), wanted.layer, site).then(
      (csv) => {
        link.href = URL.createObjectURL(new Blob([csv], {type: 'text/csv'}))
        link.click()
        setTimeout(() => {
          URL.revokeObjectURL(link.href)
          link.href = '#'
        }, 10_000)
      },
      (error: unknown) => {
        fail(error)
      },
    )
  })
  return link
}

function pager(pages: number, wanted: State): Node[] {
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

/** Typing changes the address in place; a link or the button adds to the history. */
let typing: ReturnType<typeof setTimeout> | undefined
input?.addEventListener('focus', () => {
  client.prepare()
})
input?.addEventListener('input', (event) => {
  if (event instanceof InputEvent && event.isComposing) return
  changeQuery()
})
input?.addEventListener('compositionend', changeQuery)

function changeQuery(): void {
  clearTimeout(typing)
  typing = setTimeout(() => {
    history.replaceState(null, '', addressOf(typedState()))
    void run()
  }, 150)
}

/** A new query begins without the filters of the last one. */
function typedState(): State {
  const last = readState(location.search)
  return changed(last, {query: input?.value ?? '', filter: {}})
}

page?.addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(typing)
  const next = typedState()
  const isSame = readState(location.search).query === next.query
  if (!isSame) history.pushState(null, '', addressOf(next))
  void run()
})

page?.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey || event.shiftKey) return
  const link = event.target.closest<HTMLAnchorElement>('[data-go]')
  if (!link) return
  event.preventDefault()
  history.pushState(null, '', link.href)
  fill()
  if (link.closest('.pager')) scrollTo({top: 0})
})

function fill(): void {
  if (input) input.value = readState(location.search).query
  void run()
}

/** On a desk the facets stand open. */
const desk = matchMedia('(min-width: 64rem)')
const fold = page?.querySelector<HTMLDetailsElement>('.facets > details')
const unfold = () => {
  if (fold) fold.open = desk.matches
}
desk.addEventListener('change', unfold)
unfold()

addEventListener('popstate', fill)
fill()
