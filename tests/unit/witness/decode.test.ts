import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {decode} from '../../../src/witness/decode.ts'
import type {Encoding} from '../../../src/witness/decode.ts'

const LAW =
  '第三条　职业教育是国民教育体系和人力资源开发的重要组成部分，是培养多样化人才、传承技术技能、促进就业创业的重要途径。'
const TRADITIONAL = '第三條　職業教育是國民教育體系的重要組成部分，國家鼓勵發展多種層次的職業教育。'
const ALL: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']

/** Character → bytes, from what the platform's decoder reads. */
function encoderOf(encoding: 'gb18030' | 'big5'): (text: string) => number[] {
  const decoder = new TextDecoder(encoding, {fatal: true})
  const bytes = new Map<string, number[]>()
  for (let lead = 0xfe; lead > 0x80; lead--)
    for (let trail = 0xfe; trail >= 0x40; trail--)
      try {
        bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
      } catch {
        // No character.
      }
  return (text) =>
    Array.from(text).flatMap((one) => {
      const code = one.codePointAt(0) ?? 0
      if (code < 0x80) return [code]
      if (encoding === 'gb18030' && code > 0xffff) {
        const pointer = code - 0x10000 + 189_000
        return [
          0x81 + Math.floor(pointer / 12_600),
          0x30 + (Math.floor(pointer / 1260) % 10),
          0x81 + (Math.floor(pointer / 10) % 126),
          0x30 + (pointer % 10),
        ]
      }
      const found = bytes.get(one)
      if (!found) throw new Error(`Unexpected ${one}, expected a character of ${encoding}`)
      return found
    })
}

const ENCODERS: Record<Encoding, (text: string) => number[]> = {
  'utf-8': (text) => Array.from(new TextEncoder().encode(text)),
  gb18030: encoderOf('gb18030'),
  big5: encoderOf('big5'),
  'utf-16le': (text) =>
    Array.from({length: text.length}, (_, i) => [
      text.charCodeAt(i) & 0xff,
      text.charCodeAt(i) >> 8,
    ]).flat(),
  'utf-16be': (text) =>
    Array.from({length: text.length}, (_, i) => [
      text.charCodeAt(i) >> 8,
      text.charCodeAt(i) & 0xff,
    ]).flat(),
}

function encode(text: string, encoding: Encoding): Uint8Array {
  return Uint8Array.from(ENCODERS[encoding](text))
}

function bytesOf(...parts: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flat())
}

function repeated(bytes: Uint8Array, length: number): Uint8Array {
  const all = new Uint8Array(length)
  all.set(bytes)
  for (let done = bytes.length; done < length; done *= 2) all.copyWithin(done, 0, done)
  return all
}

const rules = (bytes: Uint8Array, declared?: Encoding) =>
  decode(bytes, declared).problems.map(({ruleId}) => ruleId)

describe('认编码', () => {
  test.each(ALL)('%s 的一条法条，读出原文，说明根据', (encoding) => {
    const text = encoding === 'big5' ? TRADITIONAL : LAW
    expect(decode(encode(text, encoding))).toMatchObject({encoding, text, problems: []})
    expect(decode(encode(text, encoding)).ground).not.toBe('')
  })

  test('有对手的，说出对手和各自的分数', () => {
    const {rivals} = decode(encode(LAW, 'gb18030'))
    expect(rivals.map(({encoding}) => encoding).sort()).toEqual([...ALL].sort())
    expect(rivals[0]?.encoding).toBe('gb18030')
    expect(rivals[0]?.score).toBeGreaterThan(rivals[1]?.score ?? 0)
  })

  test.each([
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
    ['gb18030', [0x84, 0x31, 0x95, 0x33]],
  ] as const)('%s 的 BOM 说了算，自己也算一个字', (encoding, mark) => {
    expect(decode(bytesOf(mark, ENCODERS[encoding]('甲')))).toMatchObject({
      encoding,
      text: '\uFEFF甲',
      ground: 'byte order mark',
      problems: [],
    })
  })

  test('只有 ASCII，是 UTF-8', () => {
    expect(decode(encode('Article 3\r\n', 'utf-8'))).toMatchObject({
      encoding: 'utf-8',
      ground: 'ASCII only',
      problems: [],
    })
  })

  test('一个汉字也没有：法文、俄文、维吾尔文、藏文的 UTF-8 仍是 UTF-8', () => {
    for (const text of ['Café à Paris, naïveté', 'Закон о труде', 'قانۇن', 'བོད་ཡིག', '한국어'])
      expect(decode(encode(text, 'utf-8'))).toMatchObject({encoding: 'utf-8', text})
  })

  test('“目录”的 GBK 字节也是合法的 UTF-8，仍读作目录', () => {
    const bytes = encode('目录', 'gb18030')
    expect(new TextDecoder('utf-8', {fatal: true}).decode(bytes)).toBe('Ŀ¼')
    expect(decode(bytes)).toMatchObject({encoding: 'gb18030', text: '目录'})
  })

  test('分不清的，取较好的，说出另一个', () => {
    const {problems} = decode(Uint8Array.of(0xa4, 0xa4))
    expect(problems[0]).toMatchObject({ruleId: 'ambiguous-encoding', byte: 0, length: 2})
    expect(problems[0]?.reason).toMatch(/big5.*gb18030|gb18030.*big5/)
  })

  test('哪种读法都不像中文，也说', () => {
    expect(
      rules(encode('Œuvre', 'utf-8').map((byte) => (byte > 0x7f ? byte ^ 0x20 : byte))),
    ).toContain('ambiguous-encoding')
  })
})

