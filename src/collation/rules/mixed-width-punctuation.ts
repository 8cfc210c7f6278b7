/**
 * Half-width marks in Chinese text: `, ; : ? ! ( ) "` where GB/T 15834—2011 wants ，；：？！（）“”.
 * They come from keyboards, from conversion and from spinners; a search for the full-width mark
 * misses them. Accepted where Han or a full-width mark stands before it, past other marks and
 * brackets, and Han, a full-width mark or the end of the line after it; brackets and quotes only in
 * pairs. With Chinese on one side only: proposed. Never inside Latin, numbers, times, addresses,
 * code, formulas. A full stop is only proposed. A `?` inside a sentence that asks nothing is only
 * reported: converters write it for what they cannot write. It is wrong where a half-width mark is quoted as
 * such, as in a manual on typing.
 *
 * @example
 *   in   应邀请,中国学会(北京)作报告:内容如下
 *   out  应邀请，中国学会（北京）作报告：内容如下
 * @example
 *   in   他说"要开放",自12:30起,收1,000人,见https://a.cn/?q=中,文
 *   out  他说“要开放”，自12:30起，收1,000人，见https://a.cn/?q=中,文
 * @example
 *   in   价格=(成本+利润)÷(1-税率)
 *   out  价格=(成本+利润)÷(1-税率)
 * @example
 *   in   各镇?办公室,谁负责?(要报名吗?)如何办理?
 *   out  各镇?办公室，谁负责？（要报名吗？）如何办理？
 */
import {classes, HAN, has, isHanAt, isHanBefore, isLineEnd, NARROW, seek} from '../classes.ts'
import {
  CHINESE,
  EDGE,
  isPlainLine,
  isSpace,
  linkPlaces,
  loneQuote,
  OTHER,
  pairsOf,
  sides,
  withPairs,
} from '../narrow.ts'
import type {Finding, Rule} from '../rule.ts'

const WIDE_FORMS: Record<string, string> = {',': '，', ';': '；', ':': '：', '?': '？', '!': '！'}

export const mixedWidthPunctuation: Rule = {
  id: 'mixed-width-punctuation',
  layer: 'width',
  kind: 'regularization',
  *find(page) {
    if (!has(page, NARROW)) return
    const {text} = page
    let done = frontMatterEnd(text)
    for (
      let at = seek(text, NARROW, done);
      at >= 0;
      at = seek(text, NARROW, Math.max(done, at + 1))
    ) {
      // Most half-width stops stand after a number.
      if (text.charCodeAt(at) === 0x2e && !isHanBefore(text, at)) continue
      let start = at
      while (start > done && !isLineEnd(text.charCodeAt(start - 1))) start--
      done = at
      while (done < text.length && !isLineEnd(text.charCodeAt(done))) done++
      const line = text.slice(start, done)
      if (isPlainLine(line)) yield* inLine(line, start)
    }
  },
}

function inLine(line: string, start: number): Finding[] {
  const isLink = linkPlaces(line)
  const findings: Finding[] = []
  const pairs = pairsOf(line).filter(({open, close}) => !isLink(open) && !isLink(close))
  for (const {open, close, reading, accept} of pairs) {
    if (line[open] !== reading[0]) findings.push(finding(line, start, open, reading[0], accept))
    if (line[close] !== reading[1]) findings.push(finding(line, start, close, reading[1], accept))
  }
  const lone = loneQuote(line)
  if (lone && !isLink(lone.at)) findings.push(finding(line, start, lone.at, lone.reading, false))
  if (!/[,;:?!.]/.test(line)) return findings.sort((a, b) => a.start - b.start)
  const now = pairs.some((pair) => pair.accept) ? withPairs(line, pairs) : line
  const left = sides(now, 1)
  const right = sides(now, -1)
  for (let i = 0; i < line.length; i++) {
    const mark = line.charAt(i)
    if (mark === '.' && endsSentence(line, i) && !isLink(i))
      findings.push(finding(line, start, i, '。', false))
    const wide = WIDE_FORMS[mark]
    if (wide === undefined || isLink(i)) continue
    if (left[i] !== CHINESE && right[i] !== CHINESE) continue
    const accept = left[i] === CHINESE && right[i] !== OTHER
    const doubt = mark === '?' ? doubtOf(line, i, right[i] === EDGE) : undefined
    if (doubt === 'lost') {
      findings.push(lostCharacter(start + i))
      continue
    }
    if (doubt) {
      findings.push(finding(line, start, i, wide, false))
      continue
    }
    findings.push(finding(line, start, i, wide, accept && isTight(line, i) && !isRatio(line, i)))
  }
  return findings.sort((a, b) => a.start - b.start)
}

