import {existsSync, readFileSync, readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {edited, linesOf} from '../../../src/collation/page.ts'
import type {Finding} from '../../../src/collation/rule.ts'
import {mojibake} from '../../../src/collation/rules/mojibake.ts'
import {collate} from '../../../src/collation/collate.ts'

type Encoding = 'utf-8' | 'gb18030' | 'big5'
const CORPUS = resolve('../shared/corpus/national')
const LAW = '第三条　职业教育是国民教育体系的重要组成部分，国家鼓励发展多种层次的职业教育。'
const TRADITIONAL = '第三條　職業教育是國民教育體系的重要組成部分，國家鼓勵發展多種層次的職業教育。'

const twoByte = new Map(
  (['gb18030', 'big5'] as const).map((encoding) => {
    const decoder = new TextDecoder(encoding)
    const bytes = new Map<string, number[]>()
    for (let lead = 0xfe; lead > 0x80; lead--)
      for (let trail = 0xfe; trail >= 0x40; trail--)
        bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    return [encoding, bytes] as const
  }),
)

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  return Uint8Array.from(
    Array.from(text).flatMap((one) => {
      const found = one < '\x80' ? [one.charCodeAt(0)] : twoByte.get(encoding)?.get(one)
      if (!found) throw new Error(`Unexpected ${one}, expected a character of ${encoding}`)
      return found
    }),
  )
}

/** What becomes of a text that is read in the wrong encoding. */
function garbled(text: string, written: Encoding, readAs: string): string {
  return new TextDecoder(readAs, {ignoreBOM: true}).decode(encode(text, written))
}

function find(text: string): Finding[] {
  return Array.from(mojibake.find({text, lines: linesOf(text)}))
}

function restored(text: string): string {
  return edited(text, collate(text, [[mojibake]]).entries).text
}

describe('读错了编码', () => {
  test.each([
    ['utf-8', 'windows-1252', LAW],
    ['gb18030', 'windows-1252', LAW],
    ['big5', 'windows-1252', TRADITIONAL],
    ['gb18030', 'big5', LAW.replace('　', '')],
    ['big5', 'gb18030', TRADITIONAL],
  ] as const)('%s 读作 %s：整句恢复', (written, readAs, text) => {
    const wrong = garbled(text, written, readAs)
    expect(wrong).not.toContain('\uFFFD')
    expect(restored(wrong)).toBe(text)
    expect(find(wrong)[0]).toMatchObject({accept: true, evidence: {from: written, readAs}})
  })

  test('UTF-8 读作 GBK：成双的字恢复，带得出根据', () => {
    expect(find('教育：鏁欒偛閮ㄩ棬')).toMatchObject([
      {
        start: 3,
        end: 9,
        reading: '教育部门',
        accept: true,
        evidence: {from: 'utf-8', readAs: 'gb18030'},
      },
    ])
    expect(find('鏁欒偛閮ㄩ棬')[0]?.reason).toBe(
      'Unexpected `鏁欒偛閮ㄩ棬`, expected `教育部门`: UTF-8 that was read as GBK',
    )
  })

  test('字节 0x80 在代码页 936 里是欧元号', () => {
    expect(garbled('一个部门的', 'utf-8', 'gb18030')).toContain('€')
    expect(restored(garbled('一个部门的', 'utf-8', 'gb18030'))).toBe('一个部门的')
  })

  test('UTF-8 两次读作 windows-1252', () => {
    const twice = garbled(garbled(LAW, 'utf-8', 'windows-1252'), 'utf-8', 'windows-1252')
    expect(restored(twice)).toBe(LAW)
    expect(find(twice)[0]?.evidence).toMatchObject({times: 2})
  })

  test('ISO-8859-1 的控制字符也算字节', () => {
    const wrong = Array.from(encode('教育', 'utf-8'), (byte) => String.fromCharCode(byte)).join('')
    expect(restored(wrong)).toBe('教育')
  })

  test('西文里夹着的标点：â€œ、Â·', () => {
    expect(restored('å›½å®¶â€œåå››äº”â€\u009d')).toContain('“')
    expect(restored('买买提Â·艾力')).toBe('买买提·艾力')
  })

  test('好的行不动，坏的行恢复', () => {
    const wrong = garbled(LAW, 'gb18030', 'windows-1252')
    expect(restored(`${LAW}\n${wrong}\r\n${LAW}`)).toBe(`${LAW}\n${LAW}\r\n${LAW}`)
  })

  test('太短的要等别处的证据', () => {
    const name = garbled('张伟', 'utf-8', 'gb18030')
    expect(find(name)).toEqual([])
    expect(restored(`${name}\n鏁欒偛閮ㄩ棬`)).toBe('张伟\n教育部门')
  })
})

