/**
 * What a web page has round a text: 发布时间 and 浏览次数 under the title, buttons (打印 关闭), the path
 * (您当前的位置), neighbours (上一篇), footers (ICP备), forum replies, template braces, left-over markup.
 * Scrapers take it along, and a reader or a parser takes it for text. Accepted where the words are
 * those of a page and of nothing else, and the line is no sentence, or where it stands beside such
 * lines at the head or the foot of the page; otherwise proposed. Never a line
 * that begins like an article, whatever words it holds: a press regulation speaks of 责任编辑, a
 * copyright law of 版权所有. It is wrong for a text that quotes a web page line by line.
 *
 * @example
 *   in   通知\n发布时间：2020-05-01 来源：教育局 浏览次数：12\n第一条 责任编辑负责。\n【打印】【关闭】
 *   out  通知\n\n第一条 责任编辑负责。\n
 * @example
 *   in   现印发给你们。【字体：大 中 小】\n}\n{{footer}}国家鼓励。
 *   out  现印发给你们。\n\n国家鼓励。
 * @example
 *   in   第九条 网站应当标明来源：作者、编辑。
 *   out  第九条 网站应当标明来源：作者、编辑。
 */
import {furnitureOf, isButtons, isCatalogue} from '../furniture.ts'
import type {Furniture} from '../furniture.ts'
import {has, MARKUP, seek} from '../classes.ts'
import type {Line, Page} from '../page.ts'
import type {Finding, Rule} from '../rule.ts'

export const pageFurniture: Rule = {
  id: 'page-furniture',
  layer: 'residue',
  kind: 'interpolation',
  *find(page) {
    const {lines} = page
    const may = piecesOf(page)
    for (let n = 0; n < lines.length; n++) {
      const line = lines[n]
      if (!line || line.start === line.end) continue
      const found = mayBe(line) ? furnitureOf(line.text) : undefined
      if (found?.class === 'catalogue') {
        const value = lines[n + 1]
        const isValue =
          value &&
          value.text.length < 80 &&
          indent(value.text) === indent(line.text) &&
          /[:：]\s*$/.test(line.text) &&
          !isCatalogue(value.text.trim())
        const end = isValue ? value.end : line.end
        if (end > line.end) n++
        yield finding(line.start, end, 'catalogue', false)
      } else if (found) {
        const accept = found.certain || isBeside(lines, n, found)
        yield finding(line.start, line.end, found.class, accept)
      } else if (may.any || mayEnd(line.last, line)) yield* pieces(line, may)
    }
  },
}

/** How many lines the head and the foot of a page have at most. */
const BLOCK = 12

/** Whether the line stands beside certain furniture at the head or the foot of the page; a sentence only behind it at the foot. */
function isBeside(lines: readonly Line[], n: number, {beside}: Furniture): boolean {
  if (!beside) return false
  const isCertain = (line: Line | undefined) =>
    line !== undefined && mayBe(line) && furnitureOf(line.text)?.certain === true
  const before = isCertain(next(lines, n, -1))
  if (beside === 'sentence') return before && isAtEnd(lines, n, 1)
  return (before || isCertain(next(lines, n, 1))) && (isAtEnd(lines, n, -1) || isAtEnd(lines, n, 1))
}

/** No line of text between a line and the head (`step` -1) or the foot (1) of the page. */
function isAtEnd(lines: readonly Line[], n: number, step: 1 | -1): boolean {
  let count = 0
  for (let i = n + step; i >= 0 && i < lines.length; i += step) {
    const line = lines[i]
    if (!line || line.start === line.end) continue
    if (++count > BLOCK || line.end - line.start > 200) return false
    if ('。；：，！？'.includes(line.last) && !furnitureOf(line.text)) return false
  }
  return true
}

/** The nearest line that is not empty. */
function next(lines: readonly Line[], n: number, step: 1 | -1): Line | undefined {
  let i = n + step
  while (lines[i] && lines[i]?.start === lines[i]?.end) i += step
  return lines[i]
}