describe('说好的编码', () => {
  test('说好了就照办', () => {
    expect(decode(Uint8Array.of(0xa4, 0xa4), 'big5')).toMatchObject({text: '中', problems: []})
    expect(decode(Uint8Array.of(0xa4, 0xa4), 'gb18030')).toMatchObject({text: 'い', problems: []})
    expect(decode(encode('Article 3', 'utf-8'), 'gb18030').problems).toEqual([])
    expect(decode(new Uint8Array(), 'big5').problems.map(({ruleId}) => ruleId)).toEqual([
      'empty-file',
    ])
  })

  test('说错了也照办，但说出来', () => {
    for (const [real, declared] of [
      ['utf-8', 'gb18030'],
      ['gb18030', 'utf-8'],
      ['gb18030', 'big5'],
      ['utf-16le', 'utf-8'],
    ] as const) {
      const {encoding, problems} = decode(encode(LAW, real), declared)
      expect(encoding).toBe(declared)
      expect(problems.find(({ruleId}) => ruleId === 'ambiguous-encoding')?.reason ?? '').toContain(
        `expected ${real}`,
      )
    }
  })

  test('BOM 和说好的不合，说出来', () => {
    expect(rules(Uint8Array.of(0xff, 0xfe, 0x2d, 0x4e), 'gb18030')).toContain('ambiguous-encoding')
  })
})

describe('坏字节', () => {
  test('每一处说出字节位置、字节和文中位置', () => {
    const bytes = bytesOf(ENCODERS['utf-8']('第一条'), [0xff, 0xfe], ENCODERS['utf-8']('第二条'))
    expect(decode(bytes)).toMatchObject({text: '第一条\uFFFD\uFFFD第二条'})
    expect(decode(bytes).problems).toMatchObject([
      {byte: 9, length: 2, at: 3, end: 5, ruleId: 'undecodable-byte'},
    ])
    expect(decode(bytes).problems[0]?.reason).toContain('`FF FE` at byte 9')
  })

  test('GB18030、Big5 坏了半个字，不吞后面的 ASCII', () => {
    const bytes = bytesOf(ENCODERS.gb18030(LAW), [0xd6, 0x0a], ENCODERS.gb18030(LAW))
    expect(decode(bytes)).toMatchObject({encoding: 'gb18030', text: `${LAW}\uFFFD\n${LAW}`})
    const other = bytesOf(ENCODERS.big5(TRADITIONAL), [0xff, 0x41], ENCODERS.big5(TRADITIONAL))
    expect(decode(other)).toMatchObject({
      encoding: 'big5',
      text: `${TRADITIONAL}\uFFFDA${TRADITIONAL}`,
    })
  })

  test('文件里本来就有的 U+FFFD 不是坏字节', () => {
    expect(rules(encode('第\uFFFD条', 'utf-8'))).toEqual([])
  })

  test('UTF-16 的孤立代理', () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const bytes = encode(`${LAW}\uD800甲\uDC00\uD842\uDFB7`, encoding)
      const {text, problems} = decode(bytes)
      expect(text).toBe(`${LAW}\uFFFD甲\uFFFD𠮷`)
      expect(problems.map(({byte, length}) => [byte, length])).toEqual([
        [LAW.length * 2, 2],
        [LAW.length * 2 + 4, 2],
      ])
    }
  })

  test('UTF-8 里的代理、过长写法、超出范围', () => {
    for (const bad of [
      [0xed, 0xa0, 0x80],
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xf4, 0x90, 0x80, 0x80],
    ]) {
      const bytes = bytesOf(ENCODERS['utf-8'](LAW), bad, ENCODERS['utf-8'](LAW))
      expect(decode(bytes).text).toBe(new TextDecoder().decode(bytes))
      expect(rules(bytes)).toEqual(['undecodable-byte'])
    }
  })

  test.each(ALL)('%s 断在最后一个字中间', (encoding) => {
    const whole = encode(encoding === 'big5' ? TRADITIONAL : LAW, encoding)
    const {text, problems} = decode(whole.subarray(0, -1))
    expect(text.endsWith('\uFFFD')).toBe(true)
    expect(problems).toMatchObject([
      {
        ruleId: 'truncated-text',
        byte: whole.length - (encoding === 'utf-8' ? 3 : 2),
        at: text.length - 1,
      },
    ])
  })
})

