import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readNumber} from '../../src/structure/head-number.ts'
import {makeEid, parseEid} from '../../src/tree/eid.ts'
import {LEVEL_NAMES} from '../../src/tree/levels.ts'
import {formatNumeral, parseNumeral, parseSlug, slugOrdinal} from '../../src/tree/ordinal.ts'

const value = fc.integer({min: 1, max: 9999})
const ordinal = fc.record(
  {
    value,
    branch: fc.integer({min: 1, max: 99}),
    above: fc.array(fc.integer({min: 1, max: 30}), {minLength: 1, maxLength: 4}),
    repeat: fc.integer({min: 2, max: 20}),
  },
  {requiredKeys: ['value']},
)

test('写出的数读回来还是那个数：一到九千九百九十九，一个不漏', () => {
  for (let n = 1; n <= 9999; n++) {
    expect(parseNumeral(formatNumeral(n))).toBe(n)
    expect(parseNumeral(String(n))).toBe(n)
  }
})

test('每种写法的号都读得回来', () => {
  fc.assert(
    fc.property(value, fc.constantFrom('、', '（）', '.', '条'), (n, style) => {
      const han = formatNumeral(n)
      const line = {
        '、': `${han}、甲`,
        '（）': `（${han}）甲`,
        '.': `${n}.甲`,
        条: `第${han}条 甲`,
      }[style]
      expect(readNumber(line)?.ordinal.value).toBe(n)
    }),
  )
})

test('地址里的号、各级的名，印出再读都一样', () => {
  const names = new Set(Object.values(LEVEL_NAMES))
  // A text has one preamble, which bears no number.
  names.delete('preamble')
  const level = fc.record({name: fc.constantFrom(...names), ordinal})
  const path = fc.record({
    levels: fc.array(level, {minLength: 1, maxLength: 5}),
    offset: fc.option(fc.nat(), {nil: undefined}),
  })
  fc.assert(
    fc.property(path, ordinal, ({levels, offset}, one) => {
      const named = offset === undefined ? {levels} : {levels, offset}
      expect(parseEid(makeEid(named))).toEqual(named)
      expect(parseSlug(slugOrdinal(one))).toEqual(one)
    }),
  )
})
