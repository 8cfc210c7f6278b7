/** The closed classes of words by which a directive is read: adverbs, prepositions, verbs that lead, encourage, explore. */
import {VERBS} from './verbs.ts'

export const words = (list: string) => list.trim().split(/\s+/)
/** An alternation of words, the longest first. */
export const anyOf = (list: readonly string[]) =>
  [...new Set(list)].sort((a, b) => b.length - a.length).join('|')

/** What may stand before a verb. */
export const ADVERB = anyOf(
  words(`
  一般 通常 不断 并 充分 大规模 大力 分专业 分类 共同 广泛 积极 及时 继续 加紧 抓紧 坚决 尽快 尽早 进一步 均 科学 全力 全面
  切实 认真 深入 适当 适时 统一 同步 稳步 稳妥 依法 也 有序 有效 逐步 着力 重点 主动 自主 自觉 率先 持续 还 每年
  优先 分别 立即 迅速 定期 不定期 另行 自行 直接 当场 妥善 如实 公开 严格 合理 同时 一并 一律 都 并且 经常 随时
  从严 从快 就近 先行 再 首先 必要时 应急 精心 扎实 扎扎实实地 创造性地 因地制宜 有计划地 有步骤地 有针对性地
  努力 鼓足干劲 协同 密切 普遍 集中 单独 按时 按期 按照规定 按规定 依照规定 根据需要 酌情 视情 酌情 适度
  依职权 依申请 书面 口头 免费 无偿 有偿 全程 全部 当 予以 进行 加以 给以 正在 已经 将 仍 仍然 只 仅 只能 专门
  原则上 应急 大胆 深度 精准 高标准 高水平 高质量 高起点 全方位 多渠道 多形式 多层次 健康 有力 强力 快速 稳慎
  审慎 慎重 严肃 坚持不懈地 长期 始终 牢固 自愿 平等 互相 相互 各自 带头 模范 严密 周密 准确 完整 依次 逐级 逐一
  一次性 提前 预先 事先 事前 事后 重新 再次 原则 同等 无条件 不再 牵头 会同有关部门 按程序 按职责 分期 分批 分步
`),
)

/** What opens a phrase that stands before the deed: its means, its place, its ground. */
export const PREPOSITION = anyOf(
  words(`
  根据 依据 依照 按照 遵照 参照 比照 按 依(?!法) 以(?![及内上下外前后]) 用(?![人于途户地水电工]) 对(?!接|方(?!案)|外(?:开放|贸易|投资|关系|交流|合作|宣传|公布|公开|工作|承包|援助|发布|签订|谈判|使用|代表)) 对于 向
  与(?!会) 同(?![时意级步行]) 在 自(?![主觉愿治然]|行(?!政)) 从(?![事业]) 由 经(?![营济费办理]) 经过 为 为了 就(?![业读近诊])
  将 把(?!握) 于 通过 因 凭 凭借 随(?!时) 随着 针对 关于 鉴于 由于 除 除了 围绕 结合 立足 面向 依托 本着 秉持 会同
  商(?![标业品务户人]) 基于 采取 采用 运用 利用 借鉴 紧贴 聚焦 适应 至(?!少) 到(?![位场]) 当(?![事地场年前]) 联合(?![会体国社])
`),
)

export const ENCOURAGING = anyOf(words('鼓励 支持 引导 提倡 倡导'))
export const EXPLORING = anyOf(words('探索 试点 试行'))
export const VERB = anyOf(VERBS)
/** Verbs that lead up to the deed (将……纳入, 结合……建立): the next verb governs. */
export const LEADING = new Set(
  words(
    '按照 围绕 立足 坚持 结合 面向 依托 通过 借鉴 适应 聚焦 把 将 利用 合理 采取 采用 运用 抓紧 力争 力求',
  ),
)

/** Verbs of one character; they need a modal, a subject or an adverb before them. */
export const SHORT_VERB = '处|报|设|免|征|交|付|收|给|任|判|罚|列|送|持|办|建|用|作|做|须'
