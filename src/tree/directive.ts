/**
 * Reads a sentence that directs somebody: its verb, its force, who is to act, and what it counts.
 * By rule and word list only: each finding is a stretch of the sentence, so that it can be doubted.
 */

/** 强度, from the hardest: 不得 · 必须/应当/要 · 须达 (a measure that must be reached) · 可以 · 鼓励/支持 · 探索 · 直陈. */
export type Force = 'must-not' | 'must' | 'reach' | 'may' | 'encourage' | 'explore' | 'plain'

export interface Directive {
  /** The governing verb 动词: 推动, 建立. */
  action: string
  force: Force
  /** The word that carries the force: 应当, 鼓励; absent in a plain statement. */
  forceWord?: string
  /** Who is to act 责任主体; empty where the sentence names nobody. */
  actors: string[]
  /** 数量: 30%, 20个左右, 不低于……三分之一. */
  quantities: string[]
}

const words = (list: string) => list.trim().split(/\s+/)
const anyOf = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).join('|')

/** Verbs with which official documents say what is to be done. */
const VERBS = words(`
  安排 把 把握 颁布 办好 保持 保护 保障 报告 编制 补贴 部署 采取 参与 查处 撤销 承担 承接 充实 创建 创新 创造
  促进 搭建 打造 打通 带动 担任 倒查 登记 调动 调控 调整 对接 督促 发布 发挥 发展 防范 防止 分解 丰富 服务 负责
  改革 改进 改善 改造 搞好 给予 公布 公开 共建 共享 构建 鼓励 巩固 贯彻 管理 规范 规划 合理 核定 坚持 加大 加快
  加强 建成 建立 建设 健全 将 奖励 降低 教育 结合 解决 借鉴 禁止 纠正 聚焦 举办 开发 开放 开设 开展 考核 扩大
  立足 利用 联合 列入 落实 明确 纳入 培训 培养 培育 配备 配合 评估 评价 普及 启动 强化 清理 取消 确保 确定 确认
  设立 设置 深化 审查 审核 审批 申请 适应 适用 实施 实现 实行 试点 授权 疏导 探索 提倡 提出 提高 提供 提升 统筹
  通过 通报 推动 推广 推进 推行 推荐 退出 拓宽 拓展 完成 完善 围绕 维护 委托 稳定 下放 下达 协调 协助 选派 选择
  严格 研究 研制 引导 引进 应对 营造 优化 遴选 允许 运用 增加 增强 整合 整治 支持 执行 指导 制订 制定 治理 重构
  主动 主管 抓好 转变 追究 遵守 组建 组织 做大 做好 做强 做优 做精 作出 落地 采用 设在 折算 参照 按照 依托 享受
  要求 倾斜 面向 合作 用于
`)
/** What may stand before the verb. */
const ADVERBS = words(`
  不断 并 充分 大规模 大力 分专业 分类 共同 广泛 积极 及时 继续 加紧 坚决 尽快 进一步 均 科学 全力 全面 切实 认真
  深入 适当 适时 统一 同步 稳步 稳妥 依法 也 有序 有效 逐步 着力 重点 主动 自主 自觉 率先 持续 还 每年 优先
`)
const VERB_AT_HEAD = new RegExp(`^(?:${anyOf(ADVERBS)})*(${anyOf(VERBS)})`, 'u')

const VERB = new RegExp(anyOf(VERBS), 'gu')

/** Nouns that name somebody who can act. */
const ACTOR_NOUN = words(`
  党委 政府 人民政府 部门 单位 机关 机构 组织 企业 学校 院校 高校 中心 委员会 联席会议 办公室 教委 法院 检察院 协会 学会
  公司 银行 教师 学生 公民 个人 当事人 负责人 主管人员 工作人员 国家 国务院 社会 厅 局 部 省 市 区 县
`)
const NOUN = `[\\p{Script=Han}、和与及（）]{0,18}?(?:${anyOf(ACTOR_NOUN)})(?:[、和与及][\\p{Script=Han}]{0,10}?(?:${anyOf(ACTOR_NOUN)}))*`
const ENCOURAGED = new RegExp(
  `(?:鼓励|支持|引导|允许|组织|推动)(${NOUN})(?=(?:${anyOf(ADVERBS)})*(?:${anyOf(VERBS)}|根据|依据|依法|以|与|向|到|在|从事))`,
  'u',
)
const SUBJECT = new RegExp(
  `^(?!(?:${anyOf(ADVERBS)})*(?:${anyOf(VERBS)}))(?:对|在|为|从|以|根据|由)?(${NOUN})(?=[，]?(?:不得|应当|必须|应|要|可以|可|须|负责|依据|根据|依法|按照|${anyOf(ADVERBS)}))`,
  'u',
)

/** 应 and 要 and 可 as modal verbs, not inside 适应, 应用, 需要, 认可. */
const MODALS: readonly {force: Force; pattern: RegExp}[] = [
  {force: 'must-not', pattern: /不得|严禁|禁止|不应|不可以|不准|不予/u},
  {
    force: 'must',
    pattern:
      /必须|应当|务必|(?<![适相对反响供效理])应(?![用届急税缴对付变])|(?<=[，。；]|^)要(?![求点素])|(?<=[府校门位业构院委厅局])要(?![求点素])|(?<!无)须(?![知臾])/u,
  },
  {force: 'reach', pattern: /不低于|不少于|不得低于|不高于|不超过|达到(?=\d|百分)/u},
  {force: 'may', pattern: /可以|允许|(?<![不许认])可(?=[按依向在参由以申自享根])/u},
]
const ENCOURAGING = /^(?:鼓励|支持|引导|提倡)$/u
const EXPLORING = /^(?:探索|试点)$/u

