/** Wrapped prose is recognised and joined; what merely has short lines is not. */
import {describe, expect, test} from 'vitest'
import {edited} from '../../../src/collation/page.ts'
import {strayPageNumber} from '../../../src/collation/rules/stray-page-number.ts'
import {isWrapped, joined} from '../../../src/collation/wrap.ts'

const PROSE =
  '各级人民政府应当将发展职业教育纳入国民经济和社会发展规划，与促进就业创业和推动发展方式转变、产业结构调整、技术优化升级等整体部署、统筹实施。国务院教育行政部门负责职业教育工作的统筹规划、综合协调、宏观管理。'
const ENGLISH =
  'The people governments at various levels shall incorporate the development of vocational education into the plans for national economic and social development and arrange it together with the promotion of employment. '

const cells = (character: string) => (character.charCodeAt(0) > 0x2000 ? 2 : 1)

function wrapped(text: string, width: number): string {
  const lines = ['']
  let used = 0
  for (const character of text) {
    if (used + cells(character) > width && !'，。、'.includes(character)) {
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] = (lines.at(-1) ?? '') + character
    used += cells(character)
  }
  return lines.join('\n')
}

function wordWrapped(text: string, width: number): string {
  const lines = ['']
  for (const word of text.trim().split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length + 1 > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}

const page = (text: string) => edited(text, [])

describe('硬换行', () => {
  test.each([34, 38, 40, 60, 72])('认出每行 %i 格', (width) => {
    const text = `${wrapped(PROSE.repeat(3), width)}\n\n${wrapped(PROSE.repeat(2), width)}`
    const wrap = isWrapped(page(text).lines)
    expect(wrap?.width).toBeGreaterThanOrEqual(width - 2)
    expect(wrap?.width).toBeLessThanOrEqual(width + 2)
    const whole = joined(page(text))
    expect(whole.text).toBe(`${PROSE.repeat(3)}\n\n${PROSE.repeat(2)}`)
  })

  test('英文按词换行，接起来还有空格', () => {
    const text = wordWrapped(ENGLISH.repeat(4), 72)
    expect(isWrapped(page(text).lines)).toBeDefined()
    expect(joined(page(text)).text).toBe(ENGLISH.repeat(4).trim())
  })

  test('接起来的位置回得到原处，断开的词也找得到', () => {
    let split = 0
    for (const width of [34, 36, 38, 40, 42, 44]) {
      const text = wrapped(PROSE.repeat(4), width)
      const whole = joined(page(text))
      for (let at = whole.text.indexOf('职业教育'); at >= 0;) {
        const {start, end} = whole.source(at, at + 4)
        expect(text.slice(start, end).replace('\n', '')).toBe('职业教育')
        if (text.slice(start, end).includes('\n')) split++
        at = whole.text.indexOf('职业教育', at + 1)
      }
    }
    expect(split).toBeGreaterThan(0)
  })

  test('没有换行的文字原样', () => {
    const text = `${PROSE}\n${PROSE}`
    expect(joined(page(text)).text).toBe(text)
    expect(joined(page(text)).source(3, 5)).toMatchObject({start: 3, end: 5})
  })

  test.each([
    ['绝句', '白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。\n'.repeat(4)],
    ['无标点的诗', '白日依山尽\n黄河入海流\n欲穷千里目\n更上一层楼\n'.repeat(4)],
    [
      '短条文',
      Array.from(
        {length: 20},
        (_, n) => `第${n + 1}条　本法自公布之日起施行并由各级人民政府解释。`,
      ).join('\n'),
    ],
    ['名单', Array.from({length: 20}, () => '中华人民共和国教育部职业教育与成人教育司').join('\n')],
    [
      '表',
      Array.from({length: 20}, (_, n) => `| 第${n}项 | 职业教育与成人教育 | 一百二十 |`).join('\n'),
    ],
    ['一段一行', Array.from({length: 12}, (_, n) => PROSE.slice(0, 40 + n * 4)).join('\n')],
    ['空', ''],
  ])('不是硬换行：%s', (_, text) => {
    expect(isWrapped(page(text).lines)).toBeUndefined()
  })
})

describe('页码', () => {
  const find = (text: string) =>
    Array.from(strayPageNumber.find(page(text)), ({start, end, accept}) => [
      text.slice(start, end),
      accept,
    ])

  test('递增三个以上才自行认定', () => {
    expect(find('甲\n— 3 —\n乙\n- 4 -\n丙\n·5·\n丁')).toEqual([
      ['— 3 —', true],
      ['- 4 -', true],
      ['·5·', true],
    ])
    expect(find('甲\n第1页 共10页\n乙\n第2页 共10页')).toEqual([
      ['第1页 共10页', false],
      ['第2页 共10页', false],
    ])
  })

  test('表中的数和乱序的数不是页码', () => {
    expect(find('1\n2\n3\n4\n5')).toEqual([])
    expect(find('— 9 —\n— 3 —\n— 1 —').every(([, accept]) => accept === false)).toBe(true)
  })

  test('相隔很远、依次递增的光数字只提议', () => {
    const text = [1, 2, 3].map((n) => `${'甲\n'.repeat(12)}${n} / 3\n`).join('')
    expect(find(text)).toEqual([
      ['1 / 3', false],
      ['2 / 3', false],
      ['3 / 3', false],
    ])
  })
})
