import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {emend} from '../../../scripts/mingwen/emend.ts'
import type {Emendation} from '../../../scripts/mingwen/emend.ts'
import {linesOf, mingwen, PROGRAM} from './support.ts'

const SLOW = 30_000
const bytes = (text: string) => new TextEncoder().encode(text)

describe('一个文件的试校', () => {
  test('采用了的校改放进文字，位置都在原文里', () => {
    const text = '第一条 各单位应当遵守本办法,做好保障。\n'
    const {transcription, text: edited, entries, messages} = emend('a.txt', bytes(text))
    expect(transcription).toBe(text)
    const accepted = entries.filter(({status}) => status === 'accepted')
    expect(accepted.map(({original, reading}) => [original, reading])).toEqual([[',', '，']])
    expect(edited).toBe(text.replace(',', '，'))
    for (const {start, end, original} of entries)
      expect(transcription.slice(start, end)).toBe(original)
    for (const {place, reason, ruleId, fatal} of messages) {
      expect(place.start.offset).toBeLessThanOrEqual(place.end.offset ?? -1)
      expect([typeof reason, typeof ruleId, fatal]).toEqual(['string', 'string', false])
    }
    expect(messages.map(({ruleId}) => ruleId)).toContain('mixed-width-punctuation')
  })

  test('补不出的缺字只报告，行列偏移都对', () => {
    const {entries, messages} = emend('a.txt', bytes('甲乙\r\n丙\uFFFD丁\n'))
    expect(entries).toEqual([])
    expect(messages).toMatchObject([
      {
        ruleId: 'replacement-character',
        place: {start: {line: 2, column: 2, offset: 5}, end: {line: 2, column: 3, offset: 6}},
      },
    ])
  })

  test('字节的问题也是消息，字节序标记留着', () => {
    const {transcription, encoding, messages} = emend(
      'a.txt',
      new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('甲'), 0xff, ...bytes('乙文')]),
      'utf-8',
    )
    expect([transcription, encoding]).toEqual(['\uFEFF甲\uFFFD乙文', 'utf-8'])
    expect(messages).toContainEqual(
      expect.objectContaining({
        ruleId: 'undecodable-byte',
        place: expect.objectContaining({
          start: {line: 1, column: 3, offset: 2},
        }) as unknown,
      }),
    )
  })

  test('国标码认得出来', () => {
    // 关于加强管理的通知
    const gb = Buffer.from('b9d8d3dabcd3c7bfb9dcc0edb5c4cda8d6aa', 'hex')
    expect(emend('a.txt', gb)).toMatchObject({
      encoding: 'gb18030',
      transcription: '关于加强管理的通知',
    })
  })

  test('空文件和不是文本的文件各有一句话，没有校改', () => {
    expect(emend('a', new Uint8Array()).messages.map(({ruleId}) => ruleId)).toEqual(['empty-file'])
    const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13])
    expect(emend('a', png)).toMatchObject({entries: [], messages: [{ruleId: 'binary-file'}]})
  })
})

describe('命令', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingwen-'))
    mkdirSync(join(folder, 'sub'))
    writeFileSync(join(folder, '甲.txt'), '甲文\n')
    writeFileSync(join(folder, 'sub/甲.txt'), '甲文\n')
    writeFileSync(join(folder, 'b.txt'), '乙文𠮷\n')
  })
  afterAll(() => {
    rmSync(folder, {recursive: true})
  })
  const parse = (stdout: string) => linesOf(stdout).map((line) => JSON.parse(line) as Emendation)

  test(
    '一个文件一行，次序不变，路径从所在的文件夹算起',
    async () => {
      const sub = join(folder, 'sub')
      const {status, stdout, stderr} = await mingwen(['emend', '甲.txt', '../b.txt'], {cwd: sub})
      expect([status, stderr]).toEqual([0, ''])
      expect(parse(stdout).map(({file, transcription}) => [file, transcription])).toEqual([
        ['甲.txt', '甲文\n'],
        ['../b.txt', '乙文𠮷\n'],
      ])
      expect(Object.keys(parse(stdout)[0] ?? {})).toEqual([
        'file',
        'encoding',
        'transcription',
        'text',
        'entries',
        'messages',
      ])
    },
    SLOW,
  )

  test(
    '读不到的和文件夹各说一句，其余照做，退出码为 1',
    async () => {
      const {status, stdout, stderr} = await mingwen(['emend', 'zzz', 'sub', 'b.txt'], {
        cwd: folder,
      })
      expect(status).toBe(1)
      expect(parse(stdout).map(({file}) => file)).toEqual(['b.txt'])
      expect(linesOf(stderr)).toEqual([
        'zzz:1:1  error  Unexpected path, expected a file that is there  unreadable-file',
        'sub:1:1  error  Unexpected folder, expected a file  unreadable-file',
      ])
    },
    SLOW,
  )

  test(
    '“-”读标准输入；经 ensure.mjs 也从所在的文件夹算起',
    async () => {
      const {stdout} = await mingwen(['emend', '-', '甲.txt'], {
        cwd: folder,
        stdin: '丙文\n',
        program: [resolve('scripts/ensure.mjs'), 'scripts/mingwen.ts'],
      })
      expect(parse(stdout).map(({file, text}) => [file, text])).toEqual([
        ['-', '丙文\n'],
        ['甲.txt', '甲文\n'],
      ])
    },
    SLOW,
  )

  test(
    'package.json 所指的程序可以直接运行',
    async () => {
      const {bin} = JSON.parse(readFileSync('package.json', 'utf8')) as {bin: {mingwen: string}}
      expect(statSync(bin.mingwen).mode & 0o111).toBe(0o111)
      expect(readFileSync(bin.mingwen, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
      const {status, stdout} = await mingwen(['emend', '甲.txt'], {
        cwd: folder,
        program: [resolve(bin.mingwen)],
      })
      expect([status, parse(stdout).map(({text}) => text)]).toEqual([0, ['甲文\n']])
    },
    SLOW,
  )

  test(
    '读的人先走了，安静地结束',
    async () => {
      const big = join(folder, 'big.txt')
      writeFileSync(big, '甲文。\n'.repeat(50_000))
      const child = spawn(process.execPath, [PROGRAM, 'emend', big, big, big])
      let stderr = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
      child.stdout.once('data', () => child.stdout.destroy())
      const status = await new Promise((done) => child.on('close', done))
      expect([status, stderr]).toEqual([0, ''])
    },
    SLOW,
  )

  test(
    '用法：有说明；没有文件名、没有的选项和子命令，退出码为 2',
    async () => {
      const help = await mingwen(['emend', '--help'])
      expect(help).toMatchObject({status: 0, stderr: ''})
      expect(help.stdout).toMatch(/^用法[^]*Usage:/)
      expect((await mingwen(['--help'])).stdout).toMatch(/emend/)
      for (const args of [['emend'], ['emend', '--zzz', 'a'], ['emend', '--encoding', 'x', 'a']]) {
        const {status, stdout, stderr} = await mingwen(args)
        expect([args, status, stdout]).toEqual([args, 2, ''])
        expect(stderr).toContain('mingwen emend --help')
      }
      expect(await mingwen(['toString'])).toMatchObject({status: 2, stdout: ''})
    },
    SLOW,
  )
})
