/** What changes the state of the search page: typing, links, the switch, going back. The state is in the address and its entry of the history. */
import {addressOf, changed, here, keptOf, keyHere} from './search-state.ts'
import type {State} from './search-state.ts'
import {keepInTab, keptInTab} from './storage.ts'

/** After the last key the query is looked for, in milliseconds. */
const REST = 150

interface Following {
  /** Somebody is about to search. */
  prepare: () => void
  /** The state is another. */
  ask: () => void
  /** A link was followed; its key, if it has one. */
  leave: (key: string | undefined) => void
  /** Somebody types: the focus stays there. */
  type: () => void
}

/** Follows what is done in the page, from its first state on. */
export function follow(page: HTMLElement, {prepare, ask, leave, type}: Following): void {
  const input = page.querySelector<HTMLInputElement>('input[name=q]')
  const toggle = page.querySelector<HTMLInputElement>('[data-originals]')
  /** What was asked last. */
  let asked: {key: string; search: string; kept: unknown} | undefined
  let typing: ReturnType<typeof setTimeout> | undefined
  /** A new query adds to the history; typing on changes what was added. */
  let isTyped = false

  const askHere = () => {
    asked = {key: keyHere(), search: location.search, kept: history.state}
    ask()
  }

  const fill = () => {
    isTyped = false
    const {query, originals} = here()
    if (input) input.value = query
    if (toggle) toggle.checked = originals
    askHere()
  }

  const go = (address: string, kept: unknown) => {
    clearTimeout(typing)
    history.pushState(kept, '', address)
    fill()
  }

  /** A new query begins without the filters of the last one. */
  const typedState = (): State => changed(here(), {query: input?.value ?? '', filter: {}})

  const changeQuery = () => {
    clearTimeout(typing)
    typing = setTimeout(() => {
      const next = typedState()
      const isSame = here().query === next.query
      history[isTyped || isSame ? 'replaceState' : 'pushState'](keptOf(next), '', addressOf(next))
      isTyped = true
      askHere()
    }, REST)
  }

  input?.addEventListener('focus', prepare)
  input?.addEventListener('input', (event) => {
    type()
    if (!(event instanceof InputEvent && event.isComposing)) changeQuery()
  })
  // What is being composed is no query yet.
  input?.addEventListener('compositionstart', () => {
    clearTimeout(typing)
  })
  input?.addEventListener('compositionend', changeQuery)

  page.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(typing)
    const next = typedState()
    if (here().query !== next.query) history.pushState(keptOf(next), '', addressOf(next))
    isTyped = false
    askHere()
  })

  page.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey || event.shiftKey)
      return
    const link = event.target.closest<HTMLAnchorElement>('[data-go]')
    if (!link) return
    event.preventDefault()
    const {key, query} = link.dataset
    leave(key)
    // A link without a query is one of a query that is too long for it.
    go(link.href, query === undefined ? history.state : {query})
    if (link.closest('.pager')) scrollTo({top: 0})
  })

  toggle?.addEventListener('change', () => {
    const last = here()
    const query = input?.value ?? last.query
    const next = changed(last, {query, originals: toggle.checked})
    go(addressOf(next), keptOf(next))
  })

  addEventListener('popstate', () => {
    // Going to a place in the page is no other search, though its entry keeps nothing yet.
    if (history.state === null && location.search === asked?.search)
      history.replaceState(asked.kept, '')
    if (keyHere() !== asked?.key) fill()
  })
  fill()
}

/** Which link of the hits was followed, by the address it stands on. */
const LEFT = 'search-left:'

/**
 * Who comes back from a hit goes on from there: browsers put a page back before its results are there,
 * and hits out of sight have no height yet.
 *
 * @returns goes there; call it when they are
 */
export function returning(page: HTMLElement): () => void {
  const links = () => [...page.querySelectorAll<HTMLElement>('.hits a, .kwic a')]
  page.addEventListener('click', ({target}) => {
    const link = target instanceof Element && target.closest<HTMLElement>('.hits a, .kwic a')
    if (link) keepInTab(LEFT + location.href, String(links().indexOf(link)))
  })
  const [entry] = performance.getEntriesByType('navigation')
  const isBack = entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward'
  let left = isBack ? keptInTab(LEFT + location.href) : null
  page.addEventListener('input', () => (left = null))
  return () => {
    const link = left === null ? undefined : links()[Number(left)]
    if (!link) return
    left = null
    link.focus({preventScroll: true})
    link.scrollIntoView({block: 'center'})
  }
}
