/** One table for all rules that scan: what a UTF-16 unit is, at the price of one look-up. */
import type {Page} from './page.ts'

/** A Han character, or the first half of one beyond the BMP. */
export const HAN = 1
/** A full-width mark of GB/T 15834—2011. */
export const MARK = 2
/** A half-width mark that Chinese text writes full-width: `, ; : ? ! ( ) . "`. */
export const NARROW = 4
/** Not seen: zero width, controls of direction and of old terminals, variation selectors, odd spaces. */
export const UNSEEN = 8
/** A full-width letter or digit. */
export const WIDE = 16
/** A radical or compatibility ideograph, or the first half of one beyond the BMP. */
export const COMPATIBILITY = 32
/** Private use, or the first half of one beyond the BMP. */
export const PRIVATE = 64
/** A bracket or quotation mark that has a partner, full-width. */
export const PAIRED = 128
/** What markup, templates and buttons begin with: `{ [ < & 【`. */
export const MARKUP = 256

/** Flags of every UTF-16 unit. */
export const classes = build()

function build(): Uint16Array {
  const table = new Uint16Array(0x10000)
  const set = (flag: number, from: number, to = from) => {
    for (let code = from; code <= to; code++) table[code] = (table[code] ?? 0) | flag
  }
  const each = (flag: number, characters: string) => {
    for (const character of characters) set(flag, character.charCodeAt(0))
  }
  set(HAN, 0x3400, 0x4dbf)
  set(HAN, 0x4e00, 0x9fff)
  set(HAN, 0x3005)
  set(HAN, 0x3007)
  set(HAN | COMPATIBILITY, 0x2e80, 0x2fd5)
  set(HAN | COMPATIBILITY, 0xf900, 0xfaff)
  // Planes 2 and 3; U+2F800–2FA1F begin with D87E.
  set(HAN, 0xd840, 0xd8bf)
  set(COMPATIBILITY, 0xd87e)
  each(MARK, '，。、；：？！（）《》〈〉“”‘’【】〔〕「」『』〖〗—…·～﹏')
  each(PAIRED, '（）《》〈〉“”‘’【】〔〕「」『』〖〗')
  each(NARROW, ',;:?!().\u0022')
  each(MARKUP, '{[<&【')
  set(UNSEEN, 0x00, 0x08)
  set(UNSEEN, 0x0e, 0x1f)
  set(UNSEEN, 0x7f, 0xa0)
  each(UNSEEN, '\u00ad\u034f\u061c\u115f\u1160\u1680\u180e\u3164\ufeff\uffa0')
  set(UNSEEN, 0x2000, 0x200f)
  set(UNSEEN, 0x2028, 0x202f)
  set(UNSEEN, 0x205f, 0x206f)
  set(UNSEEN, 0xfe00, 0xfe0f)
  set(UNSEEN, 0xfff9, 0xfffb)
  // Tags and the variation selectors of plane 14.
  set(UNSEEN, 0xdb40)
  set(WIDE, 0xff10, 0xff19)
  set(WIDE, 0xff21, 0xff3a)
  set(WIDE, 0xff41, 0xff5a)
  set(PRIVATE, 0xe000, 0xf8ff)
  set(PRIVATE, 0xdb80, 0xdbff)
  return table
}

const seen = new WeakMap<Page, number>()

/** Whether anything on a page has one of the flags; the page is read once for all rules. */
export function has(page: Page, flags: number): boolean {
  let all = seen.get(page)
  if (all === undefined) {
    const {text} = page
    const table = classes
    all = 0
    for (let i = 0; i < text.length; i++) all |= table[text.charCodeAt(i)] ?? 0
    seen.set(page, all)
  }
  return (all & flags) !== 0
}

/** The first place from `at` on that has one of the flags, or -1. */
export function seek(text: string, flags: number, at = 0): number {
  const table = classes
  for (let i = at; i < text.length; i++)
    if (((table[text.charCodeAt(i)] ?? 0) & flags) !== 0) return i
  return -1
}

/** The line round a place: `start`, and `end` before its line end. */
export function lineAt(text: string, at: number): {start: number; end: number} {
  let start = at
  let end = at
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++
  return {start, end}
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

/** A Han character begins here. */
export function isHanAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && ((classes[text.charCodeAt(at)] ?? 0) & HAN) !== 0
}

/** A Han character ends here. */
export function isHanBefore(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1)
  return code >= 0xdc00 && code <= 0xdfff ? isHanAt(text, at - 2) : isHanAt(text, at - 1)
}
