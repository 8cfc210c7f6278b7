/** The model of lost marks: reading, slots, figures it must not fall below. */
import {describe, expect, test} from 'vitest'
import {Boundaries, PLACES} from '../../../src/collation/boundary.ts'
import {stretches, tokenize} from '../../../src/collation/boundaries/tokens.ts'
import table from '../../../src/collation/tables/boundaries.json' with {type: 'json'}
import {cleanText, damaged, rank, seedText} from '../../bench/boundaries.ts'
import {SHARED, nationalTexts} from '../../bench/corpus.ts'
import {heldOut} from '../../bench/split.ts'

/** The places of a text at which a mark could be put, shown as |. */
function slots(text: string): string {
  const tokens = tokenize(text)
  const places = [...stretches(tokens)].flatMap((stretch) =>
    stretch.slots.map((at) => tokens.ends[at - 1] ?? 0),
  )
  return places
    .sort((a, b) => b - a)
    .reduce((out, at) => `${out.slice(0, at)}|${out.slice(at)}`, text)
}

describe('可断之处', () => {
  test.each([
    ['数字、外文、网址之内不断', '共12.5万人用WTO规则', '共|12.5|万|人|用|WTO|规|则|'],
    ['书名号之内不断', '依《职业教育法》办', '依|《职业教育法》|办|'],
    ['断口从书名之中开始的，书名所余不断', '《关于甲，乙的决定》办', '《关于甲，乙的决定》|办|'],
    ['顿号、分号、冒号两旁不断', '人、财；物：钱', '人、财；物：钱|'],
    ['行末可断，空格两旁不断', '第一条 甲乙\n丙', '第|一|条 甲|乙|\n丙|'],
    ['半个代理对两旁不断', '甲\ud83d乙', '甲\ud83d乙|'],
  ])('%s', (_, text, expected) => {
    expect(slots(text)).toBe(expected)
  })

  test('半角逗号也是存留的标点', () => {
    expect([...stretches(tokenize('甲乙,丙丁。'))]).toHaveLength(3)
  })

  test.each(['', '\n', '\ud800', 'plain ASCII only', '，。，。', '《《《', '\u0000\u3000\ufeff'])(
    '什么样的文字都读得了：%j',
    (text) => {
      const model = new Boundaries(text)
      for (const stretch of model.stretches()) model.judge(stretch)
      expect(model.tokens.length).toBeGreaterThan(0)
    },
  )

  test('极长而无标点的一段不判', () => {
    const model = new Boundaries('甲'.repeat(2000))
    expect([...model.stretches()].flatMap((stretch) => model.judge(stretch) ?? [])).toEqual([])
  })
})

describe('断在何处', () => {
  const best = (text: string) => {
    const model = new Boundaries(text)
    const verdicts = [...model.stretches()].flatMap((stretch) => model.judge(stretch) ?? [])
    return verdicts.map(({best: [slot]}) => slot && text.slice(0, slot.at) + slot.mark)
  }

  test('条件之后', () => {
    expect(best('违反本法规定的由主管部门责令改正。')).toContain('违反本法规定的，')
  })

  test('一段之末用句号', () => {
    const first = '职业教育实行政府统筹、分级管理的体制'
    expect(best(`${first}\n第二条 国家鼓励企业参与办学，支持行业协会。`)).toContain(`${first}。`)
  })

  test('概率相加不过一，依次而降', () => {
    const model = new Boundaries('县级以上人民政府应当加强领导将其纳入规划统筹安排经费。')
    for (const stretch of model.stretches()) {
      const ps = (model.judge(stretch, 99)?.best ?? []).map(({p}) => p)
      expect(ps).toEqual([...ps].sort((a, b) => b - a))
      expect(ps.reduce((sum, p) => sum + p, 0)).toBeLessThan(1.0001)
    }
  })
})

describe('权重表', () => {
  test('不大于400KB，位数与代码相合', () => {
    expect(table.data.length).toBeLessThan(400 * 1024)
    expect(Buffer.from(table.data, 'base64')).toHaveLength(PLACES * 2)
  })
})

// 没有 ../shared（语料）时跳过。
describe.skipIf(SHARED === undefined)('语料上的成绩（无 ../shared 则跳过）', () => {
  test('未参与训练的法律：首选不低于75%，前三不低于93%', () => {
    const texts = nationalTexts()
      .filter(({path}) => heldOut(path))
      .filter((_, i) => i % 80 === 0)
      .map(({text}) => damaged(cleanText(text), (n) => n % 2 === 0))
    const {lost, exact, three} = rank(texts)
    expect(lost).toBeGreaterThan(500)
    expect(exact / lost).toBeGreaterThan(0.75)
    expect(three / lost).toBeGreaterThan(0.93)
  }, 20_000)

  test('本站的意见：每一处都在可断之处，首选过半', () => {
    const text = seedText('jing-jiao-zhi-cheng-2020-7')
    expect(text.cases.filter(({slot}) => slot !== undefined && slot >= 0)).toHaveLength(99)
    const {lost, exact, three} = rank([text])
    expect(exact / lost).toBeGreaterThan(0.6)
    expect(three / lost).toBeGreaterThan(0.85)
  })
})
