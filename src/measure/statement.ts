/** What directs nobody: purposes, definitions, scopes, dates of effect, background, goals. */
import type {Part} from './parts.ts'
import {MODALS} from './modals.ts'

export type Register = 'legislation' | 'official'

/** 为了……，制定本法。 根据……，作出如下规定： */
const PURPOSE =
  /^(?:为了?|根据|依据|依照|按照|鉴于|经|现将?|现就|针对|遵照)[^。；]*(?:制[定订](?:本|这|[^，。；]*(?:办法|规定|条例|细则|规则|规范)$|以下|下列|以下方案|此)|作出?(?:以下|如下|下列|本)|(?:现|就|将)?[^，。；]*(?:通知|公告|通告|决定|规定|解释|答复|批复|通报|意见|说明|补充规定|安排|报告|解答|函告)如下|提出(?:以下|如下|本|下列)[^，。；]*(?:意见|方案|办法|措施)?|制定以下)|^为了?[^。；]*，(?:现|特)?提出意见(?:[。：]|$)/u
/** 请认真贯彻执行: what a notice that announces asks all the same. */
const ASKING = /请[^，。；]{0,8}(?:贯彻|执行|落实|遵照)/u
const DEFINING = [
  /(?:所称|所说|所指|所谓)的?[^。；]{1,80}?，?(?:是指|系指|指|包括|为|是|即)/u,
  /^[^。；：]{1,90}，(?:是指|系指)/u,
  /^[^，。；：]{1,30}[，：:]?(?:是指|系指|指的是|即指|[：:]指|，指(?![导定派挥令示出]))/u,
  /^[^，。；]{1,60}(?:由[^。；]{1,200}(?:组成|构成)|分为[^。；]{1,60})[。；]?$/u,
  /^[^，。；]{2,30}(?<![不当])包括[^，。；]+(?:$|，)/u,
  /(?:另)?有规定的，从其规定$/u,
  /(?:由高至低|依次|分别)为(?:$|[：:])/u,
  /分为[^，。；]*[类级种](?:$|[：:])|属于(?:本|前款|刑法|民法典)[^，。；]*(?:规定|所称)/u,
  /^(?:对)?[^，。；]*是否[^，。；]*$/u,
  /^[^。；]{1,60}(?:属于|归)[^。；]{1,30}(?:所有|范围)[。；]?$/u,
  /^[^，。；]{1,30}(?:包括|包含)[^。；]{0,10}(?:下列|以下|：)/u,
  /^(?:不?包括|含)/u,
  /为[^，。；]{2,16}(?:纳税人|义务人|主管部门|主管机关|执行机构)$/u,
  /^[^，。；]{1,20}，(?:不?包括|是指|即)/u,
  /^[^，。；]{2,60}规定的?[^，。；]{0,20}不?包括/u,
  /^[^，。；]{2,60}，?(?<![以作成分行认视称因较更大最极])为(?!了|人|准|期|主|止|限|由|依据|其|他)(?![^，]*(?:提供|服务|[做作]出|乘以|应纳))[^，。；、]{2,24}(?:；|$)/u,
  /(?:税率|征收率|费率)[^，]{0,4}为/u,
  /(?:用语|术语|名词)的?(?:含义|定义)/u,
  // What the law makes of a thing, and nobody's deed.
  /(?:时效|期间|期限|年限)[^。；]*(?:中断|中止|届满|(?:起|重新|连续|继续|合并)计算)$/u,
  /^[^，]*(?:的|后)，[^，由]*(?:合同|协议|裁决|裁定|判决|决定|时效|权利|义务|关系)[^，由]*(?:解除|终止|消灭|中断|中止|(?:不|恢复)?(?:发生|具有|产生)?(?:法律)?效力)$/u,
  /^[^，。；]*不?属于[^，。；]+(?:范围|责任)$/u,
  /^(?:[^，]*(?:的|时|后|满)，)*(?![^，]*依法(?:执行|履行|执业|从事))[^，]*(?:无效|失效|终止|消灭|生效|受(?:国家)?法律保护|不受影响)$|(?:不视为|视为(?!放弃|撤回|撤诉|同意|拒绝))[^，。；]+$|不影响[^，。；]+$|不受[^，。；]*影响$/u,
]
/** X 是 Y: a part that says what a thing is; not 一是, 是否, 凡是. */
const COPULA =
  /(?<![一二三四五六七八九十应可也或但只凡都若于像其先次后点要键的别尤就不要务责]|重点|目的)是(?!否|非|指)[^，]+$/u
