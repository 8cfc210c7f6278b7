/** The parts of the form of a document, each told by one line (GB/T 9704—2012, 7.2–7.4; 立法技术规范 on 题注). */
import {findDates, parseDate} from '../tree/date.ts'
import {NUMERAL} from '../tree/ordinal.ts'
import {compact, endsSentence, hasSentenceMark} from './line.ts'

/** 文种, and the kinds of texts that documents carry; a title ends with one. The longest counts. */
const GENRES = `
  决议 决定 命令 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 复函 纪要 答复
  法 条例 规定 办法 细则 规则 规程 规范 准则 标准 章程 解释 解答 修正案 法典 典 编 决定书
  方案 规划 计划 纲要 要点 措施 制度 预案 指南 指引 目录 名单 清单 一览表 守则 公约 协议 安排 说明 事项 宣言 声明
  目标 任务 工程 分工 政策 补充规定 实施意见 白皮书 建议 提案 备忘录 样式 式样 表 图案 名录 范围 细目 书 条款
`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length)
const GENRE = new RegExp(`(${GENRES.join('|')})$`, 'u')
/** What may stand behind the genre: （试行）, (2020年修订), （一）, 样本. */
const AFTERTHOUGHT = /(?:[（(〔［[【][^）)〕］\]】]{1,40}[）)〕］\]】]|[一二三四五六七八九十])+$/u

/** 通知 of 关于……的通知（试行）; `undefined` where a title ends with none. */
export function genreOf(title: string): string | undefined {
  const bare = compact(title)
    .replace(/[》〉”]$/u, '')
    .replace(AFTERTHOUGHT, '')
  const found = GENRE.exec(bare)?.[1]
  // 方法, 做法 and 想法 are no laws.
  return found === '法' && /[方做想看说手书疗]法$/u.test(bare) ? undefined : found
}

const YEAR_BRACKET = '[〔［[(（【]\\s*\\d{4}\\s*[〕］\\])）】]'
const COUNT = `(?:\\d+|${NUMERAL})`
const NUMBERS: readonly RegExp[] = [
  // 发文机关代字、年份、发文顺序号 (7.2.5): 国发〔2019〕4号.
  new RegExp(`^\\p{Script=Han}{1,15}${YEAR_BRACKET}第?\\d+号$`, 'u'),
  // 令 and 公告: 第706号, 2019年第12号, 国令第706号, 国务院令第706号.
  new RegExp(`^(?:\\d{4}年)?(?:\\p{Script=Han}{1,20}令)?第${COUNT}号$`, 'u'),
]

/** 发文字号, in brackets of its own or not. */
export function isDocumentNumber(text: string): boolean {
  const bare = compact(text).replace(/^[（(](.*)[）)]$/u, '$1')
  return NUMBERS.some((pattern) => pattern.test(bare))
}

/** 发文机关标志: ……文件, ……令, ……公告, alone in its line. */
export function isIssuerMark(text: string): boolean {
  const [, name = ''] = /^([\p{Script=Han}、]{2,40})(?:文件|令|公告)$/u.exec(compact(text)) ?? []
  return name !== '' && (ORGANISATION.test(name) || /主席$/u.test(name)) && !/关于|的/u.test(text)
}

export function isSignatory(text: string): boolean {
  return /^签\s*发\s*人\s*[：:]/u.test(text)
}

const ADDRESSED =
  /(?:[省市区县州部委局院厅署办司校行团处会]|政府|单位|机构|企业|公司|集团|部门|团体|学校|院校|高校|委员|同志|代表|中心|总队)[：:]$/u

/** 主送机关: set flush, ends with a full-width colon (7.3.2). 现将……如下： is the text itself. */
export function isAddressee(text: string): boolean {
  return (
    /^[^。；！？“”《》]{2,400}[：:]$/u.test(text) &&
    ADDRESSED.test(text.replace(/[（(][^）)]*[)）]/gu, ''))
  )
}

export function isDateLine(text: string): boolean {
  return parseDate(text) !== undefined
}

const ORGANISATION =
  /(?:政府|委员会|委|厅|局|部|院|办公室|办|会|署|行|中心|总公司|公司|集团|法院|检察院|学校|大学|学院|协会|学会|联合会|工会|团|党组|总局|司|处|科|庭|室|社|馆|站|所|组)$/u
