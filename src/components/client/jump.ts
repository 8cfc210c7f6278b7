/** The search field of every page: a citation typed into it leads straight to the clause. What was understood is shown before Enter. */
import {h} from './dom.ts'
import type {Reading} from './jump-read.ts'

/** What cannot be a citation is not even looked at. */
const MAYBE = /[第条款项号《〔[]|[法例定则释]\s*\d/u
const REST = 120

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
    const own = document.querySelector<HTMLElement>('[data-document]')?.dataset['document']
    try {
      const {readJump} = await import('./jump-read.ts')
      const found = await readJump(query, own)
      if (mine === turn) show(found)
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
