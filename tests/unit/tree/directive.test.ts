import {describe, expect, test} from 'vitest'
import {readDirective} from '../../../src/tree/directive.ts'

describe('力度', () => {
  test.each([
    ['学校不得收取任何费用。', 'must-not', '不得'],
    ['严禁截留、挪用专项资金。', 'must-not', '严禁'],
    ['用人单位应当建立培训制度。', 'must', '应当'],
    ['各级政府要加强组织领导，落实经费。', 'must', '要'],
    ['实训课时不低于总课时的三分之一，开展教学改革。', 'reach', '不低于'],
    ['符合条件的单位可以申请补贴。', 'may', '可以'],
    ['鼓励企业参与办学，可按规定抵免税款。', 'encourage', '鼓励'],
    ['支持学校建设实训基地。', 'encourage', '支持'],
    ['探索建立学分银行。', 'explore', '探索'],
  ])('%s → %s', (sentence, force, word) => {
    expect(readDirective(sentence)).toMatchObject({force, forceWord: word})
  })

  test('不言力度的是直陈', () => {
    const directive = readDirective('建立健全评价机制。')
    expect(directive).toMatchObject({force: 'plain', action: '建立'})
    expect(directive).not.toHaveProperty('forceWord')
  })

  test.each(['适应产业需要，完善课程体系。', '推广应用新技术，加强管理。', '按需要设置专业。'])(
    '“%s”里的应、要不是助动词',
    (sentence) => {
      expect(readDirective(sentence)?.force).toBe('plain')
    },
  )
})

describe('不是措施的', () => {
  test.each([
    '职业教育是国民教育体系的重要组成部分，具有不可替代的重要作用。',
    '本法所称学校，是指实施学历教育的机构。',
    '联席会议由有关部门和单位组成。',
  ])('%s', (sentence) => {
    expect(readDirective(sentence)).toBeUndefined()
  })
})

test('动词跳过引路的话', () => {
  expect(readDirective('按照市政府要求，建立联席会议制度。')?.action).toBe('建立')
  expect(readDirective('面向退役军人扩大招生。')?.action).toBe('扩大')
})

test('谁来做', () => {
  expect(readDirective('鼓励试点企业以多种方式依法参与举办职业教育。')?.actors).toEqual([
    '试点企业',
  ])
  expect(readDirective('县级以上人民政府应当加强监督管理。')?.actors).toEqual(['县级以上人民政府'])
  expect(readDirective('建立评价机制。')?.actors).toEqual([])
})

test('数量', () => {
  expect(readDirective('建立20个左右实践基地。')?.quantities).toEqual(['20个左右'])
  expect(readDirective('每年选派50名校长和200名干部挂职锻炼，提升能力。')?.quantities).toEqual([
    '50名',
    '200名',
  ])
  expect(readDirective('可按投资额的30%抵免税款，落实政策。')?.quantities).toEqual(['投资额的30%'])
})
