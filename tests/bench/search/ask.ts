/** Asks an index in a folder as a browser would, and keeps what it cost. */
import {formatEid} from '../../../src/tree/eid.ts'
import type {HitGroup, Question} from '../../../src/search/answer.ts'
import {Engine} from '../../../src/search/engine.ts'
import {Store} from '../../../src/search/store.ts'
import {HttpSource} from '../../../src/search/http.ts'
import type {Source} from '../../../src/search/source.ts'
import {FolderSource} from '../../../scripts/mingwen/folder.ts'
import type {Query} from './judge.ts'

export interface Asked {
  /** Keys of what was found, the best first; those of documents end with #. */
  hits: string[]
  /** How many of them, from the first on, have all that was sought or are what it names. */
  whole: number
  /** What it took until the first ten stood, with nothing fetched before. */
  bytes: number
  requests: number
  /** What it took until all were counted. */
  exactBytes: number
  exact: boolean
}

const DEPTH = 10
/** As the search page asks, over HTTP, with nothing fetched before. @param url of a served folder with an index */
export async function askCold(url: string, query: string, exact = false): Promise<Asked> {
  const source = new HttpSource(url)
  const engine = await Engine.over(await Store.open(source, 'index'))
  return ask(engine, source, {query, limit: DEPTH, facets: true, suggest: true, exact})
}

/** Asks all of them, one after the other, and keeps what was fetched. */
export async function askWarm(
  folder: string,
  queries: readonly Pick<Query, 'query'>[],
): Promise<Pick<Asked, 'hits' | 'whole'>[]> {
  const source = new FolderSource(folder)
  const engine = await Engine.over(await Store.open(source, 'index'))
  const out: Asked[] = []
  for (const {query} of queries) out.push(await ask(engine, source, {query, limit: DEPTH}))
  return out
}

async function ask(engine: Engine, {traffic}: Source, question: Question): Promise<Asked> {
  let first: {bytes: number; requests: number} | undefined
  const answer = await engine.answer(question, {
    first: () => {
      first ??= {...traffic}
    },
  })
  const {direct, groups, partial, tally} = answer
  const named = new Set(direct.map(({place}) => place))
  const unnamed = ({place}: HitGroup) => !named.has(place)
  const whole = [...direct, ...groups.filter(unnamed)]
  return {
    hits: [...whole, ...partial.filter(unnamed)].slice(0, DEPTH).map(keyOf),
    whole: Math.min(DEPTH, whole.length),
    ...(first ?? {...traffic}),
    exactBytes: traffic.bytes,
    exact: tally.exact,
  }
}

function keyOf({document, article}: HitGroup): string {
  return `${document.source}#${article === undefined ? '' : formatEid(article)}`
}
