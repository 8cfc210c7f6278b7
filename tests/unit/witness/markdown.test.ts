import {describe, expect, test} from 'vitest'
import {plainLayout} from '../../../src/witness/plain.ts'
import {readMarkdown} from '../../../src/witness/markdown.ts'

/** The text with the characters of its format set apart, white space aside: ‹#› 甲. */
function marked(text: string): string {
  let done = 0
  let out = ''
  for (const {start, end} of readMarkdown(text).layout.markup) {
    const mark = text.slice(start, end)
    out += text.slice(done, start) + mark.replace(mark.trim(), `‹${mark.trim()}›`)
    done = end
  }
  return out + text.slice(done)
}

describe('Markdown', () => {
  test.each([
    ['# 样例法\n', '‹#› 样例法\n'],
    ['第一章 **总则**\n', '第一章 ‹**›总则‹**›\n'],
    ['甲\\*乙\\*\n', '甲‹\\›*乙‹\\›*\n'],
    ['- （一）甲；\n- （二）乙。\n', '‹-› （一）甲；\n‹-› （二）乙。\n'],
    ['> 甲。\n', '‹>› 甲。\n'],
    ['见[甲](http://example.org)。\n', '见‹[›甲‹](http://example.org)›。\n'],
    ['<!-- 批注 -->\n\n甲\n', '‹<!-- 批注 -->›\n\n甲\n'],
    // What would be a list, code or a heading elsewhere is the text of a law.
    ['1. 甲\n2. 乙\n', '1. 甲\n2. 乙\n'],
    ['    第一条 甲。\n', '    第一条 甲。\n'],
    ['甲\n===\n', '甲\n===\n'],
    ['2*3*4，5_6_7\n', '2‹*›3‹*›4，5_6_7\n'],
  ])('%j 的格式是 %s', (text, expected) => {
    expect(marked(text)).toBe(expected)
  })

  test('文件头的元数据不是正文', () => {
    const text = '---\r\ntitle: 样例法\r\n---\r\n# 样例法\r\n甲。\r\n'
    const {front, layout} = readMarkdown(text)
    expect(front).toBe('title: 样例法')
    expect([...layout.headings]).toEqual([[text.indexOf('# '), 1]])
    expect(marked(text)).toBe(`‹---\r\ntitle: 样例法\r\n---\r\n#› 样例法\r\n甲。\r\n`)
  })

  test('BOM 也占一个字的位置：后面的字一个不差', () => {
    expect(marked('\uFEFF# 样例法\n第一条 甲。\n')).toBe('\uFEFF‹#› 样例法\n第一条 甲。\n')
    expect(readMarkdown('\uFEFF---\ntitle: 甲\n---\n乙').front).toBe('title: 甲')
  })

  test('表格：格子不带竖线，空格子也在，第一行是表头', () => {
    const text = '| 项目 | 数量 |\n| --- | --- |\n| 甲\\|乙 |  |\n'
    const [table] = readMarkdown(text).layout.tables
    expect(
      table?.rows.map(({cells}) =>
        cells.map(({start, end, head}) => [text.slice(start, end), head ?? false]),
      ),
    ).toEqual([
      [
        ['项目', true],
        ['数量', true],
      ],
      [
        ['甲\\|乙', false],
        ['', false],
      ],
    ])
  })

  test.each(['', '---\n', '---\na: [\n---\n', '#', '**', '| 甲', '<!--', '[甲](', '`甲'])(
    '残缺的 %j 读得完，格式都在界内，不重叠',
    (text) => {
      let done = 0
      for (const {start, end} of readMarkdown(text).layout.markup) {
        expect(start).toBeGreaterThanOrEqual(done)
        expect(end).toBeGreaterThan(start)
        done = end
      }
      expect(done).toBeLessThanOrEqual(text.length)
    },
  )
})

describe('纯文本的版式', () => {
  const tablesIn = (text: string) =>
    plainLayout(text).tables.map(({rows}) =>
      rows.map(({cells}) => cells.map(({start, end}) => text.slice(start, end))),
    )

  test.each([
    [
      '甲\t乙\n1\t2\n',
      [
        [
          ['甲', '乙'],
          ['1', '2'],
        ],
      ],
    ],
    [
      '甲\t乙\r\n\t2\r\n',
      [
        [
          ['甲', '乙'],
          ['', '2'],
        ],
      ],
    ],
    // A blank line, or one without a tab, ends a table.
    [
      '甲\t乙\n1\t2\n\n丙\t丁\n3\t4\n',
      [
        [
          ['甲', '乙'],
          ['1', '2'],
        ],
        [
          ['丙', '丁'],
          ['3', '4'],
        ],
      ],
    ],
    [
      '甲\t乙\n1\t2\n丙。\n',
      [
        [
          ['甲', '乙'],
          ['1', '2'],
        ],
      ],
    ],
    ['甲\t乙\n丙。\n', []],
    ['\t第一条 甲。\n\t第二条 乙。\n', []],
  ])('%j 里的表', (text, tables) => {
    expect(tablesIn(text)).toEqual(tables)
  })

  test('缩进四格是段落，更多的是居中，再多的是落款', () => {
    const centred = `${' '.repeat(16)}样例`
    const text = ['　　甲。', centred, `${' '.repeat(40)}某局`].join('\n')
    expect([...plainLayout(text).centred]).toEqual([text.indexOf(centred)])
  })
})
