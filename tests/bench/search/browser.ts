/** Searching in Chromium: how long it takes, what code it loads, and whether typing stutters. */
import {execFileSync} from 'node:child_process'
import {copyFileSync, readdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {brotliCompressSync} from 'node:zlib'
import {chromium} from '@playwright/test'
import type {Browser, Page} from '@playwright/test'
import {browserPath, CHROME_ARGS} from '../../../scripts/browser.ts'
import {serve} from '../../../scripts/serve.ts'
import {ROOT} from '../../../scripts/tool.ts'
import type {Row} from '../table.ts'
import {kilobytes} from './cost.ts'
import {quantile} from './judge.ts'
import type {Query} from './judge.ts'
import {slowLine} from './slow.ts'

/** A household's line. */
const WAIT = 60
const RATE = 9_000_000
const COLD = 40
const TYPED = 8
/** Between one key and the next, in milliseconds. */
const KEYS = 90

interface Asking {
  questions: readonly Query[]
  keywords: readonly Query[]
}

/** @param index folder of an index, which the pages of this project then search */
export async function browserRows(index: string, folder: string, asking: Asking): Promise<Row[]> {
  const site = join(folder, 'site')
  execFileSync(process.execPath, ['scripts/build.ts'], {
    cwd: ROOT,
    env: {...process.env, MINGWEN_OUT: site},
    stdio: 'ignore',
  })
  for (const name of readdirSync(join(site, 'search')))
    if (/^index.*\.bin$/u.test(name)) rmSync(join(site, 'search', name))
  for (const name of readdirSync(index)) copyFileSync(join(index, name), join(site, 'search', name))

  const {server, url} = await serve({dir: site, port: 4890, orNext: true})
  const executablePath = browserPath()
  const browser = await chromium.launch({
    args: CHROME_ARGS,
    ...(executablePath !== undefined && {executablePath}),
  })
  const line = await slowLine(Number(new URL(url).port), WAIT, RATE)
  try {
    return [
      ...(await warmRows(browser, url, asking)),
      await coldRow(browser, line.url, 'keywords', asking.keywords, '≤ 600 ms'),
      await coldRow(browser, line.url, 'questions', asking.questions, '≤ 900 ms'),
      await typingRow(browser, url, asking),
      ...(await codeRows(browser, url)),
    ]
  } finally {
    line.close()
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}

async function warmRows(
  browser: Browser,
  url: string,
  {keywords, questions}: Asking,
): Promise<Row[]> {
  const page = await open(browser, url)
  const queries = every(keywords, 6).concat(every(questions, 18))
  // Everything once, and then everything once more.
  const ask = async () => {
    const times: number[] = []
    for (const {query} of queries) {
      times.push(await milliseconds(page, query))
      await settled(page)
    }
    return times
  }
  const first = await ask()
  const again = await ask()
  await page.context().close()
  const row = (figure: string, times: readonly number[], target: string): Row => ({
    figure: `${figure}, Chromium, median / p95`,
    texts: `${queries.length} keywords and questions`,
    value: `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.95).toFixed(0)} ms`,
    target,
  })
  return [
    row('asked again: question to results', again, '≤ 50 ms'),
    row('asked for the first time, no line between', first, ''),
  ]
}

async function coldRow(
  browser: Browser,
  url: string,
  name: string,
  queries: readonly Query[],
  target: string,
): Promise<Row> {
  const times: number[] = []
  for (const {query} of every(queries, Math.floor(queries.length / COLD)).slice(0, COLD)) {
    const page = await open(browser, url)
    // As in life: who is about to type has the field first.
    await page.locator('#q').focus()
    await page.waitForTimeout(FOCUSED)
    times.push(await milliseconds(page, query))
    await page.context().close()
  }
  return {
    figure: `${name}: question to results, cold, ${RATE / 1e6} Mbit/s + ${WAIT} ms, ${FOCUSED} ms in the field, median / p95`,
    texts: `${times.length}`,
    value: `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.95).toFixed(0)} ms`,
    target,
  }
}

/** From having the field to the first query, in milliseconds. */
const FOCUSED = 300

/**
 * The longest task of the page while somebody types, letter by letter, with results as he goes: what it
 * takes of the processor by itself, and how long it lasts where worker, compositor and the typist's own
 * program share the cores with it.
 */
async function typingRow(
  browser: Browser,
  url: string,
  {questions, keywords}: Asking,
): Promise<Row> {
  const page = await open(browser, url)
  const typed = every(keywords, Math.floor(keywords.length / TYPED))
    .slice(0, TYPED)
    .concat(every(questions, Math.floor(questions.length / TYPED)).slice(0, TYPED))
  await browser.startTracing(page, {categories: ['toplevel']})
  for (const {query} of typed) {
    await page.locator('#q').fill('')
    await page.locator('#q').pressSequentially(query, {delay: KEYS})
    await settled(page)
  }
  const tasks = tasksOf(await browser.stopTracing())
  await page.context().close()
  const long = tasks.filter(({lasted}) => lasted >= LONG_TASK).length
  const longest = (of: (task: Task) => number) => Math.max(...tasks.map(of)).toFixed(0)
  return {
    figure: 'longest task of the page while typing: by itself; as long as it lasted',
    texts: `${typed.length} queries, key by key; ${tasks.length} tasks`,
    value: `${longest(({took}) => took)} ms; ${longest(({lasted}) => lasted)} ms, ${long} of 50 ms or more`,
    target: '≤ 50 ms',
  }
}

const LONG_TASK = 50

/** A task of a page's main thread, in milliseconds. */
interface Task {
  lasted: number
  /** Of the processor. */
  took: number
}

/** @param trace as Chromium writes it, with times in microseconds */
function tasksOf(trace: Buffer): Task[] {
  interface Event {
    name: string
    ph: string
    pid: number
    tid: number
    dur?: number
    tdur?: number
    args?: {name?: string}
  }
  const {traceEvents} = JSON.parse(trace.toString()) as {traceEvents: Event[]}
  const threadOf = ({pid, tid}: Event) => `${pid}:${tid}`
  const main = new Set(
    traceEvents
      .filter(({name, args}) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  return traceEvents
    .filter(
      (event) => event.ph === 'X' && /RunTask$/u.test(event.name) && main.has(threadOf(event)),
    )
    .map(({dur = 0, tdur = 0}) => ({lasted: dur / 1000, took: tdur / 1000}))
}

/** Scripts that the search page loads beyond those of every page: for each kind of query, and for all of them; and those of every page, of which the field with its lists is a part. */
async function codeRows(browser: Browser, url: string): Promise<Row[]> {
  const plain = await scriptsOf(browser, `${url}about/`, [])
  const rowOf = (figure: string, target: string, scripts: Scripts): Row => {
    const sizes = [...scripts].map(
      ([path, code]) => [path, brotliCompressSync(code).length] as const,
    )
    return {
      figure,
      texts: `${sizes.length} scripts`,
      value: kilobytes(sizes.reduce((sum, [, size]) => sum + size, 0)),
      target,
      details: sizes.map(([path, size]) => `${path} ${kilobytes(size)}`),
    }
  }
  const row = async (name: string, queries: readonly string[], isAll = false): Promise<Row> => {
    const searching = await scriptsOf(browser, `${url}search/`, queries, isAll)
    const own = new Map([...searching].filter(([path]) => !plain.has(path)))
    return rowOf(`code and tables that searching loads, brotli: ${name}`, '≤ 25 KB', own)
  }
  const words = '学校 可以 收费'
  const traditional = '學校 可以 收費'
  const question = '夫妻一方所欠债务由谁偿还？'
  const citation = '教育法第三条'
  return [
    rowOf('code of every page, the field of the search in it, brotli', '', plain),
    await row('words', [words]),
    await row('words in traditional characters', [traditional]),
    await row('a question', [question]),
    await row('a citation', [citation]),
    await row(
      'everything there is',
      [words, traditional, question, citation, 'zhiye jiaoyu'],
      true,
    ),
  ]
}

/** By their paths. */
type Scripts = ReadonlyMap<string, string>

async function scriptsOf(
  browser: Browser,
  url: string,
  queries: readonly string[],
  isAll = false,
): Promise<Scripts> {
  const page = await (await browser.newContext()).newPage()
  const found = new Map<string, Promise<string>>()
  page.context().on('response', (response) => {
    const {pathname} = new URL(response.url())
    // What was fetched before is only asked about again.
    if (pathname.endsWith('.js') && response.status() === 200) found.set(pathname, response.text())
  })
  await page.goto(url)
  for (const query of queries) {
    await milliseconds(page, query)
    await settled(page)
  }
  if (isAll) await wantAll(page, `${url}?q=产教融合&in=original&view=kwic`)
  await page.waitForLoadState('networkidle')
  const loaded = await Promise.all(
    [...found].map(async ([path, text]) => [path, await text] as const),
  )
  await page.context().close()
  return new Map(loaded)
}

/** The concordance, what the witnesses have, and the table of all hits. */
async function wantAll(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('.kwic').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', {name: '下载 CSV'}).click()
  await download
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({viewport: {width: 1440, height: 900}})).newPage()
  await page.goto(`${url}search/`, {waitUntil: 'networkidle'})
  return page
}

/** From asking to having the first results on the page. @throws where there is no answer */
function milliseconds(page: Page, query: string): Promise<number> {
  return page.evaluate(
    (query) =>
      new Promise<number>((resolve, reject) => {
        const root = document.querySelector('[data-search]')
        const state = root?.querySelector<HTMLElement>('[data-state]')
        const began = performance.now()
        if (!root || !state) return
        const watcher = new MutationObserver(() => {
          const isFound = root.querySelector('[data-count] b')?.textContent === query
          const isState = !state.hidden && state.ariaBusy !== 'true'
          // What failed has a button to try again; of what the query before did not find nothing is told.
          const hasFailed = isState && state.querySelector('button') !== null
          const isNothing = isState && state.querySelector('b')?.textContent === query
          if (!isFound && !isNothing && !hasFailed) return
          watcher.disconnect()
          if (hasFailed) reject(new Error(state.textContent))
          else resolve(performance.now() - began)
        })
        watcher.observe(root, {childList: true, subtree: true, attributes: true})
        history.pushState(null, '', `?q=${encodeURIComponent(query)}`)
        dispatchEvent(new PopStateEvent('popstate'))
      }),
    query,
  )
}

/** Until what goes on behind the first results is done. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(100)
}

function every<Of>(list: readonly Of[], step: number): Of[] {
  return list.filter((_, i) => i % step === 0)
}
