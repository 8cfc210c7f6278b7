import {describe, expect, test} from 'vitest'
import type {Entry} from '../../../src/collation/apparatus.ts'
import type {Collation} from '../../../src/collation/collate.ts'
import {fitEntries} from '../../../src/corpus/fit.ts'
import {decisionKey, propose} from '../../../src/corpus/propose.ts'
import {apparatusOf, entry} from '../../support.ts'

const TEXT = '一、落實政策\n做好保障,建立制度。\n打印 关闭\n'
const HAN = TEXT.indexOf('實')
const COMMA = TEXT.indexOf(',')
const BUTTONS = TEXT.indexOf('打印')

const byRule: Partial<Entry> = {ruleId: 'variant-reading', status: 'proposed', cert: 'medium'}
const han = (overrides: Partial<Entry> = {}) =>
  entry(TEXT, HAN, HAN + 1, '实', {...byRule, ...overrides})
const comma = (overrides: Partial<Entry> = {}) =>
  entry(TEXT, COMMA, COMMA + 1, '，', {...byRule, layer: 'width', ...overrides})

function run(
  found: readonly Entry[],
  decided?: readonly Entry[],
  {stretch = {start: 0, end: TEXT.length}, remarks = [] as Collation['remarks']} = {},
) {
  const {digest} = apparatusOf(TEXT)
  const apparatus = decided && apparatusOf(TEXT, decided)
  return propose({transcription: TEXT, stretch, digest, apparatus}, {entries: [...found], remarks})
}

describe('新提的和已定的', () => {
  test('没有校勘记：规则说什么就是什么，自行采用的采用', () => {
    const {apparatus, fresh} = run([han(), comma({status: 'accepted'})])
    expect(apparatus.entries.map(({status}) => status)).toEqual(['proposed', 'accepted'])
    expect(fresh).toHaveLength(2)
  })

  test.each(['accepted', 'rejected', 'proposed'] as const)('%s 的一概不动，也不再提', (status) => {
    const decided = han({status, note: '编者看过', cert: 'low'})
    const {apparatus, fresh, refused} = run([han({status: 'accepted'})], [decided])
    expect(apparatus.entries).toEqual([decided])
    expect([fresh, refused]).toEqual([[], []])
  })

  test('已有决定之处的另一读法，只报告', () => {
    for (const status of ['accepted', 'rejected'] as const) {
      const decided = han({status, reading: '质'})
      const {apparatus, refused} = run([han()], [decided])
      expect(apparatus.entries).toEqual([decided])
      expect(refused).toMatchObject([{why: 'decided', by: {reading: '质'}, entry: {reading: '实'}}])
    }
  })

  test('与已有的交叉，只报告；与否决了的交叉，照收', () => {
    const across = entry(TEXT, HAN - 1, HAN + 1, '落实', byRule)
    const decided = entry(TEXT, HAN, HAN + 2, '实政')
    expect(run([across], [decided]).refused).toMatchObject([{why: 'crossing'}])
    expect(run([across], [{...decided, status: 'rejected'}]).fresh).toEqual([across])
  })

  test('规则不再提的，没有决定的撤回；决定了的、人工的留着', () => {
    const waiting = han()
    expect(run([], [waiting])).toMatchObject({withdrawn: [waiting], apparatus: {entries: []}})
    for (const kept of [
      han({status: 'accepted'}),
      han({status: 'rejected'}),
      han({ruleId: 'manual'}),
    ])
      expect(run([], [kept])).toMatchObject({withdrawn: [], apparatus: {entries: [kept]}})
  })

  test('包住编者所定的，规则再有把握也等编者', () => {
    const line = entry(TEXT, 0, TEXT.indexOf('\n'), '', {
      layer: 'residue',
      ruleId: 'page-furniture',
    })
    expect(run([line], [han({status: 'accepted'})]).fresh).toMatchObject([{status: 'proposed'}])
    expect(run([line], [han({status: 'rejected'})]).fresh).toMatchObject([{status: 'accepted'}])
  })

  test('再跑一遍，什么都不变', () => {
    const found = [han(), comma({status: 'accepted'})]
    const once = run(found).apparatus
    expect(run(found, once.entries)).toMatchObject({
      apparatus: once,
      fresh: [],
      withdrawn: [],
      refused: [],
    })
  })

  test('次序照原文', () => {
    const {apparatus} = run([comma(), han()], [entry(TEXT, BUTTONS, BUTTONS + 1, '拍')])
    const starts = apparatus.entries.map(({start}) => start)
    expect(starts).toEqual([HAN, COMMA, BUTTONS])
  })

  test('决定的名字分得清', () => {
    expect(decisionKey(han())).toBe(decisionKey(han({status: 'rejected', layer: 'terms'})))
    expect(decisionKey(han())).not.toBe(decisionKey(han({reading: '质'})))
  })
})

test('没有着落的发现留着，有校改答复的不再说', () => {
  const remark = (start: number, end: number, ruleId = 'x') => ({start, end, ruleId, reason: 'r'})
  const remarks = [
    remark(HAN, HAN + 1),
    remark(COMMA, COMMA + 1),
    remark(TEXT.indexOf('\n'), TEXT.indexOf('\n') + 1),
    remark(BUTTONS, BUTTONS + 1),
  ]
  const stretch = {start: 0, end: BUTTONS}
  expect(run([], [han({status: 'rejected'})], {stretch, remarks}).open).toEqual([remarks[1]])
})

describe('合于一件文件', () => {
  const fit = (text: string, entries: readonly Entry[], stretch = {start: 0, end: text.length}) =>
    fitEntries(entries, text, stretch).map(({start, end, original, status}) => [
      start,
      end,
      original,
      status,
    ])
  const residue = {layer: 'residue', kind: 'interpolation'} as const

  test('只收这件文件以内的', () => {
    const stretch = {start: TEXT.indexOf('做好'), end: BUTTONS}
    expect(fit(TEXT, [han(), comma(), entry(TEXT, BUTTONS, BUTTONS + 2, '')], stretch)).toEqual([
      [COMMA, COMMA + 1, ',', 'proposed'],
    ])
  })

  test('行首行末的空白是版式：删去的残件只留文字，一行一条', () => {
    const text = '　打印 \n\n  关闭\n甲'
    expect(fit(text, [entry(text, 0, text.indexOf('甲'), '', residue)])).toEqual([
      [1, 3, '打印', 'accepted'],
      [8, 10, '关闭', 'accepted'],
    ])
  })

  test('只动空白的不收', () => {
    const text = '\uFEFF甲  \n'
    expect(fit(text, [entry(text, 0, 1, ''), entry(text, 2, 4, '')])).toEqual([])
  })

  test('替换连着同样的空白，只留文字', () => {
    const text = '　甲,\n'
    expect(fit(text, [entry(text, 0, 3, '　甲，')])).toEqual([[1, 3, '甲,', 'accepted']])
  })

  test('跨行的用不上，就不采用', () => {
    const text = '甲\n乙\n'
    expect(fit(text, [entry(text, 1, 2, '')])).toEqual([[1, 2, '\n', 'proposed']])
    expect(fit(text, [entry(text, 0, 3, '丙')])).toEqual([[0, 3, '甲\n乙', 'proposed']])
  })

  test('段末补的标点在行里', () => {
    const text = '甲\n乙\n'
    expect(fit(text, [entry(text, 1, 1, '。')])).toEqual([[1, 1, '', 'accepted']])
  })
})
