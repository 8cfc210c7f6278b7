import {describe, expect, test} from 'vitest'
import {articleSlug, formatEid, makeEid, parseEid, unitOf} from '../../../src/tree/eid.ts'

describe('eid', () => {
  test('由各级的名和号组成', () => {
    expect(
      makeEid({
        levels: [
          {name: 'art', ordinal: {value: 12, branch: 1}},
          {name: 'para', ordinal: {value: 2}},
          {name: 'subpara', ordinal: {value: 3}},
        ],
      }),
    ).toBe('art_12-1__para_2__subpara_3')
  })

  test('措施加上起点', () => {
    const eid = 'art_4__para_1~1873'
    expect(parseEid(eid)?.offset).toBe(1873)
    expect(unitOf(eid)).toBe('art_4__para_1')
    expect(articleSlug(eid)).toBe('4')
  })

  test.each(['', 'art', 'art_', 'art_0', 'foo_1', 'art_4__', 'addressee__art_1', '<script>'])(
    '“%s”不是各级的名',
    (eid) => {
      expect(parseEid(eid)).toBeUndefined()
    },
  )

  test.each([
    ['art_12-1__para_2__subpara_3', '第十二条之一第二款第（三）项'],
    ['art_4__para_1~1873', '第四条第一款'],
    ['para_6', '第六段'],
    ['chp_2', '第二章'],
    ['addressee', '主送机关'],
    ['document-number', '发文字号'],
    ['title-note_2', '题注2'],
    ['att_1__art_3', '附件1第三条'],
    ['att_2__title', '附件2标题'],
    ['preamble__para_7', '序言第七段'],
    ['art_5.1.1__subpara_2', '5.1.1b）'],
    ['art_3r2', '第三条（重号2）'],
    ['art_2__subpara_1__point_2__subpoint_3__indent_4', '第二条第（一）项第2目（3）④'],
    ['att_1__table_1', '附件1表1'],
  ])('%s 读作%s', (eid, label) => {
    expect(formatEid(eid)).toBe(label)
  })

  test.each([
    ['art_12-1__para_2', '12-1'],
    ['att_1__art_3', 'att-1/3'],
    ['chp_2__art_1__para_1', 'chp-2/1'],
    ['art_5.1.1', '5.1.1'],
  ])('%s 的单页在 %s', (eid, slug) => {
    expect(articleSlug(eid)).toBe(slug)
  })

  test('条以外没有单页', () => {
    expect(articleSlug('para_6')).toBeUndefined()
    expect(articleSlug('addressee')).toBeUndefined()
  })
})
