/** Subjects: the noun at the head of a part, behind 由, behind 鼓励. */
import {hasModal, MODALS} from './modals.ts'
import {ACTOR_END, AGENCY, ATTRIBUTIVE, CAUSING, PERSON_OBJECT} from './nouns.ts'
import {ADVERB, ENCOURAGING, PREPOSITION, VERB} from './words.ts'

const MODAL = MODALS.map(({pattern}) => pattern.source).join('|')
const ENDS = new RegExp(`${ACTOR_END}$`, 'u')
/** What may follow a subject. */
const FOLLOWS = new RegExp(
  `^[，]?(?:${MODAL}|${ADVERB}|${PREPOSITION}|${VERB}|非法|擅自|私自|拒不|无故|故意|接到|收到|发现|遇有?|连续|累计|已|曾|具体|现场|持(?!续)|确|处(?![理分长罚])|有(?=[^关权限的])|除|自(?![来治然学考]|行车|建设施)|之间|无|不|未|没有|受|是|为|作为|因|违反|具有|符合|如[果遇有需]|认为|需要|负有|属于|依法|报(?!社)|设(?![备施计想定])|[一二三两]人)`,
  'u',
)
/** The noun goes on: 和……部门, 管理人员. */
const GOES_ON = new RegExp(
  `^(?:[、和与及或]|以及|的|之(?!间)|负责人|(?:指定|授权|确定|批准|委托|设立|规定|公布|认可)的[\\p{Script=Han}]{0,8}?(?:${ACTOR_END})|组成人员|(?:负责|主管|管理|从事|承担|具备|具有|有|行使|履行)[\\p{Script=Han}、]{1,20}?的[\\p{Script=Han}]{0,8}?(?:${ACTOR_END})(?=$|[，、或和与]|${FOLLOWS.source.slice(1)})|(?!(?:领导|组织|指挥|协调|监督|管理|指导)、(?:领导|组织|指挥|协调|监督|管理|指导)[、和])(?:${ATTRIBUTIVE})+(?:和|与|、)?(?:${ATTRIBUTIVE})*(?:${ACTOR_END})(?:$|[，、和与及或]|${FOLLOWS.source.slice(1)}))`,
  'u',
)
const STARTS_VERBAL = new RegExp(
  `^(?:(?:${ADVERB})*(?:(?:${VERB})(?![性者方权])|${PREPOSITION})|给|使|致使|但是?|其中|如果|凡|需要|没有|未(?!成年|来)|不|属于|有下列)`,
  'u',
)
/** Particles and connectives that may stand before a subject. */
const LEAD_IN =
  /^(?:但是?|其中|同时|此外|另外|因此|为此|必要时|一是|二是|三是|四是|五是|六是|首先|其次|最后|今后|凡是?|如果|经批准|第?[一二三四五六七八九十]+[、．]|\d+[.．、]|(?:\d{4}年)?\d{1,2}月\d{1,2}日?(?:至(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)?(?!以?前|之前|起)、?|请各?|(?:(?!在)\p{Script=Han}){2,8}期间(?=[^，])|(?:到|至)?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|末)?(?:以?前|之前|起)(?![^，]{1,12}的)|(?:到|至)\d{4}年(?:底|末)?|每年\d{1,2}月(?:\d{1,2}日|底)?(?:以?前|之前)|\d{4}年?起|每\d*(?:年|月|周|季度|学期))+/u

const LONGEST = 80

const ENDS_HERE = new RegExp(`(?<=${ACTOR_END})`, 'uy')

/** Whether a noun that can act ends at an offset of a text: 办 of 市办, not of 办法. */
function endsAt(text: string, end: number): boolean {
  ENDS_HERE.lastIndex = end
  return ENDS_HERE.test(text)
}

/** The length of what may stand before a subject. */
export function leadIn(text: string): number {
  return LEAD_IN.exec(text)?.[0].length ?? 0
}

const PREPOSITION_START = `(?:(?:${ADVERB})*(?:${PREPOSITION})|使|给|致使)`
const AT_PREPOSITION = new RegExp(`^(?:${PREPOSITION})`, 'u')
/** Prepositions of what is acted on: no subject opens with one. */
const OBJECTIVE =
  /^(?:对(?!外(?:劳务|承包|贸易|经济|合作))|向(?![^，]*的[^的，]{2,10}$)|使(?!用)|把|将|从(?!事)|因|经(?![营济办理]|[^，]{2,20}(?:授权|批准|指定|核准|许可)的)|给|除|以|按照?|根据|依照|由|关于|为了|本着|通过|并)/u
