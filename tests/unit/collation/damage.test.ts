import {describe, expect, test} from 'vitest'
import {rerunDamage} from '../../../src/collation/damage.ts'
import type {Entry} from '../../../src/collation/apparatus.ts'
import type {Damage} from '../../../src/tree/document.ts'
import {apparatusOf, entry} from '../../support.ts'

/** Every fourth character is swapped, counting from the second; every other mark is lost. */
const DAMAGE: Damage = {
  stuff: {term: '职教', stuffed: '甲职教乙'},
  swap: {period: 4, phase: 1},
  drop: {marks: '，。', every: 2},
  narrow: {'，': ','},
  brackets: {},
}
// Edition 天地职教，人和。天地。 → stuffed, swapped on the grid (1, 5, 9), thinned, narrowed.
// 天0 地1 甲2 职3 教4 乙5 ，6 人7 和8 。9 天10 地11 。12
const WITNESS = '天哋甲职教乙人和。天地'
const GROUND = entry(WITNESS, 1, 2, '地')
const TERM = entry(WITNESS, 2, 6, '职教', {layer: 'terms', kind: 'interpolation'})
const COMMA = entry(WITNESS, 6, 6, '，')
const STOP = entry(WITNESS, 11, 11, '。')

function rerun(witness: string, entries: readonly Entry[]) {
  return rerunDamage(
    witness,
    {start: 0, end: witness.length},
    apparatusOf(witness, entries),
    DAMAGE,
  )
}

describe('rerunDamage', () => {
  test('校订本再改坏一遍，回到底本', () => {
    const result = rerun(WITNESS, [GROUND, TERM, COMMA, STOP])
    expect(result.text).toBe(WITNESS)
    expect(result.difference).toBeUndefined()
    expect(result.grid).toEqual([
      {at: 1, text: '地', swapped: true},
      {at: 5, text: '乙', swapped: false},
      {at: 8, text: '。', swapped: false},
    ])
  })

  test('换字不在格点上，就回不去', () => {
    const offGrid = WITNESS.replace('教', '敎')
    const term = {...TERM, original: offGrid.slice(2, 6)}
    const entries = [GROUND, term, entry(offGrid, 4, 5, '教'), COMMA, STOP]
    expect(rerun(offGrid, entries).difference).toBe(4)
  })

  test('漏补一个标点、漏认一个词，就回不去', () => {
    expect(rerun(WITNESS, [GROUND, TERM, COMMA]).difference).toBeUndefined() // the last mark is not between two
    expect(rerun(WITNESS, [GROUND, TERM, STOP]).difference).toBeDefined()
    expect(rerun(WITNESS, [GROUND, COMMA, STOP]).difference).toBeDefined()
  })

  test('一个字有两种换法，表就不成表', () => {
    const text = '哋地天哋天地㐆'
    const entries = [entry(text, 0, 1, '地'), entry(text, 6, 7, '地')]
    expect(
      rerunDamage(text, {start: 0, end: 7}, apparatusOf(text, entries), DAMAGE).conflicts,
    ).toEqual(['地'])
  })

  test('段首两个空格算两个全角空格', () => {
    const text = '  地天地天'
    const result = rerunDamage(text, {start: 0, end: text.length}, apparatusOf(text), DAMAGE)
    expect(result.difference).toBeUndefined()
    expect(result.grid[0]).toEqual({at: 1, text: '\u3000', swapped: false})
  })
})
