import {describe, expect, test} from 'vitest'
import {ruleName} from '../../../src/records/names.ts'
import {contextOf, damageSteps, observed, qualityOf, visible} from '../../../src/records/quality.ts'
import {damageSchema} from '../../../src/tree/document.ts'
import {apparatusOf, entry, run} from '../../support.ts'

const TEXT = '一、落實政策\n做好保障,建立制度。为了发展經濟。\n'
const at = (word: string) => TEXT.indexOf(word)
const ENTRIES = [
  entry(TEXT, at('實'), at('實') + 1, '实'),
  entry(TEXT, at('經'), at('經') + 1, '经', {ruleId: 'variant-reading', status: 'proposed'}),
  entry(TEXT, at('濟'), at('濟') + 1, '济', {ruleId: 'variant-reading', status: 'rejected'}),
  entry(TEXT, at(','), at(',') + 1, '，', {ruleId: 'variant-reading', layer: 'width'}),
]
const {root} = run(TEXT, {}, ENTRIES)
const edition = {
  root,
  apparatus: apparatusOf(TEXT, ENTRIES),
  unrecorded: {
    fresh: [entry(TEXT, at('为了'), at('为了'), '，')],
    refused: [{entry: entry(TEXT, at('實'), at('實') + 1, '质')}],
  },
  witness: {transcription: TEXT},
  messages: [
    {reason: 'whole', ruleId: 'damage-rerun'},
    {
      reason: 'here',
      ruleId: 'zzz',
      place: {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 2, offset: 1}},
    },
  ],
}
const quality = qualityOf(edition)

describe('文本质量', () => {
  test('按规则和状态计数，多的在前', () => {
    expect(quality.rules).toEqual([
      {
        ruleId: 'variant-reading',
        name: '异体与形近字',
        layer: 'width',
        accepted: 1,
        proposed: 1,
        rejected: 1,
      },
      {ruleId: 'manual', name: '人工', layer: 'characters', accepted: 1, proposed: 0, rejected: 0},
    ])
    expect(quality.accepted).toBe(2)
  })

  test('待定的各有所在的段和前后八个字', () => {
    expect(quality.proposed).toMatchObject([
      {
        eid: 'art_1__para_1',
        label: '第一条第一款',
        line: 2,
        column: 15,
        before: '立制度。为了发展',
        original: '經',
        after: '濟。',
        entry: {reading: '经'},
      },
    ])
    expect(quality.rejected).toHaveLength(1)
  })

  test('标题里的指到标题', () => {
    expect(quality.refused).toMatchObject([{eid: 'art_1', before: '一、落', after: '政策'}])
  })

  test('补字之处没有原文', () => {
    expect(quality.fresh).toMatchObject([{original: '', after: '为了发展經濟。'}])
  })

  test('没有位置的发现说的是全文；不认识的规则用它的代号', () => {
    expect(quality.findings).toMatchObject([
      {name: '重演不合', reason: 'whole'},
      {name: 'zzz', line: 1, column: 1, original: '一'},
    ])
    expect(quality.findings[0]).not.toHaveProperty('line')
    expect(ruleName('constructor')).toBe('constructor')
  })
})

test('上下文不过行，不拆开一个字', () => {
  expect(contextOf('甲\n乙丙丁\n戊', 3, 4)).toEqual({before: '乙', original: '丙', after: '丁'})
  expect(contextOf('𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷甲', 18, 19).before).toBe('𠮷'.repeat(8))
})

test('看不见的写出来', () => {
  expect(visible('甲\u200B\uE001\r\n乙')).toBe('甲‹U+200B›‹U+E001›⏎乙')
})

test('损坏的办法，一步一句', () => {
  const damage = damageSchema.parse({
    stuff: {term: '甲', stuffed: '乙甲'},
    swap: {period: 60, phase: 14},
    drop: {marks: '，。', every: 2},
    narrow: {'，': ',', '：': ':'},
  })
  expect(damageSteps(damage)).toEqual([
    '“甲”换成“乙甲”',
    '汉字和全角标点每 60 个换一个，换的是第 14 个',
    '“，”“。”每 2 个删去第一个',
    '“，”“：”改成半角',
  ])
})

test('规则所见，有什么说什么', () => {
  expect(observed({})).toEqual([])
  expect(observed({'variant-reading': {script: 'traditional'}})).toHaveLength(1)
  const damage = {damaged: true, strong: 58, expected: 0.03}
  expect(observed({'variant-reading': damage})).toEqual([
    '有 58 种字不会是原来的写法，这样长的文字通常一种也没有：字被换过',
    '换过的字没有看出间隔的规律',
  ])
  expect(
    observed({
      'variant-reading': {...damage, period: 60, marksLost: true, fitting: 54, distances: 57},
    }).slice(1),
  ).toEqual(['换过的字每 60 字一个（57 段间隔里 54 段相合）', '逗号、句号每两个脱一个'])
})
