import type {APIRoute} from 'astro'
import {corpus, measuresOf} from '../../corpus.ts'
import {indexMeasures} from '../../records/measure-filter.ts'

/** What the measures of all documents can be chosen by. */
export const GET: APIRoute = () =>
  new Response(
    JSON.stringify(
      indexMeasures(
        corpus().editions.map(({document}) => document),
        measuresOf,
      ),
    ),
    {headers: {'content-type': 'application/json; charset=utf-8'}},
  )
