/** Whose deed it is 责任主体: the noun right before it, the one behind 由, or the subject of a part before. */
import {ACTOR_END, AGENCY, ATTRIBUTIVE} from './nouns.ts'
import type {Part, Span} from './parts.ts'
import {isActor, leadIn, subjectEnd} from './subject.ts'
import {ADVERB, PREPOSITION, VERB} from './words.ts'

const SOME_VERB = new RegExp(VERB, 'u')
const AT_PREPOSITION = new RegExp(`^(?:${ADVERB})*(?:${PREPOSITION})`, 'u')
const LAST_ADVERBS = new RegExp(`(?:${ADVERB})*$`, 'u')
/** In prose what is told what it 要 do may be any noun: 国家融资担保基金要. */
const SHORT_NOUN = new RegExp(
  `^(?!(?:${ADVERB})*(?:${VERB}|${PREPOSITION}))[\\p{Script=Han}、]{2,24}$`,
  'u',
)
const ABSTRACT =
  /(?:工作|建设|活动|改革|标准|制度|结果|内容|问题|事项|情况|时间|政策|措施|资金|项目|建议|意见|方案|计划|任务|教育|发展|管理|服务|同时|特别|还|一定|都|尤其|必)$/u
/** 平台[建设]可以, 教师[培训工作量]可: the noun goes on. */
const COMPOUND = new RegExp(
  `^(?:(?:${VERB})(?=$)|(?:${ATTRIBUTIVE})[\\p{Script=Han}]{0,3}(?<![时后前中])$|所?(?:${VERB})[^，]*的[^，的]{1,12}$)`,
  'u',
)
const AGENT_NOUN = new RegExp(`${AGENCY}$`, 'u')
const ONLY_VERB = new RegExp(`^(?:${VERB})$`, 'u')
const IS_NOUN = new RegExp(`^(?:${ATTRIBUTIVE}).*的[^的，]{1,6}$`, 'u')
const OWNER = /^([^，的]{2,20})的[^，的]{2,8}(?:受到|被|遭受)/u
const DONE_TO = new RegExp(`^[\\p{Script=Han}、]{2,30}(?:${ACTOR_END})对(?![^，]*的$)`, 'u')
/** What is done to one, not by one. */
export const SUFFERED =
  /^(?:但|并|也|还)?(?:应当|可以|必须|应|不得)?(?:依法|分别|一律|可以|并|按照[^，]{0,12}|依照[^，]{0,40}?|对[^，]{2,60}?|由[^，]{2,30}?)*(?:追究|给予[^，]{0,8}(?:处分|处罚|警告)|处以|判处|处(?![理分长罚])|予以(?:处分|处罚|取缔|没收|撤销|辞退|开除|公告)|责令|没收|吊销|注销|免除|告知|裁定|驳回|辞退)|(?:处罚|定罪)$/u

/** Who does what stands at an offset of a part: the noun right before it, or one of the parts before. */
export function actorFor(
  part: Part,
  all: readonly Part[],
  at: number,
  agent: Span | undefined,
): {actor?: Span} {
  const {text, start: base} = part
  const lead = leadIn(text)
  const direct = agent && (agent[1] <= at || !SOME_VERB.test(text.slice(at + 2, agent[0] - 1)))
  // 公诉人应当由检察官担任: the one behind 由, whoever stands before.
  const isNext = agent && /^(?:应当|可以|必须|应|须|可)$/u.test(text.slice(at, agent[0] - 1))
  if (agent && direct && (isNext || !isActor(text.slice(lead, at))))
    return {actor: [base + agent[0], base + agent[1]]}
  const before = text.slice(lead, at)
  const noun = before.replace(LAST_ADVERBS, '').replace(/，$|之间$/u, '')
  // 统计机构进行检查时，检查人员不得少于二人: who checks is bound, not the two.
  if (/^(?:不得|不能|应当不)(?:少于|低于|超过)/u.test(text.slice(at))) {
    const bound = carriedActor(part, all)
    if (bound.actor) return bound
  }
  // 禁止任何单位向企业摊派: the one who must not.
  if (at === 0 && /^(?:严禁|禁止)/u.test(text)) {
    const end = subjectEnd(text.slice(2), true)
    const whom = text.slice(2, 2 + end)
    if (
      end > 0 &&
      (/^(?:任何|各|一切|所有)/u.test(whom) || AT_PREPOSITION.test(text.slice(2 + end)))
    )
      return {actor: [base + 2, base + 2 + end]}
  }
  if (isActor(noun)) return {actor: [base + lead, base + lead + noun.length]}
  const subject = subjectEnd(text.slice(lead))
  const more = noun.slice(subject)
  // 专利代理师[执业]应当: a person does it, a platform does not.
  const does = AGENT_NOUN.test(noun.slice(0, subject)) && ONLY_VERB.test(more)
  const fits = subject > 0 && lead + subject <= at && (does || !COMPOUND.test(more))
  if (fits) return {actor: [base + lead, base + lead + subject]}
  if (/^要/u.test(text.slice(at)) && SHORT_NOUN.test(noun) && !ABSTRACT.test(noun))
    return {actor: [base + lead, base + lead + noun.length]}
  if (/^(?!其)[\p{Script=Han}]/u.test(noun) && !AT_PREPOSITION.test(noun)) return {}
  return carriedActor(part, all)
}

/** The subject of a part before this one in the same sentence. */
export function carriedActor(part: Part, all: readonly Part[]): {actor?: Span} {
  const before = all.slice(0, all.indexOf(part))
  const since = before.findLastIndex(({last}) => last) + 1
  for (const earlier of before.slice(since).reverse()) {
    const lead = leadIn(earlier.text)
    const text = earlier.text.slice(lead)
    // 为印花税的纳税人，: what somebody is, said of the one before.
    if (/^(?:为(?!了|.*(?:提供|服务))|是|作为)/u.test(text)) continue
    const end = subjectEnd(text, false, earlier.role === 'condition')
    // 乡镇企业建设项目中防治污染的设施，: a topic, and nobody who acts.
    if (earlier.role === 'main' && end > 0 && IS_NOUN.test(text.slice(end))) return {}
    // 经营者的合法权益受到……的，可以: who has it may act.
    const owner = earlier.role === 'condition' ? OWNER.exec(text)?.[1] : undefined
    if (owner !== undefined && isActor(owner))
      return {actor: [earlier.start + lead, earlier.start + lead + owner.length]}
    // ……的，应当追究: the one in the case suffers it.
    const rules = /(?:法院|仲裁庭|仲裁委员会)$/u.test(text.slice(0, end))
    if (earlier.role === 'condition' && !rules && SUFFERED.test(part.text)) return {}
    // 人民检察院对……的犯罪嫌疑人，: whom it is done to; who does it stands before.
    if (end === 0 && before.slice(since).some((one) => one !== earlier && DONE_TO.test(one.text)))
      continue
    if (end === 0 && isActor(text))
      return {actor: [earlier.start + lead, earlier.start + lead + text.length]}
    if (end > 0) return {actor: [earlier.start + lead, earlier.start + lead + end]}
  }
  return {}
}
