/** What an index is made of and how it is read: numbers, alphabet, passages, cards, files. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Passage} from '../../../src/records/search.ts'
import {Alphabet, CharacterCounts} from '../../../src/search/alphabet.ts'
import {cardStrings, letterStrings, readCard, writeCard} from '../../../src/search/card.ts'
import type {IndexedCard} from '../../../src/search/card.ts'
import {BitReader, BitWriter, readList, writeList} from '../../../src/search/bits.ts'
import {makeFold} from '../../../src/search/encode.ts'
import {Engine} from '../../../src/search/engine.ts'
import {readHead, SMALL} from '../../../src/search/format.ts'
import {readPassage, stringsOf, writePassage} from '../../../src/search/passage.ts'
import {Store} from '../../../src/search/store.ts'
import {engineOver, indexOf, MemorySource, unit} from '../../search.ts'
import type {GivenText} from '../../search.ts'
import {wholeFold} from '../../../src/search/whole-fold.ts'
import {files, probes, texts} from './many-texts.ts'

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

  /** The signs of the alphabet itself among them. */
  const anyText = fc.string({
    unit: fc.oneof(
      fc.string({unit: 'grapheme', minLength: 1, maxLength: 1}),
      fc.constantFrom('\0', '\u0001', '\u0002', '\ud800'),
    ),
    maxLength: 40,
  })

  test('字母表存下再取出，任何文字读得回来', () => {
    const counts = new CharacterCounts()
    for (const text of ['的法院条', '的法院条', '的法院条', '的法院', '的法院', '的𠮷'])
      counts.add(text)
    const writer = new BitWriter()
    Alphabet.of(counts).save(writer)
    const alphabet = Alphabet.load(new BitReader(writer.bytes()))
    fc.assert(
      fc.property(anyText, (text) => {
        const writer = new BitWriter()
        alphabet.write(writer, `的法${text}院`)
        expect(writer.length).toBe(alphabet.sizeOf(`的法${text}院`))
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

test('一件的名目存下再取出，一样', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\t', '|', '\u0002', '\0', '甲'),
      fc.string({unit: 'grapheme', minLength: 1, maxLength: 1}),
    ),
    maxLength: 8,
  })
  const known = fc.option(
    text.filter((one) => one !== ''),
    {nil: undefined},
  )
  const given = fc.record({
    id: text,
    title: text,
    number: known,
    genre: known,
    year: known,
    version: known,
    issuers: fc.array(text, {maxLength: 3}),
    before: text,
    behind: text,
    suppliedTitle: fc.boolean(),
    lengths: fc.array(fc.integer({min: 0, max: 70_000}), {minLength: 1, maxLength: 9}),
    start: fc.integer({min: 0, max: 2 ** 31}),
  })
  const joints = fc.constantFrom('', '@', '（')
  const stretches = (start: number, lengths: readonly number[]) =>
    lengths.map((length) => ({start, end: (start += length)}))
  fc.assert(
    fc.property(given, fc.boolean(), joints, (all, isTitled, joint) => {
      const {before, behind, lengths, start, ...others} = all
      const {id, title, version = ''} = others
      const source = before + (isTitled ? title.slice(1) + joint + version : '') + behind
      const [outline] = stretches(start, [lengths[0] ?? 0])
      const texts = stretches(start, lengths)
      const named = {...others, id: id + (joint && joint + version), source, outline, texts}
      const card = JSON.parse(JSON.stringify(named)) as IndexedCard
      const [counts, letters] = [new CharacterCounts(), new CharacterCounts()]
      for (const text of cardStrings(card)) counts.add(text)
      for (const text of letterStrings(card)) letters.add(text)
      const alphabets = {alphabet: Alphabet.of(counts), letters: Alphabet.of(letters)}
      const writer = new BitWriter()
      writeCard(writer, card, alphabets)
      expect(readCard(new BitReader(writer.bytes()), alphabets, texts.length)).toEqual(card)
    }),
  )
})

const head = files.get('index.bin') ?? new Uint8Array(0)

function stringsIn({passages}: GivenText): string[] {
  return passages.flatMap(({units}) => units.map(({text}) => text))
}

describe('文件', () => {
  test('大的分两个文件，小的一个', () => {
    expect([...files.keys()]).toEqual(['index.bin', expect.stringMatching(/^index-\w{8}\.bin$/)])
    expect([...files.values()][1]?.length).toBeGreaterThan(SMALL)
    expect([...indexOf(texts.slice(0, 1)).keys()]).toEqual(['index.bin'])
  })

  test('文本里有字母表自己的记号，照样建、照样查', async () => {
    const strange = Array.from({length: 40}, (_, i) => unit(`para_${i + 1}`, `\0\u0001甲${i}\0`))
    const passages = strange.map((one) => ({heads: [], units: [one]}))
    const engine = await engineOver([...texts, {id: 'qi', title: '\u0001奇\0', passages}])
    const {tally, groups} = await engine.answer({query: '\u0001甲39\0', exact: true})
    expect(tally).toMatchObject({units: 1, exact: true})
    expect(groups[0]?.document.title).toBe('\u0001奇\0')
  })

  test('一样的文本，一样的文件', () => {
    expect(indexOf(texts)).toEqual(files)
  })

  test('文件里的繁体、异体字有几个说几个，照此折正文，与照整张表一样；查别的字才用整张表', async () => {
    const [first, ...others] = texts
    if (!first) throw new Error('Unexpected end of the texts')
    const said = '批覆瞭解諮詢\uf900ＡＢ㎡“敎育”'
    const last = {heads: [said], units: [unit('p', said)]}
    const given = [{...first, passages: [...first.passages, last]}]
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

test('四万种字也编得成索引，个个查得到', async () => {
  const rare = Array.from({length: 40_000}, (_, i) =>
    String.fromCodePoint(i < 20_000 ? 0x4e00 + i : 0x20000 + i - 20_000),
  )
  const rows = Array.from({length: 100}, (_, i) => rare.slice(i * 400, (i + 1) * 400).join(''))
  const engine = await engineOver([
    {
      id: 'zi-biao',
      title: '字表',
      passages: rows.map((text, i) => ({heads: [], units: [unit(`para_${i + 1}`, text)]})),
    },
  ])
  for (const at of [0, 19_998, 32_766, 32_768, 39_998]) {
    const query = rare.slice(at, at + 2).join('')
    const {groups} = await engine.answer({query: `"${query}"`})
    expect(groups[0]?.hits[0]?.unit.eid).toBe(`para_${Math.floor(at / 400) + 1}`)
  }
})