/** 损坏单位, 纪念设施保护单位: one word, however it opens. */
const COMPACT = new RegExp(
  `^(?!${PREPOSITION_START})[\\p{Script=Han}]{2,12}(?:机关|机构|部门|单位|企业|公司)$`,
  'u',
)
const NOTHING_ELSE = new RegExp(`^(?:${ACTOR_END})$`, 'u')
const AT_PERSON_OBJECT = new RegExp(`^${PERSON_OBJECT}`, 'u')
/** 由 of an agent, inside. */
const AGENT_INSIDE = /(?<![理自缘事为])由(?!于|此)/u

/** Whether a text opens with what is done, not with who does it. */
export function startsVerbal(text: string): boolean {
  return STARTS_VERBAL.test(text)
}

/** Whether a text, as a whole, names somebody who can act. */
export function isActor(text: string): boolean {
  if (text.length > LONGEST || text.length < 2 || !ENDS.test(text)) return false
  if (NOTHING_ELSE.test(text)) return true
  if (COMPACT.test(text) && !CAUSING.test(text) && !AT_PERSON_OBJECT.test(text)) return true
  if (OBJECTIVE.test(text) || AGENT_INSIDE.test(text)) return false
  if (/^为(?!.*(?:提供|服务|从事))/u.test(text)) return false
  if (AT_PERSON_OBJECT.test(text) || /^(?:是|有|不|未|没有|即|或者|以及|及其|和|与其)/u.test(text))
    return /^(?:不满|未满|有权|有关)/u.test(text)
  if (STARTS_VERBAL.test(text) && CAUSING.test(text)) return false
  if (STARTS_VERBAL.test(text) && !/的[^的]{1,24}$/u.test(text) && verbalEnd(text) === 0)
    return false
  return !AT_PREPOSITION.test(text) || /的[^的]{1,24}$/u.test(text)
}

/** Where a subject that stands at the head of a text ends; 0 if none stands there. */
export function subjectEnd(text: string, free = false, loose = false): number {
  if ((!free && STARTS_VERBAL.test(text)) || (free && WHO_START.test(text))) {
    const end = verbalEnd(text)
    if (end > 0 || !free) return end
  }
  const limit = Math.min(
    text.search(/[^\p{Script=Han}、“”]|$/u),
    free ? LONGEST : text.search(/(?<![理自缘事为])由(?!于|此)|$/u),
    LONGEST,
  )
  for (let end = 2; end <= limit; end++) {
    const rest = text.slice(end)
    if (!endsAt(text, end)) continue
    // 部 of 部门, 人 of 人员: the word is not over.
    if (/^(?:门|员|民|会|院|关|构|位|业|校|人|府|者|部|局|委)/u.test(rest) && !FOLLOWS.test(rest))
      continue
    if (/^重点(?:建设|项目|工程|实验室|支持的|保护)/u.test(rest)) continue
    if (GOES_ON.test(rest) || isPublicWord(text.slice(0, end), rest)) continue
    if (
      rest.startsWith('组织') &&
      /(?:法人|社会|妇女|个人|团体|群众|工会)$/u.test(text.slice(0, end))
    )
      continue
    if (rest.startsWith('等') && FOLLOWS.test(rest.slice(1))) return end + 1
    // 中国人民银行规定的……: which, and no subject.
    if (WHICH_VERB.test(rest)) return 0
    if (SAID_INSIDE.test(text.slice(0, end)) || hasModal(text.slice(0, end))) return 0
    if (rest === '' || FOLLOWS.test(rest)) return end
    // In a case anything may follow: 企业迟延支付的，.
    if (loose && end > 2 && !CONTINUES.test(rest) && !ENDS.test(text.slice(0, end + 1))) return end
  }
  return 0
}

/** 政府采购, 国家储备棉: no government acts, and no state. */
function isPublicWord(head: string, rest: string): boolean {
  if (head.endsWith('非政府')) return true
  if (head.endsWith('政府'))
    return /^(?:采购|投资|定价|指导价|购买|预算|信息|网站|性|工作报告|规章|债务|专项|补助|补贴|储备)/u.test(
      rest,
    )
  return (
    head === '国家' &&
    /^(?:储备|标准|秘密|机密|级|公园|赔偿|计划|预算|利益|铁路|公职|教育考试)/u.test(rest)
  )
}

const CONTINUES = new RegExp(`^(?:[的、和与及或等之]|[\\p{Script=Han}]{0,6}?(?:${ACTOR_END}))`, 'u')

