/** What a content root says beside its texts: 政策工具, promised addresses, redirects. */
import {join} from 'node:path'
import type {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {readInstruments} from '../../../src/corpus/instruments.ts'
import {linesToAdd, readLock, withLines} from '../../../src/corpus/promises.ts'
import {keepPromises, readPromises} from '../../../src/corpus/publication.ts'
import {contentOf, linkable, told} from './support.ts'

describe('政策工具的清单', () => {
  const read = (yaml: string) => {
    const files: VFile[] = []
    return {list: readInstruments(contentOf({'instruments.yaml': yaml}), files), files}
  }

  test('用内容文件夹自己的；没有就用项目的', () => {
    expect(read('奖惩: [奖励, 处罚]\n').list).toEqual({奖惩: ['奖励', '处罚']})
    expect(Object.keys(readInstruments(contentOf({}), []))).toContain('资金')
  })

  test.each([
    ['不是 YAML', '奖惩: [', 'unreadable-file', /line|column/u],
    ['词不成列', '奖惩: 奖励\n', 'invalid-metadata', /`奖惩`.*array/u],
    ['一个词也没有', '奖惩: []\n', 'invalid-metadata', /`奖惩`/u],
    ['空的词', '奖惩: [奖励, ""]\n', 'invalid-metadata', /`奖惩\.1`/u],
    ['是一列，不是名称和词', '- 奖励\n', 'invalid-metadata', /expected/u],
  ])('写坏了：%s，说出文件、位置和该是什么，不影响别的', (_, yaml, rule, reason) => {
    const {list, files} = read(yaml)
    expect(list).toEqual({})
    expect(told(files)).toEqual([`instruments.yaml: ${rule}!`])
    expect(files[0]?.messages[0]?.reason).toMatch(reason)
  })
})

describe('许诺过的地址', () => {
  const editions = [linkable('jia', '第一条 甲应当乙。\n第二条 丙应当丁。\n')]
  const digest = 'd'.repeat(64)
  const published = editions.map(({document, root}) => ({document, root, digest}))

  function keep(files: Record<string, string>) {
    const root = contentOf(files)
    const messages: VFile[] = []
    const {lock, redirects} = readPromises(root, messages)
    const kept = keepPromises(root, editions, lock, redirects, messages)
    return {...kept, files: messages, findings: told(messages)}
  }

  test('还没有公布过，说一次该怎么做', () => {
    const {findings, files, broken} = keep({})
    expect([findings, broken]).toEqual([['permalinks.lock: nothing-promised'], []])
    expect(files[0]?.messages[0]?.reason).toContain('mingwen publish')
  })

  test('公布的都还在，没有话说', () => {
    const lock = withLines(undefined, linesToAdd(undefined, published))
    expect(readLock(lock).promised.size).toBe(5)
    expect(keep({'permalinks.lock': lock})).toMatchObject({findings: [], broken: [], moved: []})
  })

  test('丢了的，指出锁里是第几行', () => {
    const {broken, files} = keep({'permalinks.lock': '# 说明\n/d/jia/\n/d/jia/9/\n'})
    expect(broken).toEqual([{address: '/d/jia/9/', line: 3}])
    expect(files.flatMap(({messages}) => messages)).toMatchObject([
      {ruleId: 'withdrawn-address', line: 3, fatal: true},
    ])
  })

  test('说了移到哪里的，不算丢；整件移走，里面的条跟着', () => {
    const {broken, moved, findings} = keep({
      'permalinks.lock': '/d/jiu/\n/d/jiu/2/\n/d/jiu/2/#art_2__para_1\n/d/jia/9/\n',
      'redirects.yaml': '/d/jiu/: /d/jia/\n/d/jia/9/: /d/jia/1/\n',
    })
    expect([broken, findings]).toEqual([[], []])
    expect(moved).toEqual([
      {from: '/d/jiu/', to: '/d/jia/'},
      {from: '/d/jiu/2/', to: '/d/jia/2/'},
      {from: '/d/jiu/2/#art_2__para_1', to: '/d/jia/2/#art_2__para_1'},
      {from: '/d/jia/9/', to: '/d/jia/1/'},
    ])
  })

  test.each([
    ['移到没有的地方', '/d/jiu/: /d/zzz/\n', 'bad-redirect', '/d/zzz/'],
    ['原处还在', '/d/jia/1/: /d/jia/2/\n', 'bad-redirect', '/d/jia/1/'],
    ['不是地址', 'jiu: /d/jia/\n', 'invalid-metadata', '/d/…/4/'],
    ['是别的网站', '/d/jiu/: https://example.org/\n', 'invalid-metadata', '/d/…/4/'],
  ])('redirects.yaml 写错了：%s', (_, yaml, rule, named) => {
    const {files, findings} = keep({'permalinks.lock': '/d/jia/\n', 'redirects.yaml': yaml})
    expect(findings).toEqual([`redirects.yaml: ${rule}!`])
    expect(files.flatMap(({messages}) => messages.map(({reason}) => reason)).join()).toContain(
      named,
    )
  })

  test('锁里的行只添不动，末行没有换行也不粘在一起', () => {
    const before = '# 说明\n/d/jiu/ sha256:abc'
    const lines = linesToAdd(readLock(before), published)
    const after = withLines(before, lines)
    expect(after.startsWith(`${before}\n/d/jia/ sha256:${digest}\n`)).toBe(true)
    expect(linesToAdd(readLock(after), published)).toEqual([])
    // CRLF, as another editor may leave it.
    expect(linesToAdd(readLock(after.replaceAll('\n', '\r\n')), published)).toEqual([])
  })

  test('文件夹里没有的东西不读', () => {
    expect(readPromises(join(contentOf({}), 'zzz'), [])).toEqual({redirects: {}})
  })
})
