/** The search page. Every state of the search is in its address, so that it can be shared and gone back to. */
import type {Answer} from '../../search/answer.ts'
import {Failed, Overtaken} from '../../search/client.ts'
import type {Originals} from '../../search/originals.ts'
import {h} from './dom.ts'
import {chosenIn, facetLists} from './facets.ts'
import {follow, returning} from './history.ts'
import {directList, hitLists, originalHits} from './lists.ts'
import {count, isShown, isTyping, page, part, show, state} from './screen.ts'
import {addressOf, canHaveOriginals, here, PAGE, questionOf} from './search-state.ts'
import type {State} from './search-state.ts'
import {client} from './searching.ts'
import {
  brief,
  failed,
  failureWords,
  instead,
  marksOnly,
  nothing,
  onlyWithout,
  waiting,
} from './states.ts'
import {summary} from './summary.ts'
import type {Found} from './summary.ts'
import {toast} from './toast.ts'
import {pager, toolbar} from './toolbar.ts'

const {base = '/'} = page.dataset
const LINES = 100
/** After so long it is said that something is on its way, in milliseconds. */
const SLOW = 200

const beside = part('instead')
const tools = part('bar')
const list = part('list')
const facets = part('facets')
const chosen = part('chosen')
const fold = facets.closest('details')

/** 检索 — and the name of the site. */
const {title} = document

const goBack = returning(page)

/** The search that is shown; what comes of an earlier one is not. */
let turn = 0
/** What is listed: an answer that only knows more of the rest leaves it as it is. */
let listed: {answer: string; originals: Originals | undefined} | undefined
/** What has the focus when the results are there: the same link as before. */
let focused: string | undefined

async function run(): Promise<void> {
  const mine = ++turn
  const wanted = here()
  const {query} = wanted
  document.title = query.trim() === '' ? title : `${brief(query)} ${title}`
  if (query.trim() === '') {
    show('start')
    return
  }
  // Its numbers are those of the search before.
  facets.ariaBusy = 'true'
  const slow = setTimeout(() => {
    if (mine === turn) showState(waiting(query), true)
  }, SLOW)
  const tell = (found: Found) => {
    if (mine === turn && render(found)) clearTimeout(slow)
  }
  try {
    const hasOriginals = canHaveOriginals(wanted)
    const first = (answer: Answer) => {
      tell({wanted, answer, isCounting: true})
    }
    const answer = await client.answer(questionOf(wanted), first)
    const isKnown = mine === turn && wanted.view === 'list' && answer.tally.exact
    if (isKnown && turnBack(wanted, answer.total / PAGE)) return
    tell({wanted, answer, isCounting: hasOriginals})
    if (!hasOriginals) return
    const originals = await originalsOf(wanted)
    tell({wanted, answer, isCounting: false, originals})
  } catch (error) {
    if (mine === turn && !(error instanceof Overtaken)) fail(error)
  } finally {
    clearTimeout(slow)
  }
}

/** Goes to the last page where that is not as far as was wanted. @returns whether it does */
function turnBack(wanted: State, pages: number): boolean {
  const last = Math.max(1, Math.ceil(pages))
  if (wanted.page <= last) return false
  history.replaceState(history.state, '', addressOf({...wanted, page: last}))
  void run()
  return true
}

/** The readings are shown whatever becomes of the witnesses. */
async function originalsOf(wanted: State, exact = false): Promise<Originals | 'failed'> {
  try {
    return await client.originals({query: wanted.query, filter: wanted.filter, exact})
  } catch (error) {
    if (error instanceof Overtaken || failureOf(error).kind === 'large') throw error
    return 'failed'
  }
}

function failureOf(error: unknown): Failed {
  return error instanceof Failed ? error : new Failed('code', String(error))
}

function fail(error: unknown, again: () => void = () => void run()): void {
  showState(failureNodes(error, again))
}

function failureNodes(error: unknown, again: () => void): Node[] {
  const why = failureOf(error)
  return failed(base, why, () => {
    if (why.kind === 'large') client.allowWhole()
    focused = 'count'
    again()
  })
}

function showState(content: readonly Node[], busy = false): void {
  state.setAttribute('aria-busy', String(busy))
  state.replaceChildren(...content)
  show('state')
  if (busy || focused === undefined) return
  if (!isTyping()) state.focus()
  focused = undefined
}

/** @returns whether there was something to show */
function render(found: Found): boolean {
  const {answer, wanted, isCounting, originals} = found
  const {query, reading, direct, total} = answer
  const others = originals === 'failed' ? undefined : originals
  const isFound = total > 0 || direct.length > 0 || (others?.groups.length ?? 0) > 0
  if (reading === 'marks') showState(marksOnly(query))
  else if (reading === 'nothing') showState(onlyWithout(query))
  else if (isFound || originals === 'failed') showResults(found, others)
  else if (isCounting) return false
  else showState(nothing(answer, base, wanted))
  return true
}

