/** A page of text: which version is shown, marks and their notes, tools of a passage, arrival by link. */
import {unitOf} from '../../tree/eid.ts'
import {markFound} from './arrival.ts'
import {recall, remember} from './storage.ts'
import {copy, toast} from './toast.ts'

type View = 'ed' | 'orig' | 'both'

const root = document.documentElement
const wide = matchMedia('(min-width: 80rem)')

/** Puts the reading or the original in its place. The other one is not in the page, so it is not copied. */
function show(view: View): void {
  for (const mark of document.querySelectorAll<HTMLElement>('.em')) {
    if (mark.closest('.pair')) continue
    const {o = '', r = ''} = mark.dataset
    if (mark.textContent !== (view === 'orig' ? o : r)) fill(mark, view === 'orig' ? o : r)
  }
  if (view === 'both') addOriginals()
  else for (const pair of document.querySelectorAll('.pair')) pair.remove()
  root.dataset['view'] = view
}

const anchorClass = new WeakMap<HTMLElement, string>()

/** The first character of a mark carries the anchor of its note; an empty one still has its place. */
function fill(mark: HTMLElement, text: string): void {
  const anchor = anchorClass.get(mark)
  if (anchor === undefined) {
    mark.textContent = text
    return
  }
  const [first = '', ...rest] = Array.from(text)
  const span = document.createElement('span')
  span.className = anchor
  span.textContent = first
  mark.replaceChildren(span, rest.join(''))
}

/** 对照: the original stands before the reading of each passage. */
function addOriginals(): void {
  for (const text of document.querySelectorAll('.text .hold > :is(p, h1, h2):not(.pair)')) {
    if (text.previousElementSibling?.classList.contains('pair')) continue
    const pair = document.createElement('p')
    pair.className = text.tagName === 'P' ? 'pair' : 'pair pair-h'
    for (const child of text.cloneNode(true).childNodes) pair.append(child.cloneNode(true))
    for (const mark of pair.querySelectorAll<HTMLElement>('.em'))
      mark.textContent = mark.dataset['o'] ?? ''
    for (const named of pair.querySelectorAll('[id]')) named.removeAttribute('id')
    text.before(pair)
  }
}

function showLayers(): void {
  const off = [...document.querySelectorAll<HTMLInputElement>('[name=layer]:not(:checked)')]
  root.dataset['hide'] = off.map(({value}) => value).join(' ')
}

/** Opens the note of a mark, and shows which it is. */
function openNote(mark: HTMLElement): void {
  const key = mark.id.replace(/^e-/, '')
  const note = document.querySelector<HTMLDetailsElement>(`.note[data-for~="${CSS.escape(key)}"]`)
  if (!note) return
  for (const lit of document.querySelectorAll('.on')) lit.classList.remove('on')
  const handle = mark.closest('.para')?.querySelector<HTMLDetailsElement>('.handle')
  if (!wide.matches && handle) handle.open = true
  mark.classList.add('on')
  note.classList.add('on')
  note.open = true
}

function marksOf(note: HTMLElement): HTMLElement[] {
  return (note.dataset['for'] ?? '')
    .split(' ')
    .flatMap((key) => document.getElementById(`e-${key}`) ?? [])
}

/** The version that is shown, as it would be copied. */
function shownText(passage: Element): string {
  return passage.querySelector('.hold > :is(p, h1, h2):not(.pair)')?.textContent ?? ''
}

/** What the fragment names, or the passage around a measure that is no longer there. */
function arrive(): void {
  for (const lit of document.querySelectorAll('.here')) lit.classList.remove('here')
  const eid = decodeURIComponent(location.hash.slice(1))
  if (eid === '') {
    markFound(document.querySelector('.text') ?? document.body, compare)
    return
  }
  const target = document.getElementById(eid)
  const moved = target?.matches('.moved') && target.querySelector('a')
  if (moved) {
    location.replace(moved.href)
    return
  }
  const place = target ?? document.getElementById(unitOf(eid))
  if (!place) {
    toast('这个地址所指的条款不在本页')
    return
  }
  if (!target) toast('这一句已不在原处，现示其所在的款')
  if (target?.classList.contains('em')) openNote(target)
  place.classList.add('here')
  const focus = place.closest<HTMLElement>('.para')?.querySelector<HTMLElement>('.handle > summary')
  // The wash shows where one is; a ring would hide the first words.
  focus?.focus({preventScroll: true, focusVisible: false})
  place.scrollIntoView({block: place.classList.contains('para') ? 'start' : 'center'})
  markFound(place.closest('.para') ?? place, compare)
}