describe('字节丢了', () => {
  test('能证明的恢复，断了的一个字报告，说出还剩哪些字节', () => {
    const found = find('鏁欒偛閮?')
    expect(found).toMatchObject([
      {start: 0, end: 3, reading: '教育'},
      {start: 3, end: 5, evidence: {bytes: 'E9 83'}},
    ])
    expect(found[1]).not.toHaveProperty('reading')
    expect(found[1]?.reason).toContain('its last byte was lost')
  })

  test('空格原是不换行空格：只恢复能证明的', () => {
    expect(restored('ä½ å¥½')).toBe('ä½ 好')
    expect(restored('ä½\u00A0å¥½')).toBe('你好')
  })

  test.each([
    '锟斤拷',
    '锟斤拷锟斤拷锟斤拷',
    '嚙踝蕭嚙踝蕭',
    'ï¿½ï¿½',
    '烫烫烫烫',
    '屯屯屯',
    '葺葺葺葺',
    '锛?',
  ])('%s 只报告，不猜', (text) => {
    const found = find(text)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({reading}) => reading === undefined)).toBe(true)
  })

  test('CafÃ©：肯定读错了，但没有汉字作证，不改', () => {
    expect(restored('CafÃ© Paris')).toBe('CafÃ© Paris')
    expect(find('CafÃ© Paris')).toHaveLength(1)
  })
})

describe('对的不动', () => {
  test.each([
    'Café à Paris, naïveté, « liberté\u00A0», Größe, Übergrößenträger, ÄÖÜ, señor, Ålesund',
    '阿卜杜拉·买买提，20°C，±5%，×÷§',
    '°±²³´µ¶·¸¹º»¼½¾',
    '囡囧囫囹，锛床、锟铻、绗缝、鏁',
    '水很烫烫，屯屯，烫头',
    'ひらがなとカタカナの文章です',
    '瞶\t瞆\t1\t昏瞶',
    '鈥、鋂、錀、鍆、鎄、鎶、鐒、鑀、鑭、鐦、鎇、鈽',
    TRADITIONAL,
    LAW,
  ])('%s', (text) => {
    expect(find(text)).toEqual([])
  })

  const files = existsSync(CORPUS)
    ? readdirSync(CORPUS, {recursive: true, encoding: 'utf8'}).filter((name) =>
        name.endsWith('.md'),
      )
    : []

  test.skipIf(files.length === 0)('国家法律语料一处也没有', {timeout: 60_000}, () => {
    for (const name of files) {
      const text = readFileSync(join(CORPUS, name), 'utf8')
      const found = Array.from(mojibake.find({text, lines: []}))
      expect(found, name).toEqual([])
    }
  })
})

describe('定律', () => {
  const common = Array.from(
    '的人第条定行十民当以者应有国和或规理关管一政务事业机院部二用不其门三对会作员在生可责工保本为出经产地处权中',
  )
  /** Not one character again and again: that may be Chinese in both readings. */
  const sentence = fc.shuffledSubarray(common, {minLength: 12}).map((list) => list.join(''))

  test.each([
    ['utf-8', 'windows-1252'],
    ['gb18030', 'windows-1252'],
    ['gb18030', 'big5'],
  ] as const)('%s 读作 %s：不丢字节的都能回来', (written, readAs) => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(restored(garbled(text, written, readAs))).toBe(text)
      }),
    )
  })

  test('UTF-8 读作 GBK：恢复的都对，丢了字节的都有交代', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const wrong = garbled(text, 'utf-8', 'gb18030')
        for (const {reading} of find(wrong))
          if (reading !== undefined) expect(text).toContain(reading)
        if (!wrong.includes('\uFFFD')) expect(restored(wrong)).toBe(text)
        else expect(find(wrong).length).toBeGreaterThan(0)
      }),
    )
  })

  test('做两遍和做一遍一样；各处不相交；好句子不动', () => {
    const ways = [
      ['utf-8', 'gb18030'],
      ['utf-8', 'windows-1252'],
      ['gb18030', 'windows-1252'],
      ['gb18030', 'big5'],
    ] as const
    const part = fc.oneof(
      sentence,
      fc
        .tuple(sentence, fc.constantFrom(...ways))
        .map(([text, [written, readAs]]) => garbled(text, written, readAs)),
      fc.constantFrom('\n', ' ', '：', '2020', '?', '\uFFFD', 'é', '·', '锟斤拷', '烫烫烫'),
    )
    fc.assert(
      fc.property(fc.array(part, {maxLength: 6}), (parts) => {
        const text = parts.join('\n')
        const found = find(text)
        for (const [i, one] of found.entries()) {
          expect(one.end).toBeGreaterThan(one.start)
          expect(one.start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0)
        }
        const once = restored(text)
        expect(restored(once)).toBe(once)
      }),
    )
  })

  test('什么字符都不出错', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 200}), (text) => {
        for (const {start, end} of find(text)) expect(end).toBeGreaterThan(start)
      }),
    )
    expect(find('\uD800')).toEqual([])
    expect(find('')).toEqual([])
  })

  test.each(['Ð¡', '鄱旦鄞', 'å¥½ÿ', 'é ', 'Ã', '鏁欒偛閮?', '國會', '锛', 'ä½', '瞶'])(
    '十万个“%s”在一行里，也做得完',
    {timeout: 20_000},
    (unit) => {
      expect(() => find(unit.repeat(100_000))).not.toThrow()
    },
  )
})
