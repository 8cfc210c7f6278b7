import {getCollection} from 'astro:content'
import type {APIRoute} from 'astro'
import {edition} from '../../corpus.ts'
import {toData} from '../../records/export.ts'

export async function getStaticPaths() {
  return (await getCollection('documents')).map(({id}) => ({params: {id}}))
}

export const GET: APIRoute<never, {id: string}> = ({params}) =>
  new Response(JSON.stringify(toData(edition(params.id)), null, 2), {
    headers: {'content-type': 'application/json; charset=utf-8'},
  })
