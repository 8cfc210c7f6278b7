/** Edition → its row and its lists on the page of quality: what was changed by which rule, what waits, what else was found. */
import type {Apparatus, Entry, Layer} from '../collation/apparatus.ts'
import {formatEid} from '../tree/eid.ts'
import {positioner} from '../tree/position.ts'
import type {Damage} from '../tree/document.ts'
import type {Eid, Root} from '../tree/types.ts'
import {unitsOf} from '../tree/units.ts'
import {ruleName} from './names.ts'

/** So many documents fit one page of quality; of more, each has its own. */
export const INLINE = 12

/** Entries of one rule by status. */
export interface RuleCount {
  ruleId: string
  /** 异体与形近字 */
  name: string
  /** The layer of most of what it changed: where the apparatus page lists that. */
  layer: Layer
  accepted: number
  proposed: number
  rejected: number
}

/** A place of a document, for people. */
export interface Place {
  /** Of the witness; both count from 1. */
  line: number
  column: number
  /** The passage that it stands in; absent between passages. */
  eid?: Eid
  /** 第四条第一款 */
  label?: string
}

export interface Context {
  before: string
  original: string
  after: string
}

/** An entry with its place. */
export interface Item extends Place, Context {
  entry: Entry
}

/** Something that was found and that no entry answers. */
export interface Finding extends Partial<Place>, Partial<Context> {
  ruleId: string
  name: string
  /** In English, as the rule says it. */
  reason: string
}

/** What a rule saw of a text as a whole: JSON values. */
type Observation = Readonly<Record<string, unknown>>

export interface Quality {
  /** The rule with the most entries first. */
  rules: RuleCount[]
  accepted: number
  proposed: Item[]
  rejected: Item[]
  /** What the rules say that is not in the apparatus. */
  fresh: Item[]
  /** The rules read these places in another way than was decided. */
  refused: Item[]
  findings: Finding[]
}

/** An edition as far as this page shows it. */
export interface Collated {
  root: Root
  apparatus: Apparatus
  unrecorded: {fresh: readonly Entry[]; refused: readonly {entry: Entry}[]}
  witness: {transcription: string}
  messages: readonly Told[]
}

/** A message; VFile messages are such. */
interface Told {
  reason: string
  ruleId?: string | undefined
  place?: unknown
}

const CONTEXT = 8

export function qualityOf({root, apparatus, unrecorded, witness, messages}: Collated): Quality {
  const {transcription} = witness
  const at = positioner(transcription)
  const passages = passagesOf(root)
  const placeOf = (start: number, end: number): Place & Context => {
    const {line, column} = at(start, end).start
    const eid = passages.find((one) => one.start <= start && end <= one.end)?.eid
    return {
      line,
      column,
      ...(eid !== undefined && {eid, label: formatEid(eid)}),
      ...contextOf(transcription, start, end),
    }
  }
  const item = (entry: Entry): Item => ({...placeOf(entry.start, entry.end), entry})
  const withStatus = (status: Entry['status']) =>
    apparatus.entries.filter((entry) => entry.status === status)
  return {
    rules: countRules(apparatus.entries),
    accepted: withStatus('accepted').length,
    proposed: withStatus('proposed').map(item),
    rejected: withStatus('rejected').map(item),
    fresh: unrecorded.fresh.map(item),
    refused: unrecorded.refused.map(({entry}) => item(entry)),
    findings: messages.map(({reason, ruleId = '', place}) => {
      const offsets = offsetsOf(place)
      return {
        ruleId,
        name: ruleName(ruleId),
        reason,
        ...(offsets && placeOf(offsets.start, offsets.end)),
      }
    }),
  }
}