/** A verb inside: what stands before it was the subject, or nobody was. */
const SAID_INSIDE =
  /(?:[\p{Script=Han}][向被](?![上导])|实行|采用|接到|发现|履行|依照|根据|规定)(?![^，]*的[^的]{1,24}$)/u
const WHICH_VERB = new RegExp(`^(?:${VERB})了?的`, 'u')

const MORE = `(?:(?:、|和|与|及|或者|以及|及其)[\\p{Script=Han}]{0,14}?(?:${ACTOR_END}))*`
const DOER = new RegExp(
  `^(?:试点[\\p{Script=Han}]{0,6}?(?:${ACTOR_END})|(?:${ATTRIBUTIVE}|用)[\\p{Script=Han}]{0,6}?${AGENCY}|(?!${PERSON_OBJECT}|${CAUSING.source.slice(1)})(?:${VERB})(?:[\\p{Script=Han}]{0,6}?(?:人员|单位|机构|部门|机关)|人(?![员民们次数]))|联合[\\p{Script=Han}]{2,10}?(?:办公室|委员会|领导小组))${MORE}(?=$|${FOLLOWS.source.slice(1)})`,
  'u',
)
const DOER_OF = new RegExp(
  `^[\\p{Script=Han}、“”]{2,60}?的[\\p{Script=Han}、]{0,16}?(?:${ACTOR_END})${MORE}`,
  'u',
)
const BEFORE_DEED = new RegExp(
  `^[，]?(?:${MODAL}|${PREPOSITION}|依法|分别|共同|负责|履行|行使|享有|承担)`,
  'u',
)
/** What opens ……的单位 more often than a deed. */
const WHO_START = /^(?:负责|从事|承担|具有|取得|申请|使用|履行|持有|参加|参与|经营|在|依法|被|受)/u
const BEFORE_MODAL = new RegExp(`^[，]?(?:${MODAL})`, 'u')

/** A noun that begins like a deed: 用人单位应当, 从事建筑活动的单位应当. */
function verbalEnd(text: string): number {
  const doer = DOER.exec(text)
  if (doer) return doer[0].length
  const end = whoEnd(text)
  const follows = WHO_START.test(text) ? FOLLOWS : BEFORE_DEED
  const rest = text.slice(end)
  return end > 0 && (rest === '' || follows.test(rest)) ? end : 0
}

/** Where ……的[单位] ends, if a text begins with one. */
function whoEnd(text: string): number {
  const found = DOER_OF.exec(text)
  if (!found) return 0
  const end = found[0].length
  return CAUSING.test(text) && !BEFORE_MODAL.test(text.slice(end)) ? 0 : end
}

/** Whether a part is nothing but a noun that says who: 实行工资总额管理的职业院校，. */
export function isWho(text: string): boolean {
  return isActor(text) && /的[^的]{1,24}$/u.test(text) && !CAUSING.test(text) && !hasModal(text)
}

/** 由……组成的, 由……批准的: says which, not who is to act. */
const WHICH = new RegExp(`^(?:组成|(?:${VERB})了?的(?!$))`, 'u')

/** The agent behind 由: 由县级以上人民政府责令; its stretch, `undefined` if nobody is named so. */
export function agentOf(text: string): [start: number, end: number] | undefined {
  for (const match of text.matchAll(/(?<![理自缘事为])由(?!于|此)/gu)) {
    const start = match.index + 1
    const end = subjectEnd(text.slice(start), true)
    // 由一名交通警察作出: the number is none of his name.
    const number =
      /^(?:[一二三四五两]|\d+)(?:名|个|位)(?:以上)?/u.exec(text.slice(start))?.[0].length ?? 0
    if (end > number && !WHICH.test(text.slice(start + end))) return [start + number, start + end]
  }
  return undefined
}

const ENCOURAGED = new RegExp(`(?:${ENCOURAGING})(?:和(?:${ENCOURAGING}))?`, 'u')

/** Who is encouraged: 鼓励[企业]开展. */
export function encouragedOf(text: string): [start: number, end: number] | undefined {
  const match = ENCOURAGED.exec(text)
  if (!match) return undefined
  const start = match.index + match[0].length
  // 鼓励企业与高校合作: the one before 与 is meant.
  const whole = text.slice(start)
  if (STARTS_VERBAL.test(whole) && verbalEnd(whole) === 0) return undefined
  const first = whole.search(/[与同](?!级)/u)
  const short = first > 1 ? subjectEnd(`${whole.slice(0, first)}，将`, true) : 0
  const end = short > 0 && short === first ? short : subjectEnd(whole, true, true)
  return end > 0 ? [start, start + end] : undefined
}
