/** The search field of every page: `/` and ⌘K reach it, and what is found is listed as one types. The search page has room for more, and shows it itself. */
import type {Answer, HitGroup} from '../../search/answer.ts'
import {formatEid} from '../../tree/eid.ts'
import {briefName} from '../../tree/name.ts'
import {h} from './dom.ts'
import {addressOfMatch, wordsOf} from './results.ts'
import {client} from './searching.ts'

const base = import.meta.env.BASE_URL
const SHOWN = 6
const REST = 150
/** When nothing is there yet, so long after it was asked for, it is said that it is coming. */
const SLOW = 400
/** What of a text is shown on either side of a match. */
const BEFORE = 10
const BEHIND = 30

class FoundList {
  readonly #input: HTMLInputElement
  readonly #list: HTMLElement
  readonly #told: HTMLElement
  #active = -1
  #turn = 0
  #typing: ReturnType<typeof setTimeout> | undefined

  constructor(form: HTMLFormElement, input: HTMLInputElement) {
    this.#input = input
    const id = `${input.id}-found`
    this.#list = h('div', {class: 'found', role: 'listbox', id, 'aria-label': '检索所得'})
    this.#list.hidden = true
    this.#told = h('p', {class: 'vh', 'aria-live': 'polite'})
    form.append(this.#list, this.#told)
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': id,
    }))
      input.setAttribute(name, value)
    input.addEventListener('focus', () => {
      client.prepare()
    })
    input.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#wait()
    })
    // What is being composed is no query yet.
    input.addEventListener('compositionstart', () => {
      this.#close()
    })
    input.addEventListener('compositionend', () => {
      this.#wait()
    })
    input.addEventListener('keydown', (event) => {
      if (!event.isComposing) this.#key(event)
    })
    // A citation that is read in its place; see jump.ts.
    form.addEventListener('jump', () => {
      this.#close()
    })
    form.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget)))
        this.#close()
    })
    // The pointer leaves the focus where it is: the list would close before it is clicked.
    this.#list.addEventListener('pointerdown', (event) => {
      event.preventDefault()
    })
  }

  #wait(): void {
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => void this.#find(), REST)
  }

  async #find(): Promise<void> {
    const mine = ++this.#turn
    const query = this.#input.value
    if (query.trim() === '') {
      this.#close()
      return
    }
    const isWanted = () => mine === this.#turn && document.activeElement === this.#input
    const slow = setTimeout(() => {
      if (isWanted() && this.#list.hidden) this.#showWaiting()
    }, SLOW)
    try {
      const show = (answer: Answer) => {
        clearTimeout(slow)
        if (isWanted()) this.#show(answer)
      }
      show(await client.answer({query, limit: SHOWN}, show))
    } catch {
      // The field still leads to the search page, which says what is wrong.
      if (mine === this.#turn) this.#close()
    } finally {
      clearTimeout(slow)
    }
  }

  /** Whether the field shows a citation that was read. */
  #isRead(): boolean {
    return this.#input.form?.querySelector('.jump:not([hidden])') !== null
  }

  #open(options: readonly HTMLElement[], told: string): void {
    this.#list.replaceChildren(...options)
    this.#move(-1)
    this.#list.hidden = false
    this.#input.setAttribute('aria-expanded', 'true')
    this.#told.textContent = told
  }

  #showWaiting(): void {
    if (this.#isRead()) return
    const waiting = h('p', {class: 'all', role: 'option', 'aria-disabled': 'true'}, '正在查')
    this.#open([waiting], '正在查')
  }

  #show({query, direct, groups, partial, tally}: Answer): void {
    if (this.#isRead()) {
      this.#close()
      this.#told.textContent = ''
      return
    }
    // What is named comes first, and once.
    const found = [
      ...new Map([...direct, ...groups, ...partial].map((group) => [group.place, group])).values(),
    ].slice(0, SHOWN)
    const most = tally.exact ? '' : '至多 '
    const all =
      found.length === 0
        ? '没有找到，到检索页换个查法'
        : tally.units > 0
          ? `全部 ${most}${tally.occurrences} 处、${tally.units} 段`
          : direct.length > 0
            ? '看检索所得'
            : '看全部相近的条文'
    const rest = h(
      'a',
      {class: 'all num', href: `${base}search/?q=${encodeURIComponent(query)}`},
      all,
    )
    const options = [...found.map(itemOf), rest].map((link, n) => this.#option(link, n))
    const named = direct.length > 0 ? '点名的' : '没有逐字相同的'
    const many = tally.units > 0 ? `${most}${tally.occurrences} 处` : named
    this.#open(
      options,
      found.length === 0 ? '没有找到' : `${many}，列出 ${found.length} 条，按上下键选`,
    )
  }

  /** A link that is an option: it can be opened in another tab, and copied. */
  #option(link: HTMLAnchorElement, n: number): HTMLAnchorElement {
    link.id = `${this.#list.id}-${n}`
    link.setAttribute('role', 'option')
    link.setAttribute('aria-selected', 'false')
    link.tabIndex = -1
    return link
  }

  #close(): void {
    this.#turn++
    clearTimeout(this.#typing)
    this.#list.hidden = true
    this.#input.setAttribute('aria-expanded', 'false')
    this.#move(-1)
  }

  #move(to: number): void {
    const options = [...this.#list.children]
    this.#active = to
    for (const [i, option] of options.entries())
      option.setAttribute('aria-selected', String(i === to))
    const active = options[to]
    if (active) {
      this.#input.setAttribute('aria-activedescendant', active.id)
      active.scrollIntoView({block: 'nearest'})
    } else this.#input.removeAttribute('aria-activedescendant')
  }

  #key(event: KeyboardEvent): void {
    if (this.#list.hidden) {
      if (event.key === 'ArrowDown' && this.#input.value.trim() !== '') void this.#find()
      return
    }
    const last = this.#list.querySelectorAll('a').length - 1
    const isMoving = this.#active >= 0
    switch (event.key) {
      case 'ArrowDown':
        this.#move(this.#active < last ? this.#active + 1 : -1)
        break
      case 'ArrowUp':
        this.#move(this.#active < 0 ? last : this.#active - 1)
        break
      case 'Home':
        if (!isMoving) return
        this.#move(0)
        break
      case 'End':
        if (!isMoving) return
        this.#move(last)
        break
      case 'Escape':
        this.#close()
        break
      case 'Enter': {
        if (!isMoving) return
        const link = this.#list.children[this.#active]
        // A citation that was typed does not go before the line that was chosen.
        event.stopImmediatePropagation()
        if (link instanceof HTMLAnchorElement) location.assign(link.href)
        break
      }
      default:
        return
    }
    event.preventDefault()
  }
}

