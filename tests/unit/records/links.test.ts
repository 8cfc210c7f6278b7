/** Records that lead readers on: contents, links, what has moved, citations, findings. */
import {VFile} from 'vfile'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {contents, contentsAround} from '../../../src/records/contents.ts'
import type {Entry} from '../../../src/records/contents.ts'
import {tellFindings} from '../../../src/records/findings.ts'
import {linkMaker} from '../../../src/records/links.ts'
import {movedPages, renderMoved} from '../../../src/records/moved.ts'
import {sections} from '../../../src/records/page.ts'
import {countReferences, referenceRecords} from '../../../src/records/references.ts'
import type {Reference} from '../../../src/tree/types.ts'
import {apparatusOf, run} from '../../support.ts'

describe('目次', () => {
  const of = (text: string) => sections(run(text, {ladder: 'legislation'}).root, apparatusOf(text))
  /** art_1, or chp_1(art_1 art_2). */
  const shape = (entries: readonly Entry[]): string =>
    entries
      .map(({section, below}) => {
        const inside = below.length > 0 ? `(${shape(below)})` : ''
        return `${section.eid ?? '?'}${inside}`
      })
      .join(' ')

  test('章下是条，附件下是它自己的条；条以外的段不列', () => {
    const text = `办法
为了发展，制定本办法。
第一章 总则
第一条 甲应当乙。
第二条 丙应当丁。
第二章 附则
第三条 戊。
附件1
规定
第一条 己。
`
    expect(shape(contents(of(text)))).toBe('chp_1(art_1 art_2) chp_2(art_3) att_1(att_1__art_1)')
  })

  test('没有单元，没有目次', () => {
    expect(contents(of('甲应当乙。\n'))).toEqual([])
  })

  const chapters = (count: number, each: number) =>
    Array.from(
      {length: count},
      (_, i) =>
        `第${i + 1}章 甲\n${Array.from({length: each}, (_, j) => `第${i * each + j + 1}条 乙。\n`).join('')}`,
    ).join('')

  test('条少，旁边的目次是全的；条多，只展开所在的一章', () => {
    expect(shape(contentsAround(of(chapters(2, 2)), 'art_1'))).toBe(
      'chp_1(art_1 art_2) chp_2(art_3 art_4)',
    )
    const around = contentsAround(of(chapters(3, 25)), 'art_30')
    expect(around.map(({below}) => below.length)).toEqual([0, 25, 0])
  })
})

describe('引用的链接', () => {
  const own = {id: 'ban-fa', title: '办法', version: '2021-01-01'}
  const other = {id: 'jia-fa@2020-03-01', title: '甲法', version: '2020-03-01'}
  const make = linkMaker('/base/', own, (id) => (id === other.id ? other : undefined))
  const link = (said: Partial<Reference>) =>
    make({type: 'reference', citation: {}, children: [], ...said})

  test.each<[Partial<Reference>, ReturnType<typeof make>]>([
    [
      {target: 'art_2__para_1'},
      {href: '/base/d/ban-fa/2/#art_2__para_1', title: '第二条第一款', unit: true},
    ],
    [{target: ''}, {href: '/base/d/ban-fa/', title: '本文', unit: false}],
    [
      {target: `${other.id}#art_3`, through: `${other.id}#art_5`},
      {
        href: '/base/d/jia-fa@2020-03-01/3/',
        title: '《甲法》（2020年3月1日）第三条至第五条',
        unit: true,
        last: '/base/d/jia-fa@2020-03-01/5/',
      },
    ],
    [
      {target: `${other.id}#`, later: true},
      {
        href: '/base/d/jia-fa@2020-03-01/',
        title: '《甲法》（2020年3月1日）（当时的版本没有收录，示较新的版本）',
        unit: false,
      },
    ],
    [
      {
        citation: {levels: [{name: 'art', ordinal: {value: 3}}]},
        target: `${other.id}#`,
        later: true,
      },
      {
        href: '/base/d/jia-fa@2020-03-01/',
        title: '《甲法》（2020年3月1日）（当时的版本没有收录；较新的版本条号可能已变，只指到全文）',
        unit: false,
      },
    ],
    [{}, undefined],
    [{target: 'zzz#art_1'}, undefined],
  ])('%j', (said, expected) => {
    expect(link(said)).toEqual(expected)
  })
})

