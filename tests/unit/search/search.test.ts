import {describe, expect, test} from 'vitest'
import type {SearchRecord} from '../../../src/records/search.ts'
import {buildIndex, foldTable} from '../../../src/search/build.ts'
import {makeFold, queryRuns, queryTerms, unitTerms} from '../../../src/search/encode.ts'
import {openIndex} from '../../../src/search/engine.ts'
import {assertIndexFile, FORMAT} from '../../../src/search/format.ts'

const fold = makeFold(foldTable())

describe('encode', () => {
  test.each([
    ['產教融合', '产教融合'],
    ['敎育', '教育'],
    ['ＴＡＦＥ', 'tafe'],
    ['京教职成［2020］7号', '京教职成(2020)7号'],
    ['３０％', '30%'],
    ['甲　乙 丙', '甲乙丙'],
    ['，：；', ',:;'],
  ])('%s 折成 %s', (text, folded) => {
    expect(fold(text).text).toBe(folded)
  })

  test('折过的每个字知道自己从哪里来', () => {
    const {text, starts, ends} = fold('𠮷 ㎡產')
    expect(text).toBe('𠮷m2产')
    expect(starts).toEqual([0, 0, 3, 3, 4])
    expect(ends).toEqual([2, 2, 4, 4, 5])
  })

  test('单字和相邻两字作索引', () => {
    expect(unitTerms('甲乙𠮷')).toEqual(['甲', '乙', '𠮷', '甲乙', '乙𠮷'])
    expect(queryTerms('甲')).toEqual(['甲'])
    expect(queryTerms('甲乙𠮷')).toEqual(['甲乙', '乙𠮷'])
  })

  test('空格隔开几串', () => {
    expect(queryRuns(' 產教　抵免 抵免 ', fold)).toEqual(['产教', '抵免'])
  })

  test('表不大：不到两万字', () => {
    const {from, to} = foldTable()
    expect(Array.from(from)).toHaveLength(Array.from(to).length)
    expect(Array.from(from).length).toBeLessThan(6000)
  })
})

function record(text: string, overrides: Partial<SearchRecord> = {}): SearchRecord {
  return {
    document: 'a',
    eid: 'art_1__para_1',
    kind: 'text',
    label: '第一条第一款',
    article: 'art_1',
    text,
    emended: 0,
    measures: [],
    ...overrides,
  }
}

const RECORDS = [
  record('样例', {eid: '', kind: 'title', label: '标题'}),
  record('一、深化产教融合', {eid: 'art_1', kind: 'heading', label: '第一条标题'}),
  record('建立产教融合型企业认证制度，可按30%抵免。产教融合！'),
  record('1+X证书，TAFE。', {eid: 'art_2__para_1', article: 'art_2', label: '第二条第一款'}),
  record('2200年', {eid: 'art_2__para_2', article: 'art_2', label: '第二条第二款'}),
]
const CARD = {id: 'a', title: '样例', suppliedTitle: false, articles: 2}
const file: unknown = JSON.parse(JSON.stringify(buildIndex(RECORDS, [CARD])))
const engine = openIndex(file)

describe('engine', () => {
  test.each([
    ['产教融合', 2, 3],
    ['產教融合', 2, 3],
    ['抵免', 1, 1],
    ['30%', 1, 1],
    ['1+X', 1, 1],
    ['tafe', 1, 1],
    ['AF', 1, 1],
    ['度，可', 1, 1],
    ['教', 2, 3],
    ['产教 抵免', 1, 3],
  ])('“%s”：%i 段 %i 处', (query, units, occurrences) => {
    expect(engine.search(query)).toMatchObject({units, occurrences})
  })

  test.each(['2020', '融产', '人人', '〇', '<b>', '\\', '产教融合产教融合'])(
    '“%s”没有',
    (query) => {
      expect(engine.search(query)).toMatchObject({units: 0, groups: []})
    },
  )

  test('标出的正是原文里的字', () => {
    const [group] = engine.search('產教融合').groups
    const texts = group?.hits.flatMap(({record: {text}, ranges}) =>
      ranges.map(({start, end}) => text.slice(start, end)),
    )
    expect(texts).toEqual(['产教融合', '产教融合', '产教融合'])
  })

  test('同条的并为一组，标题作组名', () => {
    expect(engine.search('产教融合').groups).toMatchObject([
      {article: 'art_1', title: '一、深化产教融合'},
    ])
  })

  test('几个词不在一处时，列出部分有的', () => {
    const answer = engine.search('抵免 证书')
    expect(answer.units).toBe(0)
    expect(answer.partial).toHaveLength(2)
  })

  test('点名的条款直接给出', () => {
    expect(engine.search('第二条第一款').direct.map(({record: {eid}}) => eid)).toEqual([
      'art_2__para_1',
    ])
    expect(engine.search(' 第二條 第一款').direct).toHaveLength(1)
    expect(engine.search('第九条')).toMatchObject({direct: [], missing: [{id: 'a', articles: 2}]})
  })

  test('错一个字，给出相近的', () => {
    expect(engine.search('产教融和').nearest).toEqual({text: '产教融合', occurrences: 3})
  })

  test.each(['', ' ', '　\n'])('空的查询没有结果，也不出错', (query) => {
    expect(engine.search(query)).toMatchObject({units: 0, groups: [], partial: []})
  })

  test('五千字的查询也答', () => {
    expect(engine.search('产教融合'.repeat(5000)).units).toBe(0)
  })
})

describe('索引文件', () => {
  test.each([
    null,
    1,
    {},
    {format: FORMAT},
    {format: FORMAT + 1, table: {}, index: {}, records: [], documents: []},
  ])('%j 不是', (value) => {
    expect(() => {
      assertIndexFile(value)
    }).toThrow(/Unexpected index/)
  })
})
