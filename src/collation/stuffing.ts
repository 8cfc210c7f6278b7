/** Terms that were stuffed into a text in place of others: the evidence, the places, the rivals. */
import {classes, HAN} from './classes.ts'

/** A term that is too long for a word and stands too often. */
export interface Stuffed {
  term: string
  /** The template of the page names it. */
  template: boolean
  /** How often its end or beginning is doubled at a seam: 发展发展. */
  doubled: number
  /** Starts of its occurrences, in the order of the text; one character of each may differ. */
  places: number[]
}

const SHORTEST = 6
const OFTEN = 4
/** So many kinds of doubling are looked into, the most frequent first; each costs a reading. */
const MOST_SEAMS = 20
/** Templates that name what a page is about, each with a word that is looked for first. */
const TEMPLATES: ReadonlyArray<readonly [string, RegExp]> = [
  ['更多关于', /更多关于([^\n，。；]{6,50}?)的(?:文章|内容|信息|资讯|新闻|话题)/],
  ['相关', /关于([^\n，。；]{6,50}?)的相关(?:文章|内容|信息|资讯|新闻|阅读|推荐)/],
  ['相关', /^([^\n，。；\s]{6,40}?)相关(?:信息|文章|阅读|资讯|搜索)[\s：:]*$/],
  ['本文由', /本文由([^\n，。；]{6,50}?)(?:整理|收集)/],
]
/** Who names itself is not stuffed. */
const BODY = /[会院校社部局网站司厅委办]$|中心$|大学$/

export function stuffedTerms(text: string): Stuffed[] {
  const doublings = doubled(text)
  const found = new Map<string, Stuffed>()
  for (const term of named(text)) found.set(term, {term, template: true, doubled: 0, places: []})
  for (const [term, count] of seamTerms(text, doublings)) {
    // A term of the template is folded into what the seams show of it, and the other way round.
    const known = Array.from(found.values()).find((other) => overlaps(other.term, term))
    if (known) known.doubled = Math.max(known.doubled, count)
    else found.set(term, {term, template: false, doubled: count, places: []})
  }
  return Array.from(found.values())
    .map((one) => ({...one, places: placesOf(text, one.term)}))
    .filter(
      ({places, template, doubled: n}) =>
        places.length >= OFTEN &&
        // 集装箱装箱检查员 is always doubled: that is its name, not a seam.
        (template || n * 2 <= places.length),
    )
}

function overlaps(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a)
}

/** Han terms that a template names. */
function named(text: string): Set<string> {
  const terms = new Set<string>()
  for (const word of new Set(TEMPLATES.map(([key]) => key)))
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      // No template is longer, and a line may be endless.
      const before = /[^\n]*$/.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? ''
      const after = /^[^\n]*/.exec(text.slice(at, at + 60))?.[0] ?? ''
      const line = (before + after).trim()
      for (const [key, pattern] of TEMPLATES) {
        const term = key === word ? pattern.exec(line)?.[1]?.replace(/[\s“”"《》【】：:]/g, '') : ''
        if (
          term &&
          term.length >= SHORTEST &&
          isAllHan(term) &&
          !BODY.test(term) &&
          terms.size < 20
        )
          terms.add(term)
      }
    }
  return terms
}

/** Places of two characters that stand twice running: the place of the second pair. */
function doubled(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>()
  let b = text.charCodeAt(0)
  let c = text.charCodeAt(1)
  let d = text.charCodeAt(2)
  for (let i = 3; i < text.length; i++) {
    const a = b
    b = c
    c = d
    d = text.charCodeAt(i)
    if (a !== c || b !== d || a === b) continue
    if (((classes[a] ?? 0) & (classes[b] ?? 0) & HAN) === 0) continue
    const pair = text.slice(i - 1, i + 1)
    const known = places.get(pair)
    if (known) known.push(i - 1)
    else places.set(pair, [i - 1])
  }
  return places
}

/** Terms that end in a pair doubled at two seams or more, or begin with it. */
function seamTerms(text: string, doublings: Map<string, number[]>): Array<[string, number]> {
  const terms: Array<[string, number]> = []
  const often = Array.from(doublings.values())
    .filter((places) => places.length > 1)
    .sort((a, b) => b.length - a.length)
  for (const places of often.slice(0, MOST_SEAMS)) {
    for (const step of [-1, 1] as const) {
      const common = shared(text, places.slice(0, 50), step)
      const term = common.length < SHORTEST ? undefined : settled(text, common, step)
      if (term !== undefined && !terms.some(([other]) => overlaps(other, term)))
        terms.push([term, places.length])
    }
  }
  return terms
}

/** The longest Han run that two seams have in common: before the second pair, or from it on. */
function shared(text: string, places: readonly number[], step: -1 | 1): string {
  let best = ''
  for (let n = 1; n < places.length; n++) {
    const [a, b] = [places[n - 1] ?? 0, places[n] ?? 0]
    let length = 0
    while (length < 40 && isSameHan(text, a, b, step, length)) length++
    if (length > best.length)
      best = step === -1 ? text.slice(a - length, a) : text.slice(a, a + length)
  }
  return best
}

function isSameHan(text: string, a: number, b: number, step: -1 | 1, length: number): boolean {
  const shift = step === -1 ? -1 - length : length
  if (a + shift < 0 || b + shift >= text.length) return false
  const code = text.charCodeAt(a + shift)
  return code === text.charCodeAt(b + shift) && ((classes[code] ?? 0) & HAN) !== 0
}

/** The longest part of a common run, kept at the seam, that stands nearly as often as its core. */
function settled(text: string, common: string, step: -1 | 1): string | undefined {
  const part = (length: number) => (step === -1 ? common.slice(-length) : common.slice(0, length))
  const core = count(text, part(SHORTEST))
  if (core < OFTEN) return undefined
  for (let length = common.length; length > SHORTEST; length--)
    if (count(text, part(length)) * 2 >= core && count(text, part(length)) >= OFTEN)
      return part(length)
  return part(SHORTEST)
}

export function count(text: string, part: string): number {
  let n = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) n++
  return n
}

