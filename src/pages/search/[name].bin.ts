import type {APIRoute} from 'astro'
import {searchables} from '../../corpus.ts'
import {buildIndex} from '../../search/build.ts'

/** The index of the readings, and that of what the witnesses have instead: each in one file, or two where it is large. */
export function getStaticPaths() {
  const documents = searchables()
  const files = [
    ...buildIndex(documents, 'index'),
    ...buildIndex(
      documents.map((document) => ({...document, passages: document.originals})),
      'originals',
    ),
  ]
  return files.map(([file, bytes]) => ({
    params: {name: file.replace(/\.bin$/u, '')},
    props: {bytes},
  }))
}

export const GET: APIRoute<{bytes: Uint8Array<ArrayBuffer>}> = ({props}) =>
  new Response(props.bytes, {headers: {'content-type': 'application/octet-stream'}})
