import type {APIRoute} from 'astro'
import {corpus, records} from '../../corpus.ts'
import {buildIndex} from '../../search/build.ts'
import type {DocumentCard} from '../../search/format.ts'

/** The index of the whole site, in one file. */
export const GET: APIRoute = () => {
  const {search} = records()
  const cards = corpus().editions.map(({document}): DocumentCard => {
    const {id, title, number, genre, issued, supplied} = document
    const year = /^\d{4}/.exec(issued ?? '')?.[0]
    return {
      id,
      title,
      ...(number !== undefined && {number}),
      ...(genre !== undefined && {genre}),
      ...(year !== undefined && {year}),
      suppliedTitle: 'title' in supplied,
      articles: new Set(
        search.flatMap((record) => (record.document === id ? (record.article ?? []) : [])),
      ).size,
    }
  })
  return new Response(JSON.stringify(buildIndex(search, cards)), {
    headers: {'content-type': 'application/json; charset=utf-8'},
  })
}
