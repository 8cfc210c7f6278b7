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
import {classes, has, isLineEnd, PAIRED} from '../classes.ts'
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
    if (!has(page, PAIRED)) return
    const {text} = page
    const lone: Lone[] = []
    /** Open quotations that may run on, by kind. */
    const running = new Map<number, Lone>()
    /** Brackets of the line before that may close here. */
    let wrapped: Lone[] = []
    for (const [start, end] of linesWithMarks(text)) {
      const left = unmatched(text, start, end, (kind) => running.has(kind))
      if (left.length === 0 && running.size === 0 && wrapped.length === 0) continue
      const next: Lone[] = []
      for (const one of left) {
        const carried = running.get(one.kind)
        if (!isQuote(one)) {
          const partner = one.opens ? -1 : wrapped.findLastIndex(({kind}) => kind === one.kind)
          if (one.opens) next.push(one)
          else if (partner >= 0) wrapped.splice(partner, 1)
          else lone.push(one)
        } else if (one.opens) {
          if (carried) lone.push(carried)
          running.set(one.kind, one)
        } else if (carried) running.delete(one.kind)
        else lone.push(one)
      }
      lone.push(...wrapped)
      wrapped = mayRunOn(text, end) ? next : []
      if (wrapped.length === 0) lone.push(...next)
    }
    lone.push(...wrapped, ...running.values())
    yield* findings(
      text,
      lone.sort((a, b) => a.at - b.at),
    )
  },
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

/** Every line that holds a bracket, and the line after it. */
function* linesWithMarks(text: string): Generator<[number, number]> {
  let start = 0
  let holds = false
  let held = false
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 10
    if (((classes[code] ?? 0) & PAIRED) !== 0) holds = true
    if (!isLineEnd(code)) continue
    const isEmpty = i === start
    if (holds || (held && !isEmpty)) yield [start, i]
    if (!isEmpty) held = holds
    holds = false
    start = i + 1
  }
}

/**
 * The marks of a line that find no partner in it. A crossed pair leaves the inner one alone; where a
 * quotation runs on, the mark at the head of the line opens it anew and asks for no partner.
 */
function unmatched(
  text: string,
  start: number,
  end: number,
  runsOn: (kind: number) => boolean,
): Lone[] {
  const open: Lone[] = []
  const waiting = new Uint32Array(PAIRS.length)
  const lone: Lone[] = []
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const kind = ((classes[code] ?? 0) & PAIRED) === 0 ? undefined : kinds.get(code)
    if (kind === undefined || isApostrophe(text, at, code)) continue
    if (openers.has(code)) {
      if (runsOn(kind) && isFirst(text, start, at)) continue
      open.push({at, kind, opens: true})
      waiting[kind] = (waiting[kind] ?? 0) + 1
    } else if ((waiting[kind] ?? 0) > 0) {
      for (let top = open.pop(); top; top = open.pop()) {
        waiting[top.kind] = (waiting[top.kind] ?? 1) - 1
        if (top.kind === kind) break
        lone.push(top)
      }
    } else if (code !== 0xff09 || !isEnumeration(text, start, at))
      lone.push({at, kind, opens: false})
  }
  return [...lone, ...open].sort((a, b) => a.at - b.at)
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
