import {describe, expect, test} from 'vitest'
import {Engine} from '../../../src/search/engine.ts'
import {Store} from '../../../src/search/store.ts'
import {article, engineOver, indexOf, MemorySource, unit} from '../../search.ts'
import {TEXTS} from './texts.ts'

const text = (id: string, title: string, number?: string) => ({
  id,
  title,
  ...(number !== undefined && {number}),
  passages: [
    {heads: [], units: [{eid: '', kind: 'title' as const, text: title, emended: 0, measures: []}]},
    {
      article: 'art_1',
      heads: [],
      units: [
        {
          eid: 'art_1__para_1',
          kind: 'text' as const,
          text: `为了${title}的施行，制定本件。`,
          emended: 0,
          measures: [],
        },
      ],
    },
  ],
})

const engine = await engineOver([
  text('fa', '中华人民共和国样例人民权益保障促进法', '国令第706号'),
  text('tiao-li', '中华人民共和国样例人民权益保障促进法实施条例'),
  text('gui-ding', '最高人民法院关于审理民间借贷案件适用法律若干问题的规定'),
  text('pi-fu', '最高人民法院关于新民间借贷司法解释适用范围问题的批复'),
  text('gui-ze', '样例检察院民事诉讼监督工作规则（试行）'),
  text('yao-dian', '样例市二〇二一年教育工作要点'),
])

test.each([
  ['中华人民共和国样例人民权益保障促进法', 'fa'],
  ['樣例人民權益保障促進法', 'fa'],
  ['样例人民权益保障促进法实施条例', 'tiao-li'],
  ['最高人民法院关于审理民间借贷案件适用法律若干问题的规定', 'gui-ding'],
  ['关于审理民间借贷案件适用法律若干问题的规定', 'gui-ding'],
  ['民间借贷司法解释', 'gui-ding'],
  ['样例检察院民事诉讼监督工作规则', 'gui-ze'],
  ['样例市二〇二一年教育工作要点', 'yao-dian'],
  ['国令第706号', 'fa'],
  ['國令第706號', 'fa'],
])('“%s”是一件文件', async (query, id) => {
  const {direct, reading} = await engine.answer({query})
  expect(reading).toBe('document')
  expect(direct.map(({document}) => document.id)).toEqual([id])
})

test.each([
  ['中华人民共和国样例人民权益保障促进法第一条', 'fa'],
  ['样例人民权益保障促进法实施条例 1', 'tiao-li'],
  ['樣例人民權益保障促進法實施條例一條', 'tiao-li'],
  ['《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第1条', 'gui-ding'],
])('“%s”是其中一条', async (query, id) => {
  const {direct, reading} = await engine.answer({query})
  expect(reading).toBe('clause')
  expect(direct.map(({document, article}) => [document.id, article])).toEqual([[id, 'art_1']])
})

test.each(['民间借贷的利息怎么算才合法', '样例人民如何保障权益促进工作要点'])(
  '“%s”是问话，不是题名',
  async (query) => {
    const {direct, reading} = await engine.answer({query})
    expect(direct).toEqual([])
    expect(reading).toBe('question')
  },
)

const few = await engineOver(TEXTS)

test.each([
  ['第二条第一款', ['xiu-ding#art_2__para_1', 'yang-li#art_2__para_1']],
  [' 第二條 第一款', ['xiu-ding#art_2__para_1', 'yang-li#art_2__para_1']],
  ['《样例市职业教育条例》第二条', ['xiu-ding#art_2', 'yang-li#art_2']],
  ['样例市职业教育条例2', ['xiu-ding#art_2', 'yang-li#art_2']],
  ['样例市职业教育条例第三条', ['yang-li#art_3']],
  ['样例市职业教育条例', ['xiu-ding#', 'yang-li#']],
  ['《样例市职业教育条例》（2020年1月1日）第二条', ['yang-li#art_2']],
  ['样例市职业教育条例（2020）第二条', ['yang-li#art_2']],
  ['样例市职业教育条例(2023年1月)', ['xiu-ding#']],
  ['《樣例市職業教育條例》', ['xiu-ding#', 'yang-li#']],
  ['样职条例', ['xiu-ding#', 'yang-li#']],
  ['样教发〔2021〕7号', ['tong-zhi#']],
  ['样教发[2021]7号', ['tong-zhi#']],
  ['样教发（2021）7号', ['tong-zhi#']],
  ['样教发2021 7', ['tong-zhi#']],
  ['样教发2021年第7号', ['tong-zhi#']],
  ['样教发〔2021〕7号《关于某事的通知》', ['tong-zhi#']],
  ['样教发（2021）第7号《关于某事的通知》第一款', ['tong-zhi#para_1']],
  ['国发〔2019〕4号《关于某事的通知》', ['tong-zhi#']],
])('“%s”点名 %j', async (query, expected) => {
  const {direct} = await few.answer({query})
  expect(direct.map(({document, hits}) => `${document.id}#${hits[0]?.unit.eid ?? '?'}`)).toEqual(
    expected,
  )
})

