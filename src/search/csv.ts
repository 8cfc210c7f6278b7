/** Every hit as a line of a table, for who counts. */
import {unitAddress} from '../citation/address.ts'
import {csvOf} from '../records/csv.ts'
import {FORCE_NAMES} from '../records/names.ts'
import {labelOf} from '../records/search.ts'
import type {Hit, HitGroup} from './answer.ts'
import {measureAt} from './hit.ts'

const HEAD = [
  '文件',
  '文号',
  '发文机关',
  '年份',
  '版本',
  '出处',
  '标题',
  '处数',
  '力度',
  '所据',
  '文字',
  '地址',
]

/**
 * @param groups hits of the readings, and of the witnesses
 * @param base absolute address of the site
 */
export function toCsv(
  {readings, originals}: {readings: readonly HitGroup[]; originals: readonly HitGroup[]},
  base: string,
): string {
  return csvOf([HEAD, ...rowsOf(readings, '正文', base), ...rowsOf(originals, '原文', base)])
}

function rowsOf(groups: readonly HitGroup[], layer: '正文' | '原文', base: string): string[][] {
  return groups.flatMap(({document, title, hits}) =>
    hits.map((hit) => [
      document.title,
      document.number ?? '',
      document.issuers.join('、'),
      document.year ?? '',
      document.version ?? '',
      labelOf(hit.unit),
      title,
      String(hit.occurrences),
      forcesOf(hit),
      layer,
      hit.unit.text,
      unitAddress(base, document.id, hit.unit.eid),
    ]),
  )
}

/** Of each measure that a place of it stands in. */
function forcesOf({unit, ranges}: Hit): string {
  const forces = ranges.flatMap((range) => measureAt(unit, range)?.force ?? [])
  return [...new Set(forces)].map((force) => FORCE_NAMES[force]).join('、')
}
