import {describe, expect, test} from 'vitest'
import {
  formatNumeral,
  formatOrdinal,
  parseNumeral,
  parseSlug,
  slugOrdinal,
} from '../../../src/tree/ordinal.ts'

describe('parseNumeral', () => {
  test.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零三', 103],
    ['一百一十', 110],
    ['一千二百六十', 1260],
    ['二〇二〇', 2020],
    ['两', 2],
    ['12', 12],
    ['１２', 12],
  ])('%s 是 %i', (text, value) => {
    expect(parseNumeral(text)).toBe(value)
  })

  test.each(['', '条', '十百', '一二百', '1.5'])('“%s”不是数', (text) => {
    expect(parseNumeral(text)).toBeUndefined()
  })
})

describe('formatNumeral', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1010, '一千零一十'],
    [9999, '九千九百九十九'],
  ])('%i 写作 %s', (value, text) => {
    expect(formatNumeral(value)).toBe(text)
  })

  test.each([0, -1, 1.5, 10_000])('%d 不能写', (value) => {
    expect(() => formatNumeral(value)).toThrow(RangeError)
  })
})

test('号的名称照人的说法', () => {
  expect(formatOrdinal({value: 12, branch: 1}, '条')).toBe('第十二条之一')
  expect(formatOrdinal({value: 3}, '项')).toBe('第（三）项')
  expect(formatOrdinal({value: 2}, '目')).toBe('第2目')
})

test('地址里的号', () => {
  expect(slugOrdinal({value: 12, branch: 1})).toBe('12-1')
  expect(parseSlug('12-1')).toEqual({value: 12, branch: 1})
  expect(slugOrdinal({value: 1, above: [5, 1]})).toBe('5.1.1')
  expect(parseSlug('3r2')).toEqual({value: 3, repeat: 2})
  expect(parseSlug('3r1')).toBeUndefined()
  expect(parseSlug('012')).toBeUndefined()
  expect(parseSlug('apparatus')).toBeUndefined()
})