const SCOPE =
  /(?<!不)适用(?:于)?(?:本|此)(?:法|条例|规定|办法|解释|批复|细则|规则|安排|决定|章程|制度)|(?:本|此)(?:法|条例|规定|办法|解释|细则|规则|安排|决定|章程|通知)(?:的规定)?(?:不|仅)?适用(?:于)?|不受[^，。；]{1,24}(?:限制|约束)|不适用本|规定的，适用(?:其|本|有关|相关)|规定，?(?:同样)?适用于/u
const EFFECT =
  /自[^，。；]{2,60}(?:起|之日|日起)(?:正式)?(?:施行|实施|执行|生效|试行|实行)|(?:自|于)?(?:公布|发布|印发)之日起(?:施行|实施|执行)|同时废止|有效期(?:为|至)|现予公布|予以废止(?:，|。|$)|以本(?:规定|解释|办法|条例|法)为准/u
/** 将第六条修改为：, with the new text below. */
const AMENDMENT =
  /^(?:为了?[^。；]*，)?[^，。；]{0,40}(?:修改为|改为|增加[^，。；]{1,24}作为[^，。；]{1,16}|增加[^，。；]{1,16})[：:]$/u
const QUOTED_AMENDMENT = /(?:修改为|改为|作为|如下|增加)[^“。]{0,12}[：:]“/u

/** What only tells: a time that is past, a judgement, thanks. */
const SINCE =
  /^(?:近年来|目前|当时|当前|长期以来|多年来|过去|此前|去年|前年|今年以来|今年(?:年)?初|一段时期以来|新中国成立|改革开放以来|总的来看|总体上?看|\d{4}年以来|\d{4}年\d{1,2}月$|\d{4}年\d{1,2}月\d{1,2}日(?:至[\d年月日]+)?$)/u
const TELLING = [
  /[〇一二三四五六七八九十]{4}年[^，]*(?:批转|印发|召开|发布)|收悉|感谢|(?:取得|作出|做出|发挥|提供|采取|奠定|形成|打下)了|成效(?:显著|明显)|仍(?:然)?存在|存在[^，的]*(?:问题|不足|困难|可能)$|日益|越来越|每年都|历年|高度重视|带来[^，]*困难|意义(?:重大|深远)|使命光荣|面临|具有[^，]*(?:意义|作用)$|(?:性强|面广|难度大)$|事关|必将|有力地?(?:推动|促进)|大大(?:高于|低于|提高)/u,
  /(?:已经?|曾|均已)(?:[^，]{0,14})(?:制定|建立|形成|完成|开展|下发|出台|印发|起草|会同|成为|进入|达到|超过|实现|开通|公布|发布)/u,
  /\p{Script=Han}了(?![解结却然])/u,
  /(?:发生|出现)[^，]*(?:地震|事故|疫情|灾害)/u,
  /^你(?:省|市|区|部|局|院|公司|会)[^，]*(?:请求|希望|提出|建议|反映)|请求$/u,
  /(?:多次|经常|历来|一直)[^，]{0,12}(?:指出|强调|要求|亲自|听取|批阅|研究)|[\p{Script=Han}](?:都|还)(?:要|深入|及时|批请|非常|十分|是)/u,
]
/** A state that is to be reached, with nobody who reaches it: 体系基本建成, 水平明显提高. */
const GOAL =
  /^[^，]{2,}(?:基本|全面|显著|明显|大幅|进一步|更加|不断|有效|初步|持续|稳步)(?:建立|建成|形成|实现|提高|提升|增强|改善|健全|完善|优化|得到|达到|缓解|下降|降低|上升|扩大|改观|遏制|消除)$|目标(?:是|为)$/u
