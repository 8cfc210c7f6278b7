import type {APIRoute} from 'astro'
import {records} from '../corpus.ts'
import {toCsv} from '../records/measure-table.ts'

/** All measures as a table. */
export const GET: APIRoute = () =>
  new Response(toCsv(records().measures), {headers: {'content-type': 'text/csv; charset=utf-8'}})
