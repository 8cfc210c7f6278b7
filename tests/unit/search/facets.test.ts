/** What can be found is narrowed, and what each way to narrow it would leave. */
import {expect, test} from 'vitest'
import {keyOf} from '../../../src/search/facets.ts'
import type {Filter} from '../../../src/search/facets.ts'
import type {Answer, Question} from '../../../src/search/answer.ts'
import type {Force} from '../../../src/tree/measure.ts'
import {engineOver, unit} from '../../search.ts'
import {TEXTS} from './texts.ts'

const engine = await engineOver(TEXTS)

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
  const ask = (filter: Filter) => engine.answer({query: '培训', filter, facets: true, exact: true})
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

test('筛选：只要措施里的，就不列只含一部分的；只要一件的，那一件再靠后也列', async () => {
  const one = [letter('a', '抵免证书', '抵免'), letter('b', '证书')]
  const {groups, partial} = await (
    await engineOver(one)
  ).answer({query: '抵免 证书', filter: {force: 'must'}})
  expect([groups, partial]).toEqual([[], []])
  const many = Array.from({length: 1500}, () => '抵免')
  const far = letter('c', `${'其余的话说得很长。'.repeat(30)}抵免。`)
  const answer = await (
    await engineOver([letter('a', ...many), far])
  ).answer({query: '抵免 证书', filter: {document: 'c'}})
  expect(answer.partial.map(({document}) => document.id)).toEqual(['c'])
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

function letter(id: string, ...texts: string[]) {
  const passages = texts.map((text, i) => ({heads: [], units: [unit(`para_${i + 1}`, text)]}))
  return {id, title: id, passages}
}

test('筛选：两个编号在索引里的记号一样，也只看选定的一件', async () => {
  const known = new Map<number, string>()
  let [one, other] = ['', '']
  for (let i = 0; other === ''; i++) {
    const id = `jian-${i}`
    one = known.get(keyOf(id)) ?? ''
    if (one !== '') other = id
    known.set(keyOf(id), id)
  }
  const engine = await engineOver([letter(one, '补贴甲'), letter(other, '补贴乙')])
  for (const id of [one, other]) {
    const {tally, groups} = await engine.answer({query: '补贴', filter: {document: id}})
    expect(tally.units).toBe(1)
    expect(groups.map(({document}) => document.id)).toEqual([id])
  }
  const {tally} = await engine.answer({query: '补贴', filter: {document: 'mei-you'}})
  expect(tally).toMatchObject({units: 0, exact: true})
})

test('筛选：任何年份；没有的说未详', async () => {
  const years = ['1898', '1900', '2024']
  const dated = years.map((year) => ({...letter(`jian-${year}`, '补贴'), year}))
  const engine = await engineOver([...dated, letter('jian', '补贴')])
  const {facets} = await engine.answer({query: '补贴', facets: true})
  const values = facets?.find(({key}) => key === 'year')?.values.map(({value}) => value)
  expect(values).toEqual(['2024', '1900', '1898', '未详'])
  for (const year of [...years, '未详'])
    expect((await engine.answer({query: '补贴', filter: {year}})).tally.units).toBe(1)
})

test('没有一一看过的，各有几条只是至多', async () => {
  // More than is fetched without being asked to.
  let seed = 3
  const random = () => (seed = (seed * 48_271) % 0x7fffffff) % 3000
  const noise = () =>
    Array.from({length: 1000}, () => String.fromCodePoint(0x5000 + random())).join('')
  const apart = Array.from({length: 500}, () => `甲乙，${noise()}。乙丙`)
  const real = Array.from({length: 12}, () => '甲乙丙')
  const engine = await engineOver([letter('a', ...apart, '甲乙丙'), letter('b', ...real)])
  const told: Answer[] = []
  const facetOf = async (question: Question) => {
    const {facets} = await engine.answer(question, {first: (answer) => told.push(answer)})
    const [{exact, unit, values} = {exact: undefined, unit: '', values: []}] = facets ?? []
    return {exact, unit, counts: values.map(({count}) => count)}
  }
  const asked = {query: '甲乙丙', facets: true}
  expect(await facetOf(asked)).toEqual({exact: false, unit: 'passages', counts: [501, 12]})
  expect(await facetOf({...asked, exact: true})).toEqual({
    exact: true,
    unit: 'places',
    counts: [12, 1],
  })
  // Pairs are counted by the index.
  expect(await facetOf({query: '甲乙', facets: true})).toMatchObject({
    exact: true,
    unit: 'passages',
  })
  // The first results do not wait for what narrows them.
  expect(told.map(({facets}) => facets)).toEqual([undefined, undefined, undefined])
})
