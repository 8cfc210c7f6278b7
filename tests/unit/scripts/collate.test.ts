import {createHash} from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Apparatus} from '../../../src/collation/apparatus.ts'
import {linesOf, mingwen} from './support.ts'

// Two documents in one witness; the narrow comma is what a rule surely finds.
const TEXT = '一、各单位应当遵守本办法,做好保障。\n二、学校应当公开信息,接受监督。\n'
const SECOND = TEXT.indexOf('二、')
const FIRST_COMMA = TEXT.indexOf(',')
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mingwen-'))
  write('site.yaml', 'title: 样站\ndescription: 样站\nnotice: 样站\n')
  write('witnesses/a.txt', TEXT)
  write('witnesses/a.txt.yaml', `digest: ${digest(TEXT)}\nformat: txt\nencoding: utf-8\n`)
  write('documents/jia/document.yaml', documentYaml('jia', 0, SECOND))
  write('documents/yi/document.yaml', documentYaml('yi', SECOND, TEXT.length))
})
afterEach(() => {
  rmSync(root, {recursive: true})
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
}

function documentYaml(id: string, start: number, end: number): string {
  return `id: ${id}\ntitle: ${id}\nissuers: [某机关]\nladder: official\nwitness: {path: a.txt, start: ${start}, end: ${end}}\n`
}

const pathOf = (id: string) => join(root, 'documents', id, 'apparatus.json')
const read = (id: string) => JSON.parse(readFileSync(pathOf(id), 'utf8')) as Apparatus
const collate = (...args: string[]) => mingwen(['collate', ...args], {env: {MINGWEN_CONTENT: root}})

describe('mingwen collate', {timeout: 60_000}, () => {
  test('各件只得自己的校改；一行一条；再跑不再写', async () => {
    const {status, stdout, stderr} = await collate()
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('2 件文件，写了 2 件的校勘记。')
    expect(stdout).toMatch(/1:13 +半角标点 +已采用 +, → ， +位应当遵守本办法【,】做好保障。⏎二、/)
    const {digest: found, entries} = read('jia')
    expect(found).toBe(digest(TEXT))
    expect(entries).toMatchObject([{start: FIRST_COMMA, original: ',', reading: '，'}])
    expect(read('yi').entries.every(({start}) => start >= SECOND)).toBe(true)
    const before = readFileSync(pathOf('jia'), 'utf8')
    expect(linesOf(before)[3]).toMatch(/^\{"start": \d+, .*\}$/)
    const again = await collate()
    expect(again.stdout).toContain('写了 0 件')
    expect(readFileSync(pathOf('jia'), 'utf8')).toBe(before)
    expect(readdirSync(join(root, 'documents/jia'))).toEqual(['apparatus.json', 'document.yaml'])
  })

  test('否决了的不再提，人工的留着，原来的行一字不动', async () => {
    await collate('jia')
    expect(existsSync(pathOf('yi'))).toBe(false)
    const lines = readFileSync(pathOf('jia'), 'utf8').replace('"accepted"', '"rejected"')
    const manual = `{"start":2,"end":3,"original":"各","reading":"該","layer":"characters","kind":"error","method":"conjecture","cert":"low","ruleId":"manual","status":"proposed"}`
    const edited = lines.replace('"entries": [\n', `"entries": [\n${manual},\n`)
    write('documents/jia/apparatus.json', edited)
    const {stdout} = await collate('jia')
    expect(stdout).toContain('没有新的')
    expect(readFileSync(pathOf('jia'), 'utf8')).toBe(edited)
  })

  test('规则不再提的撤回，已有决定之处的另一读法不收，都在表里', async () => {
    await collate('jia')
    const {entries} = read('jia')
    const [comma] = entries
    if (!comma) throw new Error('no entry')
    const waits = {...comma, start: 2, end: 3, original: '各', reading: '該', status: 'proposed'}
    const decided = {...comma, reading: '；', ruleId: 'manual', status: 'rejected'}
    write(
      'documents/jia/apparatus.json',
      JSON.stringify({digest: digest(TEXT), entries: [waits, decided]}),
    )
    const {stdout} = await collate('jia')
    expect(stdout).toMatch(/各 → 該 .*撤回/)
    expect(stdout).toMatch(/, → ， .*未收：此处已有决定/)
    expect(read('jia').entries).toEqual([decided])
  })

  test('--dry-run 不写，--json 每行一个 JSON', async () => {
    const {status, stdout} = await collate('--dry-run', '--json', 'jia')
    expect(status).toBe(0)
    expect(existsSync(pathOf('jia'))).toBe(false)
    expect(linesOf(stdout).map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        document: 'jia',
        change: 'new',
        entry: {original: ',', reading: '，', status: 'accepted'},
        place: {start: {line: 1, column: 13, offset: 12}},
        before: '位应当遵守本办法',
        after: '做好保障。\n二、',
      },
    ])
  })

  test('没有的 id：说出有的', async () => {
    const {status, stdout, stderr} = await collate('zzz')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/zzz[^]*jia\nyi/)
  })

  test('底本换了：说是哪个文件，不写；别的照做', async () => {
    write('witnesses/b.txt', '一、乙\n')
    write('witnesses/b.txt.yaml', `digest: ${digest('一、乙\n')}\nformat: txt\nencoding: utf-8\n`)
    write('documents/bing/document.yaml', documentYaml('bing', 0, 4).replace('a.txt', 'b.txt'))
    write('documents/yi/apparatus.json', `{"digest": "${'0'.repeat(64)}", "entries": []}`)
    const stale = await collate()
    expect(stale.status).toBe(1)
    expect(stale.stderr).toMatch(/documents\/yi\/apparatus\.json:1:1 {2}error {2}.*stale-apparatus/)
    expect(stale.stdout).toContain('写了 1 件')
    expect(read('yi').entries).toEqual([])
    // A document that was not asked for is no reason to fail.
    expect(await collate('jia')).toMatchObject({status: 0, stderr: ''})

    write('witnesses/a.txt', `${TEXT}改`)
    const changed = await collate('jia')
    expect(changed.status).toBe(1)
    expect(changed.stderr).toMatch(/witnesses\/a\.txt:1:1 {2}error {2}.*changed-witness/)
  })

  test('说明', async () => {
    const {status, stdout} = await collate('--help')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^用法[^]*Usage:/)
  })
})
