import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {actorLines, piecesOf, toCsv} from '../../../src/records/measure-table.ts'
import type {MeasureFacts} from '../../../src/tree/measure.ts'
import {measure} from './support.ts'

/** RFC 4180, read by somebody else than who wrote it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  for (const [, quoted, bare = '', end] of text.replace(/^\uFEFF/, '').matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}

/** The cells of the only measure, by the name of their column. */
function cellsOf(said: Parameters<typeof measure>[0]): Record<string, string> {
  const [head = [], row = []] = readCsv(toCsv([measure(said)]))
  return Object.fromEntries(head.map((name, i) => [name, row[i] ?? '']))
}

describe('下载的表', () => {
  test('每项一行，每列有名；有 BOM，行以 CRLF 结束', () => {
    const csv = toCsv([measure(), measure({text: '二'})])
    expect(csv.startsWith('\uFEFF"文件",')).toBe(true)
    expect(csv.endsWith('"\r\n')).toBe(true)
    expect(readCsv(csv).map((row) => row.length)).toEqual([14, 14, 14])
    expect(
      cellsOf({
        actor: '各区',
        actorFrom: 'before',
        quantities: [{value: '20个'}, {value: '30%'}],
        periods: ['三十日内'],
        instruments: ['资金', '税收'],
        emended: 2,
      }),
    ).toMatchObject({
      文件: 'jia',
      地址: 'art_1__para_1~0',
      力度: '应当',
      谁: '各区',
      凭何得知: '承前句',
      数量: '20个；30%',
      期限: '三十日内',
      工具: '资金；税收',
      校改处数: '2',
    })
  })

  test('没有措施，只有表头', () => {
    expect(readCsv(toCsv([]))).toHaveLength(1)
  })

  test('任何文字，读回来还是它；表格软件会当公式算的，前面加撇号', () => {
    const text = fc.string({
      unit: fc.constantFrom('甲', '"', ',', '\r', '\n', '\t', '=', '+', '-', '@', "'", ' '),
      maxLength: 12,
    })
    fc.assert(
      fc.property(text, (text) => {
        const cell = cellsOf({text})['措施'] ?? ''
        expect(cell).toBe(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text)
        expect(cell).not.toMatch(/^[=+\-@\t\r]/u)
      }),
    )
  })

  test.each(['=1+1', '+86', '-5', '@甲', '\t甲', '\r甲'])('%j 不是公式，哪一列都一样', (text) => {
    const cells = cellsOf({text, actor: text, action: text, label: text, conditions: [text]})
    for (const column of ['措施', '谁', '动词', '条款', '条件'])
      expect(cells[column]).toBe(`'${text}`)
  })
})

describe('谁来做', () => {
  test.each([
    [{actor: ''}, ['未言明']],
    [{actor: '学校'}, ['学校']],
    [{actor: '学校', actorFrom: 'intro' as const}, ['学校', '承上款']],
    [{actor: '各区教育局', actorFrom: 'addressee' as const}, ['主送机关', '各区教育局']],
    [
      {actor: '各区教育局，各高等学校，各有关单位', actorFrom: 'addressee' as const},
      ['主送机关', '各区教育局，各高等学校，各有……'],
    ],
  ])('%j', (said, lines) => {
    expect(actorLines(measure(said))).toEqual(lines)
  })
})

describe('措施里标出的词', () => {
  const TEXT = '学校应当在三十日内公开20条信息。'
  const at = (word: string) => ({
    start: TEXT.indexOf(word),
    end: TEXT.indexOf(word) + word.length,
  })
  const none: MeasureFacts = {
    force: 'must',
    amounts: [],
    periods: [],
    bodies: [],
    instruments: [],
    conditions: [],
  }

  test('各段依次相接，正好是原句', () => {
    const pieces = piecesOf(TEXT, {
      ...none,
      forceWord: at('应当'),
      verb: at('公开'),
      actor: {text: '学校', at: at('学校')},
      amounts: [at('20条')],
      periods: [at('三十日内')],
    })
    expect(pieces.map(({text}) => text).join('')).toBe(TEXT)
    expect(pieces.flatMap(({kind, text}) => (kind ? [`${kind} ${text}`] : []))).toEqual([
      'actor 学校',
      'force 应当',
      'period 三十日内',
      'verb 公开',
      'amount 20条',
    ])
  })

  test('相叠的只标先说的', () => {
    const pieces = piecesOf(TEXT, {...none, forceWord: at('应当'), conditions: [at('学校应当')]})
    expect(pieces.filter(({kind}) => kind)).toEqual([{kind: 'force', text: '应当'}])
  })

  test('什么也没找到，就是一整段；空的没有段', () => {
    expect(piecesOf(TEXT, none)).toEqual([{text: TEXT}])
    expect(piecesOf('', none)).toEqual([])
  })
})
