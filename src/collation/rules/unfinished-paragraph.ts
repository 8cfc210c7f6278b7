/**
 * A paragraph of prose that ends without a mark: the last 。 is missing. Only lines of more than 40
 * characters that have a mark inside, on pages whose paragraphs end with one as a rule; not headings,
 * captions, items of a list, rows of a table, fields, signatures, dates. Accepted where the model of
 * lost marks (`boundary.ts`) agrees that the sentence ends there and the line has no label: right in
 * all such lines of clean laws and of the page in `content/`. It is wrong for a paragraph that was cut off.
 *
 * @example
 *   in   各级党委和政府要加强对职业教育工作的全面领导，坚持党领导下的社会主义办学方向，把职业教育摆在更加突出的位置\n要深化产教融合、校企合作，完善现代职业教育和培训体系。
 *   out  各级党委和政府要加强对职业教育工作的全面领导，坚持党领导下的社会主义办学方向，把职业教育摆在更加突出的位置。\n要深化产教融合、校企合作，完善现代职业教育和培训体系。
 * @example
 *   in   一、优化布局，协同培养，增强北京产业转型升级和经济社会发展的人才供给，服务首都城市战略定位和高质量发展\n要深化产教融合、校企合作，完善现代职业教育和培训体系。
 *   out  一、优化布局，协同培养，增强北京产业转型升级和经济社会发展的人才供给，服务首都城市战略定位和高质量发展\n要深化产教融合、校企合作，完善现代职业教育和培训体系。
 */
import {Boundaries} from '../boundary.ts'
import type {Line} from '../page.ts'
import type {Finding, Rule} from '../rule.ts'
import {joined} from '../wrap.ts'

/** A paragraph is longer than this (characters). */
const LONG = 40
/** A finished sentence has as many as this. */
const SENTENCE = 15
/** Longer lines are no paragraphs. */
const LONGEST = 5000
/** P that the sentence ends there from which it is accepted, and below which nothing is said. */
const SURE = 0.72
const DOUBTFUL = 0.1
/** P of a mark between two paragraphs read as one below which they were one. */
const BROKEN = 0.001
/** What the model reads of a paragraph and of the one after it (characters). */
const BEHIND = 300
const AHEAD = 60

const ENDS = /[。；：！？…—～!?;:.．｡，,、|)]$/
const MARKS = '。；：！？'
const CLOSERS = /[”’」』）》\]]+$/
/** 一、 （一） 1. ① 第三章 附件 图1: a heading or an item, unless a sentence ends inside it. */
const LABEL =
  /^(?:[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十百\d]+[)）]|\d+\s*[、.．)）]|[①-⑳]|第[一二三四五六七八九十百零\d]+[编章节]|[附图表]件?\s*[\d一二三四五六七八九十：:]|[#>*|•·-])/
/** A remark in brackets behind the end of a sentence: （体育总局负责） */
const REMARK = /[。；！？]\s*（[^（）]*）$/
const FIELD = /^[^，。；]{1,12}[：:]\s*\S/
const DATED = /^(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年|(?:年|月|日|号|电话|邮编)\s*[\d-]*$/
const TABLE = /\t|\S {3,}\S|\S\u3000{2,}\S/

export const unfinishedParagraph: Rule = {
  id: 'unfinished-paragraph',
  layer: 'punctuation',
  kind: 'omission',
  *find(page) {
    if (!page.lines.some(isOpen)) return
    const flat = joined(page)
    const {lines, text} = flat
    const open = lines.flatMap((line, i) => (isOpen(line) ? [{line, i}] : []))
    const finished = lines.filter(isFinished).length
    if (open.length === 0 || finished * 2 < open.length) return
    for (const {line, i} of open) {
      const at = line.start + line.text.trimEnd().length
      const next = lines.slice(i + 1, i + 4).find((one) => one.text.trim() !== '')
      const p = endsAt(text, line, at, next)
      if (p < DOUBTFUL) continue
      const place = flat.source(at, at)
      yield findingOf(place.start, p, {
        accept: p >= SURE && !LABEL.test(line.text.trim()),
        finished,
        open: open.length,
      })
    }
  },
}

/** A line of prose without a mark at its end. */
function isOpen(line: Line): boolean {
  const length = line.end - line.start
  if (length <= LONG || length > LONGEST) return false
  // Nearly every line ends here.
  if (MARKS.includes(line.last)) return false
  const text = line.text.trim()
  if (text.length <= LONG || ENDS.test(text) || ENDS.test(text.replace(CLOSERS, ''))) return false
  if (REMARK.test(text)) return false
  if (!/[\p{Script=Han}”’」』）》%％]$/u.test(text) || !/\p{Script=Han}[”）》]?[，。,]/u.test(text))
    return false
  if (LABEL.test(text) && !text.includes('。')) return false
  return !FIELD.test(text) && !DATED.test(text) && !TABLE.test(text)
}

/** A line of prose with a mark at its end. */
function isFinished(line: Line): boolean {
  if (line.end - line.start < SENTENCE) return false
  if (MARKS.includes(line.last) && line.first.trim() !== '') return true
  const text = line.text.trim()
  return text.length >= SENTENCE && ENDS.test(text.replace(CLOSERS, ''))
}

/**
 * P that a sentence ends at the end of a paragraph. 0 if the next one ends with a mark, has no label, and the model
 * sees no way to end a sentence where the two meet: then one paragraph was broken in two.
 */
function endsAt(text: string, line: Line, at: number, next: Line | undefined): number {
  const before = text.slice(Math.max(line.start, at - BEHIND), at)
  const ahead = next ? next.text.trimStart().slice(0, AHEAD) : ''
  const p = lostAfter(before, `\n${ahead}`)
  if (p < DOUBTFUL || !next || !ENDS.test(next.text.trim()) || LABEL.test(ahead)) return p
  return lostAfter(before, ahead) < BROKEN ? 0 : p
}

/** P that a mark was lost between two texts. */
function lostAfter(before: string, after: string): number {
  const model = new Boundaries(before + after)
  for (const stretch of model.stretches()) {
    const verdict = model.judge(stretch, stretch.slots.length)
    const slot = verdict?.best.find(({at}) => at === before.length)
    if (verdict && slot) return slot.p / (1 + Math.exp(-verdict.lost))
  }
  return 0
}

function findingOf(
  at: number,
  p: number,
  {accept, finished, open}: {accept: boolean; finished: number; open: number},
): Finding {
  return {
    start: at,
    end: at,
    reading: '。',
    accept,
    method: 'internal',
    cert: accept ? 'high' : p >= 0.5 ? 'medium' : 'low',
    reason: 'Unexpected end of a paragraph without a mark, expected `。`',
    evidence: {p: Math.round(p * 1000) / 1000, finished, unfinished: open},
    note: '成段的文字句末无标点；他段皆有，据补句号。',
  }
}
