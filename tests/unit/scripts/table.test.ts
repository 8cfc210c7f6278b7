import {expect, test} from 'vitest'
import {formatMessage} from '../../../scripts/mingwen/message.ts'
import {cells, formatTable, shorten} from '../../../scripts/mingwen/table.ts'

test('汉字和全角标点占两格，字母、弯引号占一格', () => {
  expect(['政策', 'ab', '“”', '，。', '𠮷', '〔1〕', 'é'].map(cells)).toEqual([4, 2, 2, 4, 2, 5, 1])
})

test('各列对齐，行末没有空格', () => {
  expect(
    formatTable(
      ['规则', '数'],
      [
        ['乱码', '1'],
        ['a', '22'],
        ['段末缺标点', ''],
      ],
    ),
  ).toBe('规则        数\n乱码        1\na           22\n段末缺标点')
})

test('太长的截短', () => {
  expect(shorten('政策文件', 8)).toBe('政策文件')
  expect(shorten('政策文件', 7)).toBe('政策文…')
})

test('消息是一种样子', () => {
  const message = {reason: 'Unexpected `甲`', ruleId: 'mojibake', line: 3, column: 2}
  expect(formatMessage('a.txt', {...message, fatal: false})).toBe(
    'a.txt:3:2  warning  Unexpected `甲`  mojibake',
  )
  expect(formatMessage('a.txt', {reason: 'No', fatal: true})).toBe('a.txt:1:1  error  No')
})
