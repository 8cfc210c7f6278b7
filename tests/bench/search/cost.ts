/** What searching costs: bytes and requests of cold queries, and the size of the index. */
import {linkSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import type {Row} from '../table.ts'
import {askCold} from './ask.ts'
import type {Built} from './build-index.ts'
import {serve} from '../../../scripts/serve.ts'
import {quantile} from './judge.ts'
import type {Query} from './judge.ts'

export async function costRows(
  name: string,
  folder: string,
  queries: readonly Query[],
  target: {bytes: string; requests: string},
): Promise<Row[]> {
  const cost = await costOf(folder, queries)
  return [
    {
      figure: `${name}: bytes before the first ten, cold, as the page asks, with what HTTP says of each range, median / p95`,
      texts: `${queries.length}`,
      value: `${kilobytes(cost.median)} / ${kilobytes(cost.high)}`,
      target: target.bytes,
    },
    {
      figure: `${name}: requests, median / p95 / most`,
      texts: `${queries.length}`,
      value: cost.requests.join(' / '),
      target: target.requests,
    },
  ]
}

export async function costOf(folder: string, queries: readonly Pick<Query, 'query'>[]) {
  const bytes: number[] = []
  const requests: number[] = []
  await served(folder, async (url) => {
    for (const {query} of queries) {
      const asked = await askCold(url, query)
      bytes.push(asked.bytes)
      requests.push(asked.requests)
    }
  })
  return {
    median: quantile(bytes, 0.5),
    high: quantile(bytes, 0.95),
    requests: [quantile(requests, 0.5), quantile(requests, 0.95), Math.max(...requests)],
  }
}

/** With the folder on a host that answers several ranges at once. */
async function served(folder: string, ask: (url: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(folder, '..', 'served-'))
  // The server serves sites, which begin with a page.
  writeFileSync(join(dir, 'index.html'), '')
  for (const name of readdirSync(folder)) linkSync(join(folder, name), join(dir, name))
  // A port of its own: connections to the last one may still be kept.
  const {server} = await serve({dir, port: 0})
  const {port} = server.address() as AddressInfo
  try {
    await ask(`http://127.0.0.1:${port}/`)
  } finally {
    server.close()
    server.closeAllConnections()
    rmSync(dir, {recursive: true})
  }
}

/** What it costs to know exactly how often four characters in a row stand in the texts. */
export async function countRow(folder: string, phrases: readonly string[]): Promise<Row> {
  const bytes: number[] = []
  let unasked = 0
  await served(folder, async (url) => {
    for (const phrase of phrases) {
      const asked = await askCold(url, phrase)
      if (asked.exact) unasked++
      const counted = asked.exact ? asked : await askCold(url, phrase, true)
      bytes.push(counted.exactBytes)
    }
  })
  return {
    figure: 'bytes to an exact count of four characters, cold, median / p95 / most',
    texts: `${phrases.length} phrases`,
    value: `${[quantile(bytes, 0.5), quantile(bytes, 0.95), Math.max(...bytes)].map(kilobytes).join(' / ')}; ${Math.round((100 * unasked) / phrases.length)} % without being asked to`,
    target: 'stated',
  }
}

/** Regions that only hold what was written, and what is shown of it. */
const TEXTS = ['passages', 'cards'] as const

export function sizeRow(built: Built): Row {
  const all = Object.values(built.files).reduce((sum, bytes) => sum + bytes, 0)
  const texts = TEXTS.reduce((sum, region) => sum + built.regions[region], 0)
  const perCharacter = (bytes: number) => (bytes / built.characters).toFixed(2)
  return {
    figure: 'index without texts, bytes a character of text; as if articles were independent',
    texts: `${built.articles} articles, ${(built.characters / 1e6).toFixed(1)} M characters`,
    value: `${perCharacter(all - texts)}, floor ${perCharacter(built.floor)}; texts and cards ${perCharacter(texts)}; all ${(all / 1e6).toFixed(1)} MB`,
    target: '≤ 1.7',
  }
}

export function buildRow({articles, seconds, whole, memory}: Built): Row {
  return {
    figure: 'index: seconds; with starting, reading and writing; memory with the texts',
    texts: `${articles} articles`,
    value: `${seconds.toFixed(1)} s; ${whole.toFixed(1)} s; ${(memory / 1e9).toFixed(2)} GB`,
    target: '≤ Pagefind / 6, ≤ 1 GB',
  }
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`
}
