import {describe, expect, test} from 'vitest'
import type {Passage} from '../../../src/records/search.ts'
import type {Hit} from '../../../src/search/answer.ts'
import {concordance} from '../../../src/search/concordance.ts'
import {findOriginals, onlyThere} from '../../../src/search/originals.ts'
import {engineOver} from '../../search.ts'

function hit(text: string, word: string): Hit {
  const ranges = [...text.matchAll(new RegExp(word, 'gu'))].map(({index}) => ({
    start: index,
    end: index + word.length,
  }))
  const unit = {eid: 'art_1', kind: 'text' as const, text, emended: 1, measures: []}
  return {unit, ranges, occurrences: ranges.length}
}

/** The places that only the witness has, by how often the word stands before them. */
function only(original: string, reading: string, word: string): number[] {
  const there = hit(original, word)
  return onlyThere(there, hit(reading, word)).map((range) => there.ranges.indexOf(range))
}

describe('只在原文里的', () => {
  test('正文一处也没有，就都是', () => {
    const there = hit('开放教育与教育', '教育')
    expect(onlyThere(there, undefined)).toEqual(there.ranges)
  })

  test.each<[what: string, original: string, reading: string, expected: number[]]>([
    ['没有动过', '办好教育，发展教育', '办好教育，发展教育', []],
    ['只换了标点、繁体', '辦好教育,發展教育', '办好教育，发展教育', []],
    ['塞入的词里多一处', '办好开放教育与职业教育融合发展事业', '办好职业教育事业', [0]],
    ['塞入两次', '开放教育与教育，开放教育与教育', '教育，教育', [0, 2]],
    ['后一处是衍文', '教育为本。更多教育文章', '教育为本。', [1]],
    ['前一处是衍文', '更多教育文章。教育为本', '教育为本', [0]],
    ['整段就是这个词', '教育', '教育', []],
    [
      '两万处里多出一处',
      `${'职业教育，'.repeat(20_000)}开放教育。`,
      '职业教育，'.repeat(20_000),
      [20_000],
    ],
    [
      '两万处，中间多一处',
      `${'职业教育，'.repeat(10_000)}开放的教育；${'职业教育，'.repeat(10_000)}`,
      '职业教育，'.repeat(20_000),
      [10_000],
    ],
  ])('%s', (_, original, reading, expected) => {
    expect(only(original, reading, '教育')).toEqual(expected)
  })
})

describe('两份索引', async () => {
  const passage = (eid: string, text: string): Passage => ({
    article: eid,
    heads: [],
    units: [{eid: `${eid}__para_1`, kind: 'text', text, emended: 0, measures: []}],
  })
  const given = (id: string, passages: Passage[]) => ({id, title: `关于${id}的意见`, passages})
  const readings = await engineOver([
    given('jia', [passage('art_1', '办好职业教育。'), passage('art_2', '教育为本。')]),
    given('yi', [passage('art_1', '教育为先。')]),
  ])
  const originals = await engineOver([
    given('jia', [
      passage('art_1', '办好开放教育与职业教育融合发展。'),
      passage('art_2', '教育为本.'),
    ]),
    given('yi', [passage('art_1', '敎育为先,融合发展。')]),
  ])
  const engines = {readings, originals}

  test('各自计数，相同的不重复', async () => {
    const {groups, tally} = await findOriginals(engines, {query: '教育'})
    expect(tally).toEqual({units: 1, occurrences: 1, passages: 1, documents: 1, exact: true})
    expect(groups[0]?.document.id).toBe('jia')
    expect(groups[0]?.hits[0]?.ranges).toEqual([{start: 4, end: 6}])
    const other = await findOriginals(engines, {query: '融合发展'})
    expect(other.tally).toMatchObject({units: 2, occurrences: 2, documents: 2})
  })

  test('筛选也管原文', async () => {
    const {tally} = await findOriginals(engines, {query: '融合发展', filter: {document: 'yi'}})
    expect(tally).toMatchObject({occurrences: 1, documents: 1})
  })

  test('没有人等了，就不再找', async () => {
    await expect(findOriginals(engines, {query: '教育'}, () => false)).rejects.toThrow()
  })

  test('居中索引里各说所据', async () => {
    const question = {query: '教育'}
    const every = {
      readings: await readings.all(question),
      originals: (await findOriginals(engines, question)).groups,
    }
    const {lines, total} = concordance(every, {order: 'text', from: 0, count: 10})
    expect(total).toBe(4)
    expect(lines.map(({isOriginal}) => isOriginal)).toEqual([false, false, false, true])
    expect(lines.at(-1)).toMatchObject({left: '办好开放', word: '教育', label: '第一条第一款'})
  })
})
