import type {APIRoute} from 'astro'
import {corpus} from '../corpus.ts'
import type {Citable} from '../citation/library.ts'

/** Every document, as far as it can be cited: for the field where a citation is typed. */
export const GET: APIRoute = () =>
  new Response(
    JSON.stringify(
      corpus().editions.map(({document: {id, title, number, version}}): Citable => ({
        id,
        title,
        ...(number !== undefined && {number}),
        ...(version !== undefined && {version}),
      })),
    ),
    {headers: {'content-type': 'application/json; charset=utf-8'}},
  )