const NUMBER = '(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百千万亿]+)'
const QUANTITIES: readonly RegExp[] = [
  /(?:不低于|不少于|不超过|不高于)[^，。；]{0,14}?(?:[一二三四五六七八九十百]+分之[一二三四五六七八九十百]+|\d+(?:\.\d+)?%?)[\p{Script=Han}]?/gu,
  /(?:(?:(?![按占达为以])\p{Script=Han}){2,4}的)?\d+(?:\.\d+)?%/gu,
  /百分之[一二三四五六七八九十百零点]+/gu,
  new RegExp(
    `(?:\\d+)余?(?:万|亿)?(?:个|名|人|所|项|家|元|年|月|日|天|件|次|批|处|门|套|种|公里|平方米|亩|吨)(?:左右|以上|以下|以内)?`,
    'gu',
  ),
  new RegExp(`${NUMBER}(?:万元|亿元|个工作日)(?:左右|以上|以下|以内)?`, 'gu'),
]

/** The parts of a sentence between its commas. */
function chunks(sentence: string): string[] {
  return sentence.split(/[，；：]/u)
}

/**
 * What a sentence directs; `undefined` if it directs nothing (a definition, an aim, background).
 * @param sentence one sentence, as printed
 */
export function readDirective(sentence: string): Directive | undefined {
  const parts = chunks(sentence)
  const modal = MODALS.map(({force, pattern}) => ({force, word: pattern.exec(sentence)?.[0]})).find(
    ({word}) => word !== undefined,
  )
  const heads = parts.flatMap((part) => VERB_AT_HEAD.exec(part)?.[1] ?? [])
  const action =
    heads.find((verb) => !LEADING.has(verb)) ??
    governed(sentence, heads[0], modal?.word) ??
    afterPreposition(parts)
  if (action === undefined || isDefinition(sentence)) return undefined
  const encouraging = heads.find((verb) => ENCOURAGING.test(verb))
  const soft = ((): Pick<Directive, 'force' | 'forceWord'> => {
    if (encouraging) return {force: 'encourage', forceWord: encouraging}
    if (EXPLORING.test(action)) return {force: 'explore', forceWord: action}
    return {force: 'plain'}
  })()
  const hard =
    modal?.word !== undefined && !(modal.force === 'may' && encouraging === heads[0] && encouraging)
  return {
    action,
    ...(hard && modal.word !== undefined ? {force: modal.force, forceWord: modal.word} : soft),
    actors: actorsOf(sentence),
    quantities: quantitiesOf(sentence),
  }
}

/** Verbs that lead up to the deed (按照……，建立……): the next verb governs. */
const LEADING = new Set(
  words('按照 围绕 立足 坚持 结合 面向 依托 通过 借鉴 适应 聚焦 把 将 利用 合理'),
)

/** The verb that follows a leading verb or a modal: 面向……扩大, 可以按照规定享受. */
function governed(
  sentence: string,
  leading: string | undefined,
  modal: string | undefined,
): string | undefined {
  const lead = leading ?? modal
  if (lead === undefined) return undefined
  const rest = sentence
    .slice(sentence.indexOf(lead) + lead.length)
    // 应向……的一线教师倾斜: what stands between 向 and 的 is not the deed.
    .replace(/^向[^，。；]*的/u, '')
  const verbs = [...rest.matchAll(VERB)].map(([verb]) => verb)
  return verbs.find((verb) => !LEADING.has(verb)) ?? lead
}

/** 按需要设置专业: the verb behind what stands before it. */
function afterPreposition(parts: readonly string[]): string | undefined {
  const part = parts.find((one) => /^[按以对在从向由据]/u.test(one))
  return part?.match(VERB)?.find((verb) => !LEADING.has(verb))
}

/** 职业教育是国民教育体系的重要组成部分；本法所称……，是指……. */
function isDefinition(sentence: string): boolean {
  return (
    /^[^，。；]{1,24}(?:是(?!否)|是指|指的是)/u.test(sentence) ||
    /所称.{1,40}(?:是指|包括)/u.test(sentence)
  )
}

function actorsOf(sentence: string): string[] {
  const subject = SUBJECT.exec(sentence)?.[1]
  const encouraged = chunks(sentence).flatMap((part) => ENCOURAGED.exec(part)?.[1] ?? [])
  return [...new Set([...(subject ? [subject] : []), ...encouraged])].slice(0, 3)
}

function quantitiesOf(sentence: string): string[] {
  const found: {start: number; end: number; text: string}[] = []
  for (const pattern of QUANTITIES)
    for (const match of sentence.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (!found.some((other) => start < other.end && end > other.start))
        found.push({start, end, text: match[0]})
    }
  return found.sort((a, b) => a.start - b.start).map(({text}) => text)
}
