/** Filters of the measures page. Every state is in the address; without script the whole table stands. */
import {copy} from './toast.ts'

const KEYS = ['d', 'force', 'article', 'quantity', 'emended'] as const
type Key = (typeof KEYS)[number]
/** What a row says of itself, by the name in the address. */
const DATA: Record<Key, string> = {
  d: 'document',
  force: 'force',
  article: 'article',
  quantity: 'quantity',
  emended: 'emended',
}

const rows = [...document.querySelectorAll<HTMLTableRowElement>('[data-measures] tbody tr')]
const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-filter]')]

function apply(): void {
  const wanted = new URLSearchParams(location.search)
  const fits = (row: HTMLElement) =>
    KEYS.every((key) => {
      const value = wanted.get(key)
      return value === null || value === '' || row.dataset[DATA[key]] === value
    })
  let shown = 0
  for (const row of rows) {
    row.hidden = !fits(row)
    if (!row.hidden) shown++
  }
  for (const link of links) {
    const {filter = '', value = ''} = link.dataset
    const chosen = (wanted.get(filter) ?? '') === value
    if (chosen) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
    link.href = `?${changed(wanted, filter, value).toString()}`
  }
  const count = document.querySelector('[data-count]')
  if (count)
    count.textContent =
      shown === rows.length ? `${shown} 项措施` : `${rows.length} 项措施中的 ${shown} 项`
  document.querySelector('[data-none]')?.toggleAttribute('hidden', shown > 0)
}

/** The address after a filter is chosen; choosing 有数量 or 有校改 again takes it off. */
function changed(from: URLSearchParams, filter: string, value: string): URLSearchParams {
  const next = new URLSearchParams(from)
  const off = value === '' || (next.get(filter) === value && value === '1')
  if (off) next.delete(filter)
  else next.set(filter, value)
  return next
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return
  const filter = event.target.closest<HTMLAnchorElement>('[data-filter]')
  if (filter && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault()
    history.pushState(null, '', filter.search === '' ? location.pathname : filter.search)
    apply()
  }
  const link = event.target.closest<HTMLAnchorElement>('[data-copy-link]')
  if (link) {
    event.preventDefault()
    void copy(link.href, `${link.dataset['copyLink'] ?? ''}的链接`)
  }
  const citation =
    event.target.closest<HTMLElement>('[data-copy-citation]')?.dataset['copyCitation']
  if (citation !== undefined) void copy(citation)
})

addEventListener('popstate', apply)
apply()
