import {describe, expect, test} from 'vitest'
import {findings, outline, read} from './support.ts'

/** Units below the form, without their text: what the ladder is about. */
function units(text: string): string[] {
  return outline(text).filter((line) => !/^(?:title|addressee|contents)/u.test(line))
}

describe('法规还是公文，由序号自己说', () => {
  test.each([
    ['第一条 甲应当乙。\n第二条 乙应当甲。\n', 'legislation'],
    ['第一条甲应当乙。\n第二条乙应当甲。\n', 'legislation'],
    ['第一条【目的】 为了发展。\n第二条【范围】 适用本法。\n', 'legislation'],
    ['第五条 甲应当乙。\n第六条 乙应当甲。\n', 'legislation'],
    ['一、甲。\n二、乙。\n', 'official'],
    ['问：甲？\n答：乙。\n', 'official'],
    ['一、依照第一条办理。\n第三条 规定如此。\n', 'official'],
    ['1 范围\n1.1 甲。\n1.2 乙。\n2 要求\n2.1 丙。\n', 'standard'],
    ['昨日，某校举行典礼。\n师生参加。\n', 'none'],
    ['第七条规定，甲应当乙。\n后来又改。\n', 'none'],
    ['', 'none'],
  ])('%j', (text, ladder) => {
    expect(read(text).root.ladder).toBe(ladder)
  })
})

describe('法规', () => {
  test('编、分编、章、节分层；条跨过它们连着编', () => {
    const text = `第一编 总则
第一章 一般规定
第一条 甲应当乙。
第二编 分则
第一分编 通则
第二章 办学
第一节 条件
第二条 乙应当甲。
第二节 程序
第三条 丙应当丁。
附则
第四条 自公布之日起施行。
`
    expect(units(text).filter((line) => !line.includes('__para_'))).toEqual([
      'part_1 第一编【总则】',
      'part_1__chp_1 第一章【一般规定】',
      'art_1 第一条',
      'part_2 第二编【分则】',
      'part_2__subpart_1 第一分编【通则】',
      'part_2__subpart_1__chp_2 第二章【办学】',
      'part_2__subpart_1__chp_2__sec_1 第一节【条件】',
      'art_2 第二条',
      'part_2__subpart_1__chp_2__sec_2 第二节【程序】',
      'art_3 第三条',
      // 附则 closes every part, and bears no number.
      'head_1 【附则】',
      'art_4 第四条',
    ])
    expect(findings(text)).toEqual([])
  })

  test('章各自从第一条编起的，条的名字带着章', () => {
    const text = '第一章 甲\n第一条 乙应当丙。\n第二章 丁\n第一条 戊应当己。\n'
    expect(units(text).filter((line) => /art_\d+ /u.test(line))).toEqual([
      'chp_1__art_1 第一条',
      'chp_2__art_1 第一条',
    ])
  })

  test('项、目、（1）、①逐级在款下；另起的段是下一款', () => {
    const text = `第一条 应当具备下列条件：
（一）有场所：
1.自有的：
（1）甲：
①乙；
②丙；
2.租用的；
（二）有师资。
前款所列，应当公示。
`
    expect(units(text).map((line) => line.replace(/ .*/u, ''))).toEqual([
      'art_1',
      'art_1__para_1',
      'art_1__para_1__subpara_1',
      'art_1__para_1__subpara_1__point_1',
      'art_1__para_1__subpara_1__point_1__subpoint_1',
      'art_1__para_1__subpara_1__point_1__subpoint_1__indent_1',
      'art_1__para_1__subpara_1__point_1__subpoint_1__indent_2',
      'art_1__para_1__subpara_1__point_2',
      'art_1__para_1__subpara_2',
      'art_1__para_2',
    ])
  })

  test('插入的条，之一之二；不算缺号、重号', () => {
    const text = '第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。\n'
    expect(units(text).filter((line) => !line.includes('para'))).toEqual([
      'art_1 第一条',
      'art_1-1 第一条之一',
      'art_1-2 第一条之二',
      'art_2 第二条',
    ])
    expect(findings(text)).toEqual([])
  })

  test('序言在第一章之前，自成一部', () => {
    expect(units('样例法\n序言\n我们立志办学。\n第一章 总则\n第一条 甲应当乙。\n')).toEqual([
      'preamble 【序言】',
      'preamble__para_1 我们立志办学。',
      'chp_1 第一章【总则】',
      'art_1 第一条',
      'art_1__para_1 甲应当乙。',
    ])
  })

  test('司法解释用一、二、把条归类，条连着编', () => {
    const text = `一、管辖
第一条 案件由甲地管辖。
第二条 移送按下列办理：
（一）移送甲；
二、证据
第三条 证据应当质证。
`
    expect(units(text)).toEqual([
      'lvl_1 一、【管辖】',
      'art_1 第一条',
      'art_1__para_1 案件由甲地管辖。',
      'art_2 第二条',
      'art_2__para_1 移送按下列办理：',
      'art_2__para_1__subpara_1 （一）',
      'lvl_2 二、【证据】',
      'art_3 第三条',
      'art_3__para_1 证据应当质证。',
    ])
  })

  test('句首的数目和别条的引用不是号', () => {
    const text =
      '第一条 依照下列办理：\n一、二级学校应当办学。\n3.5%的经费用于培训。\n第二条 甲。\n第一条规定的除外。\n'
    expect(units(text)).toEqual([
      'art_1 第一条',
      'art_1__para_1 依照下列办理：',
      'art_1__para_2 一、二级学校应当办学。',
      'art_1__para_3 3.5%的经费用于培训。',
      'art_2 第二条',
      'art_2__para_1 甲。',
      'art_2__para_2 第一条规定的除外。',
    ])
  })
})

