import {getCollection} from 'astro:content'
import type {APIRoute} from 'astro'
import {edition} from '../../corpus.ts'
import {toPlainText} from '../../records/export.ts'

export async function getStaticPaths() {
  return (await getCollection('documents')).map(({id}) => ({params: {id}}))
}

export const GET: APIRoute<never, {id: string}> = ({params}) =>
  new Response(toPlainText(edition(params.id)), {
    headers: {'content-type': 'text/plain; charset=utf-8'},
  })
