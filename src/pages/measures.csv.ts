import type {APIRoute} from 'astro'
import {records} from '../corpus.ts'
import {forceName} from '../records/names.ts'

/** RFC 4180; a cell that a spreadsheet would take for a formula is kept a text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}

/** All measures as a table; with a byte order mark, which spreadsheets need to read Chinese. */
export const GET: APIRoute = () => {
  const rows = records().measures.map((measure) => [
    measure.document,
    measure.eid,
    measure.label,
    forceName(measure),
    measure.actors.join('、'),
    measure.action,
    measure.text,
    measure.quantities.join('；'),
    String(measure.emended),
  ])
  const head = ['文件', '地址', '条款', '力度', '谁', '动词', '措施', '数量', '校改处数']
  const csv = [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
  return new Response(`\uFEFF${csv}\r\n`, {headers: {'content-type': 'text/csv; charset=utf-8'}})
}
