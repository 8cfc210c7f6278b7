import {describe, expect, test} from 'vitest'
import {
  formatNumeral,
  formatOrdinal,
  parseNumeral,
  parseSlug,
  readNumber,
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

describe('readNumber', () => {
  test.each([
    ['一、加强领导', '一、', 1, 2],
    ['十二、 其他', '一、', 12, 3],
    ['（三）项目', '（一）', 3, 3],
    ['(三)项目', '（一）', 3, 3],
    ['1.事项', '1.', 1, 2],
    ['１．事项', '1.', 1, 2],
    ['（2）事项', '（1）', 2, 3],
    ['第四条 为了', '条', 4, 3],
    ['第12条　为了', '条', 12, 4],
    ['第二章 职责', '章', 2, 3],
    ['第一分编 通则', '分编', 1, 4],
  ])('“%s”的号', (line, style, value, length) => {
    expect(readNumber(line)).toEqual({style, ordinal: {value}, length})
  })

  test('插入的条有两个数', () => {
    expect(readNumber('第十二条之一 有下列情形')).toEqual({
      style: '条',
      ordinal: {value: 12, branch: 1},
      length: 6,
    })
  })

  test.each(['第三条、第四条规定的情形', '3.5%的税率', '一般情形', '2020年5月', '十分重要', ''])(
    '“%s”没有号',
    (line) => {
      expect(readNumber(line)).toBeUndefined()
    },
  )
})

test('号的名称照人的说法', () => {
  expect(formatOrdinal({value: 12, branch: 1}, '条')).toBe('第十二条之一')
  expect(formatOrdinal({value: 3}, '项')).toBe('第（三）项')
  expect(formatOrdinal({value: 2}, '目')).toBe('第2目')
})

test('地址里的号', () => {
  expect(slugOrdinal({value: 12, branch: 1})).toBe('12-1')
  expect(parseSlug('12-1')).toEqual({value: 12, branch: 1})
  expect(parseSlug('012')).toBeUndefined()
  expect(parseSlug('apparatus')).toBeUndefined()
})
