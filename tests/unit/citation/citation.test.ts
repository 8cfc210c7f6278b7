import {workTitle} from '../../../src/tree/title.ts'
import {describe, expect, test} from 'vitest'
import {documentAddress, unitAddress} from '../../../src/citation/address.ts'
import {formatCitations, formatOfficial} from '../../../src/citation/format.ts'
import {
  canonicalNumber,
  findCitations,
  parseArticleReference,
} from '../../../src/citation/parse.ts'
import {library} from '../../../src/citation/resolve.ts'

describe('parse', () => {
  test.each(['国发〔2019〕4号', '国发[2019]4号', '国发（2019）第4号', '国发 〔2019〕 4号'])(
    '%s 是同一个文号',
    (text) => {
      expect(canonicalNumber(text)).toBe('国发〔2019〕4号')
    },
  )

  test.each([
    ['第四条', [['art', 4]]],
    [
      '第12条第2款',
      [
        ['art', 12],
        ['para', 2],
      ],
    ],
    [
      '第三条第一款第（二）项',
      [
        ['art', 3],
        ['para', 1],
        ['subpara', 2],
      ],
    ],
    [
      '第三条第一款第二项',
      [
        ['art', 3],
        ['para', 1],
        ['subpara', 2],
      ],
    ],
  ] as const)('%s', (text, levels) => {
    expect(parseArticleReference(text)?.map(({name, ordinal}) => [name, ordinal.value])).toEqual(
      levels,
    )
  })

  test.each(['第四', '四条', '产教融合', '第四条产教', ''])('“%s”不是条款', (text) => {
    expect(parseArticleReference(text)).toBeUndefined()
  })

  test('书名里的条款不另算', () => {
    expect(findCitations('见《关于第三条的解释》第二条')).toMatchObject([
      {title: '关于第三条的解释'},
      {levels: [{name: 'art'}]},
    ])
  })
})

describe('library', () => {
  const find = library([
    {id: 'a', title: '中华人民共和国职业教育法'},
    {id: 'b', title: '实施方案', number: '国发〔2019〕4号'},
  ])

  test('按题名和文号找', () => {
    expect(find({title: '职业教育法'})?.id).toBe('a')
    expect(find({number: '国发〔2019〕4号'})?.id).toBe('b')
    expect(find({title: '教师法'})).toBeUndefined()
  })

  test('比题名时去掉国名和空格', () => {
    expect(workTitle('《中华人民共和国 职业教育法》')).toBe('职业教育法')
  })
})

describe('format', () => {
  const cited = {
    title: '若干意见',
    number: '京教职成〔2020〕7号',
    issuers: ['甲', '乙', '丙', '丁'],
    issued: '2020-05',
    label: '第四条第一款',
    url: 'https://example.org/d/a/4/',
    accessed: '2026-01-02',
  }

  test('公文式', () => {
    expect(formatOfficial(cited)).toBe('京教职成〔2020〕7号，第四条第一款')
    expect(formatOfficial({title: '报告', label: '第六段'})).toBe('《报告》，第六段')
    expect(formatOfficial({title: '报告', label: ''})).toBe('《报告》')
  })

  test('GB/T 7714：四个以上责任者，三个后加“等”', () => {
    const form = formatCitations(cited).find(({name}) => name === 'GB/T 7714')
    expect(form?.text).toBe(
      '甲，乙，丙，等. 若干意见：京教职成〔2020〕7号：第四条第一款[Z/OL]. (2020-05)[2026-01-02]. https://example.org/d/a/4/.',
    )
  })

  test('年份、日期不知道就不写', () => {
    const texts = formatCitations({...cited, issued: '--08-18', accessed: undefined}).map(
      ({text}) => text,
    )
    expect(texts.join('\n')).not.toMatch(/undefined|--08|year|urldate|\. \. /)
  })
})

describe('address', () => {
  test.each([
    ['art_4', '/d/a/4/'],
    ['art_12-1__para_2', '/d/a/12-1/#art_12-1__para_2'],
    ['art_4__para_1~1873', '/d/a/4/#art_4__para_1~1873'],
    ['para_6', '/d/a/#para_6'],
    ['addressee', '/d/a/#addressee'],
    ['', '/d/a/'],
  ])('%s → %s', (eid, address) => {
    expect(unitAddress('/', 'a', eid)).toBe(address)
  })

  test('站点可以不在根上', () => {
    expect(documentAddress('/policy/', 'a')).toBe('/policy/d/a/')
  })
})
