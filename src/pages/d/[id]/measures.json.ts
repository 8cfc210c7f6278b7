import {getCollection} from 'astro:content'
import type {APIRoute} from 'astro'
import {measuresOf} from '../../../corpus.ts'

export async function getStaticPaths() {
  return (await getCollection('documents')).map(({id}) => ({params: {id}}))
}

/** The measures of one document. */
export const GET: APIRoute<never, {id: string}> = ({params}) =>
  new Response(JSON.stringify(measuresOf(params.id)), {
    headers: {'content-type': 'application/json; charset=utf-8'},
  })
