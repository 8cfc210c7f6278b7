import {describe, expect, test} from 'vitest'
import {toReading} from '../../../src/tree/to-text.ts'
import type {DocumentMeta} from '../../../src/tree/document.ts'
import {run} from '../../support.ts'

function fieldsOf(text: string, overrides: Partial<DocumentMeta> = {}): Record<string, string> {
  return Object.fromEntries(
    run(text, overrides).root.children.flatMap((block) =>
      block.type === 'field' ? [[block.name, toReading(block)]] : [],
    ),
  )
}

const NOTICE = `国务院办公厅文件
国办发〔2019〕6号
国务院办公厅关于印发职业技能提升行动方案的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
现就有关事项通知如下：
一、总体要求
坚持需求导向。
附件：1. 任务分工
国务院办公厅
2019年5月18日
（此件公开发布）
抄送：全国人大常委会办公厅。
国务院办公厅秘书局 2019年5月20日印发
`

describe('fields（GB/T 9704—2012）', () => {
  test('版头、主体、版记各有其名', () => {
    expect(fieldsOf(NOTICE)).toEqual({
      issuerMark: '国务院办公厅文件',
      documentNumber: '国办发〔2019〕6号',
      title: '国务院办公厅关于印发职业技能提升行动方案的通知',
      addressee: '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：',
      attachmentNote: '附件：1. 任务分工',
      signature: '国务院办公厅',
      date: '2019年5月18日',
      note: '（此件公开发布）',
      copyTo: '抄送：全国人大常委会办公厅。',
      printer: '国务院办公厅秘书局 2019年5月20日印发',
    })
  })

  test('“通知如下：”是正文，不是主送机关', () => {
    expect(fieldsOf('某发〔2020〕1号\n现将有关事项通知如下：\n一、甲\n')).toEqual({
      documentNumber: '某发〔2020〕1号',
    })
  })

  test.each(['某发[2020]1号', '某发（2020）1号', '某发［2020］1号'])(
    '文号的括号可以是别的：%s',
    (number) => {
      expect(fieldsOf(`${number}\n一、甲\n`)).toEqual({documentNumber: number})
    },
  )

  test('没有序号的文体没有这些', () => {
    expect(fieldsOf(NOTICE, {ladder: 'none'})).toEqual({})
  })
})
