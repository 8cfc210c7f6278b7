import {describe, expect, test} from 'vitest'
import type {Passage, SearchUnit} from '../../../src/records/search.ts'
import type {Filter} from '../../../src/search/facets.ts'
import type {Force} from '../../../src/tree/measure.ts'
import {runTerms} from '../../../src/search/encode.ts'
import {unpackTable} from '../../../src/search/fold-table.ts'
import packed from '../../../src/search/fold.json' with {type: 'json'}
import {parseQuery} from '../../../src/search/query.ts'
import {withOtherPercents} from '../../../src/search/percent.ts'
import {standardCharacters} from '../../../scripts/make-fold.ts'
import {engineOver} from '../../search.ts'
import {wholeFold} from '../../../src/search/whole-fold.ts'

describe('encode', () => {
  test.each([
    ['產教融合', '产教融合'],
    ['敎育', '教育'],
    ['ＴＡＦＥ', 'tafe'],
    ['京教职成［2020］7号', '京教职成(2020)7号'],
    ['３０％', '30%'],
    ['甲　乙 丙', '甲乙丙'],
    ['，：；', ',:;'],
  ])('%s 折成 %s', (text, folded) => {
    expect(wholeFold(text).text).toBe(folded)
    expect(wholeFold.plain(text)).toBe(folded)
  })

  test('折过的每个字知道自己从哪里来', () => {
    const {text, starts, ends} = wholeFold('𠮷 ㎡產')
    expect(text).toBe('𠮷m2产')
    expect(starts).toEqual([0, 0, 3, 3, 4])
    expect(ends).toEqual([2, 2, 4, 4, 5])
  })

  test('相邻两字作索引，一个字的就是它自己，只有标点的没有', () => {
    expect(runTerms('甲')).toEqual(['甲'])
    expect(runTerms('甲乙𠮷')).toEqual(['甲乙', '乙𠮷'])
    expect(runTerms('甲，乙')).toEqual(['甲，', '，乙'])
    expect(runTerms('，')).toEqual([])
    expect(runTerms('。”')).toEqual([])
  })

  test('很长的一串不取所有的两字', () => {
    const text = Array.from({length: 4000}, (_, i) => String.fromCodePoint(0x4e00 + i)).join('')
    expect(runTerms(text).length).toBeLessThanOrEqual(64)
  })

  test('折字的表就是从 opencc 来的，折过的不再折', () => {
    const table = unpackTable(packed)
    expect(table).toEqual(standardCharacters())
    expect([...table.values()].filter((standard) => table.has(standard))).toEqual([])
  })
})

describe('query', () => {
  const read = (text: string) => parseQuery(text, wholeFold)

  test('空格隔开几串，折过的一样就是一串', () => {
    expect(read(' 產教　抵免 抵免 ').runs.map(({text}) => text)).toEqual(['产教', '抵免'])
  })

  test.each(['"产教 融合" 抵免', '“产教 融合” 抵免', '「产教 融合」 抵免'])(
    '%s：引号里的是一串',
    (text) => {
      expect(read(text)).toMatchObject({
        runs: [{text: '产教融合'}, {text: '抵免'}],
        quoted: true,
      })
    },
  )

  test('减号排除', () => {
    expect(read('产教 -抵免')).toMatchObject({
      runs: [{text: '产教'}],
      without: [{text: '抵免'}],
    })
    expect(read('1-2').without).toEqual([])
    // Still being typed.
    expect(read('产教 -').runs).toEqual([{text: '产教', shown: '产教'}])
    expect(read('-')).toMatchObject({marksOnly: true})
  })

  test.each([
    ['是否', false],
    ['产教融合', false],
    ['押金不退怎么办', true],
    ['夫妻一方经营个体工商户所欠债务，谁偿还？', true],
    ['旅客乘坐航空飞机时因自身疾病死亡', true],
    ['"押金不退怎么办"', false],
    ['旅游者 导游', false],
    ['chanjiaoronghe', false],
  ])('%s 是不是问句：%s', (text, question) => {
    expect(read(text).question).toBe(question)
  })

  test.each(['，', '。 ——', '《》'])('%s 只有标点', (text) => {
    expect(read(text).marksOnly).toBe(true)
  })
})

describe('suggest', () => {
  test.each([
    ['30%', '百分之三十'],
    ['100%', '百分之百'],
    ['2.5%', '百分之二点五'],
    ['百分之三十五', '35%'],
    ['百分之百', '100%'],
    ['百分之零点五', '0.5%'],
    ['0.5%', '百分之零点五'],
    ['0%', '百分之零'],
    ['不低于30% 补贴', '不低于百分之三十 补贴'],
    ['百分之三十至40%', '30%至百分之四十'],
    ['101%', undefined],
    ['百分之', undefined],
    ['三十', undefined],
  ])('%s 也作 %s', (text, other) => {
    expect(withOtherPercents(text)).toBe(other)
  })
})

