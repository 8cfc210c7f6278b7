import {describe, expect, test} from 'vitest'
import {briefName, formatDate, nameOf} from '../../../src/tree/name.ts'

describe('formatDate', () => {
  test.each([
    ['2020-05-18', {text: '2020年5月18日'}],
    ['2020-05', {text: '2020年5月', missing: '日未详'}],
    ['2020', {text: '2020年', missing: '月日未详'}],
    ['--08-18', {text: '8月18日', missing: '年份未详'}],
  ])('%s', (date, shown) => {
    expect(formatDate(date)).toEqual(shown)
  })
})

test('有文号的带文号，没有日期的只有题名', () => {
  expect(nameOf({title: '甲', number: '某发〔2020〕1号', version: '2020-01-01'})).toBe(
    '某发〔2020〕1号《甲》',
  )
  expect(nameOf({title: '甲'})).toBe('《甲》')
  expect(briefName({title: '甲', version: '2020-01-01'})).toBe('甲（2020年1月1日）')
  expect(briefName({title: '甲', number: '某发〔2020〕1号'})).toBe('某发〔2020〕1号')
})

test.each([
  ['关于办理《纪要》案件的意见', '《关于办理〈纪要〉案件的意见》'],
  ['关于〈纪要〉的意见', '《关于〈纪要〉的意见》'],
  ['关于《〈纪要〉的说明》的意见', '《关于〈《纪要》的说明〉的意见》'],
  ['纪要》', '《纪要〉》'],
  ['纪要', '《纪要》'],
])('书名号里的书名号用单的：%s', (title, quoted) => {
  expect(nameOf({title})).toBe(quoted)
})
