/** Characters nobody sees, between Chinese and where other scripts need them. */
import {describe, expect, test} from 'vitest'
import {collate} from '../../../src/collation/collate.ts'
import {edited} from '../../../src/collation/page.ts'
import {invisibleCharacter} from '../../../src/collation/rules/invisible-character.ts'

const accepted = (text: string) => edited(text, collate(text, [[invisibleCharacter]]).entries).text
const entries = (text: string) => collate(text, [[invisibleCharacter]]).entries

describe('删去', () => {
  test.each([
    ['零宽空格', '职\u200b业', '职业'],
    ['词连接符', '职\u2060业', '职业'],
    ['文中的字节序标记', '职\ufeff业', '职业'],
    ['软连字符', '职\u00ad业', '职业'],
    ['连接符与不连接符', '职\u200d\u200c业', '职业'],
    ['方向控制', '\u202a职业\u202c，\u2066教育\u2069', '职业，教育'],
    ['终端控制', '职\u0000业\u0008\u001b', '职业'],
    ['行首行末', '\u200b第一条\n第二条\u200b', '第一条\n第二条'],
    ['数字旁', '第3\u200b条', '第3条'],
    ['标签字符', '职\u{e0041}\u{e0042}业', '职业'],
    ['标点后的变体选择符', '职业。\ufe0f教育', '职业。教育'],
  ])('%s', (_, before, after) => {
    expect(accepted(before)).toBe(after)
  })
})

describe('留下', () => {
  test.each([
    ['文件头的字节序标记', '\ufeff第一条'],
    ['表情中的连接符', '👨\u200d👩\u200d👧'],
    ['旗帜中的标签', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['汉字后的变体选择符', '葛\u{e0100}城，辻\ufe00'],
    ['表情的变体选择符', '❤\ufe0f 1\ufe0f\u20e3'],
    ['波斯文中的不连接符', 'می\u200cخواهم'],
    ['希伯来文旁的方向标记', '引文：שלום\u200f，止'],
    ['英文中的软连字符', 're\u00adport'],
    ['英文中的断词处', 'http\u200b://'],
    ['不换行空格的缩进', '\u00a0\u00a0第一条'],
    ['成串的空格', '总\u00a0\u00a0则'],
    ['汉字与数字间的空格', '共\u00a05\u00a0页'],
    ['全角空格', '总　则'],
    ['换行、制表、回车', '甲\t乙\r\n丙'],
    ['韩文填充字母', '한\u1160글'],
  ])('%s', (_, text) => {
    expect(entries(text)).toEqual([])
  })

  test('汉字之间单个不换行空格只提议改为空格', () => {
    expect(entries('总\u00a0则').map(({reading, status}) => [reading, status])).toEqual([
      [' ', 'proposed'],
    ])
  })

  test('C1 控制字符是误解码的痕迹，只报告', () => {
    expect(entries('职\u0093业')).toEqual([])
    expect(collate('职\u0093业', [[invisibleCharacter]]).remarks.length).toBe(1)
  })
})
