import {describe, expect, test} from 'vitest'
import {cut, cutAll} from '../../../src/tree/cut.ts'
import {positioner} from '../../../src/tree/position.ts'
import {toReading} from '../../../src/tree/to-text.ts'
import type {Inline} from '../../../src/tree/types.ts'

const at = positioner('甲乙實丙丁')
const run: Inline[] = [
  {type: 'text', value: '甲乙', position: at(0, 2)},
  {type: 'emendation', value: '实落', original: '實', entry: 'terms-2-3', position: at(2, 3)},
  {type: 'text', value: '丙丁', position: at(3, 5)},
]
const readings = (parts: readonly Inline[][]) =>
  parts.map((children) => toReading({type: 'run', children}))

describe('cut', () => {
  test('在正文中间切开，两半各有位置', () => {
    const [head, tail] = cut(run, 1, at)
    expect(readings([head, tail])).toEqual(['甲', '乙实落丙丁'])
    expect(tail[0]?.position?.start.offset).toBe(1)
  })

  test('不切开校改：切口移到它后面', () => {
    expect(readings(cut(run, 3, at))).toEqual(['甲乙实落', '丙丁'])
  })

  test('切在两头', () => {
    expect(readings(cut(run, 0, at))).toEqual(['', '甲乙实落丙丁'])
    expect(readings(cut(run, 99, at))).toEqual(['甲乙实落丙丁', ''])
  })

  test('一次切几处，字一个不少', () => {
    const parts = readings(cutAll(run, [1, 4, 5], at))
    expect(parts).toEqual(['甲', '乙实落', '丙', '丁'])
  })
})