/** Where a term stands, one character of it differing at most; no two overlap. */
function placesOf(text: string, term: string): number[] {
  const half = term.length >> 1
  const starts = new Set<number>()
  for (const [part, shift] of [
    [term.slice(0, half), 0],
    [term.slice(half), half],
  ] as const)
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
      if (isNear(text, at - shift, term)) starts.add(at - shift)
  const places: number[] = []
  let end = 0
  for (const start of Array.from(starts).sort((a, b) => a - b)) {
    if (start < end) continue
    places.push(start)
    end = start + term.length
  }
  return places
}

function isNear(text: string, start: number, term: string): boolean {
  if (start < 0 || start + term.length > text.length) return false
  let differing = 0
  for (let i = 0; i < term.length; i++) {
    const code = text.charCodeAt(start + i)
    if (code === term.charCodeAt(i)) continue
    if (++differing > 1 || ((classes[code] ?? 0) & HAN) === 0) return false
  }
  return true
}

/** What the term may stand for: a part of it that the text knows in short and never has in full. */
export interface Rival {
  word: string
  /** How often its abbreviation stands in the text: 职教 for 职业教育. */
  short: number
  /** How often its two halves stand outside the term, the rarer of them. */
  halves: number
}

/** Words inside the term that never stand bare, the likeliest first. */
export function rivals(text: string, {term, places}: Stuffed): Rival[] {
  const bare = outside(text, term.length, places)
  const found: Rival[] = []
  for (const segment of term.split(/[与和及、的]/))
    for (let length = 4; length < Math.min(segment.length + 1, term.length); length += 2)
      for (const word of new Set([segment.slice(0, length), segment.slice(-length)])) {
        if (length > 6 || bare.includes(word)) continue
        const halves = [word.slice(0, length / 2), word.slice(length / 2)]
        const initials = halves.map((part) => part.charAt(0)).join('')
        found.push({
          word,
          short: count(bare, initials),
          halves: Math.min(...halves.map((part) => count(bare, part))),
        })
      }
  return found.sort((a, b) => b.short - a.short || b.halves - a.halves).slice(0, 5)
}

/** The text without the occurrences of a term. */
function outside(text: string, length: number, places: readonly number[]): string {
  const parts: string[] = []
  let done = 0
  for (const at of places) {
    parts.push(text.slice(done, at))
    done = at + length
  }
  parts.push(text.slice(done))
  return parts.join('\n')
}

function isAllHan(term: string): boolean {
  for (let i = 0; i < term.length; i++)
    if (((classes[term.charCodeAt(i)] ?? 0) & HAN) === 0) return false
  return true
}
