/**
 * Hard-wrapped text: most lines end at one width in the middle of a sentence and go on in the next.
 * Line breaks then mean nothing, a paragraph is several lines, and a word may be split. Only reported,
 * at the first such line: the breaks are layout, and `joined` reads over them. Poems, lists, tables
 * and short articles are none: their lines end in marks, or at every width. It is wrong for a
 * column of prose that is meant to be narrow.
 *
 * @example
 *   in   为贯彻落实国家职业教育改革实施方案的各项要\n求，围绕首都经济社会高质量发展的人才需求提\n出意见如下。各级党委和政府要加强领导，坚持\n社会主义办学方向，把职业教育摆在更加突出的\n位置，以学生发展为中心，以就业创业为导向完\n善现代职业教育和培训体系，深化产教融合和校\n企合作，做优做精。
 *   says
 * @example
 *   in   第一条　为了发展教育。\n第二条　本法适用。\n第三条　国家鼓励。\n第四条　各级政府。\n第五条　本法施行。\n第六条　解释。
 *   out  第一条　为了发展教育。\n第二条　本法适用。\n第三条　国家鼓励。\n第四条　各级政府。\n第五条　本法施行。\n第六条　解释。
 */
import type {Rule} from '../rule.ts'
import {isWrapped} from '../wrap.ts'

export const wrappedText: Rule = {
  id: 'wrapped-text',
  layer: 'residue',
  kind: 'regularization',
  *find({lines}) {
    const wrap = isWrapped(lines)
    const first = lines.find(({text}) => text.trim() !== '')
    if (!wrap || !first) return
    yield {
      start: first.start,
      end: first.end,
      reason: `Unexpected line breaks at ${wrap.width} cells (${wrap.lines} lines), expected one line a paragraph`,
      evidence: {width: wrap.width, share: wrap.share, lines: wrap.lines},
      note: `全文按每行约${wrap.width}格硬换行，换行不表示分段。`,
    }
  },
}
