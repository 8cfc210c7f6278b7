import {describe, expect, test} from 'vitest'
import {emend} from '../../../scripts/mingwen/emend.ts'
import {collationOf} from '../../../src/corpus/sources.ts'
import {decode} from '../../../src/witness/decode.ts'

const LAW =
  '第三条　职业教育是国民教育体系和人力资源开发的重要组成部分，是培养多样化人才、传承技术技能的重要途径。\n'
const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))
const as1252 = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)
/** “各级人民政府应当加强职业教育管理,做好保障工作。” */
const GBK = Uint8Array.from(
  Buffer.from(
    'b8f7bcb6c8cbc3f1d5feb8aed3a6b5b1bcd3c7bfd6b0d2b5bdccd3fdb9dcc0ed2cd7f6bac3b1a3d5cfb9a4d7f7a1a3',
    'hex',
  ),
)
const READ = '各级人民政府应当加强职业教育管理,做好保障工作。'
const MARK = [0xef, 0xbb, 0xbf]
const accepted = (bytes: Uint8Array) =>
  emend('a', bytes).entries.filter(({status}) => status === 'accepted')
const rules = (bytes: Uint8Array) => decode(bytes).problems.map(({ruleId}) => ruleId)

describe('合法的 UTF-8，不管什么文字', () => {
  test.each([
    ['错读一次', as1252(utf8(LAW))],
    ['错读两次', as1252(utf8(as1252(utf8(LAW))))],
    ['GBK 当作西文', as1252(GBK)],
    ['法文', 'Le café à côté de l’hôtel où j’étais; naïveté, façon, œuvre.'],
  ])('%s：字节怎样存的就怎样读', (_, text) => {
    expect(decode(utf8(text))).toMatchObject({encoding: 'utf-8', text, problems: []})
  })

  test('说成别的编码的，说出来', () => {
    expect(decode(utf8(as1252(GBK)), 'gb18030').problems[0]).toMatchObject({
      ruleId: 'ambiguous-encoding',
    })
  })

  test('凑巧合法的 GBK，一个词重复多少次也不作数', () => {
    const bytes = Uint8Array.from(Array.from({length: 12}, () => [0xc4, 0xbf, 0xc2, 0xbc]).flat())
    expect(decode(bytes)).toMatchObject({encoding: 'gb18030', text: '目录'.repeat(12)})
  })
})

describe('UTF-16 要有明显的优势', () => {
  test.each([
    'Müller café',
    'Müller café, Straße. Größe über alles',
    'Señor Peña',
    'Le café à côté de l’hôtel'.replaceAll('’', "'"),
  ])('西文单字节 %s：不读作 UTF-16，说读不准，不采用校改', (text) => {
    expect(decode(latin1(text)).encoding).not.toMatch(/^utf-16/)
    expect(rules(latin1(text))).toContain('ambiguous-encoding')
    expect(accepted(latin1(text))).toEqual([])
  })

  test.each([
    'Article 3',
    'Закон о труде',
    '労働者は使用者に対し請求することができる',
    '中华人民共和国',
  ])('没有 BOM 的 UTF-16 %s，仍认得', (text) => {
    const bytes = new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer)
    expect(decode(bytes)).toMatchObject({encoding: 'utf-16le', text})
  })
})

describe('编码有疑问的，校改只提出', () => {
  test('说错了编码：同样的校改，一条也不采用，消息里说明', () => {
    const bytes = utf8(`${LAW}各单位应当遵守本办法,做好保障。\n`)
    expect(accepted(bytes)).not.toEqual([])
    const {entries, messages} = emend('a', bytes, 'gb18030')
    expect(entries.filter(({status}) => status === 'accepted')).toEqual([])
    expect(messages.find(({ruleId}) => ruleId === 'ambiguous-encoding')?.reason).toContain(
      'only proposed',
    )
  })
})

describe('底本', () => {
  test('编码有疑问的底本，规则也只提出', () => {
    const transcription = `${LAW}各单位应当遵守本办法,做好保障。\n`
    const of = (isDoubtful?: true) =>
      collationOf({transcription, ...(isDoubtful && {isDoubtful})}).entries
    expect(of().map(({status}) => status)).toContain('accepted')
    expect(of(true)).toEqual(of().map((entry) => ({...entry, status: 'proposed'})))
  })
})

describe('开头断在一个字中间', () => {
  test('GBK：只丢一个字节，其余照读，说明在哪里', () => {
    const {text, problems} = decode(GBK.subarray(1))
    expect(text).toBe(`\uFFFD${READ.slice(1)}`)
    expect(problems).toMatchObject([{ruleId: 'truncated-text', byte: 0, length: 1, at: 0, end: 1}])
    expect(problems[0]?.reason).toContain('beginning of file')
    expect(decode(GBK.subarray(1), 'gb18030').text).toBe(text)
  })

  test('UTF-8：剩下的一两个字节', () => {
    for (const cut of [1, 2]) {
      const {text, problems} = decode(utf8(LAW).subarray(cut))
      expect(text).toBe('\uFFFD'.repeat(3 - cut) + LAW.slice(1))
      expect(problems).toMatchObject([{ruleId: 'truncated-text', byte: 0, length: 3 - cut}])
    }
  })

  test('没有断的不说断了', () => {
    expect(rules(GBK)).toEqual([])
  })
})

describe('GBK 前面有 UTF-8 的 BOM', () => {
  const bytes = Uint8Array.of(...MARK, ...GBK)

  test('照 GB18030 读，BOM 留作一个字，说明在哪里', () => {
    for (const declared of [undefined, 'gb18030'] as const) {
      const {encoding, text, problems} = decode(bytes, declared)
      expect([encoding, text]).toEqual(['gb18030', `\uFEFF${READ}`])
      expect(problems).toMatchObject([
        {ruleId: 'mixed-encoding', byte: 0, length: 3, at: 0, end: 1},
      ])
    }
  })

  test('说好是 UTF-8 的照办，说出真正的编码', () => {
    const {encoding, problems} = decode(bytes, 'utf-8')
    expect(encoding).toBe('utf-8')
    expect(problems[0]?.reason).toContain('expected gb18030')
  })

  test('后面的坏字节，位置仍对', () => {
    const {problems} = decode(Uint8Array.of(...bytes, 0xff, 0x0a))
    expect(problems[1]).toMatchObject({byte: bytes.length, at: 1 + READ.length, length: 1})
  })

  test('UTF-8 只坏几个字节，BOM 仍然作数', () => {
    const damaged = Uint8Array.of(...MARK, ...utf8(LAW), 0xd6, 0xd0, ...utf8(LAW))
    expect(decode(damaged)).toMatchObject({encoding: 'utf-8', ground: 'byte order mark'})
  })
})
