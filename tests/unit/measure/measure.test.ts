/** What a sentence directs: force, actor, verb, numbers; and what directs nobody. */
import {describe, expect, it, test} from 'vitest'
import {introOf} from '../../../src/measure/intro.ts'
import {readMeasure} from '../../../src/measure/read.ts'
import type {Situation} from '../../../src/measure/read.ts'

const LAW: Situation = {register: 'legislation', instruments: {}}
const PROSE: Situation = {register: 'official', instruments: {}}

function introducing(above: string) {
  const inLaw = (text: string) => readMeasure(text, LAW)
  return introOf(above, inLaw(above), inLaw)
}

function read(text: string, situation: Situation = LAW) {
  const facts = readMeasure(text, situation)
  if (!facts) return undefined
  const words = (stretch?: {start: number; end: number}) =>
    stretch && text.slice(stretch.start, stretch.end)
  return {
    force: facts.force,
    word: words(facts.forceWord),
    actor: facts.actor?.text,
    verb: words(facts.verb),
    amounts: facts.amounts.map(words),
    periods: facts.periods.map(words),
  }
}

describe('力度', () => {
  test.each([
    ['经营者应当明码标价。', 'must', '应当'],
    ['任何单位和个人不得侵占公共绿地。', 'must-not', '不得'],
    ['申请人可以撤回申请。', 'may', '可以'],
    ['国家鼓励企业开展技术改造。', 'encourage', '鼓励'],
    ['国家建立信用记录制度。', 'plain', undefined],
    ['公民对滥用职权的行为，有权检举。', 'may', '有权'],
    ['未经许可，擅自开采的，由主管部门责令停止开采。', 'plain', undefined],
    // A modal that only says which is not heard.
    ['依法应当取得许可而未取得的，由县级人民政府责令改正。', 'plain', undefined],
    // 所有权, 可以及: no modals.
    ['当事人转让所有权，适用前款规定。', 'plain', undefined],
  ])('%s', (text, force, word) => {
    expect(read(text)).toMatchObject({force, ...(word !== undefined && {word})})
  })

  it('探索只在公文里常见', () => {
    expect(read('探索实行弹性学制。', PROSE)).toMatchObject({force: 'explore', verb: '探索'})
  })

  it('题在前，力在后', () => {
    expect(read('新建居住小区，应当配套建设幼儿园。')).toMatchObject({force: 'must'})
    expect(read('用人单位申请变更登记，经办机构应当在五日内办结。')).toMatchObject({
      force: 'must',
      actor: '经办机构',
    })
  })
})

describe('主体', () => {
  test.each([
    ['县级以上人民政府卫生行政部门负责监督检查。', '县级以上人民政府卫生行政部门'],
    ['隔离措施的解除，由原决定机关决定。', '原决定机关'],
    ['从事食品生产的单位，应当建立台账。', '从事食品生产的单位'],
    ['乡镇企业闲置土地两年以上的，应当由原土地所有者收回。', '原土地所有者'],
    ['公安机关、国家安全机关等依照本法办理案件。', '公安机关、国家安全机关等'],
    ['统计机构进行监督检查时，检查人员不得少于二人。', '统计机构'],
    ['严禁任何单位和个人非法制造刀具。', '任何单位和个人'],
    ['可以由一名交通警察作出处罚决定。', '交通警察'],
    ['合同应当采用书面形式。', undefined],
    ['政府采购采用公开招标方式。', undefined],
  ])('%s', (text, actor) => {
    expect(read(text)?.actor).toBe(actor)
  })

  it('引出各项的款说了谁，项就是谁', () => {
    const above = '清算组在清算期间行使下列职权：'
    const intro = introducing(above)
    expect(read('清理公司财产；', {...LAW, intro})).toMatchObject({
      actor: '清算组',
      force: 'plain',
      verb: '清理',
    })
  })

  it('没有主语，找主送机关', () => {
    const facts = readMeasure('完善评价办法。', {...PROSE, addressee: '各区教委'})
    expect(facts?.actor).toEqual({text: '各区教委', from: 'addressee'})
  })

  it('前一句给了任务，后一句接着说', () => {
    const facts = readMeasure('同时，加强宣传。', {...PROSE, before: '各地区', addressee: '各部门'})
    expect(facts?.actor).toEqual({text: '各地区', from: 'before'})
  })
})

