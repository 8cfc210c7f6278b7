import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import {toReading} from '../../../src/tree/to-text.ts'
import {run} from '../../support.ts'

function measures(text: string) {
  const found: string[] = []
  visit(run(text, {ladder: 'standard'}).root, 'measure', (node) => {
    found.push(toReading(node))
  })
  return found
}

test('术语和定义之下没有措施，要求之下有', () => {
  const text =
    '样例规范\n1 术语和定义\n1.1 场所\n学校应当使用的房屋。\n1.2 出口\n人员应当由此离开。\n2 要求\n2.1 出口\n学校应当设两个出口。\n'
  expect(measures(text)).toEqual(['学校应当设两个出口。'])
})
