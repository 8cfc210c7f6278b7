import {getCollection} from 'astro:content'
import type {APIRoute} from 'astro'
import {edition} from '../../../corpus.ts'
import {unitsOf} from '../../../tree/units.ts'

export async function getStaticPaths() {
  return (await getCollection('documents')).map(({id}) => ({params: {id}}))
}

/** The names of the units of one document, in the order of its text. */
export const GET: APIRoute<never, {id: string}> = ({params}) =>
  new Response(JSON.stringify(unitsOf(edition(params.id).root).map(({unit}) => unit.eid)), {
    headers: {'content-type': 'application/json; charset=utf-8'},
  })
