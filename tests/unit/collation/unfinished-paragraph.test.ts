/** Paragraphs without their last mark. */
import {describe, expect, test} from 'vitest'
import {edited} from '../../../src/collation/page.ts'
import {unfinishedParagraph} from '../../../src/collation/rules/unfinished-paragraph.ts'
import {seedText} from '../../bench/boundaries.ts'
import {SHARED} from '../../bench/corpus.ts'

const find = (text: string) => [...unfinishedParagraph.find(edited(text, []))]
const PROSE =
  '社区图书馆应当按照规定配备工作人员，免费向公众开放，每周开放时间不得少于四十小时，并公布开放时间'
const OTHER = `\n${PROSE}。\n${PROSE}。`

describe('成段而句末无标点', () => {
  test('补句号，采纳', () => {
    expect(find(PROSE + OTHER)).toMatchObject([
      {start: PROSE.length, end: PROSE.length, reading: '。', accept: true},
    ])
  })

  test('句末空格之前补', () => {
    expect(find(`　　${PROSE}　\r${OTHER}`)).toMatchObject([{start: PROSE.length + 2}])
  })

  test('补完之后不再补', () => {
    expect(find(`${PROSE}。${OTHER}`)).toEqual([])
  })

  test('带序号的段落，只提出', () => {
    const item = `（一）明确开放要求。${PROSE}`
    for (const {accept} of find(item + OTHER)) expect(accept).toBe(false)
  })
})

describe('不是段落，或不缺标点', () => {
  test.each([
    ['标题', `一、${PROSE}`],
    ['列项', `（三）${PROSE}`],
    ['章名', `第三章 ${PROSE}`],
    ['短句', '免费向公众开放，并公布开放时间'],
    ['没有标点的长行', PROSE.replaceAll('，', '')],
    ['字段', `主送机关：${PROSE}`],
    ['日期', `${PROSE}，二〇二〇年五月三日`],
    ['表格', `${PROSE}\t三`],
    ['冒号引出下文', `${PROSE}：`],
    ['引号之内已有句号', `“${PROSE}。”`],
    ['省略号', `${PROSE}……`],
    ['外文', 'The library is open to the public, free of charge, forty hours a week'],
  ])('%s', (_, line) => {
    expect(find(line + OTHER)).toEqual([])
  })

  test('全篇都没有句末标点的，不补', () => {
    expect(find(Array.from({length: 5}, () => PROSE).join('\n'))).toEqual([])
  })

  test.each(['', '\ud800', '甲'.repeat(100_000), '，'.repeat(100_000)])(
    '读得了任何文字',
    (text) => {
      expect(find(text)).toEqual([])
    },
  )
})

// 没有 ../shared（语料）时跳过。
describe.skipIf(SHARED === undefined)('本站的两篇（无 ../shared 则跳过）', () => {
  test.each([
    ['jing-jiao-zhi-cheng-2020-7', 7, 7],
    ['lu-xin-bao-ding', 4, 3],
  ])('%s', (id, count, sure) => {
    const {text, gone} = seedText(id)
    const places = new Set(gone.filter(({mark}) => mark === '。').map(({at}) => at))
    const findings = find(text)
    expect(findings).toHaveLength(count)
    expect(findings.filter(({accept}) => accept)).toHaveLength(sure)
    expect(findings.filter(({start}) => !places.has(start))).toEqual([])
  })
})
