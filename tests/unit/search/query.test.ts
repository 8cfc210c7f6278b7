/** What is the same for a searcher, and what a query is read as. */
import {describe, expect, test} from 'vitest'
import {makeFold, runTerms} from '../../../src/search/encode.ts'
import {unpackTable} from '../../../src/search/fold-table.ts'
import packed from '../../../src/search/fold.json' with {type: 'json'}
import {lookedAt, parseQuery} from '../../../src/search/query.ts'
import {withOtherPercents} from '../../../src/search/percent.ts'
import {wholeFold} from '../../../src/search/whole-fold.ts'
import {standardCharacters} from '../../../scripts/make-fold.ts'

describe('encode', () => {
  test.each([
    ['產教融合', '产教融合'],
    ['敎育', '教育'],
    ['ＴＡＦＥ', 'tafe'],
    ['京教职成［2020］7号', '京教职成(2020)7号'],
    ['３０％', '30%'],
    ['甲　乙 丙', '甲乙丙'],
    ['\u200b教\u00ad师\ufeff', '教师'],
    ['，：；', ',:;'],
  ])('%s 折成 %s', (text, folded) => {
    expect(wholeFold(text).text).toBe(folded)
    expect(wholeFold.plain(text)).toBe(folded)
  })

  test('半个字不碍着别的字', () => {
    const fold = makeFold(new Map())
    expect(fold.plain('坏\ud835字')).toBe('坏\ud835字')
    expect(fold.plain('好\u{1d400}𝐁字')).toBe('好ab字')
  })

  test('折过的每个字知道自己从哪里来', () => {
    const {text, starts, ends} = wholeFold('𠮷 ㎡產')
    expect(text).toBe('𠮷m2产')
    expect(starts).toEqual([0, 0, 3, 3, 4])
    expect(ends).toEqual([2, 2, 4, 4, 5])
  })

  test('相邻两字作索引，一个字的就是它自己，只有标点的没有', () => {
    expect(runTerms('甲')).toEqual(['甲'])
    expect(runTerms('甲乙𠮷')).toEqual(['甲乙', '乙𠮷'])
    expect(runTerms('甲，乙')).toEqual(['甲，', '，乙'])
    expect(runTerms('，')).toEqual([])
    expect(runTerms('。”')).toEqual([])
  })

  test('很长的一串不取所有的两字', () => {
    const text = Array.from({length: 4000}, (_, i) => String.fromCodePoint(0x4e00 + i)).join('')
    expect(runTerms(text).length).toBeLessThanOrEqual(64)
  })

  test('折字的表就是从 opencc 来的，折过的不再折', () => {
    const table = unpackTable(packed)
    expect(table).toEqual(standardCharacters())
    expect([...table.values()].filter((standard) => table.has(standard))).toEqual([])
  })

  test('折字的表里只有汉字：别的字没有它也一样折', () => {
    const strange = [...unpackTable(packed)]
      .flat()
      .filter((char) => !/^\p{Script=Han}$/u.test(char))
    expect(strange).toEqual([])
  })
})

describe('query', () => {
  const read = (text: string) => parseQuery(text, wholeFold)

  test('空格隔开几串，折过的一样就是一串', () => {
    expect(read(' 產教　抵免 抵免 ').runs.map(({text}) => text)).toEqual(['产教', '抵免'])
  })

  test.each(['"产教 融合" 抵免', '“产教 融合” 抵免', '「产教 融合」 抵免'])(
    '%s：引号里的是一串',
    (text) => {
      expect(read(text)).toMatchObject({
        runs: [{text: '产教融合'}, {text: '抵免'}],
        quoted: true,
      })
    },
  )

  test.each(['抵免 -证书', '抵免 －证书', '抵免 −证书'])('%s：减号不论全角半角', (text) => {
    expect(read(text)).toMatchObject({runs: [{text: '抵免'}], without: [{text: '证书'}]})
  })

  test('单独的标点夹在词里，不算一个词', () => {
    expect(read('补贴 ， 抵免').runs.map(({text}) => text)).toEqual(['补贴', '抵免'])
  })

  test('太长的只看开头，不切开一个字', () => {
    const long = lookedAt(`甲${'𠮷'.repeat(5000)}`)
    expect(long).toMatch(/^甲𠮷+\uFFFD$/u)
    expect(long).toHaveLength(5000)
    expect(lookedAt('甲\ud842')).toBe('甲\uFFFD')
    expect(() => encodeURIComponent(long)).not.toThrow()
  })

  test('减号排除', () => {
    expect(read('产教 -抵免')).toMatchObject({
      runs: [{text: '产教'}],
      without: [{text: '抵免'}],
    })
    expect(read('1-2').without).toEqual([])
    // Still being typed.
    expect(read('产教 -').runs).toEqual([{text: '产教', shown: '产教'}])
    expect(read('-')).toMatchObject({marksOnly: true})
  })

  test.each([
    ['是否', false],
    ['产教融合', false],
    ['押金不退怎么办', true],
    ['夫妻一方经营个体工商户所欠债务，谁偿还？', true],
    ['旅客乘坐航空飞机时因自身疾病死亡', true],
    ['"押金不退怎么办"', false],
    ['旅游者 导游', false],
    ['chanjiaoronghe', false],
  ])('%s 是不是问句：%s', (text, question) => {
    expect(read(text).question).toBe(question)
  })

  test.each(['，', '。 ——', '《》'])('%s 只有标点', (text) => {
    expect(read(text).marksOnly).toBe(true)
  })
})

test('问话里的引号是话里的，查词的引号才是整串', () => {
  expect(parseQuery('“将来”应收账款如何设质？', wholeFold)).toMatchObject({
    question: true,
    quoted: false,
    runs: [{text: '将来应收账款如何设质?'}],
  })
  expect(parseQuery('“应收账款” 设质', wholeFold)).toMatchObject({
    question: false,
    quoted: true,
    runs: [{text: '应收账款'}, {text: '设质'}],
  })
})

describe('percent', () => {
  test.each([
    ['30%', '百分之三十'],
    ['100%', '百分之百'],
    ['2.5%', '百分之二点五'],
    ['百分之三十五', '35%'],
    ['百分之百', '100%'],
    ['百分之零点五', '0.5%'],
    ['0.5%', '百分之零点五'],
    ['0%', '百分之零'],
    ['不低于30% 补贴', '不低于百分之三十 补贴'],
    ['百分之三十至40%', '30%至百分之四十'],
    ['101%', undefined],
    ['百分之', undefined],
    ['三十', undefined],
  ])('%s 也作 %s', (text, other) => {
    expect(withOtherPercents(text)).toBe(other)
  })
})