/** Text ends in a mark; of the lines that do, only notices are furniture. */
function mayBe(line: Line): boolean {
  return (
    !'。；！？，、”）'.includes(line.last) ||
    // （湘ICP备12345678号）
    (line.last === '）' && /[号\dA-Za-z\s]）$/.test(line.text)) ||
    (NOTICE_HEADS.includes(line.first) &&
      line.end - line.start < 300 &&
      /^\s*(?:版|免|郑|特|本|转|未|声|如|为|建|推|[您你]是|[（(](?:责|原))/.test(line.text))
  )
}

const NOTICE_HEADS = ' \t\u3000\u00a0版免郑特本转未声如为建推您你（('

/** A row of buttons or the name of an editor may stand at its end. */
function mayEnd(last: string, line: {text: string}): boolean {
  return '小】）)]闭印藏回 '.includes(last) && /字[体号]|责任编辑|责编/.test(line.text)
}

const BUTTON_ROW =
  /[【[（(]?\s{0,2}字(?:体|号)\s{0,4}[:：]?\s{0,4}[【[（(]?\s{0,4}大[\s|｜】\][【）)（(]{0,8}中[\s|｜】\][【）)（(]{0,8}小[^。；，]{0,40}$/
const BUTTON =
  /【\s*(?:打印|关闭|收藏|返回|推荐|评论|打印本页|关闭窗口|加入收藏|返回顶部|大|中|小)\s*】/g
const EDITOR = /[（(【[](?:责任编辑|责编|网络编辑)[:：][^，。；（）()]{0,12}[）)】\]]\s*$/
const TEMPLATE =
  /\{\{\s{0,4}[\w.$|:'" -]{1,60}\s{0,4}\}\}|\{\$[\w.>[\]'-]{1,40}\}|\$\{[\w.]{1,40}\}|<%[=@-]?[^%\n]{0,200}%>|\[!--[\w.-]{1,40}--\]|\{(?:dede|pboot|eyou|cms|e):[^}\n]{0,80}\}/g
const TAG =
  /<\/?(?:span|font|strong|b|em|i|u|center|o:p|st1:[a-z]+|p|div|input|label|section)(?:\s[^<>\n]{0,300})?\/?>/gi
const STRUCTURE = /<\/?(?:br|a|img|table|tbody|tr|td|th|li|ul|ol|h[1-6])(?:\s[^<>\n]{0,300})?\/?>/gi
const ENTITY =
  /(?:&(?:nbsp|ensp|emsp);)+|&(?:amp|lt|gt|quot|ldquo|rdquo|lsquo|rsquo|middot|hellip|mdash);/g
const CHARACTERS: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&lsquo;': '‘',
  '&rsquo;': '’',
  '&middot;': '·',
  '&hellip;': '…',
  '&mdash;': '—',
}

/** What pieces of furniture a page may hold: asked once, so that clean lines cost nothing. */
interface May {
  button: boolean
  template: boolean
  tag: boolean
  /** Without one, `a<b>c` is a comparison. */
  closingTag: boolean
  entity: boolean
  any: boolean
}

/** Reads the page once; few pages hold any of them. */
function piecesOf(page: Page): May {
  const {text} = page
  const may: May = {
    button: false,
    template: false,
    tag: false,
    closingTag: false,
    entity: false,
    any: false,
  }
  if (!has(page, MARKUP)) return may
  for (let at = seek(text, MARKUP); at >= 0; at = seek(text, MARKUP, at + 1)) {
    const next = text.charAt(at + 1)
    switch (text.charAt(at)) {
      case '<':
        may.template ||= next === '%'
        may.tag ||= /[/A-Za-z]/.test(next)
        may.closingTag ||= next === '/'
        break
      case '[':
        may.template ||= next === '!'
        break
      case '{':
        may.template = true
        break
      case '&':
        may.entity ||= /[a-z]/.test(next)
        break
      default:
        may.button = true
    }
  }
  may.any = Object.values(may).includes(true)
  return may
}

/** Furniture inside a line of text. */
function pieces({text, start, end}: Line, may: May): Finding[] {
  const found: Finding[] = []
  const add = (at: number, length: number, name: string, accept: boolean, reading = '') => {
    found.push({...finding(start + at, start + at + length, name, accept), reading})
  }
  const row = mayEnd(text.slice(-1), {text}) ? BUTTON_ROW.exec(text) : null
  if (row && isButtons(row[0])) add(row.index, row[0].length, 'buttons', true)
  if (may.button) addAll(text, BUTTON, 'buttons', add)
  const editor = mayEnd(text.slice(-1), {text}) ? EDITOR.exec(text) : null
  if (editor) add(editor.index, editor[0].length, 'editor', true)
  if (may.template) addAll(text, TEMPLATE, 'template', add)
  if (may.tag) {
    addAll(text, TAG, 'markup', add, may.closingTag)
    addAll(text, STRUCTURE, 'markup', add, false)
  }
  if (may.entity)
    for (const match of text.matchAll(ENTITY)) {
      const reading = CHARACTERS[match[0]] ?? ' '.repeat(match[0].split(';').length - 1)
      add(match.index, match[0].length, 'markup', !/&(?:amp|lt|gt);/.test(match[0]), reading)
    }
  const kept = withoutOverlaps(found)
  // What the pieces leave may be furniture too: `}&nbsp;`.
  const rest =
    kept.length > 0 && text.length < 400 ? furnitureOf(without(text, start, kept)) : undefined
  return rest?.certain ? [finding(start, end, rest.class, true)] : kept
}

/** A line as it reads when what is accepted is done. */
function without(text: string, start: number, pieces: readonly Finding[]): string {
  let rest = ''
  let done = 0
  for (const piece of pieces) {
    if (!piece.accept) continue
    rest += text.slice(done, piece.start - start) + (piece.reading ?? '')
    done = piece.end - start
  }
  return rest + text.slice(done)
}

/** Of two that overlap, the first and longest. */
function withoutOverlaps(found: Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const one of found.sort((a, b) => a.start - b.start || b.end - a.end))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}

function addAll(
  text: string,
  pattern: RegExp,
  name: string,
  add: (at: number, length: number, name: string, accept: boolean) => void,
  accept = true,
): void {
  for (const match of text.matchAll(pattern)) add(match.index, match[0].length, name, accept)
}

function indent(line: string): number {
  return line.length - line.trimStart().length
}

function finding(start: number, end: number, name: string, accept: boolean): Finding {
  return {
    start,
    end,
    reading: '',
    accept,
    method: 'internal',
    reason: `Unexpected page furniture (${name}), expected text`,
    evidence: {class: name},
    note: '网页上的附属文字或标记，不是正文。',
  }
}
