import {expect, test} from 'vitest'
import {positioner} from '../../../src/tree/position.ts'

test('位置按 UTF-16 计，行列从一起', () => {
  const at = positioner('甲𠮷\r\n乙\n\r丙')
  expect(at(0, 3)).toEqual({
    start: {line: 1, column: 1, offset: 0},
    end: {line: 1, column: 4, offset: 3},
  })
  expect(at(5, 6).start).toEqual({line: 2, column: 1, offset: 5})
  expect(at(8, 9).start).toEqual({line: 4, column: 1, offset: 8})
})