/** What is still to be done. */
const AHEAD = new RegExp(`将|请|决定|${MODALS.map(({pattern}) => pattern.source).join('|')}`, 'u')
/** ……如下：, ……的含义： */
const ANNOUNCING = /(?:如下|含义|以下安排|的?(?:措施|情况|意见|工作))$/u

/** 多次指出，……要: told, and not directed here. */
const REPORTED = /(?:多次|曾|历来)[^，]{0,12}(?:指出|强调|要求|表示)/u

/** The parts of a sentence of prose that may hold a deed: what comes after what is only told must be new. */
export function untold(parts: readonly Part[], praises = false): readonly Part[] {
  if (
    parts.some(({text}) => REPORTED.test(text)) ||
    /^你(?:省|市|区|部|局)[^，]*(?:请求|希望|建议)/u.test(parts[0]?.text ?? '')
  )
    return []
  const groups: Part[][] = [[]]
  for (const part of parts) {
    groups.at(-1)?.push(part)
    if (part.last && !part.announces) groups.push([])
  }
  return groups.flatMap((group) => {
    const last = group.findLastIndex(
      ({text, role}) =>
        SINCE.test(text) ||
        (role === 'main' && (TELLING.some((one) => one.test(text)) || GOAL.test(text))),
    )
    return last < 0 && !praises ? group : group.slice(last + 1).filter(({text}) => AHEAD.test(text))
  })
}

/**
 * Whether a text states and does not direct.
 * @param directs it holds a modal, or a verb that encourages
 */
export function isStatement(text: string, register: Register, directs: boolean): boolean {
  const bare = text.replace(/[。；：:]$/u, '')
  if (register === 'legislation' && /^[^，。；：]{2,14}[：:]$/u.test(text) && !directs)
    return !/(?:下列|以下|如下)/u.test(text)
  // A heading that stands for itself: 在设备管理工作中的职责.
  if (register === 'legislation' && bare === text && !directs)
    if (/的[^的，。；]{2,6}$/u.test(text) || /^[\p{Script=Han}、]{2,14}$/u.test(text)) return true
  if (PURPOSE.test(bare) && !ASKING.test(bare)) return true
  const first = bare.split(/[。；]/u)[0] ?? bare
  if (EFFECT.test(first) || SCOPE.test(first)) return true
  if (AMENDMENT.test(text)) return true
  if (QUOTED_AMENDMENT.test(text)) return false
  // 前款所称……，是指……，具体地点由……确定: the rule follows.
  if (/，(?:具体)?[^，]*由[^，]{2,40}(?:规定|制定|确定|决定|公布)$/u.test(first)) return false
  const defines = DEFINING.some((pattern) => pattern.test(first))
  if (defines && (!directs || /所称|是指|系指|下列用语|不影响/u.test(first))) return true
  // （一）散布……的；: a case, in prose as in law.
  if (register === 'official' && !directs && /^[^，]*的[；。]?$|，[^，]*的[；。]$/u.test(text))
    return true
  if (directs) return false
  const last = first.split('，').at(-1) ?? first
  const [head = '', ...more] = first.split('，')
  // X 是……的部门，依法履行……职责: the deed follows.
  if (more.some((part) => /^(?:依法|负责|履行|行使|承担)/u.test(part))) return false
  if (
    (COPULA.test(head) && !/的，/u.test(first)) ||
    (COPULA.test(last) && first.split('，').length <= 3)
  )
    return true
  return (
    register === 'official' &&
    /[：:]$/u.test(text) &&
    ANNOUNCING.test(bare) &&
    !/请|做好|抓好/u.test(bare)
  )
}