const PERSON =
  /^(?:代?主\s*席|总\s*理|部\s*长|局\s*长|署\s*长|主\s*任|省\s*长|市\s*长|州\s*长|县\s*长|区\s*长|行\s*长|院\s*长|检\s*察\s*长|会\s*长|总\s*裁|司\s*令\s*员|委\s*员\s*长)[：:\s]+\p{Script=Han}(?:\s?[\p{Script=Han}·]){1,5}$/u

/** 发文机关署名: stands alone, without a mark (7.3.5); several stand in a line or below each other. */
export function isSignature(text: string): boolean {
  if (PERSON.test(text)) return true
  const names = text.split(/\s{1,}/u).filter((name) => name !== '')
  return (
    text.length <= 80 &&
    /^[\p{Script=Han}\s（）()]+$/u.test(text) &&
    (ORGANISATION.test(compact(text)) || names.every((name) => ORGANISATION.test(name)))
  )
}

/** A signature and the date behind it, in one line. */
export function isSignedDate(text: string): boolean {
  const [date] = findDates(text).slice(-1)
  return (
    date !== undefined && date.end === text.length && isSignature(text.slice(0, date.start).trim())
  )
}

/** What may stand right above a date: a name without a mark. */
export function isName(text: string): boolean {
  return text.length <= 30 && !/[，。；：！？、,.;:]/u.test(text) && !/^\d/u.test(text)
}

/** 附注: （此件公开发布）, （联系人：……）, （本文有删减）. */
export function isNote(text: string): boolean {
  return /^[（(][^）)]*(?:公开|此件|联系|删减|发至|传达|登报)[^）)]*[）)]$/u.test(text)
}

export function isCopyTo(text: string): boolean {
  return /^(?:抄送|抄报|主送|分送|报送)\s*[：:]/u.test(text)
}

export function isPrinter(text: string): boolean {
  return /印发$/u.test(text) && text.length <= 80
}

const NOTED =
  /通过|批准|公布|发布|修订|修正|修改|施行|实施|起草|废止|颁布|签署|公告|备案|生效|执行|令第|〔\d{4}〕/u

/** 题注: when a text was adopted, issued and revised, in brackets or in a line of its own below the title. */
export function isTitleNote(text: string): boolean {
  if (/[。；]$/u.test(text) && !/^[（(]/u.test(text)) return false
  if (/^[（(].*[）)]$/u.test(text) && text.length > 3)
    return NOTED.test(text) || findDates(text).length > 0 || isDocumentNumber(text)
  const [date] = findDates(text)
  return date !== undefined && date.start <= 8 && NOTED.test(text)
}

/** 附件1, 附件：……, 附表一, 附录A: opens an attachment, or announces one. */
export interface AttachmentMark {
  /** The number as counted, where it bears one. */
  value?: number
  /** What stands behind it in the line. */
  title: string
}

const MARK = new RegExp(
  `^附\\s*(?:件|表|录|图|文)?\\s*(${COUNT}|[A-Z])?(?:\\s*[：:．.、]\\s*|\\s+|$)(.*)$`,
  'u',
)

export function readAttachmentMark(text: string): AttachmentMark | undefined {
  if (/^附\s*则/u.test(text)) return undefined
  const [, number, title = ''] = MARK.exec(text) ?? []
  if (!MARK.test(text) || title.length > 100 || hasSentenceMark(title.replace(/[。；]$/u, '')))
    return undefined
  const value = number === undefined ? undefined : markValue(number)
  return {...(value !== undefined && {value}), title}
}

function markValue(number: string): number | undefined {
  if (/^[A-Z]$/u.test(number)) return number.charCodeAt(0) - 64
  if (/^\d+$/u.test(number)) return Number(number)
  const value = '一二三四五六七八九十'.indexOf(number) + 1
  return value > 0 ? value : undefined
}

/** A line that may be a title or a part of one: no sentence, no other part of the form. */
export function isTitleLine(text: string): boolean {
  return (
    text.length <= 100 &&
    !endsSentence(text) &&
    !hasSentenceMark(text) &&
    !/^[（(].*[）)]$/u.test(text) &&
    !isDocumentNumber(text) &&
    !isDateLine(text) &&
    compact(text) !== '目录'
  )
}
