import type {APIRoute} from 'astro'
import {allMeasures} from '../corpus.ts'
import {toCsv} from '../records/measure-table.ts'

/** All measures as a table. */
export const GET: APIRoute = () =>
  new Response(toCsv(allMeasures()), {headers: {'content-type': 'text/csv; charset=utf-8'}})
