import type {APIRoute} from 'astro'
import {records} from '../corpus.ts'

/** All measures as data. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(records().measures), {
    headers: {'content-type': 'application/json; charset=utf-8'},
  })
