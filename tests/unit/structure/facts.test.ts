import {describe, expect, test} from 'vitest'
import {factsOf, plainTitle} from '../../../src/structure/facts.ts'
import {
  genreOf,
  isDocumentNumber,
  isTitleNote,
  readAttachmentMark,
} from '../../../src/structure/form.ts'
import {read} from './support.ts'

function factsIn(text: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(factsOf(read(text).root)).map(([fact, told]) => [
      fact,
      (told as {value: unknown}).value,
    ]),
  )
}

describe('文件自己说的', () => {
  test('联合行文：几个机关；标题两行合一；文号、日期、文种', () => {
    const text = `某市教育局 某市财政局
关于做好样例工作的通知
某教发〔2020〕3号
各区教育局、财政局：
一、甲应当乙。
某市教育局　某市财政局
2020年3月1日
`
    expect(factsIn(text)).toEqual({
      title: '某市教育局 某市财政局关于做好样例工作的通知',
      number: '某教发〔2020〕3号',
      issuers: ['某市教育局', '某市财政局'],
      issued: '2020-03-01',
      genre: '通知',
    })
  })

  test('令：号带上令的名字，机关出自标志，不是签署的人', () => {
    const text = `中华人民共和国国务院令
第706号
现公布《样例条例》，自2019年6月1日起施行。
总理　甲某某
2019年4月23日
样例条例
第一条 甲应当乙。
第二条 乙应当甲。
`
    expect(factsIn(text)).toEqual({
      title: '样例条例',
      number: '国务院令第706号',
      issuers: ['国务院'],
      issued: '2019-04-23',
      effective: '2019-06-01',
      genre: '条例',
    })
  })

  test('题注里几个日子各有动词：最初的通过，最后的修订', () => {
    const note =
      '（2001年5月1日某会通过　2010年6月1日第一次修正　2020年7月1日第二次修订　自2020年9月1日起施行）'
    expect(factsIn(`样例条例\n${note}\n第一条 甲应当乙。\n`)).toMatchObject({
      adopted: '2001-05-01',
      revised: '2020-07-01',
      effective: '2020-09-01',
    })
  })

  test.each([
    ['说了日子', '自2020年5月1日起施行', '2020-05-01'],
    ['自公布之日', '自公布之日起施行', '2020-03-01'],
    [
      '别的办法的施行日不是自己的',
      '自2020年5月1日起施行，自2010年1月1日起施行的旧办法同时废止',
      '2020-05-01',
    ],
  ])('施行日：%s', (_, said, effective) => {
    const text = `样例办法\n（2020年3月1日公布）\n第一条 甲应当乙。\n第二条 本办法${said}。\n`
    expect(factsIn(text)['effective']).toBe(effective)
  })

  test('没有公布日，“自公布之日”就不知是哪天', () => {
    expect(factsIn('样例办法\n第一条 甲应当乙。\n第二条 自公布之日起施行。\n')).toEqual({
      title: '样例办法',
      genre: '办法',
    })
  })

  test('没有落款，机关出自标题；标题也没有，出自题注', () => {
    expect(factsIn('某市教育局关于样例的意见\n一、甲应当乙。\n')['issuers']).toEqual(['某市教育局'])
    expect(
      factsIn('样例条例\n（2020年3月1日国务院第9次常务会议通过）\n第一条 甲应当乙。\n')['issuers'],
    ).toEqual(['国务院'])
  })

  test('每件事都说凭什么', () => {
    for (const told of Object.values(factsOf(read('样例办法\n第一条 甲应当乙。\n').root)))
      expect((told as {ground: string}).ground).toMatch(/^据/u)
  })
})

describe('一行是什么', () => {
  test.each([
    ['关于样例的通知', '通知'],
    ['样例办法（试行）', '办法'],
    ['样例条例（2020年修订）', '条例'],
    ['关于审理样例案件的规定（二）', '规定'],
    ['关于转发《样例意见》', '意见'],
    ['样例实施细则', '细则'],
    ['工作方法', undefined],
    ['治疗手法', undefined],
    ['昨日见闻', undefined],
  ])('“%s”的文种是 %s', (title, genre) => {
    expect(genreOf(title)).toBe(genre)
  })

  test.each([
    ['国发〔2019〕4号', true],
    ['某教发[2020] 第3号', true],
    ['（某发〔2020〕3号）', true],
    ['第706号', true],
    ['2020年第12号', true],
    ['某部令第五十号', true],
    ['按照国发〔2019〕4号，办理', false],
    ['某发〔20〕3号', false],
    ['门牌12号', false],
  ])('“%s”是不是文号：%s', (text, is) => {
    expect(isDocumentNumber(text)).toBe(is)
  })

  test.each([
    ['（2020年3月1日某会通过）', true],
    ['2020年3月1日某局公布', true],
    ['（某发〔2020〕3号）', true],
    ['（试行）', false],
    ['2020年3月1日通过的办法继续有效。', false],
    ['甲应当自2020年3月1日起施行', true],
  ])('“%s”是不是题注：%s', (text, is) => {
    expect(isTitleNote(text)).toBe(is)
  })

  test.each([
    ['附件', {title: ''}],
    ['附件1', {value: 1, title: ''}],
    ['附件二：样例表', {value: 2, title: '样例表'}],
    ['附表 3 样例表', {value: 3, title: '样例表'}],
    ['附录B', {value: 2, title: ''}],
    ['附则', undefined],
    ['附件所列的学校', undefined],
    ['附件1。甲应当乙。', undefined],
  ])('“%s”作附件标记', (text, mark) => {
    expect(readAttachmentMark(text)).toEqual(mark)
  })

  test.each([
    ['样　例　办　法', '样例办法'],
    ['某市  样例 办法（试行）', '某市 样例 办法（试行）'],
    ['关于《样例》 的通知', '关于《样例》的通知'],
  ])('标题“%s”念作“%s”', (text, plain) => {
    expect(plainTitle(text)).toBe(plain)
  })
})
