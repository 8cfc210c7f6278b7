/** Tree → measures, flattened for tables, filters and download. */
import type {DocumentMeta} from '../tree/document.ts'
import {formatEid, unitOf} from '../tree/eid.ts'
import type {Actor, Force, MeasureFacts, Stretch} from '../tree/measure.ts'
import {leaves, toReading} from '../tree/to-text.ts'
import type {Eid, Measure, Root} from '../tree/types.ts'
import {unitsOf} from '../tree/units.ts'

export interface MeasureRecord {
  /** `jing-jiao-zhi-cheng-2020-7#art_4__para_1~1873` */
  id: string
  document: string
  eid: Eid
  /** The article it stands in; absent outside articles. */
  article?: Eid
  /** Where it stands, for people: 第三条第一款. */
  label: string
  text: string
  /** 强度. */
  force: Force
  /** 应当, 支持; absent in a plain statement and where the 款 above says it. */
  forceWord?: string
  /** Who is to act 责任主体; empty where nobody is named. */
  actor: string
  /** Where the actor is known from, if not from the measure itself. */
  actorFrom?: Exclude<Actor['from'], undefined>
  /** The governing verb 动词: 推动, 严禁, 鼓励; empty where none was made out. */
  action: string
  /** What the verb governs. */
  object: string
  /** 数量: 30%, 20个左右, 不低于三分之一; with what they count. */
  quantities: {value: string; of?: string}[]
  /** 期限: 三十日内, 2025年底前. */
  periods: string[]
  /** Bodies that are named 机构. */
  bodies: string[]
  /** 政策工具, by name. */
  instruments: string[]
  conditions: string[]
  /** How many places of it were emended. */
  emended: number
  /** Where in `text` each of these was found. */
  facts: MeasureFacts
}

/** In the order of the text. */
export function measureRecords(root: Root, document: Pick<DocumentMeta, 'id'>): MeasureRecord[] {
  return unitsOf(root).flatMap(({own, article}) =>
    own.flatMap((node) => (node.type === 'measure' ? [recordOf(node, article, document.id)] : [])),
  )
}

function recordOf(
  {eid, facts, children}: Measure,
  article: Eid | undefined,
  document: string,
): MeasureRecord {
  const run = {type: 'run', children}
  const text = toReading(run)
  const {actor, verb, object, forceWord, force} = facts
  const words = ({start, end}: Stretch) => text.slice(start, end)
  return {
    id: `${document}#${eid}`,
    document,
    eid,
    ...(article !== undefined && {article}),
    label: formatEid(unitOf(eid)),
    text,
    force,
    ...(forceWord && {forceWord: words(forceWord)}),
    actor: actor?.text ?? '',
    ...(actor?.from && {actorFrom: actor.from}),
    action: verb ? words(verb) : '',
    object: object ? words(object) : '',
    quantities: facts.amounts.map((amount) => ({
      value: words(amount),
      ...(amount.of && {of: words(amount.of)}),
    })),
    periods: facts.periods.map(words),
    bodies: [...new Set(facts.bodies.map(words))],
    instruments: [...new Set(facts.instruments.map(({name}) => name))],
    conditions: facts.conditions.map(words),
    emended: leaves(run).filter(({type}) => type === 'emendation').length,
    facts,
  }
}
