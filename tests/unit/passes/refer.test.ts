import {expect, test} from 'vitest'
import {visit} from 'unist-util-visit'
import {toReading} from '../../../src/tree/to-text.ts'
import {entry, run} from '../../support.ts'

function references(
  text: string,
  entries: Parameters<typeof run>[2] = [],
  meta: Parameters<typeof run>[1] = {},
) {
  const found: (string | undefined)[][] = []
  visit(run(text, meta, entries).root, 'reference', (node) => {
    found.push([toReading(node), node.target])
  })
  return found
}

test('书名、文号、条款都认得；本文件里有的就连上', () => {
  const text =
    '一、按照《职业教育法》和国发〔2019〕4号文件，依照第二条第一款执行。\n二、标题\n一段。\n'
  expect(references(text)).toEqual([
    ['《职业教育法》', undefined],
    ['国发〔2019〕4号', undefined],
    ['第二条第一款', 'art_2__para_1'],
  ])
})

test('书名里改过的字不妨碍', () => {
  const text = '一、按照《職业教育法》执行，落实责任。\n'
  expect(references(text, [entry(text, 5, 6, '职')])).toEqual([['《职业教育法》', undefined]])
})

test('没有的条不连', () => {
  expect(references('一、依照第九条执行，落实责任。\n')).toEqual([['第九条', undefined]])
})

test('前款第二项之后光说第五项：本款没有的，是前款的', () => {
  const items = ['一', '二', '三'].map((number) => `（${number}）事项；\n`).join('')
  const text = `第一条 甲有下列权利：\n${items}第一款以外的，另定。\n乙有下列权利：\n${items}前款第一项由甲行使；第二项至第三项由丙行使。\n`
  expect(references(text, [], {ladder: 'legislation'}).slice(1)).toEqual([
    ['前款第一项', 'art_1__para_3__subpara_1'],
    ['第二项至第三项', 'art_1__para_3__subpara_2'],
  ])
})

test('空格隔开的款，是同一条的', () => {
  expect(
    references('第一条 甲。\n乙。\n第二条 依照第一条第1款 第2款执行。\n', [], {
      ladder: 'legislation',
    }),
  ).toEqual([
    ['第一条第1款', 'art_1__para_1'],
    ['第2款', 'art_1__para_2'],
  ])
})

test('各编另起的章：总则、分则说了就是那一编，没说就是所在的那一编', () => {
  const text =
    '第一编 总则\n第一章 甲\n第一条 甲。\n第二章 乙\n第二条 依照第二章执行。\n第二编 分则\n第一章 丙\n第三条 依照第二章，本法总则第一章、第二章和分则第一章执行。\n第二章 丁\n第四条 丁。\n'
  expect(references(text, [], {ladder: 'legislation'})).toEqual([
    ['第二章', 'part_1__chp_2'],
    ['第二章', 'part_2__chp_2'],
    ['本法总则第一章', 'part_1__chp_1'],
    ['第二章', 'part_1__chp_2'],
    ['第一章', 'part_2__chp_1'],
  ])
})

test('第一条第二项是第二项，不是第一项的 2.', () => {
  const text =
    '第一条 受理：\n（一）甲：\n1. 子；\n2. 丑。\n（二）乙。\n第二条 依照第一条第一项、第二项执行。\n'
  expect(references(text, [], {ladder: 'legislation'})).toEqual([
    ['第一条第一项', 'art_1__para_1__subpara_1'],
    ['第二项', 'art_1__para_1__subpara_2'],
  ])
})

test.each([
  ['上款第一项', [['上款第一项', 'art_1__para_1__subpara_1']]],
  [
    '第一条所列第（一）至第（二）项',
    [['第一条所列第（一）至第（二）项', 'art_1__para_1__subpara_1']],
  ],
  ['第一条规定的第二款', [['第一条规定的第二款', 'art_1__para_2']]],
  ['专利合作条约第一条', [['第一条', undefined]]],
  ['以上条件', []],
  // The 款 of the citation has no items: those of the 款 above are meant.
  ['第（二）项', [['第（二）项', 'art_1__para_1__subpara_2']]],
])('写法：%s', (said, expected) => {
  const text = `第一条 甲有：\n（一）子；\n（二）丑。\n依照${said}办理。\n`
  expect(references(text, [], {ladder: 'legislation'})).toEqual(expected)
})

test('简称是前面引过的题名的末尾', () => {
  const text =
    '第一条 根据《劳动争议调解仲裁法》制定。\n第二条 依据调解仲裁法第一条，适用刑事诉讼法第二条。\n'
  const found: unknown[] = []
  visit(run(text, {ladder: 'legislation'}).root, 'reference', ({citation}) => {
    found.push(citation.document)
  })
  expect(found.slice(1)).toEqual([
    {by: 'title', title: '劳动争议调解仲裁法'},
    {by: 'name', name: '适用刑事诉讼法'},
  ])
})
