/** Bad input gets a message with file and rule; the other documents stand. */
import {createHash} from 'node:crypto'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {isFatal, readCorpus} from '../../src/corpus.ts'
import {toReading} from '../../src/tree/to-text.ts'

const TEXT = '某发〔2020〕1号\n一、落實政策\n按照《乙文》执行，做好保障。\n}\n'
const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const BRACE = TEXT.indexOf('}')

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mingwen-'))
  write('site.yaml', 'title: 样站\ndescription: 样站\nnotice: 样站\n')
  write('witnesses/a.txt', TEXT)
  write('witnesses/a.txt.yaml', witnessYaml())
  write('documents/jia/document.yaml', documentYaml('jia', '甲文', 0, BRACE))
})
afterEach(() => {
  rmSync(root, {recursive: true})
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
}

function witnessYaml(residue = `[{start: ${BRACE}, end: ${TEXT.length}, what: 花括号}]`): string {
  return `digest: ${digest(TEXT)}\nformat: txt\nencoding: utf-8\nresidue: ${residue}\n`
}

function documentYaml(id: string, title: string, start: number, end: number): string {
  return `id: ${id}\ntitle: ${title}\nissuers: [某机关]\nladder: official\nwitness: {path: a.txt, start: ${start}, end: ${end}}\n`
}

/** Ids that stand, and the rules of the findings. */
function read() {
  const {editions, files} = readCorpus(root)
  return {
    ids: editions.map(({document}) => document.id),
    findings: files.flatMap(({messages}) =>
      messages.map(({ruleId, fatal}) => `${ruleId ?? ''}${fatal ? '!' : ''}`),
    ),
    files,
    editions,
  }
}

test('好的内容没有话说，除了没有收的书，和还没有公布的地址', () => {
  expect(read()).toMatchObject({
    ids: ['jia'],
    findings: ['unresolved-reference', 'nothing-promised'],
  })
})

test('书名连到别的文件', () => {
  write('witnesses/b.txt', '一、乙\n')
  write('witnesses/b.txt.yaml', `digest: ${digest('一、乙\n')}\nformat: txt\nencoding: utf-8\n`)
  write('documents/yi/document.yaml', documentYaml('yi', '乙文', 0, 4).replace('a.txt', 'b.txt'))
  const {editions, findings} = read()
  expect(findings).toEqual(['nothing-promised'])
  expect(JSON.stringify(editions[0]?.root)).toContain('"target":"yi#"')
})

describe('没有校勘记的文件', () => {
  const text = '某发〔2020〕1号\n一、各单位应当遵守本办法,做好保障。\n二、缺\uFFFD字。\n'
  const comma = text.indexOf(',')
  beforeEach(() => {
    write('witnesses/b.txt', text)
    write('witnesses/b.txt.yaml', `digest: ${digest(text)}\nformat: txt\nencoding: utf-8\n`)
    write(
      'documents/yi/document.yaml',
      documentYaml('yi', '乙文', 0, text.length).replace('a.txt', 'b.txt'),
    )
  })
  const yi = () => {
    const found = read().editions.find(({document}) => document.id === 'yi')
    if (!found) throw new Error('no edition')
    return found
  }

  test('构建时校勘：自行采用的用上，其余等着', () => {
    const {root: tree, apparatus, unrecorded} = yi()
    expect(apparatus.entries).toMatchObject([{start: comma, reading: '，', status: 'accepted'}])
    expect(toReading(tree)).toContain('遵守本办法，做好保障')
    expect(unrecorded).toEqual({fresh: [], refused: []})
    for (const {status} of apparatus.entries) expect(['accepted', 'proposed']).toContain(status)
  })

  test('有了校勘记就照校勘记；规则另说的记在一边', () => {
    write('documents/yi/apparatus.json', JSON.stringify({digest: digest(text), entries: []}))
    const {root: tree, unrecorded} = yi()
    expect(toReading(tree)).toContain('遵守本办法,做好保障')
    expect(unrecorded.fresh).toMatchObject([{start: comma, reading: '，'}])
  })

  test('补不出的缺字，说在哪里', () => {
    const {messages} = yi()
    const found = messages.find(({ruleId}) => ruleId === 'replacement-character')
    expect(found).toMatchObject({line: 3, column: 4, source: 'collate', fatal: false})
  })
})

describe('坏的内容', () => {
  test.each([
    ['底本变了', 'witnesses/a.txt', `${TEXT}改`, 'changed-witness!'],
    ['底本没有', 'witnesses/b.txt.yaml', witnessYaml(), 'missing-witness!'],
    [
      '文件指向没有的底本',
      'documents/jia/document.yaml',
      documentYaml('jia', '甲', 0, 1).replace('a.txt', 'zzz.txt'),
      'missing-witness!',
    ],
    ['YAML 写坏了', 'documents/jia/document.yaml', 'id: [', 'unreadable-file!'],
    [
      '缺题名',
      'documents/jia/document.yaml',
      documentYaml('jia', '""', 0, BRACE),
      'invalid-metadata!',
    ],
    ['起止越界', 'documents/jia/document.yaml', documentYaml('jia', '甲', 0, 9999), 'bad-stretch!'],
    ['起止颠倒', 'documents/jia/document.yaml', documentYaml('jia', '甲', 9, 3), 'bad-stretch!'],
    ['校勘记不是 JSON', 'documents/jia/apparatus.json', '{', 'unreadable-file!'],
    [
      '校勘记缺项',
      'documents/jia/apparatus.json',
      `{"digest": "${digest(TEXT)}", "entries": [{}]}`,
      'invalid-metadata!',
    ],
    [
      '校勘记对的是别的底本',
      'documents/jia/apparatus.json',
      `{"digest": "${'0'.repeat(64)}", "entries": []}`,
      'stale-apparatus!',
    ],
  ])('%s', (_, path, text, rule) => {
    write(path, text)
    const {findings, files} = read()
    expect(findings).toContain(rule)
    const told = files.filter(isFatal)
    expect(told.length).toBeGreaterThan(0)
    expect(told.every((file) => file.path.length > 0)).toBe(true)
  })

  test('漏了一段没有归属，要说', () => {
    write('witnesses/a.txt.yaml', witnessYaml('[]'))
    expect(read().findings).toContain('unaccounted-text!')
  })

  test('一件坏了，别的照常', () => {
    write('witnesses/b.txt', '一、乙\n')
    write('witnesses/b.txt.yaml', `digest: ${digest('一、乙\n')}\nformat: txt\nencoding: utf-8\n`)
    write('documents/yi/document.yaml', documentYaml('yi', '乙文', 0, 4).replace('a.txt', 'b.txt'))
    write('documents/jia/document.yaml', 'title: 甲\n')
    expect(read().ids).toEqual(['yi'])
  })

  test('没有 site.yaml 也成一个站，各项用通行的', () => {
    rmSync(join(root, 'site.yaml'))
    expect(readCorpus(root).site.title).toBe('明文')
  })

  test('site.yaml 写坏了、文件夹不在，直说', () => {
    writeFileSync(join(root, 'site.yaml'), 'titel: 错\n')
    expect(() => readCorpus(root)).toThrow(/site\.yaml/)
    expect(() => readCorpus(join(root, 'nowhere'))).toThrow(/expected a folder/)
  })
})