function showResults(found: Found, originals: Originals | undefined): void {
  const {answer, wanted, isCounting} = found
  const held = document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? focused
  count.replaceChildren(
    ...summary(found, {count: (button) => void countAll(wanted, button), again: askAgain}),
  )
  const also = instead(answer.suggestions, wanted)
  beside.replaceChildren(...(also ? [also] : []))
  showList(found, originals)
  const mine = turn
  // What was found is on the screen before the ways to narrow it are: each in a task of its own, for who types on.
  requestAnimationFrame(() => {
    setTimeout(() => {
      if (mine !== turn) return
      showFacets(answer, wanted)
      if (held !== undefined) refocus(held)
      if (!isCounting) focused = undefined
    })
  })
}

/** The button that was pressed is gone when the answer is there. */
function askAgain(): void {
  focused = 'count'
  void run()
}

function showList(found: Found, originals: Originals | undefined): void {
  const {answer, wanted} = found
  const last = listed
  listed = {answer: JSON.stringify([turn, listedOf(answer)]), originals}
  const isSame = last?.answer === listed.answer && last.originals === originals
  if (isSame && isShown('results')) return
  const hasLines = answer.tally.units > 0 || (originals?.groups.length ?? 0) > 0
  tools.replaceChildren(...(hasLines ? toolbar(wanted, () => csvOf(wanted)) : []))
  const isLines = wanted.view === 'kwic' && hasLines
  if (isLines) void showLines(answer, wanted)
  else
    list.replaceChildren(
      ...hitLists(found, {
        base,
        others: originals ? originalHits(originals, base) : [],
        turning: pager(Math.ceil(answer.total / PAGE), wanted),
      }),
    )
  show('results')
  if (!isLines) goBack()
}

/** What of an answer the list tells. */
function listedOf({query, direct, groups, partial, total, tally, reading}: Answer) {
  return {query, direct, groups, partial, total, reading, isNothing: tally.units === 0}
}

function showFacets({facets: counted}: Answer, wanted: State): void {
  // They are still to come.
  if (!counted) return
  facets.replaceChildren(...facetLists(counted, wanted))
  chosen.textContent = chosenIn(facets)
  facets.ariaBusy = 'false'
  facets.closest<HTMLElement>('.facets')?.toggleAttribute('hidden', counted.length === 0)
}

/** The link that was chosen is another element now. */
function refocus(key: string): void {
  if (isTyping()) return
  const same = page.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  ;(same ?? count).focus({preventScroll: same !== null})
}

/** Counting to the end costs something: the reader says so. */
async function countAll(wanted: State, button: HTMLButtonElement): Promise<void> {
  const mine = turn
  button.disabled = true
  button.textContent = '正在数'
  try {
    const question = {...questionOf(wanted), exact: true}
    const answer = await client.answer(question, () => undefined)
    const originals = canHaveOriginals(wanted) ? await originalsOf(wanted, true) : undefined
    if (mine !== turn) return
    focused = 'count'
    render({wanted, answer, isCounting: false, ...(originals && {originals})})
  } catch (error) {
    if (mine !== turn || error instanceof Overtaken) return
    // What is shown stays.
    toast(failureWords(failureOf(error)).join('：'))
    button.disabled = false
    button.textContent = '再数一次'
  }
}

async function showLines(answer: Answer, wanted: State): Promise<void> {
  const mine = turn
  const order = wanted.sort === 'rank' ? 'right' : wanted.sort
  const from = (wanted.page - 1) * LINES
  const withOriginals = canHaveOriginals(wanted)
  // Thousands of lines take their time.
  const slow = setTimeout(() => {
    if (mine === turn) list.replaceChildren(h('p', {class: 'between'}, '正在排列'))
  }, SLOW)
  try {
    const place = {order, from, count: LINES}
    const [lines, {concordanceTable}] = await Promise.all([
      client.concordance(questionOf(wanted), withOriginals, place),
      import('./kwic.ts'),
    ])
    if (mine !== turn) return
    if (turnBack(wanted, lines.total / LINES)) return
    list.replaceChildren(
      ...(wanted.page === 1 ? directList(answer, base) : []),
      concordanceTable(lines, base),
      ...pager(Math.ceil(lines.total / LINES), wanted),
    )
    goBack()
  } catch (error) {
    if (mine === turn)
      list.replaceChildren(...failureNodes(error, () => void showLines(answer, wanted)))
  } finally {
    clearTimeout(slow)
  }
}

async function csvOf(wanted: State): Promise<string | undefined> {
  try {
    const site = new URL(base, location.href).href
    return await client.csv(questionOf(wanted), canHaveOriginals(wanted), site)
  } catch (error) {
    toast(`没有存下：${failureWords(failureOf(error))[0]}`)
    return undefined
  }
}

/** On a desk the facets stand open. */
const desk = matchMedia('(min-width: 64rem)')
const unfold = () => {
  if (fold) fold.open = desk.matches
}
desk.addEventListener('change', unfold)
unfold()

follow(page, {
  prepare: () => {
    client.prepare()
  },
  ask: () => void run(),
  // Behind a turned page, and where the link is gone, one goes on from the count.
  leave: (key = 'count') => (focused = key),
  type: () => (focused = undefined),
})
