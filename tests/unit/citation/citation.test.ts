import {workTitle} from '../../../src/tree/title.ts'
import {describe, expect, test} from 'vitest'
import {documentAddress, unitAddress} from '../../../src/citation/address.ts'
import {formatCitations, formatOfficial} from '../../../src/citation/format.ts'
import {findCitations, findDefinitions} from '../../../src/citation/find.ts'
import {canonicalNumber} from '../../../src/citation/grammar.ts'
import {parseCitation, parseCitations} from '../../../src/citation/parse.ts'
import {library, versionAt} from '../../../src/citation/library.ts'
import {resolveUnits, unitsOf} from '../../../src/citation/resolve.ts'
import {sayCitation} from '../../../src/citation/say.ts'
import {makeEid} from '../../../src/tree/eid.ts'

/** What is found, in one line each: the words, and what they are taken for. */
function found(text: string): string[] {
  return findCitations(text).map(({start, end, ...citation}) => {
    const {levels, through, relative, document} = citation
    const said = [
      document && sayCitation({document}),
      relative && sayCitation({relative}),
      levels && makeEid({levels}),
      through && `..${makeEid({levels: through})}`,
    ]
    return `${text.slice(start, end)} = ${said.filter(Boolean).join(' ')}`
  })
}

describe('文号', () => {
  test.each(['国发〔2019〕4号', '国发[2019]4号', '国发（2019）第4号', '国发 〔2019〕 4号'])(
    '%s 是同一个文号',
    (text) => {
      expect(canonicalNumber(text)).toBe('国发〔2019〕4号')
    },
  )
})