/** One line: what was found, and where. */
function itemOf({document, article, title, hits: [hit]}: HitGroup): HTMLAnchorElement {
  const text = hit?.unit.text ?? title
  const [range] = hit?.ranges ?? []
  const eid = hit?.unit.eid ?? article ?? ''
  const start = Math.max(0, (range?.start ?? 0) - BEFORE)
  const end = Math.min(text.length, (range?.end ?? 0) + BEHIND)
  return h(
    'a',
    {
      href: addressOfMatch(base, document.id, eid, hit ? wordsOf(hit) : []),
    },
    h(
      'span',
      {class: 'said'},
      start > 0 && '……',
      text.slice(start, range?.start ?? 0),
      range && h('mark', {}, text.slice(range.start, range.end)),
      text.slice(range?.end ?? 0, end),
      end < text.length && '……',
    ),
    h(
      'span',
      {class: 'src num'},
      `${briefName(document)}${article === undefined ? '' : `　${formatEid(article)}`}`,
    ),
  )
}

const fields = [...document.querySelectorAll<HTMLInputElement>('form.find input[name=q]')]

for (const input of fields) {
  const form = input.form
  if (form && !form.closest('[data-search]')) new FoundList(form, input)
}

addEventListener('keydown', (event) => {
  const isSlash = event.key === '/' && !event.metaKey && !event.ctrlKey && !event.altKey
  const isK = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)
  if ((!isSlash && !isK) || event.isComposing) return
  const {target} = event
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName))
  if (isSlash && isTyping) return
  const field = fields.find((one) => one.offsetParent !== null)
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
})
