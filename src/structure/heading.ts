/** Headings: how much of what stands behind a number is one. */
import type {Ladder} from '../tree/types.ts'
import {readNumber} from './head-number.ts'
import type {Rung} from './ladder.ts'
import {endsSentence} from './line.ts'
import type {Planned} from './line.ts'

/**
 * How much of the text behind a number is a heading. In legislation only divisions have one, and
 * articles whose 条标 stands in brackets. In other texts a line without a final mark is a heading;
 * so is a short first sentence that directs nobody and is followed by text, in its line or the next
 * (（一）加强领导。各地要……).
 */
export function headingLength(
  rest: string,
  {node, rank}: Rung,
  ladder: Ladder,
  next: Planned | undefined,
): number {
  const isDivision = node === 'division'
  if (
    !/[。！？；：]/u.test(isDivision ? rest.replace(/。$/u, '') : rest) &&
    (isDivision || ladder === 'official')
  )
    return rest.length
  if (ladder === 'legislation') {
    if (node === 'clause') return 0
    const [title = ''] = /^(?:【[^】]{1,30}】|[〔（(][^）〕)]{1,30}[）〕)]$)/u.exec(rest) ?? []
    return title.length
  }
  if (ladder === 'standard')
    return rank === 'article' && !/[。！？；：]/u.test(rest) && rest.length <= 40 ? rest.length : 0
  const first = rest.slice(0, rest.indexOf('。') + 1)
  if (!isShortTopic(first)) return 0
  const followed =
    first.length < rest.length ||
    (next !== undefined &&
      next !== 'table' &&
      readNumber(next.text) === undefined &&
      endsSentence(next.text))
  return followed ? first.length : 0
}

/** 应, 须 and 要 as modal verbs, not inside 应用, 主要, 要求. */
const DIRECTS =
  /^删[去除]|应当|必须|不得|可以|(?<![适相对反响供效理])应(?![用急届对付变])|(?<![无必])须(?!知)|(?<![需主重首必纲摘概提])要(?![求点素领])/u

/** One short sentence that directs nobody. */
function isShortTopic(text: string): boolean {
  return /^[^。！？；：]{2,30}。$/u.test(text) && !DIRECTS.test(text)
}