describe('文中的引用', () => {
  test.each([
    ['依照第十二条第二款第（三）项执行', ['第十二条第二款第（三）项 = art_12__para_2__subpara_3']],
    ['依照第12条执行', ['第12条 = art_12']],
    ['依照第十二条之一第三项执行', ['第十二条之一第三项 = art_12-1__subpara_3']],
    ['依照本条例第三条至第五条', ['本条例第三条至第五条 = 本条例 art_3 ..art_5']],
    ['违反第五条第一款、第三款的', ['第五条第一款 = art_5__para_1', '第三款 = art_5__para_3']],
    [
      '依照第十条、第十一条和第十五条',
      ['第十条 = art_10', '第十一条 = art_11', '第十五条 = art_15'],
    ],
    [
      '有第三条第一款第（一）、（三）项情形',
      ['第三条第一款第（一） = art_3__para_1__subpara_1', '（三）项 = art_3__para_1__subpara_3'],
    ],
    ['有第十、十一条所列', ['第十 = art_10', '十一条 = art_11']],
    ['有前款第一项至第三项情形', ['前款第一项至第三项 = 前款 subpara_1 ..subpara_3']],
    ['前两款规定', ['前两款 = 前两款']],
    ['前三条规定和本条第二款', ['前三条 = 前三条', '本条第二款 = 本条 para_2']],
    [
      '《职业教育法》第十条和第十二条',
      ['《职业教育法》第十条 = 《职业教育法》 art_10', '第十二条 = 《职业教育法》 art_12'],
    ],
    ['国发〔2019〕4号第四条', ['国发〔2019〕4号第四条 = 国发〔2019〕4号 art_4']],
    ['京教职成[2020]7号第四条', ['京教职成[2020]7号第四条 = 京教职成〔2020〕7号 art_4']],
    ['《方案》（国发〔2019〕4号）要求', ['《方案》（国发〔2019〕4号） = 《方案》']],
    [
      '，刑法第二百三十二条、第二百三十四条',
      ['第二百三十二条 = 刑法 art_232', '第二百三十四条 = 刑法 art_234'],
    ],
    ['见《关于第三条的解释》第二条', ['《关于第三条的解释》第二条 = 《关于第三条的解释》 art_2']],
    ['适用第二编第六章', ['第二编第六章 = part_2__chp_6']],
    ['由各该条规定，格式合同条款，该项目，前项目，本条件', []],
    ['第一次会议第三届委员会第二审', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test('以下简称', () => {
    const text =
      '根据《中华人民共和国企业破产法》（以下简称企业破产法），印发《方案》（以下简称《甲》）'
    expect(
      findDefinitions(text).map(({name, document}) => [name, sayCitation({document})]),
    ).toEqual([
      ['企业破产法', '《中华人民共和国企业破产法》'],
      ['甲', '《方案》'],
    ])
  })
})

describe('键入的引用', () => {
  test.each([
    ['民法典1063', '民法典 art_1063'],
    ['民法典第一千零六十三条', '民法典 art_1063'],
    ['《职业教育法》第十条', '《职业教育法》 art_10'],
    ['国发[2019]4号第五条', '国发〔2019〕4号 art_5'],
    ['国发〔2019〕4号，第五条第一款', '国发〔2019〕4号 art_5__para_1'],
    ['12条之一', 'art_12-1'],
    ['第四条第一款', 'art_4__para_1'],
    ['刑法120-1', '刑法 art_120-1'],
    ['《刑法》附件1第九条', '《刑法》 att_1__art_9'],
    ['刑法附件一', '刑法 att_1'],
    ['附件第二条', 'att_1__art_2'],
    ['民法典第二条 第三款', '民法典 art_2__para_3'],
    ['《民法典》第二条　第一款。', '《民法典》 art_2__para_1'],
    ['国发〔2019〕4号，附件1第二条', '国发〔2019〕4号 att_1__art_2'],
    ['国发〔2019〕4号附件1第一部分第三段', '国发〔2019〕4号 att_1__lvl_1__para_3'],
    ['《方案》附件2表3', '《方案》 att_2__table_3'],
    ['《决定》第四条第2目第一款', '《决定》 art_4__point_2__para_1'],
    [
      '《通知》附件1第三条第（二）项第10目(1)',
      '《通知》 att_1__art_3__subpara_2__point_10__subpoint_1',
    ],
  ])('%s', (text, expected) => {
    const citation = parseCitation(text)
    const {document, levels = []} = citation ?? {}
    expect([document && sayCitation({document}), makeEid({levels})].filter(Boolean).join(' ')).toBe(
      expected,
    )
  })

  test('附件里从哪条到哪条', () => {
    const {levels = [], through = []} = parseCitation('《刑法》附件1第九条至第十条') ?? {}
    expect([levels, through].map((levels) => makeEid({levels}))).toEqual([
      'att_1__art_9',
      'att_1__art_10',
    ])
  })

  test.each([
    ['第四条第一款、第二款', ['art_4__para_1', 'art_4__para_2']],
    ['刑法第二百三十二条、第二百三十四条。', ['刑法art_232', '刑法art_234']],
    ['国发〔2019〕4号第五条和第六条', ['国发〔2019〕4号art_5', '国发〔2019〕4号art_6']],
    ['第三条至第五条、第七条', ['art_3~art_5', 'art_7']],
    ['第四条', []],
    ['第四条、第五条的规定', []],
    ['第四条、学校', []],
  ])('几处一起引：%s', (text, expected) => {
    const said = parseCitations(text).map(({document, levels = [], through}) =>
      [
        document ? sayCitation({document}) : '',
        makeEid({levels}),
        through ? `~${makeEid({levels: through})}` : '',
      ].join(''),
    )
    expect(said).toEqual(expected)
  })

  test.each(['第四', '产教融合', '第四条产教', '2020', '', '附件', '教育法第二阶段'])(
    '“%s”不是引用',
    (text) => {
      expect(parseCitation(text)).toBeUndefined()
    },
  )
})

describe('所指', () => {
  const units = unitsOf([
    'chp_1',
    'art_1',
    'art_1__para_1',
    'art_2',
    'art_2__para_1',
    'art_2__para_2',
    'art_2__para_2__subpara_1',
    'art_2__para_2__subpara_2',
    'art_2__para_3',
    'chp_2',
    'art_3',
    'art_3__para_1',
  ])
  const resolve = (text: string, from: string) => {
    const [citation] = findCitations(text)
    return citation && resolveUnits(citation, units, from)
  }

  test.each([
    ['第二条第二款', 'art_3__para_1', {target: 'art_2__para_2'}],
    ['第二条第二项', 'art_3__para_1', {target: 'art_2__para_2__subpara_2'}],
    ['第二款', 'art_2__para_1', {target: 'art_2__para_2'}],
    ['前款', 'art_2__para_2', {target: 'art_2__para_1'}],
    ['前款', 'art_2__para_2__subpara_1', {target: 'art_2__para_1'}],
    ['前两款', 'art_2__para_3', {target: 'art_2__para_1', through: 'art_2__para_2'}],
    ['前款第一项', 'art_2__para_3', {target: 'art_2__para_2__subpara_1'}],
    ['前项', 'art_2__para_2__subpara_2', {target: 'art_2__para_2__subpara_1'}],
    ['前条', 'art_3__para_1', {target: 'art_2'}],
    ['前两条', 'art_3__para_1', {target: 'art_1', through: 'art_2'}],
    ['本条', 'art_2__para_3', {target: 'art_2'}],
    ['本章', 'art_3__para_1', {target: 'chp_2'}],
    ['第一条至第三条', 'art_3__para_1', {target: 'art_1', through: 'art_3'}],
    ['第九条', 'art_3__para_1', {unresolved: 'no-unit'}],
    ['前款', 'art_2__para_1', {unresolved: 'no-context'}],
    // A list inside a sentence has no units of its own.
    ['第一条第一款第二项', 'art_3__para_1', {target: 'art_1__para_1'}],
  ])('%s，从 %s 看', (text, from, expected) => {
    expect(resolve(text, from)).toEqual(expected)
  })
})

describe('library', () => {
  const find = library([
    {id: 'a2', title: '中华人民共和国职业教育法', version: '2022-04-20'},
    {id: 'a1', title: '职业教育法', version: '1996-05-15'},
    {id: 'b', title: '实施方案', number: '国发〔2019〕4号'},
    {id: 'c', title: '中华人民共和国民法典合同编'},
  ])
  const ids = (document: Parameters<typeof find>[0]) => find(document).versions.map(({id}) => id)

  test('按题名、文号、不带书名号的名称找，旧版在前', () => {
    expect(ids({by: 'title', title: '职业教育法'})).toEqual(['a1', 'a2'])
    expect(ids({by: 'name', name: '依照职业教育法'})).toEqual(['a1', 'a2'])
    expect(ids({by: 'number', number: '国发〔2019〕4号'})).toEqual(['b'])
    expect(ids({by: 'title', title: '教师法'})).toEqual([])
  })

  test('长题名的末尾不是另一件的题名；只有一件这样结尾，就是它', () => {
    const titles = (all: readonly string[]) => {
      const among = library(all.map((title) => ({id: title, title})))
      return among({by: 'name', name: '依据调解仲裁法'}).versions.map(({title}) => title)
    }
    expect(titles(['仲裁法', '劳动争议调解仲裁法'])).toEqual(['劳动争议调解仲裁法'])
    expect(titles(['仲裁法', '劳动争议调解仲裁法', '土地纠纷调解仲裁法'])).toEqual([])
    expect(titles(['仲裁法'])).toEqual(['仲裁法'])
  })

  test('拆成几件的，各是一部分', () => {
    expect(find({by: 'name', name: '民法典'}).parts.map(({id}) => id)).toEqual(['c'])
  })

  test('引用时有效的版本，没有就取其后最早的', () => {
    const {versions} = find({by: 'title', title: '职业教育法'})
    expect(versionAt(versions, '2020-01-01')?.id).toBe('a1')
    expect(versionAt(versions, '2023-01-01')?.id).toBe('a2')
    expect(versionAt(versions, '1990-01-01')?.id).toBe('a1')
    expect(versionAt(versions, undefined)?.id).toBe('a2')
  })

  test('比题名时去掉国名、空格和顿号', () => {
    expect(workTitle('《中华人民共和国 职业教育法》')).toBe('职业教育法')
    expect(workTitle('甲、乙的规定')).toBe(workTitle('甲乙的规定'))
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
