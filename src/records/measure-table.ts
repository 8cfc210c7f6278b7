/** Measures as a table and as data, as they are downloaded. Runs in browsers. */
import {csvOf} from './csv.ts'
import type {MeasureFacts, Stretch} from '../tree/measure.ts'
import type {MeasureRecord} from './measure.ts'
import {forceName} from './names.ts'

const HEAD = [
  '文件',
  '地址',
  '条款',
  '力度',
  '谁',
  '凭何得知',
  '动词',
  '措施',
  '数量',
  '期限',
  '机构',
  '工具',
  '条件',
  '校改处数',
]

/** Where an actor is known from, if the measure does not name it. */
export const ACTOR_FROM: Record<NonNullable<MeasureRecord['actorFrom']>, string> = {
  intro: '承上款',
  before: '承前句',
  addressee: '主送机关',
}

/** Who acts, in a line: a long list of addressees is what it is called, and how it begins. */
export function actorLines({actor, actorFrom}: MeasureRecord): [who: string, ground?: string] {
  if (actor === '') return ['未言明']
  if (actorFrom === undefined) return [actor]
  const ground = ACTOR_FROM[actorFrom]
  if (actorFrom !== 'addressee') return [actor, ground]
  return [ground, actor.length > 16 ? `${actor.slice(0, 14)}……` : actor]
}

/** A line for each measure. */
export function toCsv(measures: readonly MeasureRecord[]): string {
  const rows = measures.map((measure) => [
    measure.document,
    measure.eid,
    measure.label,
    forceName(measure),
    measure.actor,
    measure.actorFrom === undefined ? '' : ACTOR_FROM[measure.actorFrom],
    measure.action,
    measure.text,
    measure.quantities.map(({value}) => value).join('；'),
    measure.periods.join('；'),
    measure.bodies.join('；'),
    measure.instruments.join('；'),
    measure.conditions.join('；'),
    String(measure.emended),
  ])
  return csvOf([HEAD, ...rows])
}

/** A stretch of a measure and what was found in it; stretches never overlap. */
export interface Piece {
  text: string
  kind?: 'actor' | 'force' | 'verb' | 'amount' | 'period' | 'condition'
}

/** The text cut where something was found, so that it can be marked. Of two findings in one place the first named counts. */
export function piecesOf(text: string, facts: MeasureFacts): Piece[] {
  const found: (Stretch & {kind: NonNullable<Piece['kind']>})[] = []
  const add = (kind: NonNullable<Piece['kind']>, ...stretches: (Stretch | undefined)[]) => {
    for (const stretch of stretches)
      if (stretch && !found.some(({start, end}) => stretch.start < end && stretch.end > start))
        found.push({kind, start: stretch.start, end: stretch.end})
  }
  add('force', facts.forceWord)
  add('verb', facts.verb)
  add('actor', facts.actor?.at)
  add('amount', ...facts.amounts)
  add('period', ...facts.periods)
  add('condition', ...facts.conditions)
  found.sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let done = 0
  for (const {kind, start, end} of found) {
    if (start > done) pieces.push({text: text.slice(done, start)})
    pieces.push({text: text.slice(start, end), kind})
    done = end
  }
  if (done < text.length) pieces.push({text: text.slice(done)})
  return pieces
}