test('点名的条款没有，说最后一条是哪条', async () => {
  expect(await few.answer({query: '第九条'})).toMatchObject({
    direct: [],
    missing: [
      {document: {id: 'xiu-ding'}, last: 'art_2'},
      {document: {id: 'yang-li'}, last: 'art_3'},
    ],
  })
})

describe('读着一件文件', () => {
  const of = (id: string) => ({id, title: '样例市职业教育条例'})
  const named = async (query: string, reading?: {id: string; title: string}) => {
    const {direct, ...others} = await few.named({query, ...(reading && {reading})})
    const [first] = direct
    const place = first && `${first.document.id}#${first.hits[0]?.unit.eid ?? '?'}`
    return {...others, place, through: first?.through}
  }

  test.each([
    ['第三条', of('yang-li'), {isSure: true, place: 'yang-li#art_3'}],
    ['本条例第一条', of('yang-li'), {isSure: true, place: 'yang-li#art_1'}],
    ['样例市职业教育条例第一条', of('yang-li'), {isSure: true, place: 'yang-li#art_1'}],
    ['样例市职业教育条例第一条', undefined, {isSure: true, place: 'xiu-ding#art_1'}],
    ['第一条', undefined, {isSure: false}],
    ['第三条', {id: 'mei-you', title: '没有收录的'}, {isSure: false}],
    ['第一条至第三条', of('yang-li'), {place: 'yang-li#art_1', through: 'art_3'}],
    ['职业教育', of('yang-li'), {place: undefined, missing: []}],
  ])('“%s”，读着 %o', async (query, reading, expected) => {
    expect(await named(query, reading)).toMatchObject(expected)
  })

  test('没有这一条，说最后一条', async () => {
    expect(await named('第三条', of('xiu-ding'))).toMatchObject({
      isSure: true,
      place: undefined,
      missing: [{document: {id: 'xiu-ding'}, last: 'art_2'}],
    })
  })

  test('题名以括号结尾的，不带书名号也引得到', async () => {
    const [law] = TEXTS
    if (!law) throw new Error('Unexpected end of the texts')
    // One with a date of its own, that is not the date of its version.
    for (const title of ['关于职业教育的若干规定（一）', '职业教育目录（2019年版）']) {
      const heads = {heads: [], units: [unit('', title, 'title')]}
      const one = await engineOver([{...law, title, passages: [heads, ...law.passages.slice(1)]}])
      const {direct} = await one.named({query: `${title}第三条`})
      expect(direct[0]?.hits[0]?.unit.eid).toBe('art_3')
      expect((await one.named({query: title})).direct).toHaveLength(1)
    }
  })

  test('有这一条，没有这一款：说是哪一条', async () => {
    expect(await named('样例市职业教育条例第二条第九款')).toMatchObject({
      missing: [
        {document: {id: 'xiu-ding'}, holder: 'art_2'},
        {document: {id: 'yang-li'}, holder: 'art_2'},
      ],
    })
  })

  test('点名一条，连同它怎么开头', async () => {
    const {direct} = await few.named({query: '样例市职业教育条例第三条'})
    expect(direct[0]?.hits.map(({unit: {eid}}) => eid)).toEqual(['art_3', 'art_3__para_1'])
  })

  test.each([
    ['国发[2019]4号第五条', '国发〔2019〕4号'],
    ['国发（2019）4号', '国发〔2019〕4号'],
    ['《另一市条例》第二条', '《另一市条例》'],
    ['另一市条例', undefined],
  ])('“%s”没有收录：%s', async (query, absent) => {
    expect((await named(query)).absent).toBe(absent)
  })

  test('通知所附的办法，照通知的文号引', async () => {
    const [, , notice] = TEXTS
    if (!notice) throw new Error('Unexpected end of the texts')
    const attached = {...article(1, '第一条', '附件。'), article: 'att_1__art_1'}
    const units = attached.units.map((one) => ({...one, eid: `att_1__${one.eid}`}))
    const passages = [...notice.passages, {...attached, units}]
    const {direct} = await (
      await engineOver([{...notice, passages}])
    ).named({
      query: '样教发〔2021〕7号第一条',
    })
    expect(direct[0]?.hits[0]?.unit.eid).toBe('att_1__art_1')
  })
})

