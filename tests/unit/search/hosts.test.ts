/** Where an index is fetched from: folders, hosts that answer ranges and hosts that do not, hosts that answer something else. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {IncomingMessage, ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {runTerms} from '../../../src/search/encode.ts'
import {Engine} from '../../../src/search/engine.ts'
import {
  HttpSource,
  MissingFile,
  splitParts,
  TooLarge,
  Unreachable,
} from '../../../src/search/http.ts'
import {Shards} from '../../../src/search/shards.ts'
import {Store} from '../../../src/search/store.ts'
import {wholeFold} from '../../../src/search/whole-fold.ts'
import {FolderSource} from '../../../scripts/mingwen/folder.ts'
import {serve} from '../../../scripts/serve.ts'
import {check, files, probes} from './many-texts.ts'

const folder = mkdtempSync(join(tmpdir(), 'index-'))
for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
afterAll(() => {
  rmSync(folder, {recursive: true})
})

const PACK = [...files].find(([name]) => name !== 'index.bin')?.[1] ?? new Uint8Array(0)

/** A host that answers ranges as many do. */
type Ability =
  | 'first'
  | 'none'
  | 'whole-for-several'
  | 'unsaid'
  | 'some-of-several'
  | 'lines-of-its-own'
  | 'silent'
  | 'silent-behind'
  | 400
  | 403
  | 416
  | 501

/** @param instead what it sends for everything but the head, always whole and as if that were right */
async function host(
  ability: Ability,
  instead?: {type: string; body: Uint8Array},
): Promise<{url: string; close: () => void}> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const bytes = files.get((request.url ?? '').slice(1))
    const ranges = [...(request.headers.range ?? '').matchAll(/(\d+)-(\d+)/g)]
    const [first] = ranges
    if (instead && request.url !== '/index.bin') {
      response.writeHead(200, {'content-type': instead.type}).end(instead.body)
      return
    }
    if (!bytes) {
      response.writeHead(404).end()
      return
    }
    const isWhole = ability === 'none' || (ability === 'whole-for-several' && ranges.length > 1)
    if (!first || isWhole) {
      response.writeHead(200, {'content-length': bytes.length}).end(bytes)
      return
    }
    if (typeof ability === 'number' && ranges.length > 1) {
      response.writeHead(ability).end('no')
      return
    }
    if (ability === 'silent') return
    const isOdd = ability === 'some-of-several' || ability === 'lines-of-its-own'
    if (isOdd && ranges.length > 1) {
      const line = ability === 'some-of-several' ? '\r\n' : '\n'
      response.writeHead(206, {'content-type': 'multipart/byteranges; boundary=b'})
      for (const [, from, to] of ranges.slice(0, ability === 'some-of-several' ? 1 : Infinity)) {
        const head = ['', '--b', `content-range: bytes ${from}-${to}/${bytes.length}`, '', '']
        response.write(head.join(line))
        response.write(bytes.subarray(Number(from), Number(to) + 1))
      }
      response.end(['', '--b--', ''].join(line))
      return
    }
    const [start, last] = [Number(first[1]), Number(first[2])]
    if (ability === 'silent-behind') {
      response.writeHead(206, {'content-range': `bytes ${start}-${last}/${bytes.length}`})
      response.write(bytes.subarray(start, start + 1))
      return
    }
    const range = `bytes ${start}-${last}/${bytes.length}`
    response
      .writeHead(206, ability === 'unsaid' ? {} : {'content-range': range})
      .end(bytes.subarray(start, last + 1))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

test('文件夹', async () => {
  const source = new FolderSource(folder)
  await check(await Engine.over(await Store.open(source, 'index')))
})

test('同时要的，一次取来；只要头几条的，就是全部里的头几条', async () => {
  const source = new FolderSource(folder)
  const store = await Store.open(source, 'index')
  const {requests} = source.traffic
  await Promise.all([store.terms(['第一', '规定']), store.terms(['教育']), store.cards([0, 1])])
  expect(source.traffic.requests).toBe(requests + 1)
  const shards = await Shards.over(store)
  const terms = probes.flatMap(({run}) => runTerms(wholeFold.plain(run)))
  const all = await shards.any(terms, Infinity)
  expect(all.length).toBeGreaterThan(10)
  for (const limit of [1, 3, 10])
    expect(await shards.any(terms, limit)).toEqual(all.slice(0, limit))
})

