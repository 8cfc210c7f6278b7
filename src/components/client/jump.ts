/** The search field of every page: a citation typed into it leads straight to the clause. What was understood is shown before Enter. */
import {unitAddress} from '../../citation/address.ts'
import type {Named, Question} from '../../search/answer.ts'
import {couldCite} from '../../search/could-cite.ts'
import {formatEid} from '../../tree/eid.ts'
import {nameOf} from '../../tree/name.ts'
import {h} from './dom.ts'
import {noClause} from './results.ts'
import {client} from './searching.ts'

const base = import.meta.env.BASE_URL

const REST = 120
/** Enter waits so long for what was typed to be read, in milliseconds; then it searches. */
const PATIENCE = 1500

/** What was understood. */
interface Reading {
  /** 《中华人民共和国职业教育法》（2022年4月20日）第十条 */
  name: string
  /** Absent where it leads nowhere. */
  href?: string
  /** Why, if so. */
  why?: string
}

function readingOf({direct, isSure, missing, absent}: Named): Reading | undefined {
  if (absent !== undefined) return {name: absent, why: '没有收录'}
  if (!isSure) return undefined
  const [first] = direct
  const [lacking] = missing
  if (!first) return lacking && {name: nameOf(lacking.document), why: noClause(lacking)}
  const {document, hits, through} = first
  const eid = hits[0]?.unit.eid ?? ''
  const last = through === undefined ? '' : `至${formatEid(through)}`
  return {
    name: `${nameOf(document)}${formatEid(eid)}${last}`,
    href: unitAddress(base, document.id, eid),
  }
}

/** The document that is being read. */
function documentHere(): Question['reading'] {
  const {document: id, title = ''} =
    document.querySelector<HTMLElement>('[data-document]')?.dataset ?? {}
  return id === undefined ? undefined : {id, title}
}

/** @returns nothing for what is no citation, or cannot be read now: the field still searches */
async function look(query: string): Promise<Reading | undefined> {
  if (!couldCite(query)) return undefined
  const here = documentHere()
  try {
    return readingOf(await client.named({query, ...(here && {reading: here})}))
  } catch {
    return undefined
  }
}

function attach(form: HTMLFormElement, input: HTMLInputElement): void {
  const hint = h('p', {class: 'jump', role: 'status'})
  hint.hidden = true
  form.append(hint)
  /** What was last read. */
  let read: {query: string; reading: Promise<Reading | undefined>} | undefined
  /** What the reader wants to search for, though it can be read as a citation. */
  let searched: string | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  const typed = () => input.value.trim()

  const readTyped = (): Promise<Reading | undefined> => {
    const query = typed()
    if (read?.query !== query) read = {query, reading: look(query)}
    return read.reading
  }

  const show = (found: Reading | undefined) => {
    hint.hidden = !found
    if (!found) return
    // The list of what is found gives way to it.
    form.dispatchEvent(new Event('jump'))
    const {name, href, why} = found
    if (href === undefined)
      hint.replaceChildren(h('span', {}, `${name}：${why ?? ''}。回车检索全文`))
    else hint.replaceChildren(h('a', {href}, name), h('span', {}, '回车前往，Esc 改为检索'))
  }

  const tell = async () => {
    const query = typed()
    const reading = await readTyped()
    const isHere = document.activeElement === input
    if (isHere && query === typed() && query !== searched) show(reading)
  }

  /** Who types fast presses Enter before the citation is read. */
  const go = async () => {
    const query = typed()
    const reading = await Promise.race([readTyped(), rest(PATIENCE)])
    // Who types on wants something else.
    if (query !== typed()) return
    if (reading?.href === undefined) form.requestSubmit()
    else location.assign(reading.href)
  }

  const wait = () => {
    clearTimeout(waiting)
    if (typed() !== searched) searched = undefined
    waiting = setTimeout(() => void tell(), REST)
  }
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) wait()
  })
  input.addEventListener('compositionstart', () => {
    clearTimeout(waiting)
  })
  input.addEventListener('compositionend', wait)
  form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget)))
      show(undefined)
  })
  input.addEventListener('focus', () => void tell())
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Escape' && !hint.hidden) {
      event.preventDefault()
      searched = typed()
      show(undefined)
    } else if (event.key === 'Enter' && typed() !== searched && couldCite(typed())) {
      // The button beside the field always searches.
      event.preventDefault()
      void go()
    }
  })
}

function rest(time: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, time))
}

for (const form of document.querySelectorAll<HTMLFormElement>('form.find')) {
  const input = form.querySelector<HTMLInputElement>('input[name=q]')
  if (input) attach(form, input)
}
