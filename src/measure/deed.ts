/** The deed of a sentence: its governing verb, the word that gives it force, and who does it. */
import type {Force} from '../tree/measure.ts'
import {agentOf, encouragedOf, isActor, isWho, leadIn, subjectEnd} from './actor.ts'
import type {Part} from './parts.ts'
import {
  ADVERB,
  ATTRIBUTIVE,
  ENCOURAGING,
  EXPLORING,
  LEADING,
  MODALS,
  PREPOSITION,
  RIGHT,
  SHORT_VERB,
  VERB,
} from './words.ts'

type Span = [start: number, end: number]

export interface Deed {
  force: Force
  /** Offsets in the whole text, as are the others. */
  forceWord?: Span
  verb?: Span
  object?: Span
  actor?: Span
  /** Said of a thing; nobody is named. */
  thing?: true
  /** Found by a verb anywhere: it may be part of a noun. */
  weak?: true
}

const AT_HEAD = new RegExp(`^((?:${ADVERB})*)(${VERB})`, 'u')
const SOFT_AT_HEAD = new RegExp(`^(?:${ADVERB})*(${ENCOURAGING})`, 'u')
const EXPLORING_AT_HEAD = new RegExp(`^(?:${ADVERB})*(${EXPLORING})`, 'u')
const ANY_VERB = new RegExp(VERB, 'gu')
const SOME_VERB = new RegExp(VERB, 'u')
const ADVERBS = new RegExp(`^(?:${ADVERB})*`, 'u')
const AT_PREPOSITION = new RegExp(`^(?:${ADVERB})*(?:${PREPOSITION})`, 'u')
const SHORT = new RegExp(`^(?:${ADVERB})*(${SHORT_VERB})(?![\\p{Script=Han}]?的)`, 'u')
/** Says how a thing is, not what somebody does: the deed, if there is one, follows. */
const TOPIC =
  /^[\p{Script=Han}、“”＊《》]{2,40}?(?:一律|均|依法|按照|依照|参照|根据|予以|按(?!照)|分别)/u
const STATIVE = /(?:以[^，。；]+为(?!限|准|计税依据|依据|标准)|是|为|属于|作为|符合|具有|需要|涉及|认为|不属于|确需|没有|发生|出现|构成)/u
/** A modal at the head of a part speaks for the parts before it as well. */
const RESUMING = new RegExp(`^(?:也|均|都|还|则|但|方)?(?:必须|应当(?!事人)|应(?![当用届急税缴纳对])|不得|须|要(?![求点素]))`, 'u')
const RESUMING_SOFTLY = /^(?:也|亦|即|均|都|还|则|但|方)?(?:可以(?!并?处)|可(?=[按依向在参由以申自享根支])|有权)/u

/** 国家采取措施，支持……: the deed is in what follows. */
const TAKING_STEPS = /采取[^，]{0,8}措施$/u

interface Modal {
  force: Force
  at: number
  word: string
}

/** The first modal of a part; none of those that only say which: 应当缴纳的税额. */
function modalOf(text: string): Modal | undefined {
  const found = MODALS.flatMap(({force, pattern}) =>
    [...text.matchAll(new RegExp(pattern, 'gu'))].map((match) => ({
      force,
      at: match.index,
      word: match[0],
    })),
  ).filter(({at, word}) => !isAttributive(text.slice(0, at), text.slice(at + word.length), word))
  return found.sort((a, b) => a.at - b.at)[0]
}

/** 为索取法律[不予]保护的债务: the modal says which. */
function isAttributive(before: string, after: string, word: string): boolean {
  if (/(?:规定|依法|约定|认为|发现|按照规定|违反)$/u.test(before) && /的[^，]/u.test(after) && before.length < 40)
    return !/^[\p{Script=Han}、]{0,20}(?:人|部门|机关|机构|单位|企业|法院)依法$/u.test(before)
  if (/^(?:可以|应当|必须)$/u.test(word)) return false
  return /(?:为|对|将|把|按照?|依照|根据)[^，]{1,16}$/u.test(before) && /^[^，]{1,8}的[^，]/u.test(after)
}