describe('公文', () => {
  test('一、（一）1.（1）①五级', () => {
    expect(units('一、甲\n（一）乙\n1.丙。\n（1）丁。\n①戊。\n②己。\n2.庚。\n二、辛\n')).toEqual([
      'art_1 一、【甲】',
      'art_1__subpara_1 （一）【乙】',
      'art_1__subpara_1__point_1 1.',
      'art_1__subpara_1__point_1__subpoint_1 （1）',
      'art_1__subpara_1__point_1__subpoint_1__indent_1 ①',
      'art_1__subpara_1__point_1__subpoint_1__indent_2 ②',
      'art_1__subpara_1__point_2 2.',
      'art_2 二、【辛】',
    ])
  })

  test('（n）每部分重新编起的，一、是条', () => {
    const text = '一、甲\n（一）乙。\n（二）丙。\n二、丁\n（一）戊。\n'
    expect(units(text).filter((line) => line.startsWith('art_2'))).toEqual([
      'art_2 二、【丁】',
      'art_2__subpara_1 （一）',
    ])
  })

  test('第一部分、第二部分之下，一、跨部分连着编，还是条', () => {
    const text =
      '第一部分 总体\n一、甲\n学校应当建立制度。\n第二部分 任务\n二、丙\n学校应当公开信息。\n'
    expect(units(text).filter((line) => !line.includes('para'))).toEqual([
      'part_1 第一部分【总体】',
      'art_1 一、【甲】',
      'part_2 第二部分【任务】',
      'art_2 二、【丙】',
    ])
  })

  test('分章的规划，章就是条；节在条里，条不装大于条的单元', () => {
    const text = `第一章 背景
甲的背景良好。
第二章 任务如下：
第一节 办学
任务一是办学。
第二节 培训
任务二是培训。
`
    expect(units(text)).toEqual([
      'art_1 第一章【背景】',
      'art_1__para_1 甲的背景良好。',
      'art_2 第二章',
      'art_2__para_1 任务如下：',
      'art_2__sec_1 第一节【办学】',
      'art_2__sec_1__para_1 任务一是办学。',
      'art_2__sec_2 第二节【培训】',
      'art_2__sec_2__para_1 任务二是培训。',
    ])
    expect(JSON.stringify(read(text).root)).not.toContain('"type":"division"')
  })

  test('问答：问是条，没有数就数出来；答是它的段', () => {
    expect(units('问：谁可以申请？\n答：学校。\n应当备案。\n问：何时申请？\n答：三月。\n')).toEqual(
      [
        'art_1 问：',
        'art_1__para_1 谁可以申请？',
        'art_1__para_2 答：学校。',
        'art_1__para_3 应当备案。',
        'art_2 问：',
        'art_2__para_1 何时申请？',
        'art_2__para_2 答：三月。',
      ],
    )
  })

  test('各项都只一行，末尾另起的“此复”不属于最后一项', () => {
    expect(units('经研究，答复如下：\n一、可以受理。\n二、不予执行。\n此复\n').at(-1)).toBe(
      'para_2 此复',
    )
  })
})

describe('标准', () => {
  const TEXT = `样例规范
1 范围
本标准规定了要求。
2 术语
2.1 学校
实施教育的机构。
3 要求
3.1 一般要求
3.1.1 场所应当安全。
3.1.2 设备应当：
a）合格：
1）有证；
b）够用。
3.2 特殊要求
应当另行规定。
`

  test('下面还有号的是章节，没有的是条；“1 范围”不是标题的下半行', () => {
    expect(outline(TEXT)).toEqual([
      'title 样例规范',
      'art_1 1【范围】',
      'art_1__para_1 本标准规定了要求。',
      'chp_2 2【术语】',
      'art_2.1 2.1【学校】',
      'art_2.1__para_1 实施教育的机构。',
      'chp_3 3【要求】',
      'chp_3__sec_3.1 3.1【一般要求】',
      'art_3.1.1 3.1.1',
      'art_3.1.1__para_1 场所应当安全。',
      'art_3.1.2 3.1.2',
      'art_3.1.2__para_1 设备应当：',
      'art_3.1.2__para_1__subpara_1 a）',
      'art_3.1.2__para_1__subpara_1__point_1 1）',
      'art_3.1.2__para_1__subpara_2 b）',
      'art_3.2 3.2【特殊要求】',
      'art_3.2__para_1 应当另行规定。',
    ])
    expect(findings(TEXT)).toEqual([])
  })

  test('附录里的 A.1 不是“A.”', () => {
    expect(outline(`${TEXT}附录A 检查表\nA.1 场地\n`).slice(-2)).toEqual([
      'att_1__attachment-mark 附录A 检查表',
      'att_1__para_1 A.1 场地',
    ])
  })
})

describe('缺号、重号、重新编起：在那一行说，单元一个不少', () => {
  test.each([
    ['第一条 甲。\n第三条 乙。\n', ['2 numbering-gap'], ['art_1', 'art_3']],
    ['第一条 甲。\n第一条 乙。\n', ['2 numbering-repeat', '2 duplicate-eid'], ['art_1', 'art_1r2']],
    [
      '第一条 甲。\n第二条 乙。\n第三条 丙。\n第一条 丁。\n',
      ['4 numbering-restart', '4 duplicate-eid'],
      ['art_1', 'art_2', 'art_3', 'art_1r2'],
    ],
    ['一、甲\n（一）乙。\n（三）丙。\n二、丁\n', ['3 numbering-gap'], ['art_1', 'art_2']],
  ])('%j', (text, told, articles) => {
    expect(findings(text)).toEqual(told)
    expect(units(text).flatMap((line) => /^art_[^_ ]+(?= )/u.exec(line)?.[0] ?? [])).toEqual(
      articles,
    )
  })
})
