/** What an index is made of and how it is read: numbers, alphabet, passages, files, hosts. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {IncomingMessage, ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterAll, describe, expect, test} from 'vitest'
import type {Passage, SearchUnit} from '../../../src/records/search.ts'
import {Alphabet, CharacterCounts} from '../../../src/search/alphabet.ts'
import {BitReader, BitWriter, readList, writeList} from '../../../src/search/bits.ts'
import {makeFold, runTerms} from '../../../src/search/encode.ts'
import {Engine} from '../../../src/search/engine.ts'
import {readHead, SMALL} from '../../../src/search/format.ts'
import {HttpSource, MissingFile, splitParts, TooLarge} from '../../../src/search/http.ts'
import {readPassage, stringsOf, writePassage} from '../../../src/search/passage.ts'
import {Shards} from '../../../src/search/shards.ts'
import {Store} from '../../../src/search/store.ts'
import {FolderSource} from '../../../scripts/mingwen/folder.ts'
import {serve} from '../../../scripts/serve.ts'
import {indexOf, MemorySource} from '../../search.ts'
import type {GivenText} from '../../search.ts'
import {wholeFold} from '../../../src/search/whole-fold.ts'

describe('数和表', () => {
  test('写下的数读得回来', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 2 ** 31 - 1}), {maxLength: 50}), (numbers) => {
        const writer = new BitWriter()
        for (const number of numbers) {
          writer.gamma(number)
          writer.bits(number, 32)
          writer.golomb(number, 9)
          writer.choice(number % 1000, 1000)
        }
        const reader = new BitReader(writer.bytes())
        for (const number of numbers) {
          expect(reader.gamma()).toBe(number)
          expect(reader.bits(32)).toBe(number)
          expect(reader.golomb(9)).toBe(number)
          expect(reader.choice(1000)).toBe(number % 1000)
        }
      }),
    )
  })

  test('升序的表读得回来', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({min: 0, max: 5000})), (numbers) => {
        const list = numbers.sort((a, b) => a - b)
        const writer = new BitWriter()
        writeList(writer, list, 0, 5000)
        expect([...readList(new BitReader(writer.bytes()), list.length, 0, 5000)]).toEqual(list)
      }),
    )
  })

  test('截断的读不出，不给错的数', () => {
    const writer = new BitWriter()
    for (let i = 1; i < 100; i++) writer.gamma(i * 7)
    const reader = new BitReader(writer.bytes().subarray(0, 20))
    expect(() => {
      for (let i = 1; i < 100; i++) reader.gamma()
    }).toThrow(RangeError)
  })

  test('字母表存下再取出，任何文字读得回来', () => {
    const counts = new CharacterCounts()
    for (const text of ['的法院条', '的法院条', '的法院条', '的法院', '的法院', '的𠮷'])
      counts.add(text)
    const writer = new BitWriter()
    Alphabet.of(counts).save(writer)
    const alphabet = Alphabet.load(new BitReader(writer.bytes()))
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 40}), (text) => {
        const writer = new BitWriter()
        alphabet.write(writer, `的法${text}院`)
        expect(alphabet.read(new BitReader(writer.bytes()))).toBe(`的法${text}院`)
      }),
    )
  })

  test('一条存下再取出，一样', () => {
    const passage: Passage = {
      article: 'att_1__art_2-1',
      heads: ['第一编总则', '第二章'],
      units: [
        {eid: 'att_1__art_2-1', kind: 'heading', text: '第二条之一', emended: 0, measures: []},
        {
          eid: 'att_1__art_2-1__para_1__subpara_3',
          kind: 'text',
          text: '（三）应当做好。可以不做。其余',
          emended: 2,
          measures: [
            {
              eid: 'att_1__art_2-1__para_1__subpara_3~b118',
              start: 3,
              end: 8,
              force: 'must',
              instruments: ['资金', '培训'],
            },
            {
              eid: 'att_1__art_2-1__para_1__subpara_3~b123',
              start: 8,
              end: 13,
              force: 'may',
              instruments: [],
            },
          ],
        },
        {eid: 'elsewhere', kind: 'field', text: '𠮷', emended: 0, measures: []},
      ],
    }
    const counts = new CharacterCounts()
    for (const text of stringsOf(passage)) for (let i = 0; i < 4; i++) counts.add(text)
    const alphabet = Alphabet.of(counts)
    const writer = new BitWriter()
    writePassage(writer, passage, alphabet, ['培训', '资金'])
    expect(readPassage(new BitReader(writer.bytes()), alphabet, ['培训', '资金'])).toEqual(passage)
  })
})

/** Texts that make more than one file: seeded, of characters as unequal as real ones. */
function manyTexts(): GivenText[] {
  let seed = 7
  const random = () => (seed = (seed * 48_271) % 0x7fffffff) / 0x7fffffff
  const char = () => String.fromCodePoint(0x4e00 + Math.floor(random() ** 3 * 3000))
  const text = () => Array.from({length: 60 + Math.floor(random() * 80)}, char).join('')
  return Array.from({length: 30}, (_, n) => ({
    id: `wen-ben-${n + 1}`,
    title: `第${n + 1}号文本`,
    passages: [
      {
        heads: [],
        units: [{eid: '', kind: 'title', text: `第${n + 1}号文本`, emended: 0, measures: []}],
      },
      ...Array.from({length: 60}, (_, i): Passage => ({
        article: `art_${i + 1}`,
        heads: [],
        units: [
          {eid: `art_${i + 1}__para_1`, kind: 'text', text: text(), emended: 0, measures: []},
        ],
      })),
    ],
  }))
}

