import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {serve} from '../../../scripts/serve.ts'
import {indexOf} from '../../search.ts'
import {linesOf, mingwen} from './support.ts'

const unit = (eid: string, text: string) => ({
  eid,
  kind: eid === '' ? ('title' as const) : ('text' as const),
  text,
  emended: 0,
  measures: [],
})
const article = (value: number, text: string) => ({
  article: `art_${value}`,
  heads: [],
  units: [unit(`art_${value}__para_1`, text)],
})

let site: string

beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'mingwen-find-'))
  mkdirSync(join(site, 'search'))
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>样例</title>')
  const files = indexOf([
    {
      id: 'yang-li-tiao-li',
      title: '样例条例',
      number: '样府发〔2020〕3号',
      passages: [
        {heads: [], units: [unit('', '样例条例')]},
        article(1, '学校应当与企业合作办学。'),
        article(2, '企业应当参加合作，合作不得收费。'),
        article(3, '违法所得应当没收。'),
      ],
    },
  ])
  for (const [name, bytes] of files) writeFileSync(join(site, 'search', name), bytes)
})
afterAll(() => {
  rmSync(site, {recursive: true})
})

interface Line {
  id?: unknown
  count: number
  occurrences: number
  exact: boolean
  reading: string
  hits: {url: string; eid: string; document: string; source: string; label: string; text: string}[]
  bytes: number
  requests: number
}
const ask = async (...args: string[]) => {
  const {status, stdout, stderr} = await mingwen(['find', '--site', site, ...args])
  return {status, stderr, lines: linesOf(stdout).map((line) => JSON.parse(line) as Line)}
}

describe('mingwen find', () => {
  test('一条检索式一行：段数、处数都数清，每条说明在哪里', async () => {
    const {status, lines} = await ask('合作')
    expect(status).toBe(0)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({count: 2, occurrences: 3, exact: true, reading: 'run'})
    expect(lines[0]?.hits.map(({label}) => label).sort()).toEqual(['第一条第一款', '第二条第一款'])
    expect(lines[0]?.hits[0]).toMatchObject({
      document: 'yang-li-tiao-li',
      source: 'yang-li-tiao-li.md',
    })
    expect(lines[0]?.hits.every(({url, eid}) => url.endsWith(`#${eid}`))).toBe(true)
    expect(lines[0]?.requests).toBe(1)
  })

  test('--limit 数的是条；点名的条款在第一', async () => {
    expect((await ask('--limit', '1', '合作')).lines[0]?.hits).toHaveLength(1)
    const [line] = (await ask('样例条例第3条')).lines
    expect(line?.reading).toBe('clause')
    expect(line?.hits[0]?.eid).toMatch(/^art_3/u)
  })

  test('--queries：每行带着自己的 id，次序不变；从网上取，答得一样', async () => {
    const queries = join(site, 'queries.jsonl')
    writeFileSync(queries, '{"id":7,"query":"合作"}\n\n{"id":"乙","query":"没收"}\n')
    const here = await ask('--queries', queries)
    expect(here.lines.map(({id}) => id)).toEqual([7, '乙'])
    const {server, url} = await serve({dir: site, port: 4970, orNext: true})
    const {stdout} = await mingwen(['find', '--site', url, '--queries', queries])
    server.close()
    server.closeAllConnections()
    const there = linesOf(stdout).map((line) => JSON.parse(line) as Line)
    expect(there.map(({count}) => count)).toEqual(here.lines.map(({count}) => count))
    expect(there[0]?.hits.map(({eid}) => eid)).toEqual(here.lines[0]?.hits.map(({eid}) => eid))
  })

  test.each([
    ['没有网站', ['find', '--site', 'nowhere', '合作'], 'npm run build'],
    ['没有检索式', ['find'], '--queries'],
    ['--limit 不是正整数', ['find', '--limit', '0', '合作'], '--limit'],
    ['没有这个文件', ['find', '--queries', 'nowhere.jsonl'], 'nowhere.jsonl'],
  ])('%s：说清楚，退出码不是 0', async (_, args, said) => {
    const {status, stderr} = await mingwen(
      args.includes('--site') ? args : [...args, '--site', site],
    )
    expect(status).not.toBe(0)
    expect(stderr).toContain(said)
  })

  test('不成样子的一行：说在第几行', async () => {
    const queries = join(site, 'bad.jsonl')
    writeFileSync(queries, '{"query":"合作"}\n合作\n')
    const {status, stderr} = await ask('--queries', queries)
    expect(status).not.toBe(0)
    expect(stderr).toContain('bad.jsonl:2')
  })

  test('索引断了：是一句话，不是错的答案', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'mingwen-broken-'))
    mkdirSync(join(broken, 'search'))
    writeFileSync(join(broken, 'search/index.bin'), new Uint8Array([77, 87, 73, 2, 0, 0]))
    const {status, stdout, stderr} = await mingwen(['find', '--site', broken, '合作'])
    rmSync(broken, {recursive: true})
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('search-failed')
  })
})
