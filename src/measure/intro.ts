/** What a 款 that introduces items makes of them: 履行下列职责： deeds, 有下列情形之一的： cases. */
import type {Force, MeasureFacts} from '../tree/measure.ts'
import {MODALS} from './modals.ts'
import type {Deed} from './predicate.ts'
import {isActor, startsVerbal} from './subject.ts'

export interface Intro {
  /** deeds that are done or left; rules that each hold by themselves; cases and things that are no deeds. */
  kind: 'deeds' | 'rules' | 'cases' | 'things'
  force?: Force
  actor?: string
}

/** Not 以下 of 五万元以下. */
const BELOW = /下列|如下|(?<![\d〇零一二三四五六七八九十百千万亿元倍年月日人名个%％岁级])以下/u
/** 工商所的职责包括： */
const HOLDER =
  /^([^，]{2,30})的(?:主要|基本|具体)?(?:职责|职权|任务|义务|权利|权限|工作)(?:是|包括|如下|为|有)?/u
const CASES =
  /(?:情形|情况|条件|行为|原因)(?:之一|者)?(?:的|时)?|之一的|(?:下列|以下)[^，。；：]{0,10}(?:人员|单位|机构)/u
const DEEDS =
  /(?:职责|职权|义务|权利|权限|任务|工作|措施|行为|活动|手续|事务|职能|要求|方式|办法|方法|手段|业务|诉讼)[^，。；：]{0,14}$/u
const RULES =
  /(?:规定|标准|程序|步骤|原则|规则|顺序|次序|办理|执行|处理|确定|计算|缴纳|征收|处罚|进行|如下)[^，。；：]{0,10}$/u

/**
 * @param text of the 款, without its items
 * @param facts the measure that it is, if it is one
 * @param read reads one of its sentences as a measure
 */
export function introOf(
  text: string,
  facts: MeasureFacts | undefined,
  read: (text: string) => MeasureFacts | undefined,
): Intro {
  const tail = text.replace(/[：:。；]$/u, '')
  const said = tail.split(/[，。；]/u)
  const part = said.findLast((one) => BELOW.test(one)) ?? said.at(-1) ?? tail
  const found = new RegExp(`(?:${BELOW.source}).*$`, 'u').exec(part)?.[0] ?? part
  const below = found === '如下' ? part : found
  // Of several sentences the one that introduces says how, and who.
  const from = Math.max(tail.lastIndexOf('。', tail.lastIndexOf(part)), -1) + 1
  const own = from === 0 ? facts : read(tail.slice(from))
  const force = MODALS.find(({pattern}) => pattern.test(part))?.force ?? own?.force
  const holder = HOLDER.exec(part)?.[1]
  const named = own?.actor && own.actor.from !== 'addressee' ? own.actor.text : undefined
  const actor = named ?? (holder !== undefined && isActor(holder) ? holder : undefined)
  return {
    kind: kindOf(below, force === 'must-not'),
    ...(force && {force}),
    ...(actor && {actor}),
  }
}

function kindOf(below: string, forbids: boolean): Intro['kind'] {
  if (/(?:种类|类别|范围)(?:如下|是|为|包括)?$/u.test(below)) return 'things'
  if (forbids && /行为|活动|手段|方式/u.test(below)) return 'deeds'
  if (
    /(?:行为|情形|情况|条件|原因)(?:之一)?(?:的|时|者)?/u.test(below) &&
    !/措施|职责|义务/u.test(below)
  )
    return 'cases'
  if (CASES.test(below) && !DEEDS.test(below)) return 'cases'
  if (DEEDS.test(below)) return 'deeds'
  if (RULES.test(below) || !BELOW.test(below)) return 'rules'
  return 'things'
}

/** 接受境外捐赠等情况；: what is to be told, and no deed; 报告……情况 is one. */
function isMatter(text: string): boolean {
  return (
    /(?:情况|费用|事实|问题)[；。]?$/u.test(text) &&
    !/(?:报告|通报|公布|公开|说明|检查|了解|掌握|监督|支付|承担|审查|研究|解决|处理|收取|缴纳|提供|调查|查明|协调|反映|听取|询问)/u.test(
      text,
    )
  )
}

/** Cases at law, deeds of contract, goods: nouns with which nothing is done in the item itself. */
function isSubjectMatter(text: string): boolean {
  return /(?:案件|纠纷|争议|合同|凭证|单据|证券|货物|物品|土地|房屋|财产|事项|除外)[；。]?$/u.test(
    text,
  )
}

/** Whether an item under such a 款 is a measure. */
export function admits(intro: Intro, deed: Deed, text: string): boolean {
  const isCase = /的[；。]?$/u.test(text)
  // （一）……的，依法改判；: a rule of its own, whatever stands above it.
  if (!isCase && /(?:[的时]，|^对[^，]+，)/u.test(text) && !deed.weak) return true
  if (intro.kind === 'cases' || isMatter(text)) return false
  if (isCase) return intro.kind === 'deeds' && intro.force === 'must-not'
  if (intro.kind === 'deeds') return true
  // （二）铁路运输合同纠纷；: what is dealt with, and how stands above.
  if (isSubjectMatter(text) && !startsVerbal(text)) return false
  // 法律规定应当纳入的其他事项。 ……的乡镇企业；: a thing, whatever it does.
  const isThing = /^[^，]*的[^的，]{1,10}[；。]?$/u.test(text)
  if (isThing && (intro.kind === 'things' || !startsVerbal(text))) return false
  if (deed.forceWord !== undefined) return true
  if (intro.kind === 'rules') return !deed.weak || /，/u.test(text)
  if (deed.actor && !deed.weak && !deed.thing) return true
  return /，/u.test(text) && !deed.weak && deed.verb?.[0] !== 0
}