function finding(
  line: string,
  start: number,
  at: number,
  reading: string,
  accept: boolean,
): Finding {
  return {
    start: start + at,
    end: start + at + 1,
    reading,
    accept,
    method: 'internal',
    reason: `Unexpected half-width \`${line.charAt(at)}\` in Chinese text, expected \`${reading}\``,
    evidence: {rule: 'GB/T 15834—2011'},
    note: '汉字之间的标点用全角。',
  }
}

/** Words that end a question, and words that are in one. */
const ASKED = /(?:[吗呢嘛谁]|什么|怎么|怎样|哪[里儿些]?|几|多少|[如为]何|是否|与否|能否|可否)$/
const ASKING = /[吗呢谁哪]|什么|怎么|怎样|多少|[如为]何|[是能可]否/

/** Whether a `?` stands for a lost character (`lost`), may do so (`open`), or is a mark. */
function doubtOf(line: string, at: number, isLast: boolean): 'lost' | 'open' | undefined {
  let start = at
  while (start > 0 && '?!？！'.includes(line.charAt(start - 1))) start--
  let end = at + 1
  while (end < line.length && '?!？！'.includes(line.charAt(end))) end++
  const before = line.slice(Math.max(0, start - 40), start)
  const isAfterHan = isHanBefore(line, start)
  if (isAfterHan && ASKED.test(before)) return undefined
  const isOne = end - start === 1 || !/\?.*\?/.test(line.slice(start, end))
  const isClosed = isLast || '”’」』）)】》"\''.includes(line.charAt(end))
  if (isAfterHan && isOne && isClosed) return undefined
  const clause = before.slice(before.search(/[^，,。；;：:！!？?]*$/))
  if (isClosed || ASKING.test(clause)) return 'open'
  return isAfterHan && (isHanAt(line, end) || '，。、；：,;:'.includes(line.charAt(end)))
    ? 'lost'
    : 'open'
}

/** Reported only: nobody can say from the page which one it was. */
function lostCharacter(at: number): Finding {
  return {
    start: at,
    end: at + 1,
    reason: 'Unexpected `?` between Han characters, expected a character: perhaps one was lost',
    note: '句中的问号，可能是转换时丢失的字。',
  }
}

/** No space before it. */
function isTight(line: string, at: number): boolean {
  return !isSpace(line.charCodeAt(at - 1))
}

/** 三:一 may be a proportion. */
function isRatio(line: string, at: number): boolean {
  return (
    line[at] === ':' &&
    /[一二三四五六七八九十百]:[一二三四五六七八九十百]/.test(line.slice(at - 1, at + 2))
  )
}

/** A stop right after Han, and then the end of the line or Han again; `一.` at the head counts. */
function endsSentence(line: string, at: number): boolean {
  const flags = (place: number) => classes[line.charCodeAt(place)] ?? 0
  if (
    (flags(at - 1) & HAN) === 0 ||
    /^\s*[（(]?[一二三四五六七八九十]{1,3}$/.test(line.slice(0, Math.min(at, 12)))
  )
    return false
  if (at + 1 < line.length && (flags(at + 1) & HAN) !== 0) return true
  for (let i = at + 1; i < line.length; i++)
    if (!'”’"）)》」 \t'.includes(line.charAt(i))) return false
  return true
}

/** The end of a YAML block at the head of a file, whose colons are syntax. */
function frontMatterEnd(text: string): number {
  if (!/^---\r?\n/.test(text)) return 0
  const end = text.indexOf('\n---', 3)
  return end < 0 ? 0 : end + 4
}