describe('混合编码', () => {
  test('UTF-8 中夹一段 GBK：按 UTF-8 读，说出哪些字节、能读作什么', () => {
    const before = ENCODERS['utf-8'](`${LAW}\n`)
    const stretch = ENCODERS.gb18030('本办法自发布之日起施行，由教育部负责解释。')
    const bytes = bytesOf(before, stretch, ENCODERS['utf-8'](`\n${LAW}`))
    const {encoding, text, problems} = decode(bytes)
    expect(encoding).toBe('utf-8')
    expect(text.startsWith(`${LAW}\n`) && text.endsWith(`\n${LAW}`)).toBe(true)
    expect(problems).toMatchObject([
      {
        ruleId: 'mixed-encoding',
        byte: before.length,
        length: stretch.length,
        at: LAW.length + 1,
        end: text.length - LAW.length - 1,
      },
    ])
    expect(problems[0]?.reason).toContain('本办法自发布之日起施行，由教育部负责解释。')
  })

  test('GBK 中夹一段 UTF-8：本来会悄悄读错', () => {
    const before = ENCODERS.gb18030(`${LAW}\n`)
    const stretch = ENCODERS['utf-8']('由教育部负责解释。')
    const bytes = bytesOf(before, stretch, ENCODERS.gb18030(`\n${LAW}`))
    const {encoding, text, problems} = decode(bytes)
    expect(encoding).toBe('gb18030')
    expect(text.endsWith(LAW)).toBe(true)
    expect(problems[0]).toMatchObject({
      ruleId: 'mixed-encoding',
      byte: before.length,
      length: stretch.length,
      at: LAW.length + 1,
    })
    expect(problems[0]?.reason).toContain('由教育部负责解释。')
  })

  test('GBK 中夹一行 Big5', () => {
    const before = ENCODERS.gb18030(`${LAW}\n`)
    const stretch = ENCODERS.big5(TRADITIONAL)
    const bytes = bytesOf(before, stretch, ENCODERS.gb18030(`\n${LAW}`))
    expect(decode(bytes).problems).toMatchObject([
      {ruleId: 'mixed-encoding', byte: before.length, length: stretch.length},
    ])
  })
})

describe('不是文本', () => {
  test('空文件', () => {
    expect(decode(new Uint8Array())).toMatchObject({text: '', encoding: 'utf-8'})
    expect(rules(new Uint8Array())).toEqual(['empty-file'])
  })

  test('随便哪一个字节', () => {
    for (let byte = 0; byte < 256; byte++) {
      const {text, problems} = decode(Uint8Array.of(byte))
      expect(text).toHaveLength(1)
      // Tab to carriage return and the end mark of DOS are text.
      const control = byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a
      expect(problems.length > 0, String(byte)).toBe(byte >= 0x80 || control)
    }
  })

  test.each([
    ['PDF', Array.from(new TextEncoder().encode('%PDF-1.7\n'))],
    ['DOCX', [0x50, 0x4b, 3, 4, 20, 0, 6, 0]],
    ['DOC', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x2d, 0x4e, 0, 0]],
    ['零', Array.from({length: 100}, () => 0)],
    ['随机字节', Array.from({length: 1000}, (_, i) => (i * i * 31 + i * 7 + (i >> 3) * 13) % 256)],
  ])('%s：说不是文本', (_, bytes) => {
    expect(rules(Uint8Array.from(bytes))).toEqual(['binary-file'])
  })
})

