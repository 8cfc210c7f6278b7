/** The deed of a sentence: of its parts the one that directs. */
import {SUFFERED} from './actor.ts'
import {modalOf, RIGHT} from './modals.ts'
import type {Part} from './parts.ts'
import {AT_HEAD, readPart} from './predicate.ts'
import type {Deed} from './predicate.ts'
import {agentOf} from './subject.ts'

/** Says how a thing is, not what somebody does: the deed, if there is one, follows. */
const STATIVE =
  /(?:以[^，。；]+为(?!限|准|计税依据|依据|标准)|是|为|属于|作为|符合|具有|需要|涉及|认为|不属于|确需|没有|发生|出现|构成)/u
/** A modal at the head of a part speaks for the parts before it as well. */
const RESUMING = new RegExp(
  `^(?:也|均|都|还|则|但|方)?(?:必须|有(?:责任|义务)|负有|应当(?!事人)|应(?![当用届急税缴纳对])|不得|须|要(?![求点素]))`,
  'u',
)
const RESUMING_SOFTLY =
  /^(?:也|亦|即|均|都|还|则|但|方)?(?:可以(?!并?处)|可(?=[按依向在参由以申自享根支])|有权)/u

/** 国家采取措施，支持……: the deed is in what follows. */
const TAKING_STEPS = /采取[^，]{0,8}措施$/u

/** The deed of one sentence, cut in parts; `undefined` if none of them says what is done. */
export function deedOf(parts: readonly Part[]): Deed | undefined {
  const mains = parts.filter(({role}) => role === 'main')
  const searched = mains.length > 0 ? mains : parts.slice(-1)
  let weak: Deed | undefined
  for (const [i, part] of searched.entries()) {
    const deed = readPart(part, parts)
    if (!deed) continue
    const agentNext = searched[i + 1]?.text.startsWith('由') === true && !part.last
    // ……应当具备的……资金投入，由……予以保证: the modal says which.
    const behind = deed.forceWord ? part.text.slice(deed.forceWord[1] - part.start) : ''
    if (deed.forceWord && agentNext && /^[^，]{1,6}的/u.test(behind)) continue
    if (deed.force !== 'plain' || deed.forceWord)
      return withVerb(deed, part, searched[i + 1], parts)
    // 构成犯罪的，依法追究刑事责任；: what else is done comes first.
    if (LIABLE.test(part.text) && !deed.actor) {
      weak ??= deed
      continue
    }
    const group = searched.slice(i + 1)
    const next = group[0]
    const end = part.last ? 0 : group.findIndex(({last}) => last) + 1
    const rest = group.slice(0, end === 0 ? (part.last ? 0 : group.length) : end)
    // 隔离措施的解除，由原决定机关决定: a topic, then who acts.
    const place = rest.findIndex(({text}) => text.startsWith('由'))
    const agent = rest.slice(0, place).some(({text}) => modalOf(text)) ? undefined : rest[place]
    if (agent && isTopic(part, deed) && (next === agent || deed.actor === undefined)) {
      const acted = readPart(agent, parts)
      if (acted) return acted
    }
    const resuming = rest
      .slice(0, reach(part, group, parts))
      .find(({text}) => resumes(text, part, deed))
    const first = group[0]
    if (
      first &&
      !part.last &&
      isTopicOnly(part, deed) &&
      (modalOf(first.text) ?? RIGHT.exec(first.text))
    )
      continue
    // 用人单位申请变更登记，经办机构应当: what one does calls for what another must do.
    if (first && !part.last && isTrigger(part, deed)) {
      const called = readPart(first, parts)
      if (called?.forceWord && (called.actor?.[0] ?? first.start) >= first.start) return called
    }
    if (resuming && !isLeading(part, deed)) {
      const later = readPart(resuming, parts)
      if (later) return later
    }
    if (TAKING_STEPS.test(part.text) && group.length > 0) {
      const steps = readPart(group[0] ?? part, parts)
      if (steps?.forceWord) return {...steps, ...(deed.actor && {actor: deed.actor})}
    }
    if (deed.weak || deed.thing || isStative(part, deed)) {
      weak ??= deed
      // The first sentence says what it is about.
      if (part.last && (weak.weak ?? weak.thing) && !isStative(part, weak)) return weak
      continue
    }
    return deed
  }
  // ……的，年休假5天: a rule, with no verb to it.
  const case_ = parts.find(({role}) => role === 'condition')
  const rule = case_ && searched.find(({start}) => start > case_.start)
  return weak ?? (rule ? {force: 'plain', object: [rule.start, rule.end]} : undefined)
}

