/** What is found, how it is counted, and in which order it comes. */
import {expect, test} from 'vitest'
import {concordance} from '../../../src/search/concordance.ts'
import {article, engineOver, unit} from '../../search.ts'
import {TEXTS} from './texts.ts'

const engine = await engineOver(TEXTS)
const ask = (query: string) => engine.answer({query, exact: true})

test.each([
  ['产教融合', 2, 3],
  ['產教融合', 2, 3],
  ['抵免', 3, 3],
  ['30%', 1, 1],
  ['1+X', 1, 1],
  ['tafe', 1, 1],
  ['AF', 1, 1],
  ['度，可', 1, 1],
  ['教', 6, 7],
  ['产教 抵免', 1, 3],
  ['抵免 -证书', 2, 2],
  ['"证书工作"', 1, 1],
])('“%s”：%i 段 %i 处', async (query, units, occurrences) => {
  expect((await ask(query)).tally).toMatchObject({units, occurrences, exact: true})
})

test.each(['2020', '融产', '人人', '〇', '<b>', '\\', '产教融合产教融合'])(
  '“%s”没有',
  async (query) => {
    expect(await ask(query)).toMatchObject({tally: {units: 0}, groups: [], partial: []})
  },
)

test('标出的正是原文里的字', async () => {
  const [group] = (await ask('產教融合')).groups
  const texts = group?.hits.flatMap(({unit: {text}, ranges}) =>
    ranges.map(({start, end}) => text.slice(start, end)),
  )
  expect(texts).toEqual(['产教融合', '产教融合', '产教融合'])
})

test('同条的并为一组，标题作组名', async () => {
  expect((await ask('产教融合')).groups).toMatchObject([
    {article: 'art_1', title: '一、深化产教融合'},
  ])
})

test('几个词不在一段里的，排在都在一段里的后面', async () => {
  const answer = await ask('抵免 证书')
  expect(answer.tally.units).toBe(1)
  expect(answer.groups).toMatchObject([{document: {id: 'tong-zhi'}}])
  expect(answer.partial.length).toBeGreaterThan(0)
})

test.each(['', ' ', '　\n', '-', '""'])('“%s”没有结果，也不出错', async (query) => {
  expect(await ask(query)).toMatchObject({tally: {units: 0}, groups: [], partial: []})
})

test.each([1250, 5000])('“产教融合”重复 %i 次的查询也答', async (times) => {
  expect((await ask('产教融合'.repeat(times))).tally.units).toBe(0)
})

test('问一句话：同一条有新版的，旧版排在后面', async () => {
  const law = (id: string, version: string, words: string) => ({
    id,
    title: '样例市押金管理办法',
    version,
    passages: [
      {heads: [], units: [unit('', '样例市押金管理办法', 'title')]},
      article(1, '第一条', words),
      article(2, '第二条', '收取押金的，应当开具收据。'),
    ],
  })
  const old = '押金应当在合同终止之日退还，不退的处以罚款，押金不退的可以投诉。'
  const engine = await engineOver([
    {...law('jiu', '2015-01-01', old), newest: 1},
    law('xin', '2021-01-01', '承租人退房，押金应当退还。'),
  ])
  const {reading, partial} = await engine.answer({query: '租房到期押金不退还怎么办？'})
  expect(reading).toBe('question')
  const order = partial.map(({document, article}) => `${document.id} ${article ?? ''}`)
  expect(order.indexOf('xin art_1')).toBeGreaterThanOrEqual(0)
  expect(order.indexOf('xin art_1')).toBeLessThan(order.indexOf('jiu art_1'))
})

test('按条序：一条里的各款也按条序', async () => {
  const passages = [article(1, '第一条', '一补贴', '二补贴补贴', '三补贴补贴补贴')]
  const engine = await engineOver([{id: 'a', title: '样例', passages}])
  const order = async (inOrder: boolean) => {
    const {groups} = await engine.answer({query: '补贴', inOrder})
    return groups[0]?.hits.map(({occurrences}) => occurrences)
  }
  expect(await order(true)).toEqual([1, 2, 3])
  expect(await order(false)).toEqual([3, 2, 1])
})

test('按条序：只有其中几个词的也按条序', async () => {
  const words = ['证书证书', '抵免', '证书', '抵免抵免抵免', '证书']
  const passages = words.map((text, i) => article(i + 1, `第${i + 1}条`, text))
  const engine = await engineOver([{id: 'a', title: '样例', passages}])
  const {partial} = await engine.answer({query: '抵免 证书', inOrder: true})
  expect(partial.map(({place}) => place)).toEqual([0, 1, 2, 3, 4])
})

test('几个词叠着的，数几处，居中索引就几行', async () => {
  for (const query of ['产教 教融', '产教融合 融合', '教 育']) {
    const {tally} = await ask(query)
    const readings = await engine.all({query})
    const {lines, total} = concordance(
      {readings, originals: []},
      {order: 'text', from: 0, count: 100},
    )
    expect(total).toBe(tally.occurrences)
    expect(lines.every(({word}) => query.split(' ').includes(word))).toBe(true)
    // Marks do not overlap.
    for (const {hits} of readings)
      for (const {ranges} of hits)
        expect(ranges.every(({start}, i) => start >= (ranges[i - 1]?.end ?? 0))).toBe(true)
  }
})
