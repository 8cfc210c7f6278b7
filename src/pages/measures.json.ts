import type {APIRoute} from 'astro'
import {allMeasures} from '../corpus.ts'

/** All measures as data. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(allMeasures()), {
    headers: {'content-type': 'application/json; charset=utf-8'},
  })
