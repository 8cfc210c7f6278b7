/** Pagefind over the same texts, as what a static site would have otherwise: one page a law, and one page an article. */
import {spawn} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {chromium} from '@playwright/test'
import type {Page} from '@playwright/test'
import {browserPath, CHROME_ARGS} from '../../../scripts/browser.ts'
import {serve} from '../../../scripts/serve.ts'
import {ROOT} from '../../../scripts/tool.ts'
import type {Row} from '../table.ts'
import {kilobytes} from './cost.ts'
import type {Text} from './documents.ts'
import {formatScore, formatShare, judge, meanOf, quantile} from './judge.ts'
import type {Query} from './judge.ts'

const DEPTH = 10
/** How often the memory of the indexer is read, in milliseconds. */
const LOOK = 100

export interface Pagefind {
  /** Of the site; the index lies in `pagefind/` below it. */
  folder: string
  /** Keys of texts by where Pagefind finds them. */
  keys: ReadonlyMap<string, string>
  seconds: number
  /** The most memory that the indexer held, in bytes. */
  memory: number
  bytes: number
}

interface PagefindAnswer {
  /** Keys, the best first. */
  hits: string[]
  /** What a browser fetched that had nothing yet. */
  bytes: number
}

/** @param per whether a page holds a law, with an anchor for each of its articles, or one article */
async function buildPagefind(
  texts: readonly Text[],
  folder: string,
  per: 'law' | 'article',
): Promise<Pagefind> {
  rmSync(folder, {recursive: true, force: true})
  const keys = new Map<string, string>()
  const pages = Map.groupBy(texts, ({document, key}) => (per === 'law' ? `${document}` : key))
  for (const [i, list] of [...pages.values()].entries()) {
    const path = `p/${Math.floor(i / 1000)}/${i}/`
    for (const [j, {key}] of list.entries())
      keys.set(per === 'law' ? `/${path}#t${j}` : `/${path}`, key)
    mkdirSync(join(folder, path), {recursive: true})
    writeFileSync(join(folder, path, 'index.html'), pageOf(list))
  }
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>.</title>')
  const began = performance.now()
  const memory = await run(folder)
  const seconds = (performance.now() - began) / 1000
  const index = join(folder, 'pagefind')
  const bytes = readdirSync(index, {recursive: true, encoding: 'utf8'})
    .map((name) => statSync(join(index, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
  return {folder, keys, seconds, memory, bytes}
}

function pageOf(texts: readonly Text[]): string {
  const [first] = texts
  const sections = texts.map(({key, heads, text}, i) => {
    const name = key.slice(key.lastIndexOf('#') + 1) || heads.at(-1) || '…'
    return `<h2 id="t${i}">${escaped(name)}</h2><p>${escaped(text)}</p>`
  })
  const title = escaped(first?.title ?? '')
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${title}</title></head><body><main data-pagefind-body><h1>${title}</h1>${sections.join('\n')}</main></body></html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Indexes a folder. @returns the most memory it held */
function run(folder: string): Promise<number> {
  const started = join(ROOT, 'node_modules/pagefind/lib/runner/bin.cjs')
  const child = spawn(process.execPath, [started, '--site', folder, '--force-language', 'zh'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let memory = 0
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const timer = setInterval(() => {
    memory = Math.max(memory, heldBelow(child.pid ?? 0))
  }, LOOK)
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(timer)
      if (code === 0) resolve(memory)
      else reject(new Error(`pagefind: ${said}`))
    })
  })
}

/** The most memory that a process and those it started have held, in bytes. */
function heldBelow(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const own = Number(/^VmHWM:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0) * 1024
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return children
      .split(' ')
      .filter((child) => child !== '')
      .reduce((sum, child) => sum + heldBelow(Number(child)), own)
  } catch {
    // It has ended, or this is no Linux.
    return 0
  }
}

/** Each query in a browser that has fetched nothing yet. */
async function askPagefind(
  {folder, keys}: Pagefind,
  queries: readonly string[],
): Promise<PagefindAnswer[]> {
  const {server, url} = await serve({dir: folder, port: 4930, orNext: true})
  const executablePath = browserPath()
  const browser = await chromium.launch({
    args: CHROME_ARGS,
    ...(executablePath !== undefined && {executablePath}),
  })
  try {
    const out: PagefindAnswer[] = []
    for (const query of queries) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(url)
      const sizes: Promise<number>[] = []
      page.on('requestfinished', (request) => {
        sizes.push(request.sizes().then(({responseBodySize}) => responseBodySize))
      })
      const found = await ask(page, query)
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
      out.push({
        hits: found.map(
          (place) => keys.get(place) ?? keys.get(place.replace(/#.*$/u, '')) ?? place,
        ),
        bytes,
      })
      await context.close()
    }
    return out
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}

/** Where the first ten are. */
function ask(page: Page, query: string): Promise<string[]> {
  return page.evaluate(
    async ({query, depth}) => {
      interface Data {
        url: string
        sub_results: {url: string}[]
      }
      interface Library {
        search: (query: string) => Promise<{results: {data: () => Promise<Data>}[]}>
      }
      const library = (await import(`${location.origin}/pagefind/pagefind.js`)) as Library
      const {results} = await library.search(query)
      const places: string[] = []
      for (const {data} of results) {
        if (places.length >= depth) break
        const {url, sub_results: below} = await data()
        const anchored = below.map(({url}) => url).filter((place) => place.includes('#'))
        places.push(...(anchored.length > 0 ? anchored : [url]))
      }
      return places.slice(0, depth)
    },
    {query, depth: DEPTH},
  )
}

/** Both ways, asked some of the questions and keywords. @param ours seconds that building our index took */
export async function pagefindRows(
  texts: readonly Text[],
  folder: string,
  asked: Record<'questions' | 'keywords', readonly Query[]>,
  ours: number,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const per of ['law', 'article'] as const) {
    const built = await buildPagefind(texts, join(folder, `pagefind-${per}`), per)
    rows.push({
      figure: 'Pagefind: index, seconds with starting, reading and writing, memory, size',
      texts: `one page per ${per}`,
      value: `${built.seconds.toFixed(0)} s, ${(built.memory / 1e9).toFixed(2)} GB, ${(built.bytes / 1e6).toFixed(1)} MB; ours takes ${formatShare(ours / built.seconds)} of its time`,
      target: 'ours ≤ 1/6',
    })
    for (const [name, queries] of Object.entries(asked)) {
      const some = queries.filter((_, i) => i % Math.floor(queries.length / ASKED) === 0)
      const answers = await askPagefind(
        built,
        some.map(({query}) => query),
      )
      const score = meanOf(some.map((query, i) => judge(query, answers[i]?.hits ?? [])))
      const bytes = answers.map(({bytes}) => bytes)
      rows.push({
        figure: `Pagefind: ${name}, MRR@10 / recall@10; bytes, cold, its code among them, median / p95`,
        texts: `one page per ${per} (${some.length})`,
        value: `${formatScore(score)}; ${kilobytes(quantile(bytes, 0.5))} / ${kilobytes(quantile(bytes, 0.95))}`,
        target: '',
      })
    }
    rmSync(built.folder, {recursive: true, force: true})
  }
  return rows
}

/** Queries of each kind. */
const ASKED = 40
