/** Marks that were deleted from a page. */
import {describe, expect, test} from 'vitest'
import {collate} from '../../../src/collation/collate.ts'
import {edited} from '../../../src/collation/page.ts'
import {lostMark} from '../../../src/collation/rules/lost-mark.ts'
import {unfinishedParagraph} from '../../../src/collation/rules/unfinished-paragraph.ts'
import {cleanText, damaged} from '../../bench/boundaries.ts'
import {SHARED, nationalTexts, officialTexts} from '../../bench/corpus.ts'
import {heldOut} from '../../bench/split.ts'

const WHOLE = `第一条 为了规范社区图书馆活动，提高居民阅读水平，促进文化事业发展，根据有关法律，制定本办法。
第二条 本市行政区域内社区图书馆的设立、服务和管理，适用本办法。
第三条 区人民政府应当加强对社区图书馆工作的领导，将其纳入公共文化服务规划，统筹安排经费，保障正常运行。
第四条 社区图书馆应当按照规定配备工作人员，免费向公众开放，每周开放时间不得少于四十小时。
第五条 任何单位和个人不得侵占社区图书馆的馆舍，不得擅自改变其用途；确需改变的，应当报文化主管部门批准。
第六条 违反本办法规定的，由文化主管部门责令限期改正；逾期不改正的，处一千元以上五千元以下的罚款；构成犯罪的，依法追究刑事责任。
第七条 国家鼓励企业、社会组织和个人捐赠图书，捐赠人依法享受税收优惠，其合法权益受法律保护。`

const find = (text: string) => [...lostMark.find(edited(text, []))]
const alternating = damaged(WHOLE, (n) => n % 2 === 0)

/** The text with everything done that is proposed. */
function repaired(text: string): string {
  const {entries} = collate(text, [[lostMark, unfinishedParagraph]])
  return edited(
    text,
    entries.map((entry) => ({...entry, status: 'accepted' as const})),
  ).text
}

describe('隔一个脱一个', () => {
  const findings = find(alternating.text)

  test('每段补一个，大多补对', () => {
    // 段末的句号归另一条规则。
    const ends = [...unfinishedParagraph.find(edited(alternating.text, []))]
    const places = new Set([...findings, ...ends].map(({start}) => start))
    expect(findings.length + ends.length).toBe(alternating.gone.length)
    expect(alternating.gone.filter(({at}) => places.has(at)).length).toBeGreaterThan(
      alternating.gone.length * 0.8,
    )
  })

  test('只提出，不采纳；附概率与其他可断之处', () => {
    for (const {accept, reading, start, end, evidence} of findings) {
      expect(accept).not.toBe(true)
      expect(start).toBe(end)
      expect(['，', '。']).toContain(reading)
      expect(evidence).toMatchObject({alternation: true})
      expect(Array.isArray(evidence?.rivals)).toBe(true)
    }
  })

  test('半角逗号的页也一样', () => {
    const narrow = alternating.text.replaceAll('，', ',')
    expect(find(narrow).map(({start}) => start)).toEqual(findings.map(({start}) => start))
  })

  test('补完之后不再补', () => {
    expect(find(repaired(alternating.text))).toEqual([])
  })

  test('硬换行的页，跨行而断', () => {
    const wrapped = alternating.text
      .split('\n')
      .map((line) => (line.match(/.{1,20}/g) ?? []).join('\n'))
      .join('\n')
    expect(find(wrapped).length).toBeGreaterThan(alternating.gone.length / 2)
  })

  test('说明全页所见', () => {
    expect(lostMark.observe?.(edited(alternating.text, []))).toMatchObject({alternation: true})
  })
})

describe('完好的文字不动', () => {
  test('完整的办法', () => {
    expect(find(WHOLE)).toEqual([])
  })

  test.each([
    ['空', ''],
    ['只有代理', '\ud800'.repeat(500)],
    ['没有汉字', 'No Chinese at all, here; '.repeat(200)],
    ['表格', '甲\t乙\t丙\n1\t2\t3\n'.repeat(100)],
    ['一行千万字而无标点', '甲乙丙丁'.repeat(2_500_000)],
    ['一行百万字而多标点', '甲乙，'.repeat(300_000)],
  ])('%s', (_, text) => {
    expect(find(text)).toEqual([])
  })
})

// 没有 ../shared（语料）时跳过。
describe.skipIf(SHARED === undefined)('语料（无 ../shared 则跳过）', () => {
  test('未参与训练的法律和国务院文件，一处不报', () => {
    const laws = nationalTexts()
      .filter(({path}) => heldOut(path))
      .filter((_, i) => i % 4 === 0)
      .map(({text}) => cleanText(text))
    const texts = [...laws, ...officialTexts().map(({text}) => text)]
    expect(texts.flatMap(find)).toEqual([])
  }, 20_000)
})
