/** The page of measures: choices, counts, views, downloads. Every state is in the address. */
import {countMeasures, placeOfRow, readChoice} from '../../records/measure-filter.ts'
import type {MeasureIndex} from '../../records/measure-filter.ts'
import {toCsv} from '../../records/measure-table.ts'
import type {MeasureRecord} from '../../records/measure.ts'
import {h} from './dom.ts'
import {showArticles, showFacets, showMeasures} from './measure-view.ts'
import {toast} from './toast.ts'
import './tools.ts'

const STEP = 100
const base = import.meta.env.BASE_URL
const page = document.querySelector<HTMLElement>('[data-measures]')
const find = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`)
const [facets, results, count, more] = [
  find('facets'),
  find('results'),
  find('count'),
  find('more'),
]

const lists = new Map<string, Promise<MeasureRecord[]>>()
const open = new Set<string>()

async function load<Type>(address: string): Promise<Type> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  return (await response.json()) as Type
}

/** The measures of a document, fetched once. */
function measuresOf(id: string): Promise<MeasureRecord[]> {
  const known = lists.get(id)
  if (known) return known
  const list = load<MeasureRecord[]>(`${base}d/${id}/measures.json`)
  lists.set(id, list)
  list.catch(() => lists.delete(id))
  return list
}

async function recordsOf(index: MeasureIndex, rows: readonly number[]): Promise<MeasureRecord[]> {
  const places = rows.map((row) => placeOfRow(index, row))
  const ids = [...new Set(places.map(({document}) => document))]
  const all = new Map<string, MeasureRecord[]>()
  for (const id of ids) all.set(id, await measuresOf(id))
  return places.flatMap(({document, at}) => all.get(document)?.[at] ?? [])
}

interface Shown {
  rows: number[]
  params: URLSearchParams
}

/** What the address asks for: places of measures, an article of one document applied as well. */
let shown: Shown | undefined
let asked = 0

async function show(index: MeasureIndex): Promise<void> {
  if (!facets || !results || !count || !more) return
  const turn = ++asked
  const params = new URLSearchParams(location.search)
  const choice = readChoice(params)
  const counts = countMeasures(index, choice)
  const documents = new Map(index.documents.map((document) => [document.id, document]))
  const [only] =
    choice.d === undefined ? index.documents : index.documents.filter(({id}) => id === choice.d)
  const single = only && (choice.d !== undefined || index.documents.length === 1)
  let {rows} = counts
  let articles: HTMLElement | undefined
  if (single) {
    const records = await recordsOf(index, rows)
    if (turn !== asked) return
    const tally = new Map<string, number>()
    for (const {article} of records)
      if (article !== undefined) tally.set(article, (tally.get(article) ?? 0) + 1)
    const article = params.get('article') ?? undefined
    articles = showArticles(tally, article, params)
    if (article !== undefined) rows = rows.filter((_, i) => records[i]?.article === article)
  }
  const view = params.get('view') === 'list' ? 'list' : 'table'
  const most = Math.max(STEP, Number(params.get('n')) || STEP)
  const records = await recordsOf(index, rows.slice(0, most))
  if (turn !== asked) return
  shown = {rows, params}
  facets.replaceChildren(...showFacets(index, counts, choice, params, open), articles ?? '')
  find('facetsd')?.removeAttribute('hidden')
  count.textContent =
    rows.length === counts.total
      ? `${rows.length} 项措施`
      : `${counts.total} 项措施中的 ${rows.length} 项`
  results.replaceChildren(
    records.length > 0
      ? showMeasures(records, documents, view, base)
      : h(
          'p',
          {class: 'state'},
          '没有同时合于这些条件的措施。',
          h('a', {href: '?', 'data-choose': ''}, '看全部'),
        ),
  )
  more.hidden = rows.length <= most
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-view]')) {
    const next = new URLSearchParams(params)
    if (link.dataset['view'] === 'list') next.set('view', 'list')
    else next.delete('view')
    link.href = `?${next.toString()}`
    if (link.dataset['view'] === view) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
  find('views')?.removeAttribute('hidden')
}

/** Exactly what is chosen, whether or not it is all on the page yet. */
async function download(index: MeasureIndex, kind: 'csv' | 'json'): Promise<void> {
  if (!shown) return
  const records = await recordsOf(index, shown.rows)
  const data = kind === 'csv' ? toCsv(records) : JSON.stringify(records, null, 2)
  const type = kind === 'csv' ? 'text/csv' : 'application/json'
  const url = URL.createObjectURL(new Blob([data], {type: `${type};charset=utf-8`}))
  const link = h('a', {href: url, download: `mingwen-measures.${kind}`})
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 1000)
}

function go(address: string, index: MeasureIndex): void {
  history.pushState(null, '', address === '?' ? location.pathname : address)
  void show(index).catch(failed)
}

function failed(): void {
  toast('没有取到措施，请再试一次')
}

async function start(address: string): Promise<void> {
  const index = await load<MeasureIndex>(address)
  await show(index)
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    const link = event.target.closest<HTMLAnchorElement>('[data-choose], [data-view]')
    if (link) {
      event.preventDefault()
      go(link.search === '' ? '?' : link.search, index)
    }
    const opened = event.target.closest<HTMLElement>('[data-open]')?.dataset['open']
    if (opened !== undefined) {
      open.add(opened)
      void show(index).catch(failed)
    }
    const get = event.target.closest<HTMLElement>('[data-get]')?.dataset['get']
    if (get !== undefined) {
      event.preventDefault()
      void download(index, get === 'csv' ? 'csv' : 'json').catch(failed)
    }
    if (event.target.closest('[data-more]')) {
      const params = new URLSearchParams(location.search)
      params.set('n', String((Number(params.get('n')) || STEP) + STEP))
      history.replaceState(null, '', `?${params.toString()}`)
      void show(index).catch(failed)
    }
  })
  addEventListener('popstate', () => void show(index).catch(failed))
}

/** On a desk the facets stand open; on a phone they would fill the first screen. */
const wide = matchMedia('(min-width: 64rem)')
const folded = document.querySelector<HTMLDetailsElement>('[data-facetsd]')
function unfold(): void {
  if (folded) folded.open = wide.matches
}
wide.addEventListener('change', unfold)
unfold()

const address = page?.dataset['measures']
if (address !== undefined) start(address).catch(failed)
