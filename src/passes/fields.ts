/**
 * Lines → fields of the form of an official document (GB/T 9704—2012, 7.2–7.4): what stands before
 * and after the numbered text. Lines that are no field stay lines.
 */
import type {Plugin} from 'unified'
import type {DocumentMeta} from '../tree/document.ts'
import {readNumber} from '../tree/ordinal.ts'
import {toReading} from '../tree/to-text.ts'
import type {Block, Field, FieldName, Line, Root} from '../tree/types.ts'

interface FieldRule {
  name: FieldName
  /** The reading of a whole line. */
  pattern: RegExp
}

/** 版头 and the lines before the text, in the order of the page. */
const HEAD: readonly FieldRule[] = [
  // 发文字号: 发文机关代字、年份、发文顺序号 (7.2.5).
  {
    name: 'documentNumber',
    pattern: /^[\p{Script=Han}]{1,15}[〔［[(（]\d{4}[〕］\])）](?:第)?\d+号$/u,
  },
  {name: 'issuerMark', pattern: /^[\p{Script=Han}、\s]{2,40}文件$/u},
  {name: 'signatory', pattern: /^签发人[：:]/u},
  // 标题: issuer, matter and 文种 (7.3.1); no final mark.
  {
    name: 'title',
    pattern:
      /^[^。：！？]{4,80}(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|办法|规定|细则|方案|规划|计划|要点)(?:（[^）]+）)?$/u,
  },
  // 主送机关: set flush, ends with a full-width colon (7.3.2). 现将……如下： is the text itself.
  {name: 'addressee', pattern: /^(?!.*(?:如下|以下|现就|现将))[^。！？“”《》]{2,200}[：:]$/u},
]

/** What follows the text, to the end of the page. */
const TAIL: readonly FieldRule[] = [
  {name: 'attachmentNote', pattern: /^附件[：:]/u},
  {
    name: 'date',
    pattern:
      /^(?:\d{4}|[〇零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/u,
  },
  {name: 'note', pattern: /^（[^）]*(?:公开|此件|联系)[^）]*）$/u},
  {name: 'copyTo', pattern: /^抄送[：:]/u},
  {name: 'printer', pattern: /印发$/u},
  // 发文机关署名: stands alone, without a mark (7.3.5).
  {
    name: 'signature',
    pattern: /^[\p{Script=Han}\s]{2,60}(?:政府|委员会|厅|局|部|院|办公室|会|署|行|中心)$/u,
  },
]

/** A text without numbering (a news report) has no form and no fields. */
export const fields: Plugin<[Pick<DocumentMeta, 'ladder'>], Root> =
  ({ladder}) =>
  (tree) => {
    if (ladder !== 'official') return
    const lines = tree.children
    const isNumbered = (block: Block) =>
      block.type === 'line' && readNumber(toReading(block)) !== undefined
    const firstNumbered = lines.findIndex(isNumbered)
    const lastNumbered = lines.findLastIndex(isNumbered)

    // The head ends with the addressee or with the first numbered line; each field stands once.
    const head = new Set(HEAD)
    for (const [i, line] of lines.entries()) {
      if (i === firstNumbered || line.type !== 'line') break
      const found = fieldFor(line, head)
      if (!found) continue
      lines[i] = found.field
      head.delete(found.rule)
      if (found.field.name === 'addressee') break
    }
    // The tail is read from the end: it stops at the first line of the text.
    for (let i = lines.length - 1; i > lastNumbered; i--) {
      const line = lines[i]
      if (line?.type !== 'line') break
      const found = fieldFor(line, TAIL)
      if (!found) break
      lines[i] = found.field
    }
  }

function fieldFor(
  line: Line,
  rules: Iterable<FieldRule>,
): {field: Field; rule: FieldRule} | undefined {
  const reading = toReading(line)
  for (const rule of rules) {
    if (!rule.pattern.test(reading)) continue
    const {children, position} = line
    return {
      field: {type: 'field', name: rule.name, eid: '', children, ...(position && {position})},
      rule,
    }
  }
  return undefined
}
