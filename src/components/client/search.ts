/** The search page. Every state of the search is in the address, so that it can be shared and gone back to. */
import {unitAddress} from '../../citation/address.ts'
import {Overtaken, SearchClient} from '../../search/client.ts'
import type {Answer} from '../../search/engine.ts'
import {h} from './dom.ts'
import {concordance, facet, FACETS, groupItem, toCsv} from './results.ts'
import type {Placed} from './results.ts'
import {failed, nothing, waiting} from './states.ts'

const page = document.querySelector<HTMLElement>('[data-search]')
const {base = '/', index = ''} = page?.dataset ?? {}
const client = new SearchClient(new URL(index, location.href).href)

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
const toolbar = part('bar')
const list = part('list')
const facets = part('facets')

/** 检索 — and the name of the site. */
const {title} = document

function parameters(): URLSearchParams {
  return new URLSearchParams(location.search)
}

/** The address with one thing changed. */
function hrefOf(key: string, value: string | undefined): string {
  const next = parameters()
  if (value === undefined) next.delete(key)
  else next.set(key, value)
  return `?${next.toString()}`
}

async function run(): Promise<void> {
  const query = parameters().get('q') ?? ''
  document.title = query.trim() === '' ? title : `${query} ${title}`
  if (query.trim() === '') {
    show('start')
    return
  }
  const slow = setTimeout(() => {
    showState(waiting(query), true)
  }, 200)
  try {
    render(await client.search(query))
  } catch (error) {
    if (!(error instanceof Overtaken)) showState(failed(base, () => void run()))
  } finally {
    clearTimeout(slow)
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

function placedHits(answer: Answer): Placed[] {
  const groups = answer.groups.length > 0 ? answer.groups : answer.partial
  return groups.flatMap((group) => group.hits.map((hit) => ({hit, group})))
}

function render(answer: Answer): void {
  const wanted = parameters()
  const all = placedHits(answer)
  if (all.length === 0 && answer.direct.length === 0) {
    showState(nothing(answer, base))
    return
  }
  const chosen = FACETS.map((one) => ({...one, chosen: wanted.get(one.key)}))
  const fits = (placed: Placed, except?: string) =>
    chosen.every(
      ({key, value, chosen}) => key === except || chosen === null || value(placed) === chosen,
    )
  const hits = all.filter((placed) => fits(placed))
  facets.replaceChildren(
    ...chosen.flatMap(
      (one) =>
        facet(
          one,
          all.filter((placed) => fits(placed, one.key)),
          one.chosen,
          hrefOf,
        ) ?? [],
    ),
  )
  facets.closest<HTMLElement>('.facets')?.toggleAttribute('hidden', facets.childElementCount === 0)
  count.replaceChildren(...summary(answer, hits, hits.length < all.length))
  const view = wanted.get('view') === 'kwic' ? 'kwic' : 'list'
  const sort = wanted.get('sort')
  toolbar.replaceChildren(...bars(view, sort, hits))
  list.replaceChildren(
    ...directItems(answer),
    view === 'kwic'
      ? concordance(hits, sort === 'left' ? 'left' : sort === 'text' ? 'text' : 'right', base)
      : listOf(hits, sort === 'text'),
  )
  show('results')
}

function summary(answer: Answer, hits: readonly Placed[], narrowed: boolean): (Node | string)[] {
  const occurrences = hits.reduce((sum, {hit}) => sum + hit.occurrences, 0)
  const documents = new Set(hits.map(({group}) => group.document.id)).size
  const query = h('b', {}, answer.query)
  if (hits.length === 0) return [query, '　所指的条款']
  const where = `　${occurrences} 处，见于 ${documents} 件文件、${hits.length} 段`
  const partly = answer.groups.length === 0 ? '（没有一段全有，所列各段有其中一部分）' : ''
  return [
    query,
    where + partly,
    narrowed ? '　' : '',
    ...(narrowed
      ? [h('a', {href: `?q=${encodeURIComponent(answer.query)}`, 'data-go': ''}, '看全部')]
      : []),
  ]
}

function bars(view: 'list' | 'kwic', sort: string | null, hits: readonly Placed[]): Node[] {
  if (hits.length === 0) return []
  const choice = (key: string, value: string | undefined, name: string, on: boolean) =>
    on
      ? h('span', {'aria-current': 'true'}, name)
      : h('a', {href: hrefOf(key, value), 'data-go': ''}, name)
  const views = h(
    'span',
    {},
    choice('view', undefined, '逐条', view === 'list'),
    choice('view', 'kwic', '居中索引', view === 'kwic'),
  )
  const orders =
    view === 'list'
      ? [
          choice('sort', undefined, '相关在前', sort !== 'text'),
          choice('sort', 'text', '按条序', sort === 'text'),
        ]
      : [
          choice('sort', 'left', '按左文', sort === 'left'),
          choice('sort', undefined, '按右文', sort === null),
          choice('sort', 'text', '按条序', sort === 'text'),
        ]
  return [views, h('span', {}, ...orders, saveLink(hits))]
}

/** 下载 CSV: made when it is asked for. */
function saveLink(hits: readonly Placed[]): HTMLAnchorElement {
  const link = h('a', {href: '#', download: '检索结果.csv'}, '下载 CSV')
  link.addEventListener('click', () => {
    const url = URL.createObjectURL(new Blob([toCsv(hits, base)], {type: 'text/csv'}))
    link.href = url
    setTimeout(() => {
      URL.revokeObjectURL(url)
    }, 10_000)
  })
  return link
}

function directItems({direct}: Answer): Node[] {
  if (direct.length === 0) return []
  return [
    h(
      'ol',
      {class: 'hits direct'},
      ...direct
        .slice(0, 20)
        .map(({document, record}) =>
          h(
            'li',
            {},
            h(
              'h2',
              {},
              h(
                'a',
                {href: unitAddress(base, document.id, record.eid)},
                record.label.replace(/标题$/, ''),
              ),
            ),
            h(
              'p',
              {class: 'src num'},
              document.number !== undefined && `${document.number}　`,
              h('span', {class: document.suppliedTitle ? 'supplied' : undefined}, document.title),
            ),
            h(
              'blockquote',
              {},
              h('a', {href: unitAddress(base, document.id, record.eid)}, record.text),
            ),
          ),
        ),
    ),
  ]
}

/** Hits by article: best first, or in the order of the texts. */
function listOf(hits: readonly Placed[], inOrder: boolean): HTMLOListElement {
  const groups = new Map(
    hits.map(({group}) => [
      group,
      hits.filter((placed) => placed.group === group).map(({hit}) => hit),
    ]),
  )
  const shown = [...groups].map(([group, members]) => ({...group, hits: members}))
  if (inOrder)
    shown.sort(
      (a, b) =>
        a.document.id.localeCompare(b.document.id) ||
        articleNumber(a.article) - articleNumber(b.article),
    )
  return h('ol', {class: 'hits'}, ...shown.map((group) => groupItem(group, base)))
}

function articleNumber(article: string | undefined): number {
  return Number(article?.replace(/^.*?(\d+).*$/, '$1') ?? 0)
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
    const query = input?.value ?? ''
    history.replaceState(
      null,
      '',
      query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`,
    )
    void run()
  }, 150)
}

page?.addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(typing)
  const query = input?.value ?? ''
  const target = `?q=${encodeURIComponent(query)}`
  if (location.search !== target) history.pushState(null, '', target)
  void run()
})

page?.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey || event.shiftKey) return
  const link = event.target.closest<HTMLAnchorElement>('[data-go]')
  if (!link) return
  event.preventDefault()
  history.pushState(null, '', link.search)
  fill()
})

function fill(): void {
  if (input) input.value = parameters().get('q') ?? ''
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
