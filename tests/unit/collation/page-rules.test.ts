/** What holds for every rule that scans a page: nothing breaks it, its own output is clean to it. */
import {existsSync, globSync, readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {collate} from '../../../src/collation/collate.ts'
import {edited} from '../../../src/collation/page.ts'
import type {Rule} from '../../../src/collation/rule.ts'
import {compatibilityIdeograph} from '../../../src/collation/rules/compatibility-ideograph.ts'
import {fullWidthAlphanumeric} from '../../../src/collation/rules/full-width-alphanumeric.ts'
import {invisibleCharacter} from '../../../src/collation/rules/invisible-character.ts'
import {mixedWidthPunctuation} from '../../../src/collation/rules/mixed-width-punctuation.ts'
import {pageFurniture} from '../../../src/collation/rules/page-furniture.ts'
import {pinyinGloss} from '../../../src/collation/rules/pinyin-gloss.ts'
import {privateUseCharacter} from '../../../src/collation/rules/private-use-character.ts'
import {repeatedTitle} from '../../../src/collation/rules/repeated-title.ts'
import {runningHead} from '../../../src/collation/rules/running-head.ts'
import {strayPageNumber} from '../../../src/collation/rules/stray-page-number.ts'
import {stuffedTerm} from '../../../src/collation/rules/stuffed-term.ts'
import {unbalancedBracket} from '../../../src/collation/rules/unbalanced-bracket.ts'
import {wrappedText} from '../../../src/collation/rules/wrapped-text.ts'

const rules: readonly Rule[] = [
  compatibilityIdeograph,
  privateUseCharacter,
  invisibleCharacter,
  pageFurniture,
  strayPageNumber,
  runningHead,
  repeatedTitle,
  pinyinGloss,
  stuffedTerm,
  fullWidthAlphanumeric,
  mixedWidthPunctuation,
  unbalancedBracket,
  wrappedText,
]

/** The text with what each rule finds applied: all of it, or only what it accepts. */
function repaired(rule: Rule, text: string, all: boolean): string {
  const {entries} = collate(text, [[rule]])
  return edited(
    text,
    all ? entries.map((entry) => ({...entry, status: 'accepted' as const})) : entries,
  ).text
}

const everyUnit = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code)).join('')
const HOSTILE: Record<string, string> = {
  空: '',
  每个码元: everyUnit,
  每个码元夹在汉字之间: Array.from(everyUnit, (unit) => `中${unit}文`).join(''),
  孤立代理: '\ud800'.repeat(50_000) + '中' + '\udc00\udb40\ud87e\ud840'.repeat(50_000),
  万层括号: '中(（'.repeat(50_000) + '文)'.repeat(50_000),
  只开不合: '“《（【'.repeat(50_000),
  只合不开: '”》）】'.repeat(50_000),
  交错: '“（”）'.repeat(50_000),
  直引号: '中"'.repeat(100_001),
  括号连列: '(甲A)'.repeat(50_000),
  逗号: ',;:'.repeat(100_000) + '中',
  网址: '见http://a.cn,中'.repeat(30_000),
  重字: '发展'.repeat(200_000),
  叠词: '研究研究开放教育融合发展发展'.repeat(20_000),
  模板词: '更多关于开放教育融合发展的'.repeat(20_000) + '相关'.repeat(50_000),
  标记: '<span <%{{&【字体：大'.repeat(30_000),
  未闭的标签: '中,文<a '.repeat(50_000),
  字体后的空白: `字体${' '.repeat(200_000)}小`,
  模板中的空白: `{{${' '.repeat(200_000)}`.repeat(3),
  拼音: '规(guī'.repeat(50_000) + '规(guī)'.repeat(50_000),
  零宽: '中\u200b'.repeat(100_000) + '\u202e'.repeat(100_000),
  变体选择符: '葛\u{E0100}\u{E0020}'.repeat(50_000),
  空行: '\n\r\n'.repeat(100_000),
  短行: '首页 | 新闻\n第3页\n— 3 —\n'.repeat(20_000),
  回车: '第一条,中\r第二条(一)\r\n'.repeat(20_000),
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(Object.keys(HOSTILE))('%s：不出错，不拖延，位置都在文内', {timeout: 30_000}, (name) => {
    const text = HOSTILE[name] ?? ''
    let last = 0
    for (const found of rule.find(edited(text, []))) {
      if (found.start < last || found.end < found.start || found.end > text.length)
        expect.unreachable(`${found.start}–${found.end}`)
      last = found.start
    }
  })

  test('校过的文字再校，不再有新的提议', () => {
    const texts = [
      '应邀请,中国学会(北京)作"报告":A类(试行A)(甲),乙.',
      '通知\n通知\n发布时间：2020-05-01 来源：教育局\n⼀切权⼒,１２３,中\u200b国\u00a0人\n— 1 —\n— 2 —\n— 3 —',
      '规(guī)范发展，拼(pīn)音教育，职（zhí）业学校”双元“育人\ue81e',
      '(a)中,"TAFE"(2020)3号,(B),中?!(试)"甲"乙"丙',
      ...Object.values(HOSTILE).map((text) => text.slice(0, 400)),
    ]
    for (const text of texts) {
      const once = repaired(rule, text, false)
      expect(repaired(rule, once, false)).toBe(once)
      // What was never accepted may only be proposed again, never newly accepted.
      expect(collate(once, [[rule]]).entries.filter(({status}) => status === 'accepted')).toEqual(
        [],
      )
    }
  })
})

const NATIONAL = resolve('../shared/corpus/national')
const hasCorpus = existsSync(NATIONAL)
const files = hasCorpus ? globSync(`${NATIONAL}/**/*.md`) : []
const FALSE_ALARMS: readonly Rule[] = [
  pageFurniture,
  stuffedTerm,
  wrappedText,
  pinyinGloss,
  strayPageNumber,
  runningHead,
  repeatedTitle,
  compatibilityIdeograph,
]

describe.skipIf(!hasCorpus)('干净的法律文本（语料不在则跳过）', () => {
  test.each(FALSE_ALARMS.map((rule) => [rule.id, rule] as const))('%s 一处也不报', (_, rule) => {
    const reported = files.filter((file) => {
      const page = edited(readFileSync(file, 'utf8'), [])
      return !Array.from(rule.find(page)).every(
        ({accept, reading}) => !accept && reading === undefined,
      )
    })
    expect(reported).toEqual([])
  })
})
