/** A citation shows what it cites, in place: on hover, on focus, on the first tap. Without it it is a link. */
import {h} from './dom.ts'

/** Rests so long before it opens, in milliseconds: who only passes over a link wants none. */
const REST = 250
const LEAVE = 200
/** Longer texts are cut. */
const MOST = 600

const card = h('div', {class: 'preview', id: 'preview', role: 'tooltip'})
card.hidden = true
// What lies outside the landmarks of a page is easily missed.
;(document.querySelector('main') ?? document.body).append(card)

const pages = new Map<string, Promise<Document>>()
let opening: ReturnType<typeof setTimeout> | undefined
let closing: ReturnType<typeof setTimeout> | undefined
let shown: HTMLAnchorElement | undefined
/** Whose text is waited for: until it has come one may have gone elsewhere. */
let wanted: HTMLAnchorElement | undefined
let byTouch = false

function fetched(address: string): Promise<Document> {
  const known = pages.get(address)
  if (known) return known
  const page = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`${response.status} ${address}`)
    return new DOMParser().parseFromString(await response.text(), 'text/html')
  })
  pages.set(address, page)
  page.catch(() => pages.delete(address))
  return page
}

/** What a unit says, as text: its passages, without handles and notes. */
async function textOf(address: string): Promise<string> {
  const url = new URL(address, location.href)
  const here = url.pathname === location.pathname
  const page = here ? document : await fetched(url.pathname)
  const eid = decodeURIComponent(url.hash.slice(1))
  const unit = eid === '' ? page.querySelector('.art') : page.getElementById(eid)
  const passages =
    unit?.matches('.para, .ms') === true
      ? [unit, ...below(unit)]
      : [...(unit?.closest('.art')?.querySelectorAll('.para') ?? [])]
  const lines = passages.map((passage) => lineOf(passage)).filter((line) => line !== '')
  const text = lines.join('\n')
  return text.length > MOST ? `${text.slice(0, MOST - 2)}……` : text
}

/** Of a range its ends; what lies between is left out. */
async function rangeOf({href, dataset: {last}}: HTMLAnchorElement): Promise<string> {
  if (last === undefined) return textOf(href)
  const [first, end] = await Promise.all([textOf(href), textOf(last)])
  const ordinal = (address: string) => Number(/(\d+)\/?$/u.exec(decodeURIComponent(address))?.[1])
  const isNext = ordinal(last) === ordinal(href) + 1
  return [first, ...(isNext ? [] : ['……']), end].join('\n')
}

/** The items of a paragraph follow it. */
function below(unit: Element): Element[] {
  const items: Element[] = []
  for (let next = unit.nextElementSibling; next?.id.startsWith(`${unit.id}__`);)
    [next] = [(items.push(next), next.nextElementSibling)]
  return items
}

function lineOf(passage: Element): string {
  const text = passage.matches('.ms')
    ? passage
    : passage.querySelector('.hold > :is(p, h1, h2, .sheet):not(.pair)')
  return text?.textContent.replace(/\s+/gu, ' ').trim() ?? ''
}

async function open(link: HTMLAnchorElement): Promise<void> {
  let text: string
  try {
    text = await rangeOf(link)
  } catch {
    // Who cannot be shown it can still go there.
    return
  }
  if (text === '' || wanted !== link) return
  const go = h('a', {href: link.href}, '前往')
  card.replaceChildren(
    h('p', {class: 'preview-h'}, link.dataset['name'] ?? '', go),
    ...text.split('\n').map((line) => h('p', {}, line)),
  )
  card.hidden = false
  place(link)
  shown?.removeAttribute('aria-describedby')
  link.setAttribute('aria-describedby', card.id)
  shown = link
}

/** Below the link, or above it where there is no room; never wider than the window. */
function place(link: HTMLAnchorElement): void {
  const [box] = link.getClientRects()
  if (!box) return
  const {offsetWidth, offsetHeight} = card
  const left = Math.min(
    Math.max(8, box.left),
    document.documentElement.clientWidth - offsetWidth - 8,
  )
  const under = box.bottom + 6
  const top =
    under + offsetHeight > innerHeight && box.top > offsetHeight
      ? box.top - offsetHeight - 6
      : under
  card.style.setProperty('left', `${left + scrollX}px`)
  card.style.setProperty('top', `${top + scrollY}px`)
}

function close(): void {
  clearTimeout(opening)
  clearTimeout(closing)
  wanted = undefined
  card.hidden = true
  shown?.removeAttribute('aria-describedby')
  shown = undefined
}

function refOf(target: EventTarget | null): HTMLAnchorElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLAnchorElement>('a.ref[data-unit]') ?? undefined)
    : undefined
}

function soon(link: HTMLAnchorElement): void {
  clearTimeout(closing)
  if (shown === link) return
  clearTimeout(opening)
  wanted = link
  opening = setTimeout(() => void open(link), REST)
}

function leave(): void {
  clearTimeout(opening)
  wanted = undefined
  clearTimeout(closing)
  closing = setTimeout(close, LEAVE)
}

// The browser's own tip would lie over it.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a.ref[data-unit]')) {
  link.dataset['name'] = link.title
  link.removeAttribute('title')
  link.setAttribute('aria-label', `${link.textContent}（${link.dataset['name']}）`)
}

addEventListener('pointerdown', (event) => {
  byTouch = event.pointerType === 'touch'
})
document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return
  const link = refOf(event.target)
  if (link) soon(link)
  else if (event.target instanceof Element && event.target.closest('.preview'))
    clearTimeout(closing)
  else if (shown || wanted) leave()
})
document.addEventListener('focusin', (event) => {
  const link = refOf(event.target)
  // A tap focuses too; what it does, `click` says.
  if (link && byTouch) return
  if (link) soon(link)
  else if (!(event.target instanceof Element && event.target.closest('.preview'))) leave()
})
document.addEventListener('click', (event) => {
  const link = refOf(event.target)
  if (link && byTouch && wanted !== link) {
    event.preventDefault()
    close()
    wanted = link
    void open(link)
  } else if (!(event.target instanceof Element && event.target.closest('.preview'))) close()
})
addEventListener('keydown', ({key}) => {
  if (key === 'Escape') close()
})
