/** 您是否要找: what is offered where nothing was found. */
import {expect, test} from 'vitest'
import {partsIn} from '../../../src/search/suggest.ts'
import {article, engineOver} from '../../search.ts'

const TEXTS = [
  {
    id: 'ban-fa',
    title: '示例市职业教育办法',
    passages: [
      article(1, '建设“双师型”教师队伍，支持双师型教师到企业实践。'),
      article(2, '教师的培养、培训由学校组织。'),
      article(3, '企业可以抵免当年教育费附加。'),
    ],
  },
]
const engine = await engineOver(TEXTS)

test.each([
  ['双师型教师培养', '双师型教师 培养', undefined],
  ['企业和教育费附加', '企业 教育费附加', 1],
  ['企业教育费附加', '企业 教育费附加', 1],
])('“%s”没有，分开来有', async (query, text, units) => {
  const {tally, suggestions} = await engine.answer({query, suggest: true})
  expect(tally.units).toBe(0)
  expect(suggestions).toEqual([{text, why: 'apart', ...(units !== undefined && {units})}])
})

test('不是词的不分，错一个字的先猜那个字', async () => {
  for (const query of ['师型教', '光伏电站', 'xyz教师'])
    expect((await engine.answer({query, suggest: true})).suggestions ?? []).toEqual([])
  const {suggestions} = await engine.answer({query: '教育费付加', suggest: true})
  expect(suggestions).toMatchObject([{text: '教育费附加', why: 'near'}])
})

test('段数最少的，同在一条的，长短相当的', () => {
  const no = () => false
  const apart = [['校企合作，共同办学'], ['合作办学'], ['校企']]
  expect(partsIn('校企合作办学', apart, no)).toEqual(['校企合作', '办学'])
  const together = [['合作办学以校企为主'], ['校企合作'], ['办学']]
  expect(partsIn('校企合作办学', together, no)).toEqual(['校企', '合作办学'])
  expect(partsIn('校企合作办学', [['校企'], ['合作']], no)).toBeUndefined()
})

test('排除的词还排除', async () => {
  const {suggestions} = await engine.answer({query: '教育费付加 -学校 -“到 企业”', suggest: true})
  expect(suggestions).toEqual([{text: '教育费附加 -学校 -“到 企业”', why: 'near', units: 1}])
})
