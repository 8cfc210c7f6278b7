import {describe, expect, test} from 'vitest'
import {groups, rowsOf} from '../../../src/records/collation.ts'
import {toData, toMarkdown, toPlainText} from '../../../src/records/export.ts'
import {forceName} from '../../../src/records/names.ts'
import {measureRecords} from '../../../src/records/measure.ts'
import {sections, tally} from '../../../src/records/page.ts'
import {searchRecords} from '../../../src/records/search.ts'
import {stretchesOf} from '../../../src/records/witness.ts'
import {apparatusOf, entry, run} from '../../support.ts'

const TEXT =
  '某发〔2020〕1号\n各区：\n为了发展，提出意见。\n一、落實政策\n建立制度做好保障。学校应当公开。\n'
const HEAD = TEXT.indexOf('實')
const SLOT = TEXT.indexOf('做好')
const ENTRIES = [
  entry(TEXT, HEAD, HEAD + 1, '实', {note: '繁体字'}),
  entry(TEXT, SLOT, SLOT, '，', {cert: 'medium'}),
]
const {root, document} = run(TEXT, {title: '样例', number: '某发〔2020〕1号'}, ENTRIES)
const apparatus = apparatusOf(TEXT, ENTRIES)

describe('措施', () => {
  const records = measureRecords(root, document)

  test('一句一项，各有地址', () => {
    expect(records.map(({text}) => text)).toEqual(['建立制度，做好保障。', '学校应当公开。'])
    expect(records[0]).toMatchObject({
      id: `yang-li#art_1__para_1~${TEXT.indexOf('建立')}`,
      label: '第一条第一款',
      article: 'art_1',
      emended: 1,
    })
  })

  test('新闻没有措施', () => {
    expect(measureRecords(run(TEXT, {genre: '新闻'}).root, document)).toEqual([])
  })

  test('力度的名字用文中的词', () => {
    expect(forceName({force: 'encourage', forceWord: '支持'})).toBe('支持')
    expect(forceName({force: 'must', forceWord: '要'})).toBe('应当')
  })
})

test('检索：题名、各项、标题、各段都在', () => {
  expect(searchRecords(root, document).map(({kind, eid, text}) => [kind, eid, text])).toEqual([
    ['title', '', '样例'],
    ['field', 'document-number', '某发〔2020〕1号'],
    ['field', 'addressee', '各区：'],
    ['text', 'para_1', '为了发展，提出意见。'],
    ['heading', 'art_1', '一、落实政策'],
    ['text', 'art_1__para_1', '建立制度，做好保障。学校应当公开。'],
  ])
})

test('检索：正文自己有的标题只算一处，排在最前；照字面有别的，两个都在', () => {
  const text = '某发〔2020〕1号\n关于发展的意见\n各区：\n为了发展，提出意见。\n'
  const unitsWith = (title: string) => {
    const {root, document} = run(text, {title, number: '某发〔2020〕1号'})
    return searchRecords(root, document).map(({kind, eid, label}) => [kind, eid, label])
  }
  const rest = [
    ['field', 'addressee', '主送机关'],
    ['text', 'para_1', '第一段'],
  ]
  const number = ['field', 'document-number', '发文字号']
  expect(unitsWith('关于发展的意见')).toEqual([['title', 'title', '标题'], number, ...rest])
  expect(unitsWith('别名')).toEqual([
    ['title', '', '标题'],
    number,
    ['field', 'title', '标题'],
    ...rest,
  ])
})

test('检索：措施在段中的起止', () => {
  const record = searchRecords(root, document).at(-1)
  expect(record?.measures.map(({start, end}) => record.text.slice(start, end))).toEqual([
    '建立制度，做好保障。',
    '学校应当公开。',
  ])
  expect(record?.original).toBe('建立制度做好保障。学校应当公开。')
})

describe('页面', () => {
  const [loose, article] = sections(root, apparatus)

  test('条以外的在前，条各成一节', () => {
    expect(loose?.passages.map(({label}) => label)).toEqual(['发文字号', '主送机关', '第一段'])
    expect(article).toMatchObject({kind: 'article', slug: '1', num: '一、', title: '落实政策'})
    expect(article?.tally).toMatchObject({characters: 1, punctuation: 1, total: 2, uncertain: 1})
  })

  test('校记随段，写明原作什么', () => {
    expect(
      article?.passages.map(({notes}) =>
        notes.map(({reading, wording, verdict}) => [reading, wording, verdict]),
      ),
    ).toEqual([
      [['实', '原作“實”', '讹 · 理校 · 确定']],
      [['，', '原脱，推定', '脱 · 理校 · 推定']],
    ])
  })

  test('同样的改动合为一条', () => {
    const text = '一、實\n實事實\n'
    const entries = [2, 4, 6].map((at) => entry(text, at, at + 1, '实'))
    const [section] = sections(run(text, {}, entries).root, apparatusOf(text, entries))
    expect(section?.passages[1]?.notes.map(({keys}) => keys)).toEqual([
      ['characters-4-5', 'characters-6-7'],
    ])
  })

  test('层层计数', () => {
    expect(tally(apparatus.entries).total).toBe(2)
  })
})

test('校勘记：每条有上下文', () => {
  const rows = rowsOf(root, apparatus)
  expect(rows.map(({label, before, shown, after}) => [label, before, shown, after])).toEqual([
    ['第一条标题', '一、落', '实', '政策'],
    ['第一条第一款', '建立制度', '，', '做好保障。学校应'],
  ])
  expect(groups(rows, 'punctuation')).toHaveLength(1)
})

test('底本页：一字不差', () => {
  const stretches = stretchesOf(TEXT, {residue: []}, [{document, apparatus}])
  expect(stretches.flatMap(({pieces}) => pieces.map(({text}) => text)).join('')).toBe(TEXT)
  expect(stretches[0]?.pieces.filter((piece) => piece.entry !== undefined)).toHaveLength(2)
})

describe('取用的文件', () => {
  test('纯文本', () => {
    expect(toPlainText({document, root})).toBe(
      '样例\n某发〔2020〕1号\n各区：\n　　为了发展，提出意见。\n　　一、落实政策\n　　建立制度，做好保障。学校应当公开。\n',
    )
  })

  test('编者拟的题目加方括号', () => {
    expect(toPlainText({document: {...document, supplied: {title: '编者拟'}}, root})).toMatch(
      /^［样例］\n/,
    )
  })

  test('Markdown 里的符号不作格式', () => {
    const text = '一、*甲*[乙]\n'
    const ran = run(text)
    expect(toMarkdown(ran)).toContain('## 一、\\*甲\\*\\[乙\\]')
  })

  test('JSON', () => {
    expect(JSON.parse(JSON.stringify(toData({document, root, apparatus})))).toMatchObject({
      units: expect.any(Array) as unknown,
      measures: [{}, {}],
    })
  })
})
