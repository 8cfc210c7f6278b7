/**
 * What search knows of the documents below a content root, one a line of JSON. Program: documents.ts
 * OUT, with MINGWEN_CONTENT. A process of its own, so that what follows is measured without its memory.
 */
import {createWriteStream, readFileSync} from 'node:fs'
import {once} from 'node:events'
import {pathToFileURL} from 'node:url'
import {searchables} from '../../../src/corpus.ts'
import type {Searchable} from '../../../src/records/search.ts'
import {formatEid} from '../../../src/tree/eid.ts'

/** An article, or a unit outside articles. */
export interface Text {
  /** Place in the documents. */
  document: number
  /** What it is found by: path of its file # 第五十四条; nothing behind # outside articles. */
  key: string
  title: string
  heads: readonly string[]
  text: string
  isArticle: boolean
}

export function readDocuments(path: string): Searchable[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Searchable)
}

/** In the order of the index. */
export function textsOf(documents: readonly Searchable[]): Text[] {
  return documents.flatMap(({card, passages}, document) =>
    passages.map(({article, heads, units}) => ({
      document,
      key: `${card.source}#${article === undefined ? '' : formatEid(article)}`,
      title: card.title,
      heads,
      text: units.map(({text}) => text).join('\n'),
      isArticle: article !== undefined,
    })),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const out = createWriteStream(process.argv[2] ?? '')
  for (const document of searchables())
    if (!out.write(`${JSON.stringify(document)}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}