function unit(eid: string, text: string, kind: SearchUnit['kind'] = 'text'): SearchUnit {
  return {eid, kind, text, emended: 0, measures: []}
}

function article(number: number, heading: string, ...texts: string[]): Passage {
  const eid = `art_${number}`
  return {
    article: eid,
    heads: [],
    units: [
      unit(eid, heading, 'heading'),
      ...texts.map((text, i) => unit(`${eid}__para_${i + 1}`, text)),
    ],
  }
}

const TEXTS = [
  {
    id: 'yang-li',
    title: '样例市职业教育条例',
    version: '2020-01-01',
    passages: [
      {heads: [], units: [unit('', '样例市职业教育条例', 'title')]},
      article(1, '一、深化产教融合', '建立产教融合型企业认证制度，可按30%抵免。产教融合！'),
      article(2, '二、其他', '1+X证书，TAFE。', '2200年'),
      article(3, '三、附则', '百分之三十以上的学生。'),
    ],
  },
  {
    id: 'xiu-ding',
    title: '样例市职业教育条例',
    version: '2023-01-01',
    passages: [
      {heads: [], units: [unit('', '样例市职业教育条例', 'title')]},
      article(1, '第一条', '为了职业教育，制定本条例。'),
      article(2, '第二条', '抵免办法另定。', '证书由学校发放。'),
    ],
  },
  {
    id: 'tong-zhi',
    title: '关于某事的通知',
    number: '样教发〔2021〕7号',
    passages: [
      {
        heads: [],
        units: [
          unit('', '关于某事的通知', 'title'),
          unit('document-number', '样教发〔2021〕7号', 'field'),
        ],
      },
      {heads: [], units: [unit('para_1', '各校要做好抵免工作和证书工作。')]},
    ],
  },
]
const engine = await engineOver(TEXTS)
const ask = (query: string) => engine.answer({query, exact: true})

