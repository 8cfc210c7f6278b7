/**
 * Brackets and quotation marks without a partner in their paragraph: （） 《》 〈〉 “” ‘’ 【】 〔〕 「」 『』
 * 〖〗. One of the two was lost, or text between them. Only reported: where the missing one stood is an
 * editor's judgement, even where it seems plain. Two quotation marks of one direction (”职教“) are
 * proposed turned round. Not reported: labels (1） a） 一）), apostrophes, a bracket that closes on the
 * next line of a wrapped paragraph, and a quotation that runs over paragraphs, where each may open
 * anew (GB/T 15834—2011) and the last one closes. It is wrong for a quotation broken off on purpose.
 *
 * @example
 *   in   依照《职业教育法的规定（试行办理。
 *   says
 * @example
 *   in   推行”双元“育人，包括：\n1）改革（含试点）；
 *   out  推行“双元”育人，包括：\n1）改革（含试点）；
 * @example
 *   in   修改为：“第一条　为了发展。\n“第二条　本法所称教育。”
 *   out  修改为：“第一条　为了发展。\n“第二条　本法所称教育。”
 */
import {classes, has, PAIRED} from '../classes.ts'
import {isLabelEnd} from '../narrow.ts'
import type {Finding, Rule} from '../rule.ts'

const PAIRS = ['（）', '《》', '〈〉', '“”', '‘’', '【】', '〔〕', '「」', '『』', '〖〗']
const QUOTES = '“”‘’「」『』'
const kinds = new Map(
  PAIRS.flatMap((pair, kind) => [
    [pair.charCodeAt(0), kind],
    [pair.charCodeAt(1), kind],
  ]),
)
const openers = new Set(PAIRS.map((pair) => pair.charCodeAt(0)))

/** A mark that found no partner in its line. */
interface Lone {
  at: number
  kind: number
  opens: boolean
}

export const unbalancedBracket: Rule = {
  id: 'unbalanced-bracket',
  layer: 'punctuation',
  kind: 'error',
  *find(page) {
    if (has(page, PAIRED)) yield* findings(page.text, loneMarks(page.text))
  },
}

/** All marks without a partner, in the order of the text. */
function loneMarks(text: string): Lone[] {
  const lone: Lone[] = []
  /** Open quotations that may run on, by kind. */
  const running = new Map<number, Lone>()
  /** Brackets of the line before that may close on this one. */
  let wrapped: Lone[] = []
  const settle = (left: readonly Lone[], start: number, end: number) => {
    const next: Lone[] = []
    for (const one of left) {
      const carried = running.get(one.kind)
      const partner = one.opens ? -1 : wrapped.findLastIndex(({kind}) => kind === one.kind)
      if (isQuote(one)) {
        if (carried && one.opens) lone.push(carried)
        if (one.opens) running.set(one.kind, one)
        else {
          // What was opened on this line and not paired there is crossed.
          if (carried && carried.at >= start) lone.push(carried, one)
          else if (!carried) lone.push(one)
          running.delete(one.kind)
        }
      } else if (one.opens) next.push(one)
      else if (partner >= 0) wrapped.splice(partner, 1)
      else lone.push(one)
    }
    for (const one of wrapped) lone.push(one)
    wrapped = mayRunOn(text, end) ? next.slice(-MOST_WRAPPED) : []
    for (const one of next.slice(0, next.length - wrapped.length)) lone.push(one)
  }
  const line = new Marks(text)
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 10
    if (((classes[code] ?? 0) & PAIRED) !== 0) {
      const kind = kinds.get(code) ?? 0
      // Where a quotation runs on, the mark at the head of the line opens it anew.
      if (!(running.has(kind) && openers.has(code) && isFirst(text, start, i)))
        line.take(start, i, code, kind)
    } else if (code === 10 || code === 13) {
      if (i > start && (line.isOpen() || wrapped.length > 0)) settle(line.left(), start, i)
      start = i + 1
      if (lone.length > MOST) break
    }
  }
  lone.push(...wrapped, ...running.values())
  return lone.sort((a, b) => a.at - b.at)
}

/** A text with more lone marks does not use them in pairs; those beyond are not reported. */
const MOST = 10_000
/** More brackets than this are not open at the end of a line that goes on. */
const MOST_WRAPPED = 8

