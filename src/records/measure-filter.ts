/** What of all measures is shown: facets, choices, counts. Runs in browsers. */
import type {Force} from '../tree/measure.ts'
import type {Named} from '../tree/name.ts'
import type {MeasureRecord} from './measure.ts'
import {FORCES} from './names.ts'

/** All measures as far as they can be chosen by: columns, in the order of documents and texts. */
export interface MeasureIndex {
  documents: (Named & {id: string; count: number})[]
  /** By how often they act. */
  actors: string[]
  instruments: string[]
  /** Of each measure: the place of its force among FORCES, as a figure. */
  force: string
  /** The place of its actor; -1 where nobody is named. */
  actor: number[]
  instrument: number[][]
  /** Bits: numbers, deadline, emended. */
  flags: number[]
}

const FLAGS = ['quantity', 'period', 'emended'] as const
type Flag = (typeof FLAGS)[number]

/** What was chosen; nothing chosen shows all. */
export interface Choice {
  /** A document. */
  d?: string
  force?: Force
  /** Empty: nobody is named. */
  actor?: string
  instrument?: string
  quantity?: true
  period?: true
  emended?: true
}
export type FacetName = 'd' | 'force' | 'actor' | 'instrument' | Flag

/** How many measures each value would leave, with the other facets as they are. */
export interface Counts {
  total: number
  /** Places of the measures that fit. */
  rows: number[]
  d: number[]
  force: number[]
  /** The last is of those with nobody named. */
  actor: number[]
  instrument: number[]
  flags: number[]
}

export function indexMeasures(
  documents: readonly (Named & {id: string})[],
  measuresOf: (id: string) => readonly MeasureRecord[],
): MeasureIndex {
  const lists = documents.map((document) => ({document, measures: measuresOf(document.id)}))
  const filled = lists.filter(({measures}) => measures.length > 0)
  const all = filled.flatMap(({measures}) => measures)
  const actors = byFrequency(all.map(actorKey).filter((actor) => actor !== ''))
  const instruments = byFrequency(all.flatMap((measure) => measure.instruments))
  const place = (list: readonly string[]) => new Map(list.map((value, i) => [value, i]))
  const [actorAt, instrumentAt] = [place(actors), place(instruments)]
  return {
    documents: filled.map(({document: {id, title, number, version}, measures}) => ({
      id,
      title,
      ...(number !== undefined && {number}),
      ...(version !== undefined && {version}),
      count: measures.length,
    })),
    actors,
    instruments,
    force: all.map(({force}) => FORCES.indexOf(force)).join(''),
    actor: all.map((measure) => actorAt.get(actorKey(measure)) ?? -1),
    instrument: all.map((measure) =>
      measure.instruments.flatMap((name) => instrumentAt.get(name) ?? []),
    ),
    flags: all.map(
      ({quantities, periods, emended}) =>
        Number(quantities.length > 0) + 2 * Number(periods.length > 0) + 4 * Number(emended > 0),
    ),
  }
}

/** Those to whom a document is sent are one actor, whoever they are. */
function actorKey({actor, actorFrom}: MeasureRecord): string {
  return actorFrom === 'addressee' ? '主送机关' : actor
}

function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value)
}

export function readChoice(params: URLSearchParams): Choice {
  const choice: Choice = {}
  const d = params.get('d')
  const force = FORCES.find((one) => one === params.get('force'))
  const actor = params.get('actor')
  const instrument = params.get('instrument')
  if (d) choice.d = d
  if (force) choice.force = force
  if (actor !== null) choice.actor = actor
  if (instrument) choice.instrument = instrument
  for (const flag of FLAGS) if (params.get(flag) === '1') choice[flag] = true
  return choice
}

/** The address after a value is chosen; chosen again it is taken off. */
export function withChoice(
  params: URLSearchParams,
  name: FacetName,
  value: string,
): URLSearchParams {
  const next = new URLSearchParams(params)
  next.delete('n')
  if (next.get(name) === value) next.delete(name)
  else next.set(name, value)
  return next
}

/** One pass over all: a measure counts for a facet where it fits all others. */
export function countMeasures(index: MeasureIndex, choice: Choice): Counts {
  const counts: Counts = {
    total: index.force.length,
    rows: [],
    d: index.documents.map(() => 0),
    force: FORCES.map(() => 0),
    actor: [...index.actors.map(() => 0), 0],
    instrument: index.instruments.map(() => 0),
    flags: FLAGS.map(() => 0),
  }
  const wanted = {
    force: choice.force === undefined ? -1 : FORCES.indexOf(choice.force),
    // Somebody whom nothing names fits nothing.
    actor:
      choice.actor === undefined
        ? undefined
        : choice.actor === ''
          ? -1
          : placeOf(index.actors, choice.actor),
    instrument:
      choice.instrument === undefined ? -1 : placeOf(index.instruments, choice.instrument),
    d: choice.d === undefined ? -1 : index.documents.findIndex(({id}) => id === choice.d),
  }
  const flags = FLAGS.map((flag) => choice[flag] === true)
  let row = 0
  for (const [d, {count}] of index.documents.entries())
    for (const end = row + count; row < end; row++) {
      const force = Number(index.force.charAt(row))
      const actor = index.actor[row] ?? -1
      const instruments = index.instrument[row] ?? []
      const bits = index.flags[row] ?? 0
      const misses: FacetName[] = []
      if (choice.d !== undefined && d !== wanted.d) misses.push('d')
      if (wanted.force >= 0 && force !== wanted.force) misses.push('force')
      if (wanted.actor !== undefined && actor !== wanted.actor) misses.push('actor')
      if (choice.instrument !== undefined && !instruments.includes(wanted.instrument))
        misses.push('instrument')
      for (const [i, flag] of FLAGS.entries())
        if (flags[i] && (bits & (1 << i)) === 0) misses.push(flag)
      if (misses.length > 1) continue
      const [missed] = misses
      const open = (name: FacetName) => missed === undefined || missed === name
      if (missed === undefined) counts.rows.push(row)
      if (open('d')) add(counts.d, d)
      if (open('force')) add(counts.force, force)
      if (open('actor')) add(counts.actor, actor < 0 ? index.actors.length : actor)
      if (open('instrument')) for (const one of instruments) add(counts.instrument, one)
      for (const [i, flag] of FLAGS.entries())
        if (open(flag) && (bits & (1 << i)) !== 0) add(counts.flags, i)
    }
  return counts
}

/** -2 where it is not there: no measure has it. */
function placeOf(list: readonly string[], value: string): number {
  const place = list.indexOf(value)
  return place < 0 ? -2 : place
}

function add(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}

/** The document of a measure, and its place in it. */
export function placeOfRow(index: MeasureIndex, row: number): {document: string; at: number} {
  let at = row
  for (const {id, count} of index.documents) {
    if (at < count) return {document: id, at}
    at -= count
  }
  throw new Error(`Unexpected measure ${row}, expected one of ${index.force.length}`)
}
