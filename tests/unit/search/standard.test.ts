/** Characters that need no table to be read. */
import {expect, test} from 'vitest'
import {isStandard} from '../../../src/search/standard.ts'
import {wholeFold} from '../../../src/search/whole-fold.ts'

/** The Han characters of the basic plane. */
const HAN = Array.from({length: 0x9fff - 0x4e00 + 1}, (_, i) => String.fromCodePoint(0x4e00 + i))

test('国标的字，除了几个，都没有别的写法', () => {
  const standard = HAN.filter(isStandard)
  expect(standard.filter((char) => wholeFold.plain(char) !== char)).toEqual([])
  // GB/T 2312—1980 has 6,763; a few of them are folded.
  expect(standard.length).toBeGreaterThan(6700)
  expect(standard.length).toBeLessThan(6763)
})

test('繁体、异体不是', () => {
  expect(Array.from('職業敎育覆藉𠮷').filter(isStandard)).toEqual(['育'])
  expect(Array.from('什孩您咋').every(isStandard)).toBe(true)
})