function countRules(entries: readonly Entry[]): RuleCount[] {
  const counts = new Map<string, RuleCount & {layers: Map<Layer, number>}>()
  for (const {ruleId, status, layer} of entries) {
    const count = counts.get(ruleId) ?? {
      ruleId,
      name: ruleName(ruleId),
      layer,
      accepted: 0,
      proposed: 0,
      rejected: 0,
      layers: new Map<Layer, number>(),
    }
    count[status]++
    if (status === 'accepted') count.layers.set(layer, (count.layers.get(layer) ?? 0) + 1)
    counts.set(ruleId, count)
  }
  const total = ({accepted, proposed, rejected}: RuleCount) => accepted + proposed + rejected
  return [...counts.values()]
    .map(({layers, ...count}) => ({
      ...count,
      layer: [...layers].sort(([, a], [, b]) => b - a)[0]?.[0] ?? count.layer,
    }))
    .sort((a, b) => total(b) - total(a))
}

/** Where each passage begins and ends in the transcription; inner ones first. */
function passagesOf(root: Root): {eid: Eid; start: number; end: number}[] {
  return unitsOf(root)
    .flatMap(({unit: {eid, position}}) => {
      const start = position?.start.offset
      const end = position?.end.offset
      return start === undefined || end === undefined ? [] : [{eid, start, end}]
    })
    .sort((a, b) => a.end - a.start - (b.end - b.start))
}

/** How a witness was damaged, in words, step by step. */
export function damageSteps({stuff, swap, drop, narrow}: Damage): string[] {
  const quoted = (marks: Iterable<string>) => Array.from(marks, (mark) => `“${mark}”`).join('')
  return [
    `“${stuff.term}”换成“${stuff.stuffed}”`,
    `汉字和全角标点每 ${swap.period} 个换一个，换的是第 ${swap.phase} 个`,
    `${quoted(drop.marks)}每 ${drop.every} 个删去第一个`,
    `${quoted(Object.keys(narrow))}改成半角`,
  ]
}

/**
 * What the rules saw of a witness as a whole, in words; nothing where they saw nothing.
 *
 * @param observations by rule, as collation gives them: how much is wrong, at which distances
 */
export function observed(observations: Readonly<Record<string, Observation>>): string[] {
  const {script, damaged, strong, expected, period, marksLost, fitting, distances} =
    observations['variant-reading'] ?? {}
  const said: string[] = []
  if (script === 'traditional') said.push('通篇是繁体，不当作换过的字')
  if (damaged === true)
    said.push(
      `有 ${String(strong)} 种字不会是原来的写法，这样长的文字通常${Number(expected) < 1 ? '一种也没有' : `有 ${Math.round(Number(expected))} 种`}：字被换过`,
    )
  if (typeof period === 'number')
    said.push(
      `换过的字每 ${period} 字一个（${String(distances)} 段间隔里 ${String(fitting)} 段相合）`,
    )
  else if (damaged === true) said.push('换过的字没有看出间隔的规律')
  if (marksLost === true) said.push('逗号、句号每两个脱一个')
  return said
}

/** Eight characters on each side of a place, as they stand in the transcription. */
export function around(
  transcription: string,
  start: number,
  end: number,
): {before: string; after: string} {
  // A character may take two units.
  const before = transcription.slice(Math.max(0, start - 2 * CONTEXT), start)
  const after = transcription.slice(end, end + 2 * CONTEXT)
  return {
    before: Array.from(before).slice(-CONTEXT).join(''),
    after: Array.from(after).slice(0, CONTEXT).join(''),
  }
}

/** What stands at a place and around it, as far as the line goes. */
export function contextOf(transcription: string, start: number, end: number): Context {
  const {before, after} = around(transcription, start, end)
  return {
    before: visible(/[^\r\n]*$/.exec(before)?.[0] ?? ''),
    original: visible(transcription.slice(start, end)),
    after: visible(/^[^\r\n]*/.exec(after)?.[0] ?? ''),
  }
}

/** A text with what cannot be seen made visible: ⏎ for a line break, ‹U+200B› for a zero-width space. */
export function visible(text: string): string {
  return text
    .replaceAll(/\r\n?|\n/g, '⏎')
    .replaceAll(
      /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu,
      (char) => `‹U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
    )
}

function offsetsOf(place: unknown): {start: number; end: number} | undefined {
  const {start, end} = (place ?? {}) as {start?: {offset?: number}; end?: {offset?: number}}
  if (start?.offset === undefined || end?.offset === undefined) return undefined
  return {start: start.offset, end: end.offset}
}