describe('engine', () => {
  test.each([
    ['产教融合', 2, 3],
    ['產教融合', 2, 3],
    ['抵免', 3, 3],
    ['30%', 1, 1],
    ['1+X', 1, 1],
    ['tafe', 1, 1],
    ['AF', 1, 1],
    ['度，可', 1, 1],
    ['教', 6, 7],
    ['产教 抵免', 1, 3],
    ['抵免 -证书', 2, 2],
    ['"证书工作"', 1, 1],
  ])('“%s”：%i 段 %i 处', async (query, units, occurrences) => {
    expect((await ask(query)).tally).toMatchObject({units, occurrences, exact: true})
  })

  test.each(['2020', '融产', '人人', '〇', '<b>', '\\', '产教融合产教融合'])(
    '“%s”没有',
    async (query) => {
      expect(await ask(query)).toMatchObject({tally: {units: 0}, groups: [], partial: []})
    },
  )

  test('标出的正是原文里的字', async () => {
    const [group] = (await ask('產教融合')).groups
    const texts = group?.hits.flatMap(({unit: {text}, ranges}) =>
      ranges.map(({start, end}) => text.slice(start, end)),
    )
    expect(texts).toEqual(['产教融合', '产教融合', '产教融合'])
  })

  test('同条的并为一组，标题作组名', async () => {
    expect((await ask('产教融合')).groups).toMatchObject([
      {article: 'art_1', title: '一、深化产教融合'},
    ])
  })

  test('几个词不在一段里的，排在都在一段里的后面', async () => {
    const answer = await ask('抵免 证书')
    expect(answer.tally.units).toBe(1)
    expect(answer.groups).toMatchObject([{document: {id: 'tong-zhi'}}])
    expect(answer.partial.length).toBeGreaterThan(0)
  })

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
    ['样例市职业教育条例（1999年）第二条', ['xiu-ding#art_2', 'yang-li#art_2']],
    ['《樣例市職業教育條例》', ['xiu-ding#', 'yang-li#']],
    ['样职条例', ['xiu-ding#', 'yang-li#']],
    ['样教发〔2021〕7号', ['tong-zhi#']],
    ['样教发[2021]7号', ['tong-zhi#']],
    ['样教发（2021）7号', ['tong-zhi#']],
    ['样教发2021 7', ['tong-zhi#']],
    ['样教发2021年第7号', ['tong-zhi#']],
  ])('“%s”点名 %j', async (query, expected) => {
    const {direct} = await ask(query)
    expect(
      direct
        .map(({document, hits}) => `${document.id}#${hits[0]?.unit.eid ?? '?'}`)
        .sort((a, b) => expected.indexOf(a) - expected.indexOf(b)),
    ).toEqual(expected)
  })

  test('点名的条款没有，说最后一条是哪条', async () => {
    expect(await ask('第九条')).toMatchObject({
      direct: [],
      missing: [
        {document: {id: 'yang-li'}, last: 'art_3'},
        {document: {id: 'xiu-ding'}, last: 'art_2'},
      ],
    })
  })

  describe('读着一件文件', () => {
    const of = (id: string) => ({id, title: '样例市职业教育条例'})
    const named = async (query: string, reading?: {id: string; title: string}) => {
      const {direct, ...others} = await engine.named({query, ...(reading && {reading})})
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
      const {direct} = await engine.named({query: '样例市职业教育条例第三条'})
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

  test.each(['', ' ', '　\n', '-', '""'])('“%s”没有结果，也不出错', async (query) => {
    expect(await ask(query)).toMatchObject({tally: {units: 0}, groups: [], partial: []})
  })

  test('五千字的查询也答', async () => {
    expect((await ask('产教融合'.repeat(5000))).tally.units).toBe(0)
  })

  test('问一句话：同一条有新版的，旧版排在后面', async () => {
    const law = (id: string, version: string, words: string) => ({
      id,
      title: '样例市押金管理办法',
      version,
      passages: [
        {heads: [], units: [unit('', '样例市押金管理办法', 'title')]},
        article(1, '第一条', words),
        article(2, '第二条', '收取押金的，应当开具收据。'),
      ],
    })
    const old = '押金应当在合同终止之日退还，不退的处以罚款，押金不退的可以投诉。'
    const engine = await engineOver([
      {...law('jiu', '2015-01-01', old), newest: 1},
      law('xin', '2021-01-01', '承租人退房，押金应当退还。'),
    ])
    const {reading, partial} = await engine.answer({query: '租房到期押金不退还怎么办？'})
    expect(reading).toBe('question')
    const order = partial.map(({document, article}) => `${document.id} ${article ?? ''}`)
    expect(order.indexOf('xin art_1')).toBeGreaterThanOrEqual(0)
    expect(order.indexOf('xin art_1')).toBeLessThan(order.indexOf('jiu art_1'))
  })

  test('筛选：只看一件、一年；各有几条', async () => {
    const all = await engine.answer({query: '抵免', facets: true})
    expect(all.facets?.find(({key}) => key === 'document')?.values).toHaveLength(3)
    const one = await engine.answer({query: '抵免', filter: {document: 'tong-zhi'}, facets: true})
    expect(one.tally).toMatchObject({units: 1, documents: 1, exact: true})
    expect(one.facets?.find(({key}) => key === 'document')?.values).toHaveLength(3)
  })

  test('筛选：一段里有几项措施，每一处归它所在的一项', async () => {
    const text = '学校应当培训。可以培训教师，鼓励培训学生。培训另定。'
    const measure = (start: number, end: number, force: Force, ...instruments: string[]) => ({
      eid: `para_1~${start}`,
      start,
      end,
      force,
      instruments,
    })
    const measures = [measure(0, 7, 'must', '培训'), measure(7, 14, 'may'), measure(14, 21, 'may')]
    const units = [{eid: 'para_1', kind: 'text' as const, text, emended: 0, measures}]
    const title = unit('', '关于培训的通知', 'title')
    const engine = await engineOver([
      {
        id: 'a',
        title: '关于培训的通知',
        passages: [
          {heads: [], units: [title]},
          {heads: [], units},
        ],
      },
    ])
    const ask = (filter: Filter) =>
      engine.answer({query: '培训', filter, facets: true, exact: true})
    const {facets, tally} = await ask({})
    expect(tally.occurrences).toBe(5)
    const counted = facets?.find(({key}) => key === 'force')?.values
    expect(new Map(counted?.map(({value, count}) => [value, count]))).toEqual(
      new Map([
        ['must', 1],
        ['may', 2],
        ['none', 2],
      ]),
    )
    for (const [force, units, occurrences] of [
      ['must', 1, 1],
      ['may', 1, 2],
      ['none', 2, 2],
    ] as const)
      expect((await ask({force})).tally).toMatchObject({units, occurrences})
    const [group] = (await ask({instrument: '培训'})).groups
    expect(group?.hits[0]?.ranges).toEqual([{start: 4, end: 6}])
    expect((await ask({instrument: '培训', force: 'may'})).tally.units).toBe(0)
  })

  test('筛选：选定的一值再少也列着，数是处数', async () => {
    const texts = Array.from({length: 20}, (_, i) => ({
      id: `jian-${i}`,
      title: `第${i}件`,
      passages: [
        {
          heads: [],
          units: [
            {
              eid: 'para_1',
              kind: 'text' as const,
              text: '补贴'.repeat(20 - i),
              emended: 0,
              measures: [],
            },
          ],
        },
      ],
    }))
    const many = await engineOver(texts)
    const question = {query: '补贴', filter: {document: 'jian-19'}, facets: true}
    const {facets, tally} = await many.answer(question)
    expect(tally.occurrences).toBe(1)
    const [facet] = facets ?? []
    expect(facet).toMatchObject({key: 'document', unit: 'places'})
    expect(facet?.values).toHaveLength(13)
    expect(facet?.values[0]).toMatchObject({value: 'jian-0', count: 20})
    expect(facet?.values.at(-1)).toMatchObject({value: 'jian-19', count: 1})
  })
})
