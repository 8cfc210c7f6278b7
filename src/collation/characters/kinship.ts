/**
 * Which ordinary characters an unknown one may stand for, by what it is made of and how it is read:
 * 蔀 holds 部, 妀 and 改 share 己, 囮 sounds like nothing in the text but holds 化.
 */
import shapes from '../tables/shapes.json' with {type: 'json'}
import {isHan, level} from './levels.ts'

export type Relation = 'part' | 'deep-part' | 'kin' | 'sound' | 'sibling' | 'whole'

/** What it costs to suppose a relation (nats): the more characters stand in it, the more. */
const COST: Record<Relation, number> = {
  /** 蔀 → 部 */
  part: 1,
  /** 職 → 职: a part in common, and the same sound. */
  kin: 1.5,
  /** A part of a part. */
  'deep-part': 3,
  /** 厷 → 肱: it is a part of the other. */
  whole: 4,
  /** 妀 → 改: a part in common. */
  sibling: 5,
  /** The same sound. */
  sound: 5,
}

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
}

let index: Index | undefined
const known = new Map<number, readonly Kin[]>()

/** The ordinary characters that a character may stand for, each with its closest relation. */
export function kinOf(code: number): readonly Kin[] {
  const before = known.get(code)
  if (before) return before
  index ??= build()
  const {parts, sounds, byPart, bySound} = index
  const found = new Map<number, Kin>()
  const put = (other: number, relation: Relation) => {
    if (other === code || level(other) !== 2) return
    const cost = COST[relation]
    if ((found.get(other)?.cost ?? Number.POSITIVE_INFINITY) > cost)
      found.set(other, {code: other, relation, cost})
  }
  const inside = parts.get(code) ?? []
  const siblings = new Set(inside.filter(isHan).flatMap((part) => byPart.get(part) ?? []))
  for (const part of inside) {
    put(part, 'part')
    for (const deep of parts.get(part) ?? []) put(deep, 'deep-part')
  }
  for (const sound of sounds.get(code) ?? [])
    for (const other of bySound.get(sound) ?? []) put(other, siblings.has(other) ? 'kin' : 'sound')
  for (const other of byPart.get(code) ?? []) put(other, 'whole')
  for (const other of siblings) put(other, 'sibling')
  const kin = [...found.values()]
  known.set(code, kin)
  return kin
}

function build(): Index {
  const made: Index = {parts: new Map(), sounds: new Map(), byPart: new Map(), bySound: new Map()}
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