describe('不是措施', () => {
  test.each([
    '为了保护环境，制定本法。',
    '本法所称经营者，是指从事商品生产的自然人。',
    '本条例适用于国家机关。',
    '本法自2020年1月1日起施行。',
    '传染病分为甲类、乙类和丙类。',
    '将第六条修改为：',
    '合同的背书无效。',
  ])('%s', (text) => {
    expect(read(text)).toBeUndefined()
  })

  test.each([
    '近年来，我省职业教育取得了显著成绩。',
    '职业教育是国民教育体系的重要组成部分。',
    '现将有关事项通知如下：',
    '体系建设水平显著提高。',
    '感谢您对政府工作的支持。',
  ])('公文：%s', (text) => {
    expect(read(text, PROSE)).toBeUndefined()
  })

  it('情形之一的各项不是，不得有的各项是', () => {
    const cases = '有下列情形之一的，由公安机关处五万元以下罚款：'
    const bans = '任何人不得有下列行为：'
    const under = (above: string) => ({...LAW, intro: introducing(above)})
    expect(read('未建立管理制度的；', under(cases))).toBeUndefined()
    expect(read('堵塞消防通道的；', under(bans))).toMatchObject({
      force: 'must-not',
      actor: '任何人',
    })
  })

  it('说过去，又说将来的，只取将来', () => {
    expect(read('感谢你们的支持，我们将进一步完善办法。', PROSE)).toMatchObject({actor: '我们'})
  })
})

describe('数量与期限', () => {
  test.each([
    ['处五万元以上二十万元以下的罚款。', ['五万元以上二十万元以下'], []],
    ['应当自受理之日起30日内作出决定。', [], ['30日内']],
    ['建设20个左右产教融合基地，选派50名校长。', ['20个左右', '50名'], []],
    ['占总学时的三分之一以上，抵免30%。', ['三分之一以上', '30%'], []],
    ['一个部门、两个方面、第三条、2019年5月。', [], []],
    ['炸药量在一至三公斤，照度为300勒克斯。', ['一至三公斤', '300勒克斯'], []],
    ['币量在400张（枚）以上不足5000张（枚）的，处罚。', ['400张（枚）以上不足5000张（枚）'], []],
    ['罚金不能少于一千元，百分含量不大于0.5%。', ['不能少于一千元', '不大于0.5%'], []],
    ['累计三本以上的，限额为54000计算单位。', ['三本以上', '54000计算单位'], []],
    ['以前一人犯数罪的，责任人中的一人应当报告。', [], []],
    ['坚持百家争鸣，按百分比确定，100级洁净区内不设地漏。', [], []],
    ['印章直径5厘米，中央刊五角星。', ['5厘米'], []],
    ['清单一式两份，一份存档。', ['两份', '一份'], []],
    ['处1万元以上，5万元以下罚款。', ['1万元以上，5万元以下'], []],
    ['任期五年，每年至少1个月。', [], ['五年', '每年', '1个月']],
    ['未满十六周岁的公民应当由监护人代为申请。', ['未满十六周岁'], []],
  ])('%s', (text, amounts, periods) => {
    const found = read(`国家机关应当办理。${text}`)
    expect(found?.amounts).toEqual(amounts)
    expect(found?.periods.map((period) => period?.replace(/^至少/u, ''))).toEqual(periods)
  })
})

it('工具按清单认，长词先认', () => {
  const facts = readMeasure('国家给予税收优惠，设立专项资金。', {
    ...LAW,
    instruments: {资金: ['资金', '专项资金'], 税收: ['税收']},
  })
  expect(facts?.instruments.map(({name}) => name)).toEqual(['税收', '资金'])
  const last = facts?.instruments[1]
  expect(last && last.end - last.start).toBe(4)
})

it('位置都在原句里，括号里的字不算主语', () => {
  const text = '国务院专利行政部门（以下简称专利部门）负责管理全国的专利工作。'
  const facts = readMeasure(text, LAW)
  expect(facts?.actor?.text).toBe('国务院专利行政部门')
  expect(text.slice(facts?.verb?.start, facts?.verb?.end)).toBe('负责')
})
