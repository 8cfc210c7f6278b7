/** What a 款 that introduces items makes of them: 履行下列职责： deeds, 有下列情形之一的： cases. */
import type {Force, MeasureFacts} from '../tree/measure.ts'
import type {Deed} from './deed.ts'
import {MODALS} from './words.ts'

export interface Intro {
  /** deeds that are done or left; rules that each hold by themselves; cases and things that are no deeds. */
  kind: 'deeds' | 'rules' | 'cases' | 'things'
  force?: Force
  actor?: string
}

const CASES = /(?:情形|情况|条件|行为)(?:之一|者)?(?:的|时)?|之一的|(?:下列|以下)[^，。；：]{0,10}(?:人员|单位|机构)/u
const DEEDS =
  /(?:职责|职权|义务|权利|权限|任务|工作|措施|行为|活动|手续|事务|职能|服务|要求|方式|办法|方法|手段|责任|业务)[^，。；：]{0,6}$/u
const RULES = /(?:规定|标准|程序|步骤|原则|规则|顺序|次序|办理|执行|处理|确定|计算|缴纳|征收|处罚|进行|如下)[^，。；：]{0,10}$/u

/** @param facts the measure that the 款 itself is, if it is one */
export function introOf(text: string, facts: MeasureFacts | undefined): Intro {
  const tail = text.replace(/[：:]$/u, '')
  const said = tail.split(/[，。；]/u)
  const part = said.findLast((one) => /下列|以下|如下/u.test(one)) ?? said.at(-1) ?? tail
  const below = /(?:下列|以下|如下).*$/u.exec(part)?.[0] ?? part
  const force = MODALS.find(({pattern}) => pattern.test(part))?.force ?? facts?.force
  const kind = kindOf(below, force === 'must-not')
  return {
    kind,
    ...(force && {force}),
    ...(facts?.actor && !facts.actor.from && {actor: facts.actor.text}),
    ...(facts?.actor?.from === 'intro' && {actor: facts.actor.text}),
  }
}

function kindOf(below: string, forbids: boolean): Intro['kind'] {
  if (forbids && /行为|活动|手段|方式/u.test(below)) return 'deeds'
  if (/(?:行为|情形|情况|条件)(?:之一)?(?:的|时|者)?/u.test(below) && !/措施|职责|义务/u.test(below)) return 'cases'
  if (CASES.test(below) && !DEEDS.test(below)) return 'cases'
  if (DEEDS.test(below)) return 'deeds'
  if (RULES.test(below)) return 'rules'
  return 'things'
}

/** Whether an item under such a 款 is a measure. */
export function admits(intro: Intro, deed: Deed, text: string): boolean {
  if (intro.kind === 'cases') return false
  if (intro.kind === 'deeds') return true
  const more = /[，]/u.test(text)
  if (deed.forceWord !== undefined || (more && !deed.weak && deed.verb?.[0] !== 0)) return true
  // ……的乡镇企业；: a thing, whatever it does.
  return intro.kind === 'rules' && !/的[^的，]{1,10}[；。]?$/u.test(text) && deed.verb?.[0] === 0
}