/** 对照, for now: what the reader prefers is not changed. */
function compare(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('[name=view]'))
    input.checked = input.value === 'both'
  show('both')
}

for (const mark of document.querySelectorAll<HTMLElement>('.em')) {
  const anchor = mark.querySelector('span')?.className
  if (anchor !== undefined) anchorClass.set(mark, anchor)
}

const view = recall('view')
for (const input of document.querySelectorAll<HTMLInputElement>('[name=view]')) {
  input.checked = input.value === (view ?? 'ed')
  input.addEventListener('change', () => {
    show(input.value as View)
    remember('view', input.value)
  })
}
if (view === 'orig' || view === 'both') show(view)

const hidden = recall('hide')?.split(' ') ?? ['w']
for (const input of document.querySelectorAll<HTMLInputElement>('[name=layer]')) {
  input.checked = !hidden.includes(input.value)
  input.addEventListener('change', () => {
    showLayers()
    remember('hide', root.dataset['hide'] ?? '')
  })
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return
  const passage = event.target.closest('.para')
  const mark = event.target.closest<HTMLElement>('.em')
  if (mark && !mark.closest('.pair')) openNote(mark)
  const link = event.target.closest<HTMLAnchorElement>('[data-copy-link]')
  if (link) {
    event.preventDefault()
    history.replaceState(null, '', link.hash === '' ? location.href : link.hash)
    arrive()
    void copy(link.href, `${link.dataset['copyLink'] ?? ''}的链接`)
  }
  const share = event.target.closest('.tools')?.querySelector<HTMLAnchorElement>('[data-copy-link]')
  if (event.target.closest('[data-share]') && share)
    void navigator.share({title: document.title, url: share.href}).catch(() => undefined)
  if (event.target.closest('[data-copy-text]') && passage) void copy(shownText(passage))
  const all = event.target.closest('[data-all-notes]')
  if (all && passage) all.setAttribute('aria-expanded', String(passage.classList.toggle('all')))
  const citation =
    event.target.closest<HTMLElement>('[data-copy-citation]')?.dataset['copyCitation']
  if (citation !== undefined) void copy(citation)
})

document.addEventListener('pointerover', (event) => {
  for (const lit of document.querySelectorAll('.em.over')) lit.classList.remove('over')
  const note = event.target instanceof Element ? event.target.closest<HTMLElement>('.note') : null
  if (note) for (const mark of marksOf(note)) mark.classList.add('over')
})

/** The contents say where one is. */
const entries = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('[data-toc]')].map((link) => [
    link.dataset['toc'],
    link,
  ]),
)
const articles = [...document.querySelectorAll('.art[aria-labelledby]')]
/** Where one reads, in pixels below the upper edge: a little under the place of arrival. */
const READING_LINE = 120
let waiting = false
function showPlace(): void {
  waiting = false
  const current = articles.findLast((article) => article.getBoundingClientRect().top < READING_LINE)
  for (const link of entries.values()) link.removeAttribute('aria-current')
  entries
    .get(current?.getAttribute('aria-labelledby') ?? '')
    ?.setAttribute('aria-current', 'location')
}
if (articles.length > 1)
  addEventListener(
    'scroll',
    () => {
      if (!waiting) requestAnimationFrame(showPlace)
      waiting = true
    },
    {passive: true},
  )

/** On a desk the contents and the facts stand open; on a phone they would fill the first screen. */
function unfold(): void {
  for (const folded of document.querySelectorAll<HTMLDetailsElement>('.tocd'))
    folded.open = wide.matches
  for (const folded of document.querySelectorAll<HTMLDetailsElement>('.factsd'))
    folded.open = matchMedia('(min-width: 48rem)').matches
}
wide.addEventListener('change', unfold)
unfold()
for (const folded of document.querySelectorAll<HTMLDetailsElement>('.tocd'))
  folded.addEventListener('click', (event) => {
    if (!wide.matches && event.target instanceof Element && event.target.closest('a'))
      folded.open = false
  })

if ('share' in navigator)
  for (const button of document.querySelectorAll('.tools [data-share]'))
    button.removeAttribute('hidden')

addEventListener('hashchange', arrive)
// After its own jump to a fragment the browser takes the focus away: so not before the page is complete.
if (document.readyState === 'complete') arrive()
else addEventListener('load', arrive)