/** The marks of one line. */
class Marks {
  readonly #text: string
  readonly #open: Lone[] = []
  readonly #waiting = new Uint32Array(PAIRS.length)
  #lone: Lone[] = []

  constructor(text: string) {
    this.#text = text
  }

  take(start: number, at: number, code: number, kind: number): void {
    const waiting = this.#waiting
    if (isApostrophe(this.#text, at, code)) return
    if (openers.has(code)) {
      if (this.#open.length >= MOST) return
      this.#open.push({at, kind, opens: true})
      waiting[kind] = (waiting[kind] ?? 0) + 1
    } else if ((waiting[kind] ?? 0) > 0)
      // A crossed pair leaves the inner mark alone.
      for (let top = this.#open.pop(); top; top = this.#open.pop()) {
        waiting[top.kind] = (waiting[top.kind] ?? 1) - 1
        if (top.kind === kind) return
        this.#lone.push(top)
      }
    else if (this.#lone.length < MOST && (code !== 0xff09 || !isEnumeration(this.#text, start, at)))
      this.#lone.push({at, kind, opens: false})
  }

  isOpen(): boolean {
    return this.#open.length + this.#lone.length > 0
  }

  /** What found no partner; the next line begins anew. */
  left(): Lone[] {
    const left = [...this.#lone, ...this.#open].sort((a, b) => a.at - b.at)
    this.#lone = []
    this.#open.length = 0
    this.#waiting.fill(0)
    return left
  }
}

function isQuote({kind}: Lone): boolean {
  return QUOTES.includes(PAIRS[kind]?.charAt(0) ?? ' ')
}

/** Only white space stands before it on its line. */
function isFirst(text: string, start: number, at: number): boolean {
  return at - start < 40 && text.slice(start, at).trim() === ''
}

/** The line ends in the middle of a sentence. */
function mayRunOn(text: string, end: number): boolean {
  return end > 0 && !'。；！？：'.includes(text.charAt(end - 1))
}

/** `it’s`, `5’`. */
function isApostrophe(text: string, at: number, code: number): boolean {
  return code === 0x2019 && /[A-Za-z0-9]/.test(text.charAt(at - 1))
}

/** A label, or a half-width bracket that it closes: the width is another rule's. */
function isEnumeration(text: string, start: number, at: number): boolean {
  const from = Math.max(start, at - 60)
  const near = text.slice(from, at)
  return isLabelEnd(near, near.length) || near.lastIndexOf('(') > near.lastIndexOf(')')
}

function findings(text: string, lone: readonly Lone[]): Finding[] {
  const found: Finding[] = []
  for (let n = 0; n < lone.length; n++) {
    const one = lone[n]
    const next = lone[n + 1]
    if (!one) continue
    if (next && isTurned(text, one, next)) {
      found.push(turned(text, one, 0), turned(text, next, 1))
      n++
      continue
    }
    const mark = text.charAt(one.at)
    const partner = PAIRS[one.kind]?.charAt(one.opens ? 1 : 0) ?? ''
    found.push({
      start: one.at,
      end: one.at + 1,
      reason: `Unexpected \`${mark}\` without a partner, expected \`${partner}\` ${one.opens ? 'after' : 'before'} it`,
      note: `“${mark}”没有配对的“${partner}”。`,
    })
  }
  return found
}

/** ”职教“ or ”职教” on one line, with nothing open or closed between. */
function isTurned(text: string, one: Lone, next: Lone): boolean {
  if (one.kind !== next.kind || !isQuote(one) || next.at - one.at > 60) return false
  if (one.opens && !next.opens) return false
  const between = text.slice(one.at + 1, next.at)
  return between !== '' && !/[\n\r“”‘’「」『』。]/.test(between)
}

function turned(text: string, {at, kind}: Lone, side: 0 | 1): Finding {
  const mark = text.charAt(at)
  const reading = PAIRS[kind]?.charAt(side) ?? mark
  return {
    start: at,
    end: at + 1,
    ...(reading !== mark && {reading}),
    method: 'internal',
    reason: `Unexpected direction of \`${mark}\`, expected \`${reading}\``,
    note: '引号方向相反。',
  }
}
