import {describe, expect, test} from 'vitest'
import {documentSchema, formatDate} from '../../../src/tree/document.ts'
import {metaOf} from '../../support.ts'

describe('formatDate', () => {
  test.each([
    ['2020-05-18', {text: '2020年5月18日'}],
    ['2020-05', {text: '2020年5月', missing: '日未详'}],
    ['2020', {text: '2020年', missing: '月日未详'}],
    ['--08-18', {text: '8月18日', missing: '年份未详'}],
  ])('%s', (date, shown) => {
    expect(formatDate(date)).toEqual(shown)
  })
})

describe('document.yaml', () => {
  test.each(['../x', 'A', 'a b', 'a/b', 'a--b', '职业教育', ''])('id 不能是“%s”', (id) => {
    expect(documentSchema.safeParse({...metaOf('甲'), id}).success).toBe(false)
  })

  test('不认得的键要说，不能不理', () => {
    const result = documentSchema.safeParse({...metaOf('甲'), titel: '错'})
    expect(result.error?.issues[0]?.message).toContain('titel')
  })
})
