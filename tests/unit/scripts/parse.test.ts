import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {UsageError} from '../../../scripts/mingwen/arguments.ts'
import {parse, parseCommand} from '../../../scripts/mingwen/parse.ts'
import {linesOf, mingwen} from './support.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
type Line = ReturnType<typeof parse> extends Generator<infer One> ? One : never
const read = (name: string, text: string) => [...parse(name, bytes(text))]
const only = (name: string, text: string): Line => {
  const [line, ...more] = read(name, text)
  if (!line || more.length > 0) throw new Error('Unexpected count of documents, expected one')
  return line
}

const NOTICE = `某教发〔2020〕3号
关于样例的通知
各区：
一、加强领导
各区应当建立制度,做好保障，依照第二条办理。
二、公开信息
学校应当公开信息。
某市教育局
2020年3月1日
`
const SECOND = '某教发〔2020〕4号\n关于另一样例的通知\n一、甲应当乙。\n'

describe('一件文件一个对象', () => {
  test('说好的各项都在，次序不变', () => {
    const line = only('a.txt', NOTICE)
    expect(Object.keys(line)).toEqual([
      'file',
      'meta',
      'units',
      'measures',
      'references',
      'messages',
    ])
    expect(line.meta).toMatchObject({
      id: 'mou-jiao-fa-2020-3',
      title: '关于样例的通知',
      number: '某教发〔2020〕3号',
      issuers: ['某市教育局'],
      issued: '2020-03-01',
      genre: '通知',
      ladder: 'official',
      inferred: {number: '据发文字号一行'},
    })
  })

  test('单元：地址、叫法、标题、校订后的文字；位置在转写里', () => {
    const {units} = only('a.txt', NOTICE)
    expect(units.map(({eid, type, rank, label}) => [eid, type, rank, label])).toEqual([
      ['document-number', 'field', 'documentNumber', '发文字号'],
      ['title', 'field', 'title', '标题'],
      ['addressee', 'field', 'addressee', '主送机关'],
      ['art_1', 'article', 'level1', '第一条'],
      ['art_1__para_1', 'clause', 'paragraph', '第一条第一款'],
      ['art_2', 'article', 'level1', '第二条'],
      ['art_2__para_1', 'clause', 'paragraph', '第二条第一款'],
      ['signature', 'field', 'signature', '发文机关署名'],
      ['date', 'field', 'date', '成文日期'],
    ])
    expect(units[3]).toMatchObject({heading: '加强领导', text: '一、加强领导'})
    // The half-width comma is read as the mark that it stands for.
    expect(units[4]?.text).toBe('各区应当建立制度，做好保障，依照第二条办理。')
    for (const {start, end, text} of units) {
      const there = NOTICE.slice(start, end).replace(',', '，')
      expect(there.startsWith(text), text).toBe(true)
    }
    expect(units[3]?.end).toBe(units[4]?.end)
  })

  test('措施和引用都指到单元；措施的地址是它的起点', () => {
    const {measures, references} = only('a.txt', NOTICE)
    expect(measures.map(({eid, force, text}) => [eid, force, text])).toEqual([
      [
        `art_1__para_1~${NOTICE.indexOf('各区应当')}`,
        'must',
        '各区应当建立制度，做好保障，依照第二条办理。',
      ],
      [`art_2__para_1~${NOTICE.indexOf('学校应当')}`, 'must', '学校应当公开信息。'],
    ])
    expect(references).toEqual([
      {
        eid: 'art_1__para_1',
        text: '第二条',
        start: NOTICE.indexOf('第二条'),
        end: NOTICE.indexOf('第二条') + 3,
        target: 'art_2',
      },
    ])
  })

  test('发现带规则、位置；缺号只是提醒', () => {
    const {messages} = only('a.txt', '一、甲应当乙。\n三、丙应当丁。\n')
    expect(messages).toMatchObject([
      {ruleId: 'numbering-gap', fatal: false, place: {start: {line: 2, column: 1}}},
    ])
  })

  test('一个文件两件：两行，位置不相交，互相的引用连得上', () => {
    const [first, second, ...more] = read(
      'a.txt',
      NOTICE + SECOND.replace('甲应当乙', '依照某教发〔2020〕3号第二条办理'),
    )
    expect(more).toEqual([])
    expect(first?.units.at(-1)?.end).toBeLessThan(second?.units[0]?.start ?? 0)
    expect(second?.references.map(({target}) => target)).toEqual(['mou-jiao-fa-2020-3#art_2'])
  })

  test('网页：位置在转写里，locus 在文件里', () => {
    const page = `<html><body><p>首页</p><div><p>一、各区应当建立制度，做好&amp;保障。</p><p>二、学校应当<b>公开</b>信息，接受监督。</p></div></body></html>`
    const {units} = only('a.html', page)
    const [, , second, text] = units as ((typeof units)[number] & {
      locus?: {start: number; end: number}
    })[]
    expect([second?.eid, text?.eid]).toEqual(['art_2', 'art_2__para_1'])
    expect(page.slice(text?.locus?.start, text?.locus?.end)).toBe(
      '学校应当<b>公开</b>信息，接受监督。',
    )
    expect(only('a.txt', NOTICE).units[0]).not.toHaveProperty('locus')
  })

  test.each([
    ['空文件', '', 'empty-file'],
    ['只有空白', ' \n\n', 'empty-file'],
    ['不是文本', '%PDF-1.7\n一、甲应当乙。', 'binary-file'],
  ])('%s：一行，没有单元，一句致命的话', (_, text, rule) => {
    expect(only('a.txt', text)).toMatchObject({
      file: 'a.txt',
      meta: {},
      units: [],
      messages: [{ruleId: rule, fatal: true}],
    })
  })

  test('扩展名不认得，说该怎么办；说了格式就读', () => {
    expect(() => read('a.docx', NOTICE)).toThrow(/expected \.txt, \.md, \.html.*--format/u)
    expect([...parse('a.docx', bytes('# 样例法\n'), 'md')]).toHaveLength(1)
  })
})

describe('命令', {timeout: 60_000}, () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingwen-'))
    writeFileSync(join(folder, '甲.txt'), NOTICE + SECOND)
    writeFileSync(join(folder, '乙.pdf'), '%PDF-1.7')
  })
  afterAll(() => {
    rmSync(folder, {recursive: true})
  })

  test('读不到的各说一句，其余照做，“-”读标准输入，退出码为 1', async () => {
    const args = ['parse', 'zzz.txt', '乙.pdf', '甲.txt', '-', '--format', 'txt']
    const {status, stdout, stderr} = await mingwen(args, {cwd: folder, stdin: SECOND})
    expect(status).toBe(1)
    expect(linesOf(stderr)).toEqual([
      'zzz.txt:1:1  error  Unexpected path, expected a file that is there  unreadable-file',
    ])
    const lines = linesOf(stdout).map((line) => JSON.parse(line) as Line)
    expect(lines.map(({file, units}) => [file, units.length > 0])).toEqual([
      // What was read of a file that is no text is written all the same: that it is none.
      ['乙.pdf', false],
      ['甲.txt', true],
      ['甲.txt', true],
      ['-', true],
    ])
  })

  test('没有文件名、没有的格式，是用法错了', async () => {
    for (const args of [[], ['--format', 'docx', 'a.txt'], ['--zzz']])
      await expect(parseCommand(args)).rejects.toThrow(UsageError)
  })
})
