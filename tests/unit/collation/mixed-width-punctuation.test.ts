/** Half-width marks: what is changed, what is only proposed, what stays; and the damaged page. */
import {existsSync, globSync, readdirSync, readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Apparatus} from '../../../src/collation/apparatus.ts'
import {edited} from '../../../src/collation/page.ts'
import {mixedWidthPunctuation} from '../../../src/collation/rules/mixed-width-punctuation.ts'

const find = (text: string) => Array.from(mixedWidthPunctuation.find(edited(text, [])))
/** The text with what is accepted, and how much more is proposed. */
function result(text: string): [string, number] {
  const found = find(text)
  let out = text
  for (const {start, end, reading, accept} of found.toReversed())
    if (accept) out = out.slice(0, start) + (reading ?? '') + out.slice(end)
  return [out, found.filter(({accept}) => !accept).length]
}

describe('改为全角', () => {
  test.each([
    ['应邀请,中国学会会长出席', '应邀请，中国学会会长出席'],
    ['职责: 一是指导;二是检查', '职责： 一是指导；二是检查'],
    ['各院校,有关单位:', '各院校，有关单位：'],
    ['突出特点就是“数字化”,因此', '突出特点就是“数字化”，因此'],
    ['高水平专业(群)建设', '高水平专业（群）建设'],
    ['(一)制定章程;', '（一）制定章程；'],
    ['(二)1000总吨以上的船舶', '（二）1000总吨以上的船舶'],
    ['地方证管办(证监会))负责', '地方证管办(证监会))负责'],
    ['(以下简称地方证管办(证监会))负责', '（以下简称地方证管办（证监会））负责'],
    ['（试行)办法', '（试行）办法'],
    ['真的吗?!是的!', '真的吗？！是的！'],
    ['坚持"三教"改革,推进"1+X"证书', '坚持“三教”改革，推进“1+X”证书'],
    ['𠮷野,𠮷田', '𠮷野，𠮷田'],
    ['# 反间谍法\n(2014年11月1日通过)', '# 反间谍法\n（2014年11月1日通过）'],
  ])('%s', (before, after) => {
    expect(result(before)[0]).toBe(after)
  })
})

describe('不动，至多提议', () => {
  test.each([
    ['Beijing, China (PRC): 12:30; 1,000', 0],
    ['自12:30起收1,000元，约3.5万，比例3:1', 0],
    ['见https://www.moe.gov.cn/?a=中,文;乙(丙)', 0],
    ['邮箱：a.b@moe.cn,中文(甲)', 0],
    ['组成计税价格＝(成本＋利润)÷(1－比例税率)', 0],
    ['x=(甲+乙)*丙', 0],
    ['{"标题":"通知","正文":"如下"}', 0],
    ['<a href="甲">乙,丙</a>', 0],
    ['if (甲 => 乙) {丙,丁}', 0],
    ['`命令,参数`', 0],
    ['1)甲 2)乙 a)丙', 0],
    ['三:一', 1],
    ['法释(2020)3号文', 2],
    ['增长30%,其中', 1],
    ['出席,2020年', 1],
    ['屏幕5"和7"', 0],
    ['到此为止.', 1],
    ['一.总则', 0],
    ['TAFE(技术教育)模式', 2],
    ['1. 申请,TAFE等', 1],
  ] as const)('%s', (text, proposals) => {
    const [after, more] = result(text)
    expect(after).toBe(text)
    expect(more).toBe(proposals)
  })

  test('括号要改就成对改', () => {
    for (const text of ['专业(群建设', '专业群)建设', '法(2020)号', '甲(乙)丙(丁)戊', '甲(A)乙(丙'])
      for (const reading of ['（', '）'])
        expect(find(text).filter((one) => one.reading === reading).length).toBe(
          find(text).length / 2,
        )
  })

  test('文号提议用六角括号', () => {
    expect(find('京教(2020)7号').map(({reading}) => reading)).toEqual(['〔', '〕'])
  })

  test('文件头的 YAML 不是正文', () => {
    expect(find('---\n标题: 通知,办法\n---\n通知,办法').length).toBe(1)
  })
})

describe('问号', () => {
  test.each(['各镇?办公室', '各镇?、各区', '各???办'])('%s：可能是丢失的字，只报告', (text) => {
    const found = find(text).filter(({start}) => text[start] === '?')
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({reading, accept}) => reading === undefined && !accept)).toBe(true)
  })

  test.each([
    ['为什么?各地反映', '为什么？各地反映'],
    ['谁负责?', '谁负责？'],
    ['他问“可以?”', '他问“可以？”'],
    ['（可以?）', '（可以？）'],
    ['| 可以? | 否 |', '| 可以？ | 否 |'],
    ['如何做好工作?各地反映', '如何做好工作?各地反映'],
    ['各办??', '各办??'],
  ])('%s → %s', (before, after) => {
    expect(result(before)[0]).toBe(after)
  })
})

test('跨段的引号只提议', () => {
  const text = '修改为:"第一条。\n"第二条说"甲"。\n第三条。"'
  expect(
    find(text)
      .filter(({start}) => text[start] === '"')
      .map(({reading, accept}) => [reading, accept]),
  ).toEqual([
    ['“', false],
    ['“', false],
    ['”', false],
  ])
})

const NATIONAL = resolve('../shared/corpus/national')
const NARROW: Record<string, string> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
}

test.skipIf(!existsSync(NATIONAL))(
  '法律文本的标点全部变窄，能还原百分之九十八，无一还原成别的（语料不在则跳过）',
  () => {
    let marks = 0
    let restored = 0
    const files = globSync(`${NATIONAL}/**/*.md`).sort()
    for (const file of files.filter((_, n) => n % 10 === 0)) {
      const text = readFileSync(file, 'utf8')
      const narrow = text.replace(/[，；：？！（）“”]/g, (mark) => NARROW[mark] ?? mark)
      const accepted = new Map(
        find(narrow).map((one) => [one.start, one.accept ? one.reading : undefined]),
      )
      for (let at = 0; at < text.length; at++) {
        const mark = text.charAt(at)
        if (NARROW[mark] === undefined) continue
        marks++
        const reading = accepted.get(at)
        if (reading === undefined) continue
        if (reading !== mark) expect.unreachable(`${text.slice(at - 9, at + 9)}: ${reading}`)
        restored++
      }
    }
    expect(restored / marks).toBeGreaterThan(0.98)
  },
)

describe('底本', () => {
  const witness = readFileSync('content/witnesses/72f913182d1d8459.txt', 'utf8')
  const recorded = readdirSync('content/documents').flatMap((id) => {
    const file = `content/documents/${id}/apparatus.json`
    return (JSON.parse(readFileSync(file, 'utf8')) as Apparatus).entries.filter(
      ({layer, status}) => layer === 'width' && status === 'accepted',
    )
  })

  test('九十二处变窄的标点全部找到，改法相同，九十一处自行认定', () => {
    const found = new Map(find(witness).map((one) => [one.start, one]))
    expect(recorded.length).toBe(92)
    for (const {start, reading} of recorded) expect(found.get(start)?.reading).toBe(reading)
    expect(recorded.filter(({start}) => found.get(start)?.accept).length).toBe(91)
  })

  test('其余只有网页页脚里的四处', () => {
    const known = new Set(recorded.map(({start}) => start))
    const rest = find(witness).filter(({start}) => !known.has(start))
    expect(rest.every(({start}) => start > 5478)).toBe(true)
    expect(rest.length).toBe(4)
  })
})
