/** Every hit as a line of a table, for who counts. */
import {unitAddress} from '../citation/address.ts'
import {csvOf} from '../records/csv.ts'
import {labelOf} from '../records/search.ts'
import type {Question} from './answer.ts'
import type {Engine} from './engine.ts'
import {measureOf} from './hit.ts'

const HEAD = ['文件', '文号', '版本', '出处', '标题', '处数', '力度', '文字', '地址']

/** @param base absolute address of the site */
export async function toCsv(engine: Engine, question: Question, base: string): Promise<string> {
  const rows = (await engine.all(question)).flatMap(({document, title, hits}) =>
    hits.map((hit) => [
      document.title,
      document.number ?? '',
      document.version ?? '',
      labelOf(hit.unit),
      title,
      String(hit.occurrences),
      measureOf(hit)?.force ?? '',
      hit.unit.text,
      unitAddress(base, document.id, hit.unit.eid),
    ]),
  )
  return csvOf([HEAD, ...rows])
}
