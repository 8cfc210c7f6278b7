import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {citedBy} from '../../../src/corpus/cited.ts'
import {link} from '../../../src/corpus/link.ts'
import {toReading} from '../../../src/tree/to-text.ts'
import {linkable} from './support.ts'

type Text = ReturnType<typeof linkable>

/** Citations after linking, in the order of the text. */
function cited({root}: Text) {
  const found: unknown[] = []
  visit(root, 'reference', (node) => {
    const {target, through, unresolved, later} = node
    found.push({
      text: toReading(node),
      ...(target !== undefined && {target}),
      ...(through !== undefined && {through}),
      ...(unresolved !== undefined && {unresolved}),
      ...(later && {later}),
    })
  })
  return found
}

const OLD = linkable('jia-fa@2010-01-01', '第一条 甲应当乙。\n第二条 乙。\n第三条 丙。\n', {
  title: '甲法',
  version: '2010-01-01',
})
const NEW = linkable('jia-fa@2020-01-01', '第一条 甲可以乙。\n第二条 乙。\n', {
  title: '中华人民共和国甲法',
  version: '2020-01-01',
})
const NUMBERED = linkable('mou-fa-2019-4', '第一条 丙应当丁。\n', {number: '某发〔2019〕4号'})

describe('引到别的文件', () => {
  const linked = (text: string, version?: string) => {
    const own = linkable('ban-fa', text, {title: '办法', ...(version !== undefined && {version})})
    link([OLD, own, NUMBERED, NEW])
    return own
  }

  test.each([
    ['2015-01-01', {text: '《甲法》第三条', target: 'jia-fa@2010-01-01#art_3'}],
    ['2021-01-01', {text: '《甲法》第三条', unresolved: 'no-unit-there'}],
    // Of the version that was in force then nothing is held; later numbers may mean other articles.
    ['2005-01-01', {text: '《甲法》第三条', target: 'jia-fa@2010-01-01#', later: true}],
  ])('%s 时有效的版本', (version, expected) => {
    expect(cited(linked('第一条 依照《甲法》第三条执行。\n', version))).toEqual([expected])
  })

  test('条号不变的（增加的条编作之一），较新的版本也指到条，款、项可能变了，不指', () => {
    const stable = linkable('ding-fa@2010-01-01', '第一条 甲。\n第一条之一 乙。\n第二条 丙。\n', {
      title: '丁法',
      version: '2010-01-01',
    })
    const own = linkable(
      'ban-fa',
      '第一条 依照《丁法》第二条第一款，《丁法》第一条至第二条执行。\n',
      {title: '办法', version: '2005-01-01'},
    )
    link([stable, own])
    expect(cited(own)).toEqual([
      {text: '《丁法》第二条第一款', target: 'ding-fa@2010-01-01#art_2', later: true},
      {
        text: '《丁法》第一条至第二条',
        target: 'ding-fa@2010-01-01#art_1',
        through: 'ding-fa@2010-01-01#art_2',
        later: true,
      },
    ])
  })

  test('公布了还没有施行的，不算；当月施行的算', () => {
    const newer = linkable('jia-fa@2020-01-01', '第一条 甲。\n第二条 乙。\n', {
      title: '甲法',
      version: '2020-01-01',
      effective: '2020-06-01',
    })
    const targets = ['2020-03-01', '2020-05-20'].map((version) => {
      const own = linkable('ban-fa', '第一条 依照《甲法》第二条执行。\n', {title: '办法', version})
      link([OLD, newer, own])
      return cited(own)
    })
    expect(targets).toEqual([
      [{text: '《甲法》第二条', target: 'jia-fa@2010-01-01#art_2'}],
      [{text: '《甲法》第二条', target: 'jia-fa@2020-01-01#art_2'}],
    ])
  })

  test('修改决定改的是它之前的版本；没有收，就不指到条', () => {
    const decision = () =>
      linkable('jue-ding', '关于修改《甲法》的决定\n一、将第二条修改为：“乙应当甲。”\n', {
        title: '关于修改《甲法》的决定',
        version: '2020-01-01',
        ladder: 'official',
      })
    const [held, missing] = [decision(), decision()]
    link([OLD, NEW, held])
    expect(cited(held).at(-1)).toEqual({text: '第二条', target: 'jia-fa@2010-01-01#art_2'})
    link([NEW, missing])
    expect(cited(missing).at(-1)).toEqual({
      text: '第二条',
      target: 'jia-fa@2020-01-01#',
      later: true,
    })
  })

  test('同时废止的同名文件，是从前的版本；没有收就不连', () => {
    const text = '第一条 2010年发布的《甲法》同时废止。\n'
    const newer = linkable('jia-fa@2020-01-01', text, {title: '甲法', version: '2020-01-01'})
    link([OLD, newer])
    expect(cited(newer)).toEqual([{text: '《甲法》', target: 'jia-fa@2010-01-01#'}])
    const only = linkable('jia-fa@2020-01-01', text, {title: '甲法', version: '2020-01-01'})
    link([only])
    expect(cited(only)).toEqual([{text: '《甲法》', unresolved: 'not-held'}])
  })

  test('分编收的法典：条指到编，整部不冒充', () => {
    const book = linkable('wu-fa-dian-ren', '第一条 甲。\n', {title: '戊法典人格权编'})
    const own = linkable('ban-fa', '第一条 依照《戊法典》和《戊法典》第一条执行。\n', {
      title: '办法',
    })
    link([book, own])
    expect(cited(own)).toEqual([
      {text: '《戊法典》', unresolved: 'not-held'},
      {text: '《戊法典》第一条', target: 'wu-fa-dian-ren#art_1'},
    ])
  })

  test('文号、范围、整件、没有收的、自己', () => {
    const text =
      '第一条 依照某发〔2019〕4号第一条、《甲法》第一条至第二条、《甲法》和《丙法》第一条。\n第二条 《办法》第一条除外。\n'
    const own = linked(text, '2021-01-01')
    expect(cited(own)).toEqual([
      {text: '某发〔2019〕4号第一条', target: 'mou-fa-2019-4#art_1'},
      {
        text: '《甲法》第一条至第二条',
        target: 'jia-fa@2020-01-01#art_1',
        through: 'jia-fa@2020-01-01#art_2',
      },
      {text: '《甲法》', target: 'jia-fa@2020-01-01#'},
      {text: '《丙法》第一条', unresolved: 'not-held'},
      {text: '《办法》第一条', target: 'art_1'},
    ])
    expect(own.file.messages.map(({ruleId, line, fatal}) => [ruleId, line, fatal])).toEqual([
      ['unresolved-reference', 1, undefined],
    ])
    expect(own.file.messages[0]?.reason).toContain('《丙法》第一条')
  })
})

describe('被谁引用', () => {
  const own = linkable(
    'ban-fa',
    '第一条 依照《甲法》第一条至第二条，依照《甲法》第二条第一款，再依照《甲法》第一条。\n第二条 第一条除外，第二条也除外。\n',
    {title: '办法', version: '2021-01-01'},
  )
  link([NEW, own])
  const all = citedBy([NEW, own])

  test('范围里的每一条都算；同一处同样的只算一次；款记在条下', () => {
    const from = {document: 'ban-fa', eid: 'art_1__para_1', label: '第一条第一款'}
    expect(Object.fromEntries(all.get('jia-fa@2020-01-01') ?? [])).toEqual({
      art_1: [from],
      art_2: [from, {...from, part: '第一款'}],
    })
  })

  test('自己的别条算，自己引自己那一条不算', () => {
    expect(Object.fromEntries(all.get('ban-fa') ?? [])).toEqual({
      art_1: [{document: 'ban-fa', eid: 'art_2__para_1', label: '第二条第一款'}],
    })
  })

  test('指向没有收的文件，不出错', () => {
    expect(citedBy([own]).has('jia-fa@2020-01-01')).toBe(false)
  })
})