/** The deed of one sentence, cut in parts; `undefined` if none of them says what is done. */
export function deedOf(parts: readonly Part[]): Deed | undefined {
  const mains = parts.filter(({role}) => role === 'main')
  const searched = mains.length > 0 ? mains : parts.slice(-1)
  let weak: Deed | undefined
  for (const [i, part] of searched.entries()) {
    const deed = inPart(part, parts)
    if (!deed) continue
    if (deed.force !== 'plain' || deed.forceWord) return deed
    const group = searched.slice(i + 1)
    const next = group[0]
    const end = part.last ? 0 : group.findIndex(({last}) => last) + 1
    const rest = group.slice(0, end === 0 ? (part.last ? 0 : group.length) : end)
    // 隔离措施的解除，由原决定机关决定: a topic, then who acts.
    const place = rest.findIndex(({text}) => text.startsWith('由'))
    const agent = rest.slice(0, place).some(({text}) => modalOf(text)) ? undefined : rest[place]
    if (agent && isTopic(part, deed) && (next === agent || deed.actor === undefined)) {
      const acted = inPart(agent, parts)
      if (acted) return acted
    }
    const resuming = rest
      .slice(0, reach(part, group, parts))
      .find(({text}) => resumes(text, part, deed))
    const first = group[0]
    if (first && !part.last && isTopicOnly(part, deed) && (modalOf(first.text) ?? RIGHT.exec(first.text)))
      continue
    // 用人单位申请变更登记，经办机构应当: what one does calls for what another must do.
    if (first && !part.last && isTrigger(part, deed)) {
      const called = inPart(first, parts)
      if (called?.forceWord && called.actor && called.actor[0] >= first.start) return called
    }
    if (resuming && !isLeading(part, deed)) {
      const later = inPart(resuming, parts)
      if (later) return later
    }
    if (TAKING_STEPS.test(part.text) && group.length > 0) {
      const steps = inPart(group[0] ?? part, parts)
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
  const case_ = parts.find(({start, role}) => start > part.start && role === 'condition')
  const end = group.findIndex(
    ({start, text}) => agentOf(text) !== undefined || (case_ !== undefined && start > case_.start),
  )
  return end < 0 ? group.length : end
}

function isTopic(part: Part, deed: Deed): boolean {
  return deed.weak === true || deed.thing === true || deed.actor === undefined || /的[^的，]{1,10}$/u.test(part.text)
}

/** 收购人持有的……股票，……不得转让; 检查部门进行检查，检查人员不得: what is spoken of, then the deed. */
function isTopicOnly({text}: Part, {verb}: Deed): boolean {
  if (/的(?:罚款|处分|处罚|行政处罚|罚金)$/u.test(text)) return false
  if (agentOf(text) && !/的[^的，、]{1,6}$/u.test(text)) return false
  if (AT_HEAD.test(text) && !/^(?:凡|[\p{Script=Han}]{2,4}(?:人|者|方|员|部门|机构|单位))/u.test(text)) return false
  return verb !== undefined && /(?:的[^的，、]{1,10}$|进行[^，]{2,4}$)/u.test(text)
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

function inPart(part: Part, all: readonly Part[]): Deed | undefined {
  const {text, start: base} = part
  if (!part.last && isWho(text)) return undefined
  const modal = modalOf(text)
  const agent = agentOf(text)
  const span = ([from, to]: Span): Span => [base + from, base + to]
  if (modal) {
    const behind = modal.at + modal.word.length
    const verb = verbBehind(text, behind)
    return {
      force: modal.force,
      forceWord: span([modal.at, behind]),
      ...(verb && {verb: span(verb), ...objectOf(part, verb)}),
      ...actorFor(part, all, modal.at, agent),
    }
  }
  const duty = DUTY.exec(text)
  if (duty) {
    const at = duty.index
    return {
      force: 'must',
      forceWord: span([at, at + duty[0].length]),
      ...actorFor(part, all, at, agent),
    }
  }
  if (RIGHT.test(text) && !OTHER_DEED.test(text)) {
    const at = text.indexOf('享有')
    return {
      force: 'may',
      forceWord: span([at, at + 2]),
      verb: span([at, at + 2]),
      ...objectOf(part, [at, at + 2]),
      ...actorFor(part, all, at, agent),
    }
  }
  if (agent) {
    const verb = verbBehind(text, agent[1])
    if (verb || /^(?:按|根|依|会|商|在|于|同)/u.test(text.slice(agent[1])))
      return {
        force: 'plain',
        actor: span(agent),
        ...(verb && {verb: span(verb), ...objectOf(part, verb)}),
      }
  }
  const lead = leadIn(text)
  const subject = subjectEnd(text.slice(lead))
  const from = lead + subject
  const rest = text.slice(from).replace(/^，/u, '')
  const head = AT_HEAD.exec(rest)
  const soft = SOFT_AT_HEAD.exec(rest) ?? EXPLORING_AT_HEAD.exec(rest)
  const actor: {actor?: Span} =
    subject > 0 ? {actor: span([lead, from])} : carriedActor(part, all)
  if (soft?.[1]) {
    const end = from + soft[0].length
    const at: Span = [end - soft[1].length, end]
    const encouraging = SOFT_AT_HEAD.test(rest)
    const whom = encouraging && !actor.actor ? encouragedOf(text) : undefined
    return {
      force: encouraging ? 'encourage' : 'explore',
      forceWord: span(at),
      verb: span(at),
      ...objectOf(part, at),
      ...(whom ? {actor: span(whom)} : actor),
    }
  }
  // 国家选定的……: which, and no deed.
  if (head?.[2] && !/^的/u.test(rest.slice(head[0].length))) {
    const end = from + head[0].length
    const at: Span = [end - head[2].length, end]
    const verb = LEADING.has(head[2]) ? (verbBehind(text, end) ?? at) : at
    return {force: 'plain', verb: span(verb), ...objectOf(part, verb), ...actor}
  }
  if (subject > 0 || AT_PREPOSITION.test(rest) || ADVERBS.exec(rest)?.[0]) {
    const verb = verbBehind(text, from)
    if (verb) return {force: 'plain', verb: span(verb), ...objectOf(part, verb), ...actor}
  }
  const short = SHORT.exec(rest)
  if (short?.[1]) {
    const at: Span = [from + short[0].length - 1, from + short[0].length]
    return {force: 'plain', verb: span(at), ...objectOf(part, at), ...actor}
  }
  // 奖售粮的价格一律按统购价执行: a thing, and what is done with it.
  const topic = TOPIC.exec(rest)
  const told = topic ? verbBehind(text, from + topic[0].length) : undefined
  if (told) return {force: 'plain', verb: span(told), ...objectOf(part, told), thing: true}
  const verb = verbBehind(text, from)
  return verb
    ? {force: 'plain', verb: span(verb), ...objectOf(part, verb), ...actor, weak: true}
    : undefined
}

/** The first verb behind an offset that leads up to no other; what stands before 的 is passed over. */
function verbBehind(text: string, from: number): Span | undefined {
  const rest = text.slice(from)
  const head = AT_HEAD.exec(rest)
  if (head?.[2] && !LEADING.has(head[2])) {
    const end = from + head[0].length
    return [end - head[2].length, end]
  }
  let first: Span | undefined
  for (const match of rest.matchAll(ANY_VERB)) {
    const at: Span = [from + match.index, from + match.index + match[0].length]
    first ??= at
    // 向……提供的材料: says which.
    if (LEADING.has(match[0]) || /^[^，。；]{0,10}的(?!$)/u.test(text.slice(at[1]))) continue
    return at
  }
  return first
}

const OBJECT = 60

function objectOf(part: Part, verb: Span): {object?: Span} {
  const end = Math.min(part.text.length, verb[1] + OBJECT)
  return end > verb[1] ? {object: [part.start + verb[1], part.start + end]} : {}
}

/** Who does what stands at an offset of a part: the noun right before it, or one of the parts before. */
function actorFor(
  part: Part,
  all: readonly Part[],
  at: number,
  agent: Span | undefined,
): {actor?: Span} {
  const {text, start: base} = part
  const lead = leadIn(text)
  const direct = agent && (agent[1] <= at || !SOME_VERB.test(text.slice(at + 2, agent[0] - 1)))
  if (agent && direct && !isActor(text.slice(lead, at)))
    return {actor: [base + agent[0], base + agent[1]]}
  const before = text.slice(lead, at)
  const noun = before
    .replace(new RegExp(`(?:${ADVERB})*$`, 'u'), '')
    .replace(/，$|之间$/u, '')
  // 统计机构进行检查时，检查人员不得少于二人: who checks is bound, not the two.
  if (/^(?:不得|不能|应当不)(?:少于|低于|超过)/u.test(text.slice(at))) {
    const bound = carriedActor(part, all)
    if (bound.actor) return bound
  }
  // 禁止任何单位向企业摊派
  if (at === 0 && /^(?:严禁|禁止)(?:任何|各|一切|所有|其他)/u.test(text)) {
    const end = subjectEnd(text.slice(2), true)
    if (end > 0) return {actor: [base + 2, base + 2 + end]}
  }
  if (isActor(noun)) return {actor: [base + lead, base + lead + noun.length]}
  const subject = subjectEnd(text.slice(lead))
  const fits = subject > 0 && lead + subject <= at && !COMPOUND.test(noun.slice(subject))
  if (fits) return {actor: [base + lead, base + lead + subject]}
  if (/^要/u.test(text.slice(at)) && SHORT_NOUN.test(noun) && !ABSTRACT.test(noun))
    return {actor: [base + lead, base + lead + noun.length]}
  if (/^(?!其)[\p{Script=Han}]/u.test(noun) && !isAdverbial(noun)) return {}
  return carriedActor(part, all)
}

/** In prose what is told what it 要 do may be any noun: 国家融资担保基金要. */
const SHORT_NOUN = new RegExp(`^(?!(?:${ADVERB})*(?:${VERB}|${PREPOSITION}))[\\p{Script=Han}、]{2,24}$`, 'u')
const ABSTRACT =
  /(?:工作|建设|活动|改革|标准|制度|结果|内容|问题|事项|情况|时间|政策|措施|资金|项目|建议|意见|方案|计划|任务|教育|发展|管理|服务|同时|特别|还|一定|都|尤其|必)$/u
/** 平台[建设]可以, 教师[培训工作量]可: the noun goes on. */
const COMPOUND = new RegExp(
  `^(?:(?:${VERB})(?=$)|(?:${ATTRIBUTIVE})[\\p{Script=Han}]{0,4}(?<![时后前中])$|所?(?:${VERB})[^，]*的[^，的]{1,12}$)`,
  'u',
)
/** 都有保护环境的义务. */
const DUTY = /(?:负有|都?有)[^，。；有]{2,20}的(?:义务|责任)$/u
const IS_NOUN = new RegExp(`^(?:${ATTRIBUTIVE}).*的[^的，]{1,6}$`, 'u')
const OWNER = /^([^，的]{2,20})的[^，的]{2,8}(?:受到|被|遭受)/u
/** 国家保障妇女享有……: not 享有 is the deed. */
const OTHER_DEED = /(?:保障|保护|尊重|确认|维护|确保|承认)[^，]*享有/u
/** What is done to one, not by one. */
const SUFFERED =
  /(?:追究|给予[^，]{0,8}(?:处分|处罚|警告)|处以|判处|^处|予以(?:处分|处罚|取缔|没收|撤销|辞退|开除|公告)|责令|没收|吊销|注销|处罚$|免除|告知|裁定|驳回|定罪)/u

function isAdverbial(text: string): boolean {
  return AT_PREPOSITION.test(text)
}

/** The subject of a part before this one in the same sentence. */
function carriedActor(part: Part, all: readonly Part[]): {actor?: Span} {
  const before = all.slice(0, all.indexOf(part))
  const since = before.findLastIndex(({last}) => last) + 1
  for (const earlier of before.slice(since).reverse()) {
    const lead = leadIn(earlier.text)
    const text = earlier.text.slice(lead)
    const end = subjectEnd(text, false, earlier.role === 'condition')
    // 乡镇企业建设项目中防治污染的设施，: a topic, and nobody who acts.
    if (earlier.role === 'main' && end > 0 && IS_NOUN.test(text.slice(end))) return {}
    // 经营者的合法权益受到……的，可以: who has it may act.
    const owner = earlier.role === 'condition' ? OWNER.exec(text)?.[1] : undefined
    if (owner !== undefined && isActor(owner))
      return {actor: [earlier.start + lead, earlier.start + lead + owner.length]}
    // ……的，应当追究: the one in the case suffers it.
    if (earlier.role === 'condition' && SUFFERED.test(part.text)) return {}
    if (end === 0 && isActor(text))
      return {actor: [earlier.start + lead, earlier.start + lead + text.length]}
    if (end > 0) return {actor: [earlier.start + lead, earlier.start + lead + end]}
  }
  return {}
}
