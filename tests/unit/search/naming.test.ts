import {expect, test} from 'vitest'
import {parseQuery} from '../../../src/search/query.ts'
import {engineOver} from '../../search.ts'
import {wholeFold} from '../../../src/search/whole-fold.ts'

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

test('问话里的引号是话里的，查词的引号才是整串', () => {
  expect(parseQuery('“将来”应收账款如何设质？', wholeFold)).toMatchObject({
    question: true,
    quoted: false,
    runs: [{text: '将来应收账款如何设质?'}],
  })
  expect(parseQuery('“应收账款” 设质', wholeFold)).toMatchObject({
    question: false,
    quoted: true,
    runs: [{text: '应收账款'}, {text: '设质'}],
  })
})
