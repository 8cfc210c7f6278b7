/**
 * Which ordinary characters an unknown one may stand for, by what it is made of and how it is read:
 * 蔀 holds 部, 妀 and 改 share 己, 囮 sounds like nothing in the text but holds 化.
 */
import shapes from '../tables/shapes.json' with {type: 'json'}
import {isHan, level} from './levels.ts'

export type Relation =
  'alike' | 'phonetic' | 'part' | 'deep-part' | 'kin' | 'sound' | 'sibling' | 'whole'

/** What it costs to suppose a relation (nats): the more characters stand in it, the more. */
const COST: Record<Relation, number> = {
  /** 巳 → 已 */
  alike: 0,
  /** 蔀 → 部: a part that says the sound. */
  phonetic: 0.5,
  /** 囮 → 化 */
  part: 1,
  /** 職 → 职: a part in common, and the same sound. */
  kin: 1,
  /** A part of a part. */
  'deep-part': 3,
  /** 厷 → 肱: it is a part of the other. */
  whole: 4,
  /** 妀 → 改: a part in common. */
  sibling: 5,
  /** The same sound. */
  sound: 5,
}

/** Characters of few strokes that differ in one of them: no part tells. */
const ALIKE =
  '己已巳 未末 戊戌戍成 土士 日曰 千干于 大太犬 人入八 刀力 儿几 天夭无 王玉主 田由甲申 木本术 目且 免兔 今令 贝见 车东 牛午 夫失矢 乌鸟 万方 开井 元无 代伐 折拆析 幕慕暮 侯候 茶荼 崇祟 券卷 治冶 沉沈 哀衷衰 壁璧 辨辩辫 拔拨 即既 赢羸 盲育 斤斥 市巿 毋母 丐丏 汨汩 氏氐民 才寸 兵乒 爪瓜 子孑 弋戈 戋戌 享亨 亳毫 刺剌 肓盲'.split(
    ' ',
  )

/** Characters that share a part with more than so many others (口, 氵) are no kin for that. */
const LARGEST_FAMILY = 80

export interface Kin {
  code: number
  relation: Relation
  cost: number
}

interface Index {
  parts: Map<number, readonly number[]>
  sounds: Map<number, readonly string[]>
  /** Ordinary characters by a part and by a sound. */
  byPart: Map<number, number[]>
  bySound: Map<string, number[]>
  alike: Map<number, number[]>
}

let index: Index | undefined
const known = new Map<number, readonly Kin[]>()

/** The ordinary characters that a character may stand for, each with its closest relation. */
export function kinOf(code: number): readonly Kin[] {
  const before = known.get(code)
  if (before) return before
  index ??= build()
  const {parts, sounds, byPart, bySound, alike} = index
  const found = new Map<number, Kin>()
  // A part of many characters says what a character is about, not what it stands for.
  const put = (other: number, relation: Relation, family = 1, shared = 1) => {
    if (other === code || level(other) !== 2) return
    const cost = COST[relation] + Math.max(0, Math.log(Math.max(1, family)) / 2 - (shared - 1))
    if ((found.get(other)?.cost ?? Number.POSITIVE_INFINITY) > cost)
      found.set(other, {code: other, relation, cost})
  }
  const inside = parts.get(code) ?? []
  const deep = new Set(deepParts(code, parts))
  const siblings = new Set(
    inside.filter(isHan).flatMap((part) => {
      const family = byPart.get(part) ?? []
      return family.length <= LARGEST_FAMILY ? family : []
    }),
  )
  for (const other of alike.get(code) ?? []) put(other, 'alike')
  const sound = new Set(sounds.get(code) ?? [])
  const sizeOf = (part: number) => byPart.get(part)?.length ?? 1
  for (const part of inside)
    if ((sounds.get(part) ?? []).some((one) => sound.has(one))) put(part, 'phonetic')
    else put(part, 'part', sizeOf(part))
  for (const part of deep) put(part, 'deep-part', sizeOf(part))
  for (const one of sound)
    for (const other of bySound.get(one) ?? []) {
      const shared = deepParts(other, parts)
        .filter((part) => deep.has(part))
        .map(sizeOf)
      if (shared.length > 0) put(other, 'kin', Math.min(...shared), shared.length)
      put(other, 'sound')
    }
  for (const other of byPart.get(code) ?? []) put(other, 'whole')
  for (const other of siblings) put(other, 'sibling')
  const kin = [...found.values()]
  known.set(code, kin)
  return kin
}

/** The parts of a character, and theirs. */
function deepParts(code: number, parts: Index['parts']): number[] {
  const inside = parts.get(code) ?? []
  return [...new Set([...inside, ...inside.flatMap((part) => parts.get(part) ?? [])])]
}

function build(): Index {
  const made: Index = {
    parts: new Map(),
    sounds: new Map(),
    byPart: new Map(),
    bySound: new Map(),
    alike: new Map(),
  }
  for (const group of ALIKE) {
    const codes = Array.from(group, (char) => char.codePointAt(0) ?? 0)
    for (const code of codes)
      for (const other of codes) if (other !== code) push(made.alike, code, other)
  }
  for (const row of shapes.rows.split('\n')) {
    const [head = '', ...sounds] = row.split(' ')
    const [code = 0, ...parts] = Array.from(head, (char) => char.codePointAt(0) ?? 0)
    made.parts.set(code, parts)
    made.sounds.set(code, sounds.filter(Boolean))
    if (level(code) !== 2) continue
    for (const part of parts) push(made.byPart, part, code)
    for (const sound of sounds) push(made.bySound, sound, code)
  }
  return made
}

function push<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