const texts = manyTexts()
const files = indexOf(texts)
const head = files.get('index.bin') ?? new Uint8Array(0)
/** Some runs of the texts, with how many units have each. */
const probes = texts.slice(0, 8).map(({passages}, i) => {
  const run = passages[i + 1]?.units[0]?.text.slice(5, 5 + 2 + (i % 4)) ?? ''
  const all = texts.flatMap(({passages}) => passages.flatMap(({units}) => units))
  return {run, units: all.filter(({text}) => text.includes(run)).length}
})

function stringsIn({passages}: GivenText): string[] {
  return passages.flatMap(({units}) => units.map(({text}) => text))
}

async function check(engine: Engine): Promise<void> {
  for (const {run, units} of probes) {
    expect(units).toBeGreaterThan(0)
    expect((await engine.answer({query: run, exact: true})).tally).toMatchObject({
      units,
      exact: true,
    })
  }
}

describe('文件', () => {
  test('大的分两个文件，小的一个', () => {
    expect([...files.keys()]).toEqual(['index.bin', expect.stringMatching(/^index-\w{8}\.bin$/)])
    expect([...files.values()][1]?.length).toBeGreaterThan(SMALL)
    expect([...indexOf(texts.slice(0, 1)).keys()]).toEqual(['index.bin'])
  })

  test('一样的文本，一样的文件', () => {
    expect(indexOf(texts)).toEqual(files)
  })

  test('文件里的繁体、异体字有几个说几个，照此折正文，与照整张表一样；查别的字才用整张表', async () => {
    const [first, ...others] = texts
    if (!first) throw new Error('Unexpected end of the texts')
    const said = '批覆瞭解諮詢\uf900ＡＢ㎡“敎育”'
    const unit: SearchUnit = {eid: 'p', kind: 'text', text: said, emended: 0, measures: []}
    const given = [{...first, passages: [...first.passages, {heads: [said], units: [unit]}]}]
    const files = indexOf([...given, ...others])
    const {standards} = readHead(files.get('index.bin') ?? new Uint8Array(0)).site
    const ofTexts = makeFold(new Map(standards))
    const all = [said, ...texts.flatMap((text) => [text.title, ...stringsIn(text)])]
    for (const text of all) expect(ofTexts.plain(text)).toBe(wholeFold.plain(text))
    expect(standards.map(([variant]) => variant)).toEqual(expect.arrayContaining(['覆', '敎']))
    const every = new Set(all.join('').normalize('NFKC'))
    expect(standards.filter(([variant]) => !every.has(variant))).toEqual([])
    expect(ofTexts.plain('產')).toBe('產')
    const engine = await Engine.over(await Store.open(new MemorySource(files), 'index'))
    for (const query of ['批復瞭解', '批覆了解', '批复了解諮', '豈ab', '教育'])
      expect((await engine.answer({query, exact: true})).tally).toMatchObject({units: 1})
  })

  test('改一个字节、截断、换一版、别的文件，都不认', () => {
    for (const at of [4, 20, 40, head.length - 1]) {
      const wrong = Uint8Array.from(head)
      wrong[at] = (wrong[at] ?? 0) ^ 1
      expect(() => readHead(wrong)).toThrow(/Unexpected/)
    }
    const old = Uint8Array.from(head)
    old[3] = 1
    expect(() => readHead(old)).toThrow(/format `1`, expected/)
    expect(() => readHead(head.subarray(0, head.length - 1))).toThrow(/Unexpected end/)
    expect(() => readHead(new Uint8Array(0))).toThrow(/Unexpected file/)
    expect(() => readHead(new TextEncoder().encode('<!doctype html><p>404</p>'))).toThrow(
      /Unexpected file/,
    )
  })

  test('包截断了，不给错的答案', async () => {
    const [name, pack] = [...files][1] ?? ['', new Uint8Array(0)]
    const cut = new Map([...files, [name, pack.subarray(0, pack.length / 4)]])
    const engine = await Engine.over(await Store.open(new MemorySource(cut), 'index'))
    await expect(engine.answer({query: probes[0]?.run ?? '', exact: true})).rejects.toThrow(
      /Unexpected end/,
    )
  })
})