/** 要以……为指导，加强……: the verb is in what follows. */
function withVerb(deed: Deed, part: Part, next: Part | undefined, parts: readonly Part[]): Deed {
  if (!next || part.last || !/以[^，]+为[^，]{1,8}$/u.test(part.text)) return deed
  const {verb, object} = readPart(next, parts) ?? {}
  return verb ? {...deed, verb, ...(object && {object})} : deed
}

const LIABLE = /^(?:依法)?(?:追究|承担)[^，]{0,6}责任$/u
const TRIGGER =
  /^(?:申请|提出|请求|发生|出现|进行|发现|收到|接到|办理|变更|注销|购买|转让|取得|丧失|需要|要求|行使|从事|开展|举办|使用|利用|生产|经营|销售|采取|采用|提供|参加|参与|接受|租赁|执行|履行|收取|收集|发布|拍卖|投资|委托|聘用|招用|安排|建立|设立|建设|驾驶|运输|储存|制作|出版|播放)/u

/** What somebody happens to do, and not what is asked of him. */
function isTrigger({text, start}: Part, {verb}: Deed): boolean {
  return verb !== undefined && TRIGGER.test(text.slice(verb[0] - start))
}

/** Whether a later part, without a subject of its own, says how the deed of this one is meant. */
function resumes(text: string, part: Part, deed: Deed): boolean {
  if (RESUMING_SOFTLY.test(text)) return !SUFFERED.test(part.text)
  if (/^(?:也|均|都|还|则|但)?不得/u.test(text)) return isTrigger(part, deed) || deed.weak === true
  if (/^(?:也|均|都|还|则)?要/u.test(text)) return deed.weak === true
  return RESUMING.test(text)
}

/** How many of the parts that follow may still speak of the same: not past a case, not past another agent. */
function reach(part: Part, group: readonly Part[], parts: readonly Part[]): number {
  const case_ = parts.find(
    ({start, role, text}) => start > part.start && role === 'condition' && text.endsWith('的'),
  )
  const end = group.findIndex(
    ({start, text}) => agentOf(text) !== undefined || (case_ !== undefined && start > case_.start),
  )
  return end < 0 ? group.length : end
}

function isTopic(part: Part, deed: Deed): boolean {
  return (
    deed.weak === true ||
    deed.thing === true ||
    deed.actor === undefined ||
    /的[^的，]{1,10}$/u.test(part.text)
  )
}

/** 收购人持有的……股票，……不得转让; 检查部门进行检查，检查人员不得: what is spoken of, then the deed. */
function isTopicOnly({text}: Part, {verb}: Deed): boolean {
  if (/的(?:罚款|处分|处罚|行政处罚|罚金)$/u.test(text)) return false
  if (agentOf(text) && !/的[^的，、]{1,6}$/u.test(text)) return false
  if (
    AT_HEAD.test(text) &&
    !/^(?:凡|涉及|属于|[\p{Script=Han}]{2,4}(?:人|者|方|员|部门|机构|单位))/u.test(text)
  )
    return false
  return verb !== undefined && /(?:的[^的，、]{1,10}$|进行[^，]{2,12}$)/u.test(text)
}

/** 国家建立……，应当: the deed comes first; a topic does not act so. */
function isLeading(part: Part, deed: Deed): boolean {
  const {start} = part
  const subject = deed.actor && part.text.slice(deed.actor[0] - start, deed.actor[1] - start)
  return subject === '国家' || (deed.actor !== undefined && agentOf(part.text) !== undefined)
}

function isStative(part: Part, deed: Deed): boolean {
  if (agentOf(part.text)) return false
  if (deed.verb) {
    const before = part.text.slice(0, deed.verb[0] - part.start)
    return STATIVE.test(before)
  }
  return true
}
