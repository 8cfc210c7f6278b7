import {describe, expect, test} from 'vitest'
import {quotedLines} from '../../../src/structure/quotation.ts'
import {findings, outline} from './support.ts'

describe('引号里的行', () => {
  test.each([
    // One line that closes what it opens quotes no further line.
    [
      ['一、将第三条修改为：“第三条 甲。”', '二、删去第四条。'],
      [false, false],
    ],
    [
      ['修改为：“第三条 甲。', '第四条 乙。”', '二、丙。'],
      [false, true, false],
    ],
    // Each paragraph repeats the mark; only the last closes it.
    [
      ['修改为：“甲。', '“乙。', '“丙。”', '丁。'],
      [false, true, true, false],
    ],
    // Quotations within a quotation do not end it.
    [
      ['修改为：“甲称‘乙’。', '丙称“丁”。”', '戊。'],
      [false, true, false],
    ],
    // A mark inside a sentence that is never closed quotes nothing.
    [
      ['所称“甲是', '乙。', '丙。'],
      [false, false, false],
    ],
    // The closing mark was forgotten: the next number of its own kind ends the quotation.
    [
      ['一、修改为：“第三条 甲。', '第四条 乙。', '二、丙。”'],
      [false, true, false],
    ],
    // Announced by number, printed without marks.
    [
      ['一、将第三条至第四条修改为：', '第三条 甲。', '第四条 乙。', '二、丙。'],
      [false, true, true, false],
    ],
    // Of an article that was not announced nobody knows whose it is.
    [
      ['一、将第三条修改为：', '第九条 甲。'],
      [false, false],
    ],
  ])('%j', (lines, quoted) => {
    expect(quotedLines(lines)).toEqual(quoted)
  })
})

test('修改决定：引来的条、项不是决定自己的；末尾的施行日期不属于最后一项', () => {
  const text = `关于修改《样例法》的决定
某机关决定对《样例法》作如下修改：
一、将第三条修改为：“第三条 学校应当公开信息。
“学校应当接受监督。”
二、增加一条，作为第五条：“第五条 企业办学的方式：
（一）独立办学。
（二）联合办学。”
三、删去第九条。
本决定自公布之日起施行。
`
  expect(outline(text)).toEqual([
    'title 关于修改《样例法》的决定',
    'para_1 某机关决定对《样例法》作如下修改：',
    'art_1 一、',
    'art_1__para_1 将第三条修改为：“第三条 学校应当公开信息。',
    'art_1__para_2 “学校应当接受监督。”',
    'art_2 二、',
    'art_2__para_1 增加一条，作为第五条：“第五条 企业办学的方式：',
    'art_2__para_2 （一）独立办学。',
    'art_2__para_3 （二）联合办学。”',
    'art_3 三、',
    'art_3__para_1 删去第九条。',
    'para_2 本决定自公布之日起施行。',
  ])
  expect(findings(text)).toEqual([])
})

test('修正案：之一和连着的几条都在引号里', () => {
  const text = `样例法修正案（九）
一、在第二条后增加一条，作为第二条之一：
“第二条之一 甲应当乙。”
二、将第五条修改为：
“第五条 乙应当甲。
第六条 丙应当丁。”
三、自公布之日起施行。
`
  const articles = outline(text).filter(
    (line) => /^art_\d+\S* /u.test(line) && !line.includes('__'),
  )
  expect(articles).toEqual(['art_1 一、', 'art_2 二、', 'art_3 三、'])
  expect(findings(text)).toEqual([])
})