const folder = mkdtempSync(join(tmpdir(), 'index-'))
for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
afterAll(() => {
  rmSync(folder, {recursive: true})
})

/** A host that answers ranges as many do. */
type Ability = 'one' | 'first' | 'none' | 'whole-for-several' | 'page-for-all'

async function host(ability: Ability): Promise<{url: string; close: () => void}> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const bytes = files.get((request.url ?? '').slice(1))
    const ranges = [...(request.headers.range ?? '').matchAll(/(\d+)-(\d+)/g)]
    const [first] = ranges
    if (ability === 'page-for-all' && request.url !== '/index.bin') {
      response.writeHead(200, {'content-type': 'text/html'}).end('<!doctype html>')
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
    if (ability === 'one' && ranges.length > 1) {
      response.writeHead(200, {'content-length': bytes.length}).end(bytes)
      return
    }
    const [start, last] = [Number(first[1]), Number(first[2])]
    response
      .writeHead(206, {'content-range': `bytes ${start}-${last}/${bytes.length}`})
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

describe('主机', () => {
  test('文件夹', async () => {
    const source = new FolderSource(folder)
    await check(await Engine.over(await Store.open(source, 'index')))
    source.close()
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
    source.close()
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

  test.each<Ability>(['one', 'first', 'none', 'whole-for-several'])('%s', async (ability) => {
    const {url, close} = await host(ability)
    await check(await Engine.over(await Store.open(new HttpSource(url), 'index')))
    close()
  })

  test('不送一部分的，大的不许取就不取，说多大', async () => {
    const {url, close} = await host('none')
    const engine = await Engine.over(await Store.open(new HttpSource(url, 1000), 'index'))
    const pack = [...files].find(([name]) => name !== 'index.bin')
    const failure: unknown = await engine
      .answer({query: probes[0]?.run ?? ''})
      .catch((e: unknown) => e)
    expect(failure).toBeInstanceOf(TooLarge)
    expect(failure).toHaveProperty('bytes', pack?.[1].length)
    close()
  })

  test('没有的文件，说没有', async () => {
    const {url, close} = await host('one')
    await expect(Store.open(new HttpSource(url), 'none')).rejects.toThrow(MissingFile)
    close()
  })

  test('什么都答一张网页的，说不对，不给答案', async () => {
    const {url, close} = await host('page-for-all')
    const engine = await Engine.over(await Store.open(new HttpSource(url), 'index'))
    await expect(engine.answer({query: probes[0]?.run ?? ''})).rejects.toThrow(/Unexpected end/)
    close()
  })

  test('几段的回答截断了，不认', () => {
    const text = '\r\n--b\r\nContent-Range: bytes 0-2/9\r\n\r\nabc\r\n--b--\r\n'
    const bytes = new TextEncoder().encode(text)
    expect(splitParts(bytes, 'b')).toEqual([{start: 0, bytes: new TextEncoder().encode('abc')}])
    for (let end = 0; end < bytes.length - 2; end++)
      expect(() => splitParts(bytes.subarray(0, end), 'b')).toThrow(/Unexpected end/)
  })
})