test('自己的服务器：几段一次', async () => {
  const {server, url} = await serve({dir: folder, port: 24_329, orNext: true})
  const source = new HttpSource(url)
  const engine = await Engine.over(await Store.open(source, 'index'))
  await engine.answer({query: probes[0]?.run ?? ''})
  expect(source.traffic.requests).toBeLessThanOrEqual(6)
  await check(engine)
  server.closeAllConnections()
  server.close()
})

test.each<Ability>([
  'first',
  'none',
  'whole-for-several',
  'some-of-several',
  'lines-of-its-own',
  400,
  403,
  416,
  501,
])('%s', async (ability) => {
  const {url, close} = await host(ability)
  await check(await Engine.over(await Store.open(new HttpSource(url), 'index')))
  close()
})

test('不送一部分的，大的不许取就不取，说多大', async () => {
  const {url, close} = await host('none')
  const engine = await Engine.over(await Store.open(new HttpSource(url, 1000), 'index'))
  const failure: unknown = await engine
    .answer({query: probes[0]?.run ?? ''})
    .catch((e: unknown) => e)
  expect(failure).toBeInstanceOf(TooLarge)
  expect(failure).toHaveProperty('bytes', PACK.length)
  close()
})

test('206 而不说是哪一段的，不当作要的那一段', async () => {
  const {url, close} = await host('unsaid')
  const engine = await Engine.over(await Store.open(new HttpSource(url), 'index'))
  await expect(engine.answer({query: probes[0]?.run ?? ''})).rejects.toThrow(/Unexpected file of/)
  close()
})

test.each<Ability>(['silent', 'silent-behind'])('%s：不等到天荒地老', async (ability) => {
  const {url, close} = await host(ability)
  const engine = await Engine.over(await Store.open(new HttpSource(url, Infinity, 200), 'index'))
  await expect(engine.answer({query: probes[0]?.run ?? ''})).rejects.toThrow(Unreachable)
  close()
})

test('没有的文件，说没有', async () => {
  const {url, close} = await host('first')
  await expect(Store.open(new HttpSource(url), 'none')).rejects.toThrow(MissingFile)
  close()
})

test('不送一部分的，整份只取一次', async () => {
  const {url, close} = await host('none')
  const source = new HttpSource(url)
  const engine = await Engine.over(await Store.open(source, 'index'))
  const head = source.traffic.bytes
  await Promise.all(probes.map(({run}) => engine.answer({query: run, facets: true})))
  expect(source.traffic.bytes - head).toBe(PACK.length)
  close()
})

test.each([
  ['一张网页', 'text/html', 900],
  ['一张网页，说是别的', 'application/octet-stream', 900],
  ['不小的网页', 'text/plain', 80_000],
  ['比索引还大的网页', 'text/html; charset=utf-8', PACK.length + 1],
  ['比索引还大的别的', 'application/octet-stream', PACK.length + 1],
])('什么都答%s的，说不对，不给答案', async (_, type, size) => {
  const body = new Uint8Array(size).fill(32)
  const {url, close} = await host('none', {type, body})
  const engine = await Engine.over(await Store.open(new HttpSource(url), 'index'))
  for (const {run} of probes.slice(0, 2))
    await expect(engine.answer({query: run})).rejects.toThrow(
      type.startsWith('text/html') ? MissingFile : /Unexpected file of/,
    )
  close()
})

test('包换了一版、大小不同的，不认', async () => {
  const {server, url} = await serve({dir: folder, port: 24_429, orNext: true})
  const [[name] = ['']] = [...files].filter(([name]) => name !== 'index.bin')
  writeFileSync(join(folder, name), PACK.subarray(0, PACK.length - 1))
  const engine = await Engine.over(await Store.open(new HttpSource(url), 'index'))
  const query = probes.map(({run}) => run).join(' ')
  await expect(engine.answer({query})).rejects.toThrow(/Unexpected file of/)
  writeFileSync(join(folder, name), PACK)
  await check(engine)
  server.closeAllConnections()
  server.close()
})

test('几段的回答截断了，不认', () => {
  const text = '\r\n--b\r\nContent-Range: bytes 0-2/9\r\n\r\nabc\r\n--b--\r\n'
  const bytes = new TextEncoder().encode(text)
  expect(splitParts(bytes, 'b', 9)).toEqual([{start: 0, bytes: new TextEncoder().encode('abc')}])
  for (let end = 0; end < bytes.length - 2; end++)
    expect(() => splitParts(bytes.subarray(0, end), 'b', 9)).toThrow(/Unexpected end/)
  expect(() => splitParts(bytes, 'b', 10)).toThrow(/of 9 bytes, expected 10/)
})