describe('什么都能进', () => {
  test('Unicode 的每一区，各编码读回原字', () => {
    const blocks: string[] = []
    for (let code = 0xa0; code < 0x110000; code += 0x40)
      if (code < 0xd800 || code > 0xdfff) blocks.push(String.fromCodePoint(code))
    const text = blocks.join('')
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const)
      expect(decode(encode(text, encoding), encoding).text).toBe(text)
    const beyond = blocks.filter((one) => one.length === 2).join('')
    expect(decode(encode(`${LAW}${beyond}`, 'gb18030')).text).toBe(`${LAW}${beyond}`)
    expect(rules(encode(`${LAW}${beyond}`, 'gb18030'))).toEqual([])
  })

  const han = fc.constantFrom(
    ...Array.from(
      new Set(`${LAW}${TRADITIONAL}关于印发通知的意见办法（试行）二〇二〇年一月。，、；：“”`),
    ),
  )
  /** Big5 has no simplified forms. */
  const traditional = fc.constantFrom(
    ...Array.from(new Set(`${TRADITIONAL}關於通知的意見（）二十年一月。，、；：`)),
  )

  test.each(ALL)('任何汉字和标点，%s 写成字节再读，还是它', (encoding) => {
    const character = encoding === 'big5' ? traditional : han
    fc.assert(
      fc.property(fc.string({unit: character, minLength: 12, maxLength: 200}), (text) => {
        const bytes = encode(text, encoding)
        expect(decode(bytes)).toMatchObject({encoding, text})
        expect(rules(bytes)).not.toContain('undecodable-byte')
        expect(decode(bytes, encoding)).toMatchObject({text, problems: []})
      }),
    )
  })

  test('任何字节都有结果：位置在界内，按次序；新来的 U+FFFD 都有交代', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({maxLength: 300}),
          fc
            .array(
              fc.oneof(
                fc.constantFrom(...ALL).map((one) => ENCODERS[one]('第三條是。')),
                fc.array(fc.nat(255), {maxLength: 3}),
              ),
            )
            .map((parts) => Uint8Array.from(parts.flat())),
        ),
        fc.option(fc.constantFrom(...ALL), {nil: undefined}),
        (bytes, declared) => {
          const {text, encoding, problems} = decode(bytes, declared)
          if (declared) expect(encoding).toBe(declared)
          for (const {byte, length, at, end} of problems) {
            expect(byte).toBeGreaterThanOrEqual(0)
            expect(byte + length).toBeLessThanOrEqual(bytes.length)
            expect(at).toBeLessThanOrEqual(end)
            expect(end).toBeLessThanOrEqual(text.length)
          }
          const whole = encoding === 'utf-8' && Array.from(bytes).join(',').includes('239,191,189')
          if (whole || encoding.startsWith('utf-16') || encoding === 'gb18030') return
          for (const {index} of text.matchAll(/\uFFFD/g))
            expect(problems.some(({at, end}) => at <= index && index < end)).toBe(true)
        },
      ),
      {numRuns: 500},
    )
  })

  test('UTF-8 的读法和标准解码器一字不差', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(0x41, 0xe4, 0xb8, 0xad, 0xf0, 0xa0, 0x80, 0xed, 0xff, 0xc3, 0xf4),
          {maxLength: 40},
        ),
        (list) => {
          const bytes = Uint8Array.from(list)
          expect(decode(bytes, 'utf-8').text).toBe(
            new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes),
          )
        },
      ),
    )
  })

  test.each([
    ['UTF-8', encode(LAW, 'utf-8')],
    ['GBK', encode(LAW, 'gb18030')],
    ['坏字节', Uint8Array.of(0xe4, 0x20)],
    ['零', Uint8Array.of(0)],
  ])('50 MB 一行的 %s，也做得完', {timeout: 60_000}, (_, unit) => {
    expect(decode(repeated(unit, 50_000_000)).text.length).toBeGreaterThan(10_000_000)
  })
})
