/** What is known of a measure 措施: each finding a stretch of its text, so that it can be marked and doubted. */

/** 强度: 不得 · 必须/应当/要 · 可以 · 鼓励/支持/引导 · 探索/试点 · 直陈. */
export type Force = 'must-not' | 'must' | 'may' | 'encourage' | 'explore' | 'plain'

/** A stretch of a text: UTF-16 offsets from its first character. Of a measure: of its reading. */
export interface Stretch {
  start: number
  end: number
}

/** Who is to act 责任主体. */
export interface Actor {
  /** 县级以上人民政府. */
  text: string
  /** Where the measure itself names it. */
  at?: Stretch
  /** Where else it is known from: the 款 above, a sentence before, or 主送机关. */
  from?: 'intro' | 'before' | 'addressee'
}

/** A number with its unit 数量, and what stands bounding it: 不低于30%, 五万元以上二十万元以下. */
export interface Amount extends Stretch {
  /** What it counts: 100个左右[高水平教学创新团队]. */
  of?: Stretch
}

/** A means of policy 政策工具 by its name in the list of instruments: 资金, 税收. */
export interface Instrument extends Stretch {
  name: string
}

/** 政策工具 by name, each with the words that tell it. */
export type InstrumentList = Readonly<Record<string, readonly string[]>>

export interface MeasureFacts {
  force: Force
  /** The word that carries the force: 应当, 鼓励. Absent in a plain statement and where the 款 above carries it. */
  forceWord?: Stretch
  /** The governing verb 动词: 推动, 建立. */
  verb?: Stretch
  /** What the verb governs. */
  object?: Stretch
  actor?: Actor
  /** 数量. */
  amounts: Amount[]
  /** 期限: 三十日内, 2025年底前. */
  periods: Stretch[]
  /** Bodies that are named 机构. */
  bodies: Stretch[]
  instruments: Instrument[]
  /** 条件: ……的，; ……时，. */
  conditions: Stretch[]
}
