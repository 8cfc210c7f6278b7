/** Characters that look like ordinary Han and have another code. */
import {describe, expect, test} from 'vitest'
import {collate} from '../../../src/collation/collate.ts'
import {edited} from '../../../src/collation/page.ts'
import {compatibilityIdeograph} from '../../../src/collation/rules/compatibility-ideograph.ts'
import {fullWidthAlphanumeric} from '../../../src/collation/rules/full-width-alphanumeric.ts'
import {privateUseCharacter} from '../../../src/collation/rules/private-use-character.ts'

const read = (text: string) => edited(text, collate(text, [[compatibilityIdeograph]]).entries).text

describe('兼容汉字与部首', () => {
  test.each([
    ['\u2f00\u5207\u6743\u2f12\u5c5e\u4e8e\u2f08\u2ea0。', '一切权力属于人民。'],
    ['⻓期⻅效，⻛险', '长期见效，风险'],
    ['\uf900\uf901\ufa0b', '豈更廓'],
    ['\u{2f800}子', '丽子'],
    ['应⽤', '应用'],
  ])('%s', (before, after) => {
    expect(read(before)).toBe(after)
  })

  test('十二个实为统一汉字的兼容区字不动', () => {
    const twelve = '﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩'
    expect(Array.from(twelve).length).toBe(12)
    expect(read(twelve)).toBe(twelve)
  })

  test('讲部首的地方不动', () => {
    for (const text of ['⼀⼁⼂⼃⼄', '⼀ ⼁ ⼂', '“⽔”部首的字，偏旁⺠'])
      expect(read(text)).toBe(text)
  })

  test('偏旁形的部首无所谓正字', () => {
    expect(read('甲⺡乙')).toBe('甲⺡乙')
  })
})

describe('私用字符', () => {
  const entries = (text: string) => collate(text, [[privateUseCharacter]])

  test('旧国标的自造字位提议正字，其余只报告', () => {
    const {entries: found, remarks} = entries('\ue816\ue864\ue7c7\ue78d\ue000\u{f0000}')
    expect(found.map(({reading}) => reading)).toEqual(['𠂇', '龻', 'ḿ', '︐'])
    expect(found.every(({status}) => status === 'proposed')).toBe(true)
    expect(remarks.length).toBe(6)
  })

  test('字表与 GB18030 的解码相合', () => {
    const decoder = new TextDecoder('gb18030')
    for (let cell = 0x50, code = 0xe815; cell <= 0xa0; cell++) {
      if (cell === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(0xfe, cell))
      const [entry] = entries(String.fromCharCode(code++)).entries
      // Six characters have a four-byte code of their own; the two bytes still decode to private use.
      if (!/\p{Co}/u.test(character)) expect(entry?.reading).toBe(character)
    }
  })
})

describe('全角字母数字', () => {
  const narrow = (text: string) =>
    edited(text, collate(text, [[fullWidthAlphanumeric]]).entries).text

  test.each([
    ['第１２５号', '第125号'],
    ['ＴＡＦＥ模式ａ', 'TAFE模式a'],
    ['１．５％、３．甲', '1.5％、3．甲'],
    ['２０１２年１２月　１９日', '2012年12月　19日'],
    ['标点，不动！（甲）', '标点，不动！（甲）'],
    ['二０二四年', '二〇二四年'],
    ['二０００年一月', '二〇〇〇年一月'],
    ['一九九Ｏ年', '一九九〇年'],
    ['二○◯八年', '二〇〇八年'],
    ['二０日', '二０日'],
    ['三○○○', '三○○○'],
    ['第１０１号', '第101号'],
    ['９：３０至１０：００', '9:30至10:00'],
    ['附件１：２０份', '附件1：20份'],
    ['附件1：20份，1／3', '附件1：20份，1／3'],
    ['ｗｗｗ．ａ．ｃｏｍ', 'www.a.com'],
    ['ｈｔｔｐ：／／ａ．ｃｎ／ｂ＿１', 'http://a.cn/b_1'],
    ['a＠b．cn', 'a@b.cn'],
    ['Ａ－2', 'A-2'],
    ['１．Ａ类', '1．A类'],
  ])('%s', (before, after) => {
    expect(narrow(before)).toBe(after)
  })
})
