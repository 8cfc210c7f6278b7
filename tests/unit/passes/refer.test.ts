import {expect, test} from 'vitest'
import {visit} from 'unist-util-visit'
import {toReading} from '../../../src/tree/to-text.ts'
import {entry, run} from '../../support.ts'

function references(text: string, entries: Parameters<typeof run>[2] = []) {
  const found: (string | undefined)[][] = []
  visit(run(text, {}, entries).root, 'reference', (node) => {
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
