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
