import {describe, expect, test} from 'vitest'
import {visit} from 'unist-util-visit'
import type {Root} from '../../../src/tree/types.ts'
import {rules, run} from '../../support.ts'

function eids(root: Root): string[] {
  const found: string[] = []
  visit(root, (node) => {
    if ('eid' in node && node.type !== 'measure') found.push(node.eid)
  })
  return found
}

describe('公文的四级', () => {
  test('一、是条，下面的段是款', () => {
    expect(eids(run('一、甲\n第一段。\n第二段。\n二、乙\n一段。\n').root)).toEqual([
      'art_1',
      'art_1__para_1',
      'art_1__para_2',
      'art_2',
      'art_2__para_1',
    ])
  })

  test('（一）1.（1）逐级嵌套', () => {
    expect(eids(run('一、甲\n（一）乙\n1.丙\n（1）丁。\n（二）戊\n').root)).toEqual([
      'art_1',
      'art_1__subpara_1',
      'art_1__subpara_1__point_1',
      'art_1__subpara_1__point_1__subpoint_1',
      'art_1__subpara_2',
    ])
  })

  test('（n）跨过一、连着编，（n）就是条', () => {
    expect(eids(run('一、甲\n（一）乙。\n（二）丙。\n二、丁\n（三）戊。\n').root)).toEqual([
      'lvl_1',
      'art_1',
      'art_1__para_1',
      'art_2',
      'art_2__para_1',
      'lvl_2',
      'art_3',
      'art_3__para_1',
    ])
  })

  test('序号以外的段是全文的段', () => {
    expect(eids(run('为了发展，提出意见。\n一、甲\n').root)).toEqual(['para_1', 'art_1'])
  })

  test('条的标题到行末；（一）后短短一句是标题', () => {
    const {root} = run('一、加强领导，落实责任\n（一）健全机制。各地应当建立制度。\n')
    const headings: unknown[] = []
    visit(root, 'heading', (heading) => {
      headings.push(heading.children.map((child) => ('value' in child ? child.value : '')).join(''))
    })
    expect(headings).toEqual(['加强领导，落实责任', '健全机制。'])
  })
})

describe('法规', () => {
  test('章、条、款、项；项在款下', () => {
    const text =
      '第一章 总则\n第一条 为了发展，制定本法。\n第二条 下列情形：\n（一）甲；\n（二）乙。\n前款规定不适用的除外。\n'
    expect(eids(run(text, {ladder: 'legislation'}).root)).toEqual([
      'chp_1',
      'art_1',
      'art_1__para_1',
      'art_2',
      'art_2__para_1',
      'art_2__para_1__subpara_1',
      'art_2__para_1__subpara_2',
      'art_2__para_2',
    ])
  })

  test('之一', () => {
    const {root, file} = run('第一条 甲。\n第一条之一 乙。\n第二条 丙。\n', {ladder: 'legislation'})
    expect(eids(root)).toEqual([
      'art_1',
      'art_1__para_1',
      'art_1-1',
      'art_1-1__para_1',
      'art_2',
      'art_2__para_1',
    ])
    expect(rules(file)).toEqual([])
  })
})

describe('编号的毛病只报告，不改', () => {
  test('缺号', () => {
    const {file} = run('一、甲\n三、乙\n')
    expect(rules(file)).toEqual(['numbering-gap'])
    expect(file.messages[0]?.line).toBe(2)
  })

  test('重号：两条都在，第一条用人猜得到的地址，第二条注明是重号', () => {
    const {root, file} = run('一、甲\n二、乙\n二、丙\n三、丁\n')
    expect(rules(file)).toEqual(['numbering-repeat', 'duplicate-eid'])
    expect(file.messages.every(({fatal}) => fatal === false)).toBe(true)
    expect(eids(root)).toEqual(['art_1', 'art_2', 'art_2r2', 'art_3'])
  })

  test('不在这一级序号里的，留作段', () => {
    const {root, file} = run('一、甲\n第三条 乙。\n')
    expect(eids(root)).toEqual(['art_1', 'art_1__para_1'])
    expect(rules(file)).toEqual(['unplaced-line'])
  })
})
