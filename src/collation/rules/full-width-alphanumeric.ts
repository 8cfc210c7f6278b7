/**
 * Full-width letters and digits, ＡＢＣ１２３, in horizontal Chinese text: written half-width (GB/T
 * 9704—2012 and GB/T 15835—2011 set digits half-width). They hide list numbers, document numbers and
 * sums from every reader of numbers. The marks ．＠／－＿ between two of them, and ： in a time or an
 * address, go with them, all or none. A nought among Chinese numerals, ０ Ｏ ○, is 〇. The ideographic
 * space is layout and stays. It is wrong only where the width itself is the subject.
 *
 * @example
 *   in   财税字〔１９９９〕第３号
 *   out  财税字〔1999〕第3号
 * @example
 *   in   Ａ类占１．５％，９：３０开始，附件１：２份，见ｗｗｗ．ａ．ｃｏｍ，写信到a＠b1．cn
 *   out  A类占1.5％，9:30开始，附件1：2份，见www.a.com，写信到a@b1.cn
 * @example
 *   in   二０二四年、二○○八年、一九九０年，二十１２
 *   out  二〇二四年、二〇〇八年、一九九〇年，二十12
 */
import {classes, has, seek, WIDE} from '../classes.ts'
import type {Finding, Rule} from '../rule.ts'

/** From ！ U+FF01 to ! U+0021. */
const SHIFT = 0xfee0
const JOINTS = '．＠／－＿：'
/** Half-width letters round these make an address. */
const ADDRESS = /＠|www．|：／／/g
/** A nought, and what stands round it: numerals, or the year they end with. */
const NOUGHTS =
  /(?<=[一二三四五六七八九〇])[０Ｏｏ○◯Oo0〇]{0,8}[０Ｏｏ○◯Oo0][０Ｏｏ○◯Oo0〇]{0,8}(?![0-9A-Za-z０-９Ａ-Ｚａ-ｚ○◯])/g
const HALF_WIDTH_ONLY = /^[0〇]+$/

export const fullWidthAlphanumeric: Rule = {
  id: 'full-width-alphanumeric',
  layer: 'width',
  kind: 'regularization',
  *find(page) {
    const {text} = page
    const isWidePage = has(page, WIDE)
    const found = isWidePage || hasNought(text) ? noughtsOf(text) : []
    const taken = new Set(
      found.flatMap(({start, end}) => Array.from({length: end - start}, (_, n) => start + n)),
    )
    const hasAddress = text.includes('＠') || text.includes('www．') || text.includes('：／／')
    const places = hasAddress ? Array.from(text.matchAll(ADDRESS), ({index}) => index) : []
    if (isWidePage)
      for (let at = seek(text, WIDE); at >= 0; at = seek(text, WIDE, at + 1))
        if (!taken.has(at)) places.push(at)
    let done = 0
    for (const place of places.sort((a, b) => a - b)) {
      if (place < done) continue
      let at = place
      while (at > done && (isAlphanumeric(text, at - 1) || isJoint(text, at - 1))) at--
      while (at <= place && at < text.length) {
        while (at < text.length && !isAlphanumeric(text, at) && at <= place) at++
        const end = tokenEnd(text, at)
        for (const [from, to] of partsOf(text, at, end))
          if (!taken.has(from)) found.push(narrowed(text, from, to))
        at = Math.max(end, at + 1)
      }
      done = at
    }
    yield* found.sort((a, b) => a.start - b.start)
  },
}

/** What of a token is changed: with joints the whole, from the first wide unit to the last, else its wide runs. */
function partsOf(text: string, start: number, end: number): Array<readonly [number, number]> {
  const token = text.slice(start, end)
  const runs = Array.from(token.matchAll(/[！-～]+/g), ({0: run, index}) => {
    return [start + index, start + index + run.length] as const
  })
  const [first, last] = [runs[0], runs.at(-1)]
  return first && last && /[．＠／－＿：]/.test(token) ? [[first[0], last[1]]] : runs
}

/** Letters and digits of either width, and the marks that join them. */
function tokenEnd(text: string, start: number): number {
  let isAddress = false
  let at = start
  for (;;) {
    const from = at
    while (at < text.length && isAlphanumeric(text, at)) at++
    if (at === from) return at
    isAddress ||= from === start && /^[wｗ]{3}$/i.test(text.slice(from, at))
    const mark = text.charAt(at)
    if (mark === '：' && text.startsWith('／／', at + 1) && isAlphanumeric(text, at + 3)) {
      isAddress = true
      at += 3
    } else if (isAlphanumeric(text, at + 1) && joins(text, at, from, isAddress)) {
      isAddress ||= mark === '＠'
      at++
    } else return at
  }
}

/** @param from where the letters and digits before the mark begin */
function joins(text: string, at: number, from: number, isAddress: boolean): boolean {
  switch (text.charAt(at)) {
    case '＠':
    case '／':
    case '－':
    case '＿':
      return true
    case '．':
      return isAddress || isDigit(text, at - 1) === isDigit(text, at + 1)
    case '：':
      // 附件１：２０份 is no time.
      return (
        /^[0-2０-２]?[0-9０-９]$/.test(text.slice(from, at)) &&
        /^[0-5０-５][0-9０-９](?![0-9０-９])/.test(text.slice(at + 1, at + 4)) &&
        !/[件表图例第注题]/.test(text.charAt(from - 1))
      )
    default:
      return false
  }
}

/** ０ and its like among Chinese numerals; certain between two, or in a year. */
function noughtsOf(text: string): Finding[] {
  return Array.from(text.matchAll(NOUGHTS)).flatMap(({0: run, index}) => {
    const start = index
    const end = start + run.length
    const next = text.charAt(end)
    const isBetween = /[一二三四五六七八九]/.test(next)
    const isYear = next === '年' && run.length + numeralsBefore(text, start) === 4
    if (!isBetween && !isYear) {
      if (!/^[０○◯]+$/.test(run)) return []
      return [nought(text, start, end, false)]
    }
    return [nought(text, start, end, !HALF_WIDTH_ONLY.test(run))]
  })
}

/** A circle or an O right after a numeral. */
function hasNought(text: string): boolean {
  for (const nought of ['○', '◯', 'O', 'o'])
    for (let at = text.indexOf(nought); at >= 0; at = text.indexOf(nought, at + 1))
      if ('一二三四五六七八九〇'.includes(text.charAt(at - 1) || ' ')) return true
  return false
}

function numeralsBefore(text: string, at: number): number {
  return /[一二三四五六七八九〇]*$/.exec(text.slice(Math.max(0, at - 4), at))?.[0].length ?? 0
}

function nought(text: string, start: number, end: number, accept: boolean): Finding {
  return {
    start,
    end,
    reading: '〇'.repeat(end - start),
    accept,
    method: 'internal',
    reason: `Unexpected \`${text.slice(start, end)}\` after a Chinese numeral, expected \`〇\``,
    note: '汉字数字中的零写作“〇”。',
  }
}

function narrowed(text: string, start: number, end: number): Finding {
  const original = text.slice(start, end)
  const reading = original.replace(/[！-～]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - SHIFT),
  )
  return {
    start,
    end,
    reading,
    accept: true,
    method: 'internal',
    reason: `Unexpected full-width \`${original}\`, expected \`${reading}\``,
    note: '字母、数字用半角。',
  }
}

function isJoint(text: string, at: number): boolean {
  return JOINTS.includes(text.charAt(at))
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0x30 && code <= 0x39)
}

/** Of either width. */
function isAlphanumeric(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (
    ((classes[code] ?? 0) & WIDE) !== 0 ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a)
  )
}