test.each([
  ['样教发〔2021〕第07号', '样教发〔2021〕7号'],
  ['样教发【2021】7号', '样教发〔2021〕第7号'],
  ['樣教發〔2021〕7號', '样教发［2021］07号'],
  ['样教发 2021 年第 7 号', '樣教發〔2021〕7號'],
  ['樣教發[2021]7號', '样教发（2021）7号'],
  ['国令第706号', '國令第706號'],
])('文号“%s”就是“%s”', async (typed, written) => {
  const [, , notice] = TEXTS
  if (!notice) throw new Error('Unexpected end of the texts')
  const one = await engineOver([{...notice, number: written}])
  const {direct, absent} = await one.named({query: typed})
  expect(absent).toBeUndefined()
  expect(direct.map(({document}) => document.id)).toEqual(['tong-zhi'])
})

describe('款与项', () => {
  const plain = [unit('para_1', '一'), unit('para_2', '二'), unit('para_2__subpara_1', '（一）')]
  const articles = [
    article(1, '第一条', '甲', '乙', '丙'),
    article(2, '第二条', '丁', '戊', '己'),
    article(3, '第三条', '庚'),
  ]
  const headed = (title: string) => ({heads: [], units: [unit('', title, 'title')]})
  const over = engineOver([
    {id: 'tiao', title: '样例管理办法', passages: [headed('样例管理办法'), ...articles]},
    {
      id: 'duan',
      title: '关于样例的意见',
      passages: [headed('关于样例的意见'), ...plain.map((one) => ({heads: [], units: [one]}))],
    },
  ])

  test.each([
    ['样例管理办法第二条第一款至第三款', 'art_2__para_1', 'art_2__para_3'],
    ['样例管理办法第一条第二款至第二条第一款', 'art_1__para_2', 'art_2__para_1'],
    ['《关于样例的意见》第二款', 'para_2', undefined],
    ['《关于样例的意见》第一款至第二款', 'para_1', 'para_2'],
    ['《关于样例的意见》第二款第一项', 'para_2__subpara_1', undefined],
  ])('“%s”是 %s 至 %s', async (query, eid, last) => {
    const {direct, missing} = await (await over).named({query})
    expect(missing).toEqual([])
    expect(direct.map(({hits, through}) => [hits[0]?.unit.eid, through])).toEqual([[eid, last]])
    expect(direct[0]?.hits[0]?.unit.text).not.toBe(direct[0]?.document.title)
  })

  test.each([
    ['样例管理办法第二条第一款、第三款', ['art_2__para_1', 'art_2__para_3'], 0],
    ['《樣例管理辦法》第一條和第三條', ['art_1', 'art_3'], 0],
    ['样例管理办法第一条、第九条', ['art_1'], 1],
    ['《样例管理办法》（2020年1月1日）第一条、第三条', ['art_1', 'art_3'], 0],
  ])('“%s”是 %o', async (query, eids, lacking) => {
    const {direct, isSure, missing} = await (await over).named({query})
    expect(direct.map(({hits}) => hits[0]?.unit.eid)).toEqual(eids)
    expect(missing).toHaveLength(lacking)
    // Enter leads to one place: of several it lists them.
    expect(isSure).toBe(false)
  })

  test.each([
    ['样例管理办法第二条第一款至第九款', {holder: 'art_2'}],
    ['样例管理办法第一条至第九条', {last: 'art_3'}],
    ['《关于样例的意见》第九款', {}],
    ['《关于样例的意见》第一条', {}],
  ])('“%s”没有：%o', async (query, expected) => {
    const {direct, missing} = await (await over).named({query})
    expect(direct).toEqual([])
    expect(missing.map(({document, ...one}) => one)).toEqual([expected])
  })
})

test('原文不另是一件文件：只查，不点名', async () => {
  const store = await Store.open(new MemorySource(indexOf(TEXTS)), 'index')
  const witnesses = await Engine.over(store, false)
  const {direct, reading} = await witnesses.answer({query: '样教发〔2021〕7号'})
  expect([direct, reading]).toEqual([[], 'run'])
})