describe('挪走了的地址', () => {
  const pages = movedPages([
    {from: '/d/jiu/', to: '/d/jia/'},
    {from: '/d/jiu/2/', to: '/d/jia/3/'},
    {from: '/d/jia/1/#art_1__para_2', to: '/d/jia/2/#art_2__para_1'},
  ])

  test('一页一件；只有款移走的，页还在', () => {
    expect([...pages.values()]).toEqual([
      {from: '/d/jiu/', to: '/d/jia/', units: []},
      {from: '/d/jiu/2/', to: '/d/jia/3/', units: []},
      {
        from: '/d/jia/1/',
        units: [{eid: 'art_1__para_2', label: '第一条第二款', to: '/d/jia/2/#art_2__para_1'}],
      },
    ])
  })

  test('页面没有脚本也引得过去；款各有去处，不能一律跳走', () => {
    const [whole, , unit] = [...pages.values()].map((page) =>
      renderMoved(page, '/base/', 'zh-Hans'),
    )
    expect(whole).toContain('<meta http-equiv="refresh" content="0; url=/base/d/jia/">')
    expect(unit).not.toContain('http-equiv="refresh"')
    expect(unit).toContain(
      '<li id="art_1__para_2">第一条第二款：<a href="/base/d/jia/2/#art_2__para_1">',
    )
  })

  test('地址里的标记不成标签', () => {
    const page = renderMoved(
      {from: '/d/<b>/', to: '/d/"><script>x</script>/', units: []},
      '/',
      'zh',
    )
    expect(page).not.toContain('<b>')
    expect(page).not.toContain('<script>x')
    expect(page).toContain('&quot;&gt;&lt;script&gt;')
  })
})

describe('引用的清单', () => {
  const text = '一、依照《甲法》第二条和第二条第一款办理。\n二、乙\n丙。\n'
  const {root} = run(text)

  test('各在哪个单元、哪个位置；位置就是那几个字', () => {
    const records = referenceRecords(root)
    expect(records.map(({eid, text, target}) => [eid, text, target])).toEqual([
      ['art_1__para_1', '《甲法》第二条', undefined],
      ['art_1__para_1', '第二条第一款', undefined],
    ])
    for (const {start, end, text: words} of records) expect(text.slice(start, end)).toBe(words)
  })

  test('计数：解决了的、没有的各因什么、较新的', () => {
    const {root} = run('一、依照第二条、第九条和《甲法》办理。\n二、乙\n')
    visit(root, 'reference', (node) => {
      if (node.target !== undefined) node.later = true
    })
    expect(countReferences([root, run('一、依照《乙法》办理。\n').root])).toEqual({
      total: 4,
      resolved: 1,
      later: 1,
      unresolved: [
        ['not-held', 2],
        ['no-unit', 1],
      ],
    })
    expect(countReferences([])).toEqual({total: 0, resolved: 0, later: 0, unresolved: []})
  })
})

describe('构建时说的话', () => {
  function fileWith(path: string, infos: number, warnings: number): VFile {
    const file = new VFile({path})
    for (let i = 0; i < infos; i++)
      file.message('told', {ruleId: i % 3 === 0 ? 'picture' : 'unresolved-reference'}).fatal =
        undefined
    for (let i = 0; i < warnings; i++)
      file.message('wrong', {ruleId: 'numbering-gap'}).fatal = false
    return file
  }

  test('不多，全说', () => {
    const files = [fileWith('a', 20, 1), fileWith('b', 10, 0), fileWith('c', 0, 0)]
    const told = tellFindings(files)
    expect(told.counted).toEqual([])
    expect(told.files.map(({path, messages}) => [path, messages.length])).toEqual([
      ['a', 21],
      ['b', 10],
    ])
  })

  test('太多，只是告诉的那些合计，有毛病的仍逐条说', () => {
    const files = [fileWith('a', 21, 1), fileWith('b', 10, 0)]
    const told = tellFindings(files)
    expect(
      told.files.map(({path, messages}) => [path, messages.map(({ruleId}) => ruleId)]),
    ).toEqual([['a', ['numbering-gap']]])
    expect(told.counted.map(([, count]) => count)).toEqual([20, 11])
    // What was read stays whole.
    expect(files.map(({messages}) => messages.length)).toEqual([22, 10])
  })
})
