/** 居中索引: every hit on a line of its own, what was sought in one column. */
import {labelOf} from '../records/search.ts'
import type {DocumentCard} from '../records/search.ts'
import type {Eid} from '../tree/types.ts'
import type {HitGroup} from './answer.ts'
import {measureAt} from './hit.ts'

export interface Line {
  left: string
  word: string
  right: string
  document: DocumentCard
  /** The measure, or the unit. */
  eid: Eid
  /** 第三条第一款. */
  label: string
  /** Whether it is what a witness has instead of the reading. */
  isOriginal: boolean
}

/** By what stands before, nearest first; by what stands behind; as the texts have it. */
export type Order = 'left' | 'right' | 'text'

export interface Concordance {
  /** Of this page. */
  lines: Line[]
  total: number
}

/** How much is shown on either side, in UTF-16 units. */
const CONTEXT = 28

/** @param groups every hit, in the order of the texts: of the readings, and of the witnesses */
export function concordance(
  {readings, originals}: {readings: readonly HitGroup[]; originals: readonly HitGroup[]},
  {order, from, count}: {order: Order; from: number; count: number},
): Concordance {
  const lines = [...linesOf(readings, false), ...linesOf(originals, true)]
  if (order !== 'text') {
    const {compare} = new Intl.Collator('zh-Hans')
    const keys = new Map(
      lines.map((line) => [line, order === 'left' ? reversed(line.left) : line.right]),
    )
    lines.sort((a, b) => compare(keys.get(a) ?? '', keys.get(b) ?? ''))
  }
  return {lines: lines.slice(from, from + count), total: lines.length}
}

function linesOf(groups: readonly HitGroup[], isOriginal: boolean): Line[] {
  return groups.flatMap(({document, hits}) =>
    hits.flatMap(({unit, ranges, places = ranges}) =>
      places.map((range): Line => ({
        left: whole(unit.text.slice(Math.max(0, range.start - CONTEXT), range.start)),
        word: unit.text.slice(range.start, range.end),
        right: whole(unit.text.slice(range.end, range.end + CONTEXT)),
        document,
        eid: measureAt(unit, range)?.eid ?? unit.eid,
        label: labelOf(unit),
        isOriginal,
      })),
    ),
  )
}

/** Without the half of a character that a cut leaves. */
function whole(text: string): string {
  return text.replaceAll(/^\p{Cs}|\p{Cs}$/gu, '')
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('')
}
