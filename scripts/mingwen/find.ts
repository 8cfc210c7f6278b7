/** `mingwen find`: asks a built site through the client code that the browser runs. */
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {unitAddress} from '../../src/citation/address.ts'
import {labelOf} from '../../src/records/search.ts'
import type {Answer, HitGroup} from '../../src/search/answer.ts'
import {Engine} from '../../src/search/engine.ts'
import {eidOf} from '../../src/search/hit.ts'
import {HttpSource} from '../../src/search/http.ts'
import type {Source} from '../../src/search/source.ts'
import {Store} from '../../src/search/store.ts'
import {parseArguments, UsageError} from './arguments.ts'
import {FolderSource} from './folder.ts'
import {writeJsonLine} from './json-line.ts'
import {formatMessage} from './message.ts'
import {progress} from './progress.ts'

const LIMIT = 10

const HELP = `用法：mingwen find [选项] 检索式
      mingwen find [选项] --queries 文件
在建成的网站里检索，走的是浏览器里的那套程序。每个检索式写一行 JSON：

  {id, query, count, occurrences, exact, reading, hits, bytes, requests, ms}

  count       含有全部所查的段数；occurrences 处数；exact 为 false 时是“至多”
  reading     读作什么：clause 点名的条款，document 点名的文件，run 一串字，words 几个词，
              question 一句问话，marks 只有标点，nothing 空的
  hits        每条（文外的段各算一条）一项，最好的在前：
              {url, eid, document, source, label, text, score, whole}；whole 为 false 的只有一部分
  bytes、requests、ms  到第一页结果为止取了多少，多少次，多少毫秒；exactBytes 到数清为止

  --site 处   网站所在的文件夹，或 http 地址（默认 dist）
  --queries 文件  每行一个 JSON：{id, query}；“-”是标准输入
  --limit 数  至多几条（默认 ${LIMIT}）
  --originals 在原文里找：只有与校订不同的段
  --warm      取过的留着用；不加则每个检索式都从头取
  --first     有了第一页就停，不再数清
  --help      显示本说明

有检索式没有答成，在标准错误上说明，其余照做，退出码为 1。

Usage: mingwen find [OPTIONS] QUERY
       mingwen find [OPTIONS] --queries FILE
Asks a built site through the code that the browser runs; one JSON object a line for each query.
\`count\` is how many units have all of what was sought, \`hits\` one for each article, the best first.

  --site PLACE     a folder or an http address (dist)
  --queries FILE   one JSON object a line: {id, query}; - is standard input
  --limit N        as many articles at most (${LIMIT})
  --originals      look in what the witnesses have where it differs
  --warm           keep what was fetched; else each query begins cold
  --first          stop at the first page, do not count to the end
  --help           show this

A query that could not be answered is told on standard error, the others are done, and the status
is 1.`

interface Asked {
  id?: unknown
  query: string
}

export async function findCommand(args: readonly string[]): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    site: {type: 'string', default: 'dist'},
    queries: {type: 'string'},
    limit: {type: 'string', default: String(LIMIT)},
    originals: {type: 'boolean', default: false},
    warm: {type: 'boolean', default: false},
    first: {type: 'boolean', default: false},
    help: {type: 'boolean', short: 'h'},
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const limit = Number(values.limit)
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit 要正整数 · Expected a whole number above 0: ${values.limit}`)
  if (values.queries === undefined && positionals.length === 0)
    throw new UsageError('要有检索式，或 --queries · Expected a QUERY, or --queries')
  const name = values.originals ? 'originals' : 'index'
  const {open, base} = siteAt(values.site, name)

  let status = 0
  let known: Engine | undefined
  let source = open()
  const asked =
    values.queries === undefined ? [{query: positionals.join(' ')}] : read(values.queries)
  const shown = progress(asked.length, asked.length > 1 && !process.stdout.isTTY)
  for (const one of asked) {
    shown.step(one.query)
    try {
      if (!values.warm) source = open()
      const began = performance.now()
      const before = {...source.traffic}
      const engine =
        (values.warm ? known : undefined) ??
        (await Engine.over(await Store.open(source, name), name === 'index'))
      known = engine
      const cost = () => ({
        bytes: source.traffic.bytes - before.bytes,
        requests: source.traffic.requests - before.requests,
        ms: Math.round((performance.now() - began) * 10) / 10,
      })
      let first: ReturnType<typeof cost> | undefined
      const answer = await engine.answer(
        {query: one.query, limit, exact: !values.first},
        {
          first: () => {
            first = cost()
          },
        },
      )
      const last = cost()
      await writeJsonLine(process.stdout, {
        ...(one.id !== undefined && {id: one.id}),
        ...lineOf(answer, base, limit),
        ...(first ?? last),
        exactBytes: last.bytes,
      })
    } catch (error) {
      status = 1
      shown.end()
      const reason = error instanceof Error ? error.message : String(error)
      console.error(formatMessage(values.site, {reason, ruleId: 'search-failed', fatal: true}))
      if (asked.length === 1) return status
    }
  }
  shown.end()
  return status
}

function lineOf(answer: Answer, base: string, limit: number) {
  const {query, reading, tally, direct, groups, partial} = answer
  const named = new Set(direct.map(({place}) => place))
  const hits = [
    ...direct.map((group) => hitOf(group, base, true)),
    ...groups.filter(({place}) => !named.has(place)).map((group) => hitOf(group, base, true)),
    ...partial.filter(({place}) => !named.has(place)).map((group) => hitOf(group, base, false)),
  ]
  return {
    query,
    count: tally.units,
    occurrences: tally.occurrences,
    exact: tally.exact,
    reading,
    hits: hits.slice(0, limit),
  }
}

function hitOf({document, hits: [hit], score}: HitGroup, base: string, whole: boolean) {
  const eid = hit ? eidOf(hit) : ''
  return {
    url: unitAddress(base, document.id, eid),
    eid,
    document: document.id,
    source: document.source,
    label: hit ? labelOf(hit.unit) : '',
    text: hit?.unit.text ?? '',
    score: Number.isFinite(score) ? Math.round(score * 1000) / 1000 : undefined,
    whole,
  }
}

/** How to open the index of a site, and the address under which its pages stand. */
function siteAt(site: string, name: string): {open: () => Source; base: string} {
  if (/^https?:\/\//u.test(site)) {
    const base = site.replace(/\/*$/u, '/')
    return {open: () => new HttpSource(`${base}search/`), base}
  }
  const folder = join(site, 'search')
  if (!existsSync(join(folder, `${name}.bin`)))
    throw new UsageError(
      `${site} 里没有建成的网站，先 npm run build · No built site there, run npm run build first`,
    )
  return {open: () => new FolderSource(folder), base: '/'}
}

/** @throws UsageError for a file that is not there, or a line that is no query */
function read(path: string): Asked[] {
  if (path !== '-' && !existsSync(path))
    throw new UsageError(`${path}：没有这个文件 · no such file`)
  const lines = readFileSync(path === '-' ? 0 : path, 'utf8').split('\n')
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return []
    const asked = parsed(line)
    if (typeof asked?.query !== 'string')
      throw new UsageError(`${path}:${i + 1} 不是 {id, query} · Expected {id, query}`)
    return [asked as Asked]
  })
}

function parsed(line: string): Partial<Asked> | undefined {
  try {
    return JSON.parse(line) as Partial<Asked>
  } catch {
    return undefined
  }
}
