/** Brackets without a partner, and all that only looks like it. */
import {describe, expect, test} from 'vitest'
import {edited} from '../../../src/collation/page.ts'
import {pinyinGloss} from '../../../src/collation/rules/pinyin-gloss.ts'
import {unbalancedBracket} from '../../../src/collation/rules/unbalanced-bracket.ts'

const lone = (text: string) =>
  Array.from(
    unbalancedBracket.find(edited(text, [])),
    ({start, reading}) => `${text.charAt(start)}${reading ?? ''}`,
  )

describe('配对', () => {
  test.each([
    ['《职业教育法（试行）》', []],
    ['《职业教育法（试行》', ['（']],
    ['依照《职业教育法的规定。', ['《']],
    ['依照职业教育法》的规定。', ['》']],
    ['“甲‘乙’丙”', []],
    ['“甲‘乙”丙’', ['‘', '’']],
    ['1）甲；2）乙\na）丙\n一）丁', []],
    ['it’s 5’', []],
    ['推行”双元“育人', ['”“', '“”']],
    ['推行”双元”育人', ['”“', '”']],
    ['推行“双元“育人', ['“', '“”']],
    ['（甲乙\n丙丁）戊。', []],
    ['（甲乙。\n\n丙丁）戊。', ['（', '）']],
    ['修改为：“甲。\n“乙。\n“丙。”', []],
    ['修改为：“甲。\n“乙。\n“丙。', ['“']],
    ['（普通高中)', ['（']],
    ['', []],
  ])('%s', (text, marks) => {
    expect(lone(text)).toEqual(marks)
  })
})

describe('注音', () => {
  const find = (text: string) => Array.from(pinyinGloss.find(edited(text, [])))

  test('常用字注音三处以上才删', () => {
    expect(find('规(guī)范，拼（pīn）音').map(({accept}) => accept)).toEqual([false, false])
    expect(find('规(guī)范，拼（pīn）音，职业(zhí yè)').map(({accept}) => accept)).toEqual([
      true,
      true,
      true,
    ])
  })

  test.each([
    '瓞（dié）、埭（dài）、鮡（zhào）、甓（pì）',
    '甲(a)、乙(b)、丙(c)',
    '教育(TAFE)，规(GUI)',
    '重(zhong)量',
    '规(guīx)范，规(brā)，规(gu1)',
  ])('留下：%s', (text) => {
    expect(find(text)).toEqual([])
  })
})
