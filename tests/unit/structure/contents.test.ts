import {describe, expect, test} from 'vitest'
import {findContents} from '../../../src/structure/contents.ts'
import {divide} from '../../../src/structure/divide.ts'
import {findings, outline} from './support.ts'

const lines = (text: string) => text.split('\n').map((line) => ({text: line.trim()}))

describe('目录', () => {
  test.each([
    ['有“目录”二字', '目 录\n第一章 甲\n第一章 甲\n第一条 乙。', 0, [0, 2]],
    ['有页码和点线', '第一章 甲……1\n第二章 乙……3\n第三章 丙(5)\n第一章 甲\n丁。', 0, [0, 3]],
    [
      '目录后面先有一段话',
      '目录\n第一章 甲\n第二章 乙\n第三章 丙\n为了发展。\n第一章 甲\n第二章 乙\n第三章 丙',
      0,
      [0, 4],
    ],
    ['从标题后面找起', '样例法\n目录\n附则\n附则\n第一条 甲。', 1, [1, 3]],
    // Two headings that stand twice may be a text that counts twice.
    ['没有“目录”，只两行', '一、甲\n二、乙\n一、甲\n丙。', 0, undefined],
    ['标题不再出现', '目录\n第一章 甲\n第二章 乙\n第一条 丙。', 0, undefined],
    ['条不是目录的行', '第一条 甲\n第二条 乙\n第三条 丙\n第一条 甲', 0, undefined],
  ])('%s', (_, text, from, found) => {
    expect(findContents(lines(text), from)).toEqual(found && {start: found[0], end: found[1]})
  })

  test('目录里的标题不是章：章只有一个，也不算重号', () => {
    const text = `样例法
目录
第一章 总则
第二章 附则
第一章 总则
第一条 甲应当乙。
第二章 附则
第二条 乙应当甲。
`
    expect(outline(text).filter((line) => !line.includes('para'))).toEqual([
      'title 样例法',
      'contents 目录',
      'contents_2 第一章 总则',
      'contents_3 第二章 附则',
      'chp_1 第一章【总则】',
      'art_1 第一条',
      'chp_2 第二章【附则】',
      'art_2 第二条',
    ])
    expect(findings(text)).toEqual([])
  })
})

describe('一个文件里有几件', () => {
  const FIRST = '某发〔2020〕1号\n关于甲的通知\n一、甲应当乙。\n某局\n2020年1月1日'

  test('后一件从它的文号起', () => {
    expect(divide(lines(`${FIRST}\n某发〔2020〕2号\n关于乙的通知\n一、乙应当甲。`))).toEqual([0, 5])
  })

  test('合集里每个一级标题下从第一条编起的，各是一件', () => {
    const law = (name: string) => [{text: name, depth: 1}, {text: '第一条 甲应当乙。'}]
    expect(divide([...law('甲法'), ...law('乙法'), ...law('丙法')])).toEqual([0, 2, 4])
  })

  test.each([
    ['随文印发', '现将《甲办法》印发给你们，请遵照执行。'],
    ['上一行是附件', '附件1'],
  ])('一级标题下是所载的：%s', (_, above) => {
    const given = [
      {text: '关于办学的通知', depth: 1},
      {text: '各区应当办学。'},
      {text: above},
      {text: '甲办法', depth: 1},
      {text: '第一条 甲应当乙。'},
    ]
    expect(divide(given)).toEqual([0])
  })

  test.each([
    [
      '印发的是附件',
      FIRST.replace('甲应当乙', '现将办法印发给你们') + '\n某发〔2019〕9号\n办法\n一、甲。',
    ],
    ['前面只有版头，没有正文', '某局文件\n某发〔2020〕1号\n关于甲的通知\n一、甲应当乙。'],
    ['一级标题下接着编的，是同一件', ''],
    ['空文件', ''],
  ])('仍是一件：%s', (name, text) => {
    const given = name.startsWith('一级')
      ? [
          {text: '甲法', depth: 1},
          {text: '第一条 甲应当乙。'},
          {text: '附则', depth: 1},
          {text: '第二条 乙。'},
        ]
      : lines(text)
    expect(divide(given)).toEqual([0])
  })
})
