/**
 * Characters that nobody sees: zero-width spaces and joiners, soft hyphens, controls of direction and
 * of old terminals, tags, stray variation selectors. Scrapers and watermarks leave them; they break
 * words for every search. Between Chinese characters, marks, numbers and line ends they are read as
 * nothing and accepted. They stay where a script needs them: joiners in emoji, Arabic, Indic; soft
 * hyphens in Latin; a byte order mark at the head of a file; a variation selector after a Han
 * character or a symbol; layout, that is white space at either end of a line or in runs. One odd space
 * (NBSP, thin) between two Han characters is proposed as a plain space. C1 controls are what is left
 * of a wrong decoding: reported, not removed. It is wrong where a mark of direction stands in Chinese
 * that quotes Arabic or Hebrew: such lines are left alone.
 *
 * @example
 *   in   职\u{200B}业\u{AD}教\u{FEFF}育
 *   out  职业教育
 * @example
 *   in   家庭👨\u{200D}👩\u{200D}👧，葛\u{E0100}城，re\u{AD}port
 *   out  家庭👨\u{200D}👩\u{200D}👧，葛\u{E0100}城，re\u{AD}port
 * @example
 *   in   \u{A0}\u{A0}第一条\u{A0}本条例
 *   out  \u{A0}\u{A0}第一条 本条例
 */
import {classes, HAN, has, isHanAt, isHanBefore, isLineEnd, MARK, seek, UNSEEN} from '../classes.ts'
import type {Finding, Rule} from '../rule.ts'

export const invisibleCharacter: Rule = {
  id: 'invisible-character',
  layer: 'characters',
  kind: 'interpolation',
  *find(page) {
    if (!has(page, UNSEEN)) return
    const {text} = page
    let at = seek(text, UNSEEN, text.startsWith('\uFEFF') ? 1 : 0)
    while (at >= 0) {
      const kind = kindAt(text, at)
      const step = text.charCodeAt(at) === 0xdb40 ? 2 : 1
      let end = at + step
      if (kind !== undefined) {
        while (end < text.length && kindAt(text, end) === kind)
          end += text.charCodeAt(end) === 0xdb40 ? 2 : 1
        const found = judged(text, at, end, kind)
        if (found) yield found
      }
      at = seek(text, UNSEEN, end)
    }
  },
}

type Kind = 'zero-width' | 'joiner' | 'direction' | 'control' | 'c1' | 'selector' | 'tag' | 'space'

function kindAt(text: string, at: number): Kind | undefined {
  const code = text.codePointAt(at) ?? 0
  if (((classes[text.charCodeAt(at)] ?? 0) & UNSEEN) === 0) return undefined
  if (code === 0x85 || code === 0x2028 || code === 0x2029) return undefined // ends of lines
  if (code <= 0x1f || code === 0x7f) return 'control'
  if (code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a)) return 'space'
  if (code === 0x202f || code === 0x205f || code === 0x3164 || code === 0xffa0) return 'space'
  if (code === 0x115f || code === 0x1160) return undefined // letters of Korean
  if (code >= 0x80 && code <= 0x9f) return 'c1'
  if (code === 0x200c || code === 0x200d) return 'joiner'
  if (code === 0x200e || code === 0x200f || code === 0x061c) return 'direction'
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x206f)) return 'direction'
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return 'selector'
  if (code >= 0xe0000 && code <= 0xe007f) return 'tag'
  // Lone surrogates of plane 14 are the decoder's affair.
  if (code >= 0xd800 && code <= 0xdfff) return undefined
  return code >= 0xe0000 ? undefined : 'zero-width'
}

function judged(text: string, start: number, end: number, kind: Kind): Finding | undefined {
  const name = `U+${(text.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const removed = (accept: boolean): Finding => ({
    start,
    end,
    reading: '',
    accept,
    method: 'internal',
    reason: `Unexpected invisible ${name}, expected nothing`,
    evidence: {class: kind, codePoint: name},
    note: `不可见字符（${name}），不是正文。`,
  })
  const chinese = isChinese(text, start - 1) && isChinese(text, end)
  switch (kind) {
    case 'space':
      return isHanBefore(text, start) && isHanAt(text, end) && end - start === 1
        ? oddSpace(start, name)
        : undefined
    case 'c1':
      return {start, end, reason: `Unexpected control ${name}, expected a character of the text`}
    case 'selector':
      return isSelectable(text, start) ? undefined : removed(chinese)
    case 'tag':
      return /[\u{1F3F4}]$/u.test(text.slice(Math.max(0, start - 2), start))
        ? undefined
        : removed(true)
    case 'joiner':
      return chinese ? removed(true) : undefined
    case 'direction': {
      // A line long beyond any paragraph is looked at near by only.
      const near = text.slice(Math.max(0, start - 500), end + 500)
      return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(near) ? undefined : removed(chinese)
    }
    case 'control':
      return removed(chinese)
    case 'zero-width':
      if (chinese) return removed(true)
      // Where a word may be broken: English and addresses have a use for that.
      return text.charCodeAt(start) === 0xad || isForeign(text, start - 1)
        ? undefined
        : removed(false)
  }
}

function oddSpace(start: number, name: string): Finding {
  return {
    start,
    end: start + 1,
    reading: ' ',
    layer: 'width',
    kind: 'regularization',
    reason: `Unexpected space ${name} between Han characters, expected a plain space`,
    note: `特殊空格（${name}）。`,
  }
}

/** Han, a Chinese mark, a digit, an ASCII mark, white space or the end of the text. */
function isChinese(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return true
  const code = text.charCodeAt(at)
  if (((classes[code] ?? 0) & (HAN | MARK)) !== 0 || isLineEnd(code)) return true
  if (code === 0x3000 || code === 9 || (code >= 0xff00 && code <= 0xff60)) return true
  if (code >= 0x20 && code < 0x7f)
    return !(code >= 0x41 && code <= 0x5a) && !(code >= 0x61 && code <= 0x7a)
  // The second half of a Han character beyond the BMP; other invisible ones stand for what they hide.
  if (code >= 0xdc00 && code <= 0xdfff) return isHanAt(text, at - 1)
  return ((classes[code] ?? 0) & UNSEEN) !== 0
}

/** A letter of any script but Han. */
function isForeign(text: string, at: number): boolean {
  return /^[\p{L}\p{M}]/u.test(text.slice(at, at + 2)) && !isHanAt(text, at)
}

/** A Han character, emoji or symbol, which may carry a variation selector. */
function isSelectable(text: string, at: number): boolean {
  return (
    isHanBefore(text, at) ||
    /[\p{S}\p{Emoji}\p{L}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at))
  )
}