test('题名被许多更长的挡在后面，也找得到', async () => {
  const law = (id: string, title: string, ...fields: string[]) => ({
    id,
    title,
    passages: [
      {
        heads: [],
        units: [unit('', title, 'title'), ...fields.map((one, i) => unit(`f_${i}`, one, 'field'))],
      },
      article(1, '第一条', '甲'),
    ],
  })
  const others = Array.from({length: 60}, (_, i) =>
    law(`xi-ze-${i}`, '样例市职业教育产教融合促进条例实施细则'),
  )
  const fields = Array.from({length: 6}, (_, i) => `样例市人民政府第${i}字段，文字较长，排在后面。`)
  const one = await engineOver([...others, law('fa', '样例市职业教育产教融合促进条例', ...fields)])
  for (const query of [
    '《样例市职业教育产教融合促进条例》第一条',
    '样例市职业教育产教融合促进条例',
  ]) {
    const {direct, absent} = await one.named({query})
    expect(absent).toBeUndefined()
    expect(direct.map(({document}) => document.id)).toEqual(['fa'])
  }
})

test('没有收录的版本，照样说', async () => {
  const {direct, absent} = await few.named({query: '《样例市职业教育条例》（1999年）第二条'})
  expect([direct, absent]).toEqual([[], '《样例市职业教育条例》（1999年）'])
  const {direct: held} = await few.named({query: '樣例市職業教育條例（2020年修訂）第三條'})
  expect(held.map(({document, article}) => [document.id, article])).toEqual([['yang-li', 'art_3']])
})

test('附件：没有标题的也到得了；几个附件都有的一条，都列出，不说没有', async () => {
  const [, , notice] = TEXTS
  if (!notice) throw new Error('Unexpected end of the texts')
  const within = (above: string) => {
    const {units, ...one} = article(2, '第二条', `在${above}里。`)
    return {
      ...one,
      article: `${above}__art_2`,
      units: units.map((unit) => ({...unit, eid: `${above}__${unit.eid}`})),
    }
  }
  const passages = [...notice.passages, within('att_1'), within('att_2')]
  const one = await engineOver([{...notice, passages}])
  const named = async (query: string) => {
    const {direct, missing, isSure} = await one.named({query})
    return {eids: direct.map(({hits}) => hits[0]?.unit.eid), missing, isSure}
  }
  expect(await named('样教发〔2021〕7号附件2')).toEqual({
    eids: ['att_2'],
    missing: [],
    isSure: true,
  })
  expect(await named('样教发〔2021〕7号，附件2第二条')).toMatchObject({eids: ['att_2__art_2']})
  for (const [unit, below] of [
    ['第二条', ''],
    ['第二条第一款', '__para_1'],
  ] as const)
    expect(await named(`样教发〔2021〕7号${unit}`)).toEqual({
      eids: [`att_1__art_2${below}`, `att_2__art_2${below}`],
      missing: [],
      isSure: false,
    })
})

test('通知所附的办法，按它自己的题名也到得了；单有一件的，先到那一件', async () => {
  const headed = (title: string) => ({heads: [], units: [unit('', title, 'title')]})
  const notice = '样例市关于印发样例扣除暂行办法的通知'
  const attached = [
    {heads: [], units: [unit('att_1__title', '样例扣除暂行办法', 'field')]},
    {article: 'att_1__art_5', heads: [], units: [unit('att_1__art_5__para_1', '按月扣除。')]},
  ]
  const given = [{id: 'tong-zhi', title: notice, passages: [headed(notice), ...attached]}]
  const engine = await engineOver(given)
  for (const [query, eid] of [
    ['《样例扣除暂行办法》', 'att_1'],
    ['樣例扣除暫行辦法', 'att_1'],
    ['《样例扣除暂行办法》第五条', 'att_1__art_5'],
    ['样例扣除暂行办法第五条第一款', 'att_1__art_5__para_1'],
  ] as const) {
    const {direct, absent, isSure} = await engine.named({query})
    expect(absent).toBeUndefined()
    expect(isSure).toBe(true)
    expect(direct.map(({document, hits}) => [document.id, hits[0]?.unit.eid])).toEqual([
      ['tong-zhi', eid],
    ])
  }
  const {missing} = await engine.named({query: '《样例扣除暂行办法》第六条'})
  expect(missing).toMatchObject([{document: {id: 'tong-zhi'}}])
  const own = {id: 'ban-fa', title: '样例扣除暂行办法', passages: [headed('样例扣除暂行办法')]}
  const both = await engineOver([...given, own])
  const {direct} = await both.named({query: '《样例扣除暂行办法》'})
  expect(direct.map(({document}) => document.id)).toEqual(['ban-fa'])
})
