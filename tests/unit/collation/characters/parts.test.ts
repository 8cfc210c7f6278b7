import {describe, expect, test} from 'vitest'
import {gateOf} from '../../../../src/collation/characters/gate.ts'
import {kinOf} from '../../../../src/collation/characters/kinship.ts'
import {level, ordinary} from '../../../../src/collation/characters/levels.ts'
import {gridOf, patternOf} from '../../../../src/collation/characters/pattern.ts'
import {variantTable} from '../../../../src/collation/characters/variants.ts'
import {
  CountTable,
  SEED,
  hashStep,
  packTable,
  printStep,
} from '../../../../src/collation/count-table.ts'
import {Language, token} from '../../../../src/collation/language.ts'
import tables from '../../../../src/collation/tables/language.json' with {type: 'json'}

const codes = (text: string) =>
  Int32Array.from(Array.from(text, (char) => token(char.codePointAt(0) ?? 0)))
const relation = (char: string, other: string) =>
  kinOf(char.codePointAt(0) ?? 0).find(({code}) => code === other.codePointAt(0))?.relation

describe('字级', () => {
  test('GB 2312 一级 3755 字', () => {
    expect(ordinary()).toHaveLength(3755)
    expect([
      level('啊'.charCodeAt(0)),
      level('亍'.charCodeAt(0)),
      level('國'.charCodeAt(0)),
    ]).toEqual([2, 1, 0])
  })
})

describe('形音之亲', () => {
  test.each([
    ['蔀', '部', 'phonetic'],
    ['囮', '化', 'part'],
    ['職', '职', 'kin'],
    ['巳', '已', 'alike'],
    ['栲', '考', 'phonetic'],
  ])('%s 与 %s：%s', (char, other, expected) => {
    expect(relation(char, other)).toBe(expected)
  })
})

describe('计数表', () => {
  test('记过的答得出，没记过的答零', () => {
    const words = Array.from({length: 500}, (_, i) => `词${String.fromCharCode(0x4e00 + i)}`)
    const hashed = (word: string) => {
      const list = Array.from(word, (char) => char.codePointAt(0) ?? 0)
      return {hash: list.reduceRight(hashStep, SEED), print: list.reduceRight(printStep, SEED)}
    }
    const table = new CountTable(
      packTable(words.map((word, i) => ({...hashed(word), count: i + 1}))),
    )
    for (const [i, word] of words.entries()) {
      const {hash, print} = hashed(word)
      expect(table.get(hash, print) / (i + 1)).toBeCloseTo(1, 1)
    }
    const {hash, print} = hashed('没有')
    expect(table.get(hash, print)).toBe(0)
  })
})

describe('语言', () => {
  const language = new Language(tables)

  test('切词', () => {
    const text = codes('国务院教育行政部门')
    expect(language.wordAround(text, 4)).toEqual([3, 5])
    expect(language.isWord(codes('国务院'), 0, 3)).toBe(true)
    expect(language.isWord(codes('国院务'), 0, 3)).toBe(false)
  })

  test('像话的比不像话的可能', () => {
    const likely = codes('应当按照规定')
    const unlikely = codes('应当按照规走')
    expect(language.runScore(likely, 5)).toBeGreaterThan(language.runScore(unlikely, 5) + 3)
  })
})

describe('闸', () => {
  test('一处不算，几处就开；很长的文本要多几处', () => {
    expect(gateOf(1, 1000).open).toBe(false)
    expect(gateOf(2, 1000).open).toBe(true)
    expect(gateOf(3, 1_000_000).open).toBe(false)
    expect(gateOf(30, 1_000_000).open).toBe(true)
  })
})

describe('规律', () => {
  test('等距的位置给出周期，别的不给', () => {
    const text = '字'.repeat(3000)
    const places = Array.from({length: 30}, (_, i) => 20 + i * 70).filter((_, i) => i % 4 !== 2)
    const pattern = patternOf(text, places)
    expect(pattern).toMatchObject({period: 70, marksLost: false})
    if (!pattern) return
    const onGrid = gridOf(
      text,
      pattern,
      places.map((start) => ({start})),
    )
    expect(onGrid(20 + 2 * 70)).toBe(true)
    expect(onGrid(20 + 2 * 70 + 3)).toBe(false)
    let place = 0
    const irregular = Array.from({length: 30}, (_, i) => (place += 40 + ((i * 37) % 53)))
    expect(patternOf(text, irregular)).toBeUndefined()
  })
})

describe('异体表', () => {
  test('可以遮去几行', () => {
    const hidden = new Set(['國'.charCodeAt(0)])
    expect(variantTable().has('國'.charCodeAt(0))).toBe(true)
    expect(variantTable(hidden).has('國'.charCodeAt(0))).toBe(false)
  })
})
