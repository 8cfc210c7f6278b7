import {describe, expect, test} from 'vitest'
import {articleSlug, fieldEid, formatEid, makeEid, parseEid, unitOf} from '../../../src/tree/eid.ts'

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

  test.each(['', 'art', 'art_', 'art_0', 'foo_1', 'art_4__', 'addressee', '<script>'])(
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
  ])('%s 读作%s', (eid, label) => {
    expect(formatEid(eid)).toBe(label)
  })

  test('条以外没有单页', () => {
    expect(articleSlug('para_6')).toBeUndefined()
    expect(articleSlug(fieldEid('addressee'))).toBeUndefined()
  })
})
