import {describe, expect, test} from 'vitest'
import {documentSchema} from '../../../src/tree/document.ts'
import {metaOf} from '../../support.ts'

describe('document.yaml', () => {
  test.each(['../x', 'A', 'a b', 'a/b', 'a--b', '职业教育', ''])('id 不能是“%s”', (id) => {
    expect(documentSchema.safeParse({...metaOf('甲'), id}).success).toBe(false)
  })

  test('不认得的键要说，不能不理', () => {
    const result = documentSchema.safeParse({...metaOf('甲'), titel: '错'})
    expect(result.error?.issues[0]?.message).toContain('titel')
  })
})
