/** The search field of every page: a citation typed into it leads straight to the clause. What was understood is shown before Enter. */
import {unitAddress} from '../../citation/address.ts'
import type {Named, Question} from '../../search/answer.ts'
import {formatEid} from '../../tree/eid.ts'
import {nameOf} from '../../tree/name.ts'
import {h} from './dom.ts'
import {noClause} from './results.ts'
import {client} from './searching.ts'

const base = import.meta.env.BASE_URL

/** What cannot be a citation is not even looked at: Enter on a few words is a search. */
const MAYBE = /[第条款项号《〔[]|[法例定则释]\s*\d/u
const REST = 120

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

function attach(form: HTMLFormElement, input: HTMLInputElement): void {
  const hint = h('p', {class: 'jump', role: 'status'})
  hint.hidden = true
  form.append(hint)
  let reading: Reading | undefined
  /** Of what is typed now; it is settled when what was understood is shown. */
  let settled: Promise<void> = Promise.resolve()
  let waiting: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  const show = (found: Reading | undefined) => {
    reading = found
    hint.hidden = !found
    if (!found) return
    // The list of what is found gives way to it.
    form.dispatchEvent(new Event('jump'))
    const {name, href, why} = found
    if (href === undefined)
      hint.replaceChildren(h('span', {}, `${name}：${why ?? ''}。回车检索全文`))
    else hint.replaceChildren(h('a', {href}, name), h('span', {}, '回车前往，Esc 改为检索'))
  }

  const read = async () => {
    clearTimeout(waiting)
    waiting = undefined
    const mine = ++turn
    const query = input.value.trim()
    if (!MAYBE.test(query)) {
      show(undefined)
      return
    }
    const here = documentHere()
    try {
      const named = await client.named({query, ...(here && {reading: here})})
      if (mine === turn) show(readingOf(named))
    } catch {
      // The field still searches.
      if (mine === turn) show(undefined)
    }
  }

  /** Who types fast presses Enter before the citation is read. */
  const go = async () => {
    if (waiting !== undefined) settled = read()
    await settled
    if (reading?.href === undefined) form.requestSubmit()
    else location.assign(reading.href)
  }

  const wait = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      settled = read()
    }, REST)
  }
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) wait()
  })
  input.addEventListener('compositionstart', () => {
    clearTimeout(waiting)
    waiting = undefined
  })
  input.addEventListener('compositionend', wait)
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Escape' && reading) {
      event.preventDefault()
      turn++
      show(undefined)
    } else if (event.key === 'Enter' && MAYBE.test(input.value)) {
      // The button beside the field always searches.
      event.preventDefault()
      void go()
    }
  })
}

for (const form of document.querySelectorAll<HTMLFormElement>('form.find')) {
  const input = form.querySelector<HTMLInputElement>('input[name=q]')
  if (input) attach(form, input)
}
