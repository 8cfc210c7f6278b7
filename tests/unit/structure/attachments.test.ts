import {describe, expect, test} from 'vitest'
import {outline, read} from './support.ts'

const NOTICE = `某市教育局文件
某教发〔2020〕3号
签发人：甲某某
某市教育局关于印发《样例办法》的通知
各区教育局：
现将《样例办法》印发给你们，请遵照执行。
附件：1.样例办法
2.样例名单
某市教育局
2020年3月1日
（此件公开发布）
附件1
样例办法
第一章 总则
第一条 为了发展，制定本办法。
第二条 各区应当办学。
附件2
样例名单
一、甲校
`

describe('附件', () => {
  test('附件说明不是附件；每个附件有自己的标题、体例和条', () => {
    expect(outline(NOTICE)).toEqual([
      'issuer-mark 某市教育局文件',
      'document-number 某教发〔2020〕3号',
      'signatory 签发人：甲某某',
      'title 某市教育局关于印发《样例办法》的通知',
      'addressee 各区教育局：',
      'para_1 现将《样例办法》印发给你们，请遵照执行。',
      'attachment-note 附件：1.样例办法',
      'attachment-note_2 2.样例名单',
      'signature 某市教育局',
      'date 2020年3月1日',
      'note （此件公开发布）',
      'att_1',
      'att_1__attachment-mark 附件1',
      'att_1__title 样例办法',
      'att_1__chp_1 第一章【总则】',
      'att_1__art_1 第一条',
      'att_1__art_1__para_1 为了发展，制定本办法。',
      'att_1__art_2 第二条',
      'att_1__art_2__para_1 各区应当办学。',
      'att_2',
      'att_2__attachment-mark 附件2',
      'att_2__title 样例名单',
      'att_2__art_1 一、【甲校】',
    ])
    expect(
      read(NOTICE).root.children.flatMap((block) =>
        block.type === 'attachment' ? [block.ladder] : [],
      ),
    ).toEqual(['legislation', 'official'])
  })

  test('日期下面就是所印发的办法，没有“附件”二字也是附件', () => {
    const text = `某局关于印发样例办法的通知
各区：
现将《样例办法》印发给你们。
某局
2020年3月1日
样例办法
第一条 甲应当乙。
`
    expect(outline(text).slice(-4)).toEqual([
      'att_1',
      'att_1__title 样例办法',
      'att_1__art_1 第一条',
      'att_1__art_1__para_1 甲应当乙。',
    ])
  })

  test('附件的号照它自己的：附件1、附件3', () => {
    const text = '一、甲应当乙。\n附件1\n样例表\n丙。\n附件3\n样例单\n丁。\n'
    expect(outline(text).filter((line) => /^att_\d+$/u.test(line))).toEqual(['att_1', 'att_3'])
  })

  test('两个附件同号，依次数', () => {
    const text = '一、甲应当乙。\n附件1\n样例表\n丙。\n附件1\n样例单\n丁。\n'
    expect(outline(text).filter((line) => /^att_\d+$/u.test(line))).toEqual(['att_1', 'att_2'])
  })

  test.each([
    ['附则', '第一条 甲应当乙。\n附则\n第二条 自公布之日起施行。\n'],
    ['附件的清单，后面没有附件', '一、甲应当乙。\n附件：1.样例表\n2.样例单\n'],
    ['句中提到附件', '一、甲应当乙。\n附件所列的学校，应当公示。\n'],
  ])('不是附件：%s', (_, text) => {
    expect(outline(text).filter((line) => line.startsWith('att_'))).toEqual([])
  })

  test('令所公布的就是文件本身，不是附件', () => {
    const text = `某市人民政府令
第12号
《样例规定》已经通过，现予公布。
市长　甲某某
2020年3月1日
样例规定
第一条 甲应当乙。
第二条 乙应当甲。
`
    expect(outline(text)).toEqual([
      'issuer-mark 某市人民政府令',
      'document-number 第12号',
      'para_1 《样例规定》已经通过，现予公布。',
      'signature 市长　甲某某',
      'date 2020年3月1日',
      'title 样例规定',
      'art_1 第一条',
      'art_1__para_1 甲应当乙。',
      'art_2 第二条',
      'art_2__para_1 乙应当甲。',
    ])
  })
})

describe('落款', () => {
  test('附件的清单排在日期下面（网页上常见），署名和日期照样认得', () => {
    const text = `某局关于做好样例工作的通知
各区：
一、甲应当乙。
某局
2020年3月1日
附件：1.样例表
2.样例单
`
    expect(outline(text).slice(-4)).toEqual([
      'signature 某局',
      'date 2020年3月1日',
      'attachment-note 附件：1.样例表',
      'attachment-note_2 2.样例单',
    ])
  })

  test.each([
    ['没有日期的机关名', '一、甲应当乙。\n某市教育局\n'],
    ['正文里的日期', '一、甲应当乙。\n2020年3月1日\n二、乙应当甲。\n'],
  ])('不是落款：%s', (_, text) => {
    expect(outline(text).filter((line) => /^(?:signature|date)/u.test(line))).toEqual([])
  })
})
