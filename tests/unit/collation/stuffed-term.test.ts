/** Stuffed terms: evidence, tolerance, the damaged page, and clean texts that repeat themselves. */
import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {edited} from '../../../src/collation/page.ts'
import {stuffedTerm} from '../../../src/collation/rules/stuffed-term.ts'

const find = (text: string) => Array.from(stuffedTerm.find(edited(text, [])))
const WITNESS = 'content/witnesses/72f913182d1d8459.txt'

describe('塞入的词', () => {
  const term = '智慧物流与供应链金融服务'
  const page = `首页。${`发展${term}产业，`.repeat(5)}`

  test('只是重复不算', () => {
    expect(find(page)).toEqual([])
  })

  test('网页模板以它为题才算', () => {
    const found = find(`${page}\n更多关于 ${term} 的文章`)
    expect(found.length).toBe(6)
    expect(found[0]?.evidence).toMatchObject({term, template: true, count: 6})
  })

  test('接缝处重字两次才算', () => {
    expect(find(`${page}${term}服务好。`)).toEqual([])
    const found = find(`${page}${term}服务好，${term}服务业。`)
    expect(found.length).toBe(7)
    expect(found[0]?.evidence).toMatchObject({term, template: false, doubled: 2})
  })

  test('每处可差一字', () => {
    const found = find(`${page}${term.replace('供', '拱')}。\n更多关于${term}的文章`)
    expect(found.length).toBe(7)
  })

  test('名称本身带重字不是接缝', () => {
    expect(find('集装箱装箱现场检查员，'.repeat(6))).toEqual([])
  })

  test('机构署名不是塞入', () => {
    expect(find(`${'中国职业技术教育学会，'.repeat(5)}本文由：中国职业技术教育学会 整理`)).toEqual(
      [],
    )
  })

  test('从不自行认定', () => {
    for (const one of find(`${page}\n更多关于 ${term} 的文章`))
      expect(one.accept ?? false).toBe(false)
  })
})

describe.skipIf(!existsSync(WITNESS))('底本', () => {
  test('四十二处全部找到，首选的原词是职业教育', () => {
    const text = readFileSync(WITNESS, 'utf8')
    const found = find(text)
    expect(found.length).toBe(42)
    expect(found.filter(({start}) => start >= 30 && start < 5475).length).toBe(40)
    for (const {reading, cert, evidence} of found) {
      expect(reading).toBe('职业教育')
      expect(cert).toBe('low')
      expect(evidence).toMatchObject({
        term: '开放教育与职业教育融合发展',
        template: true,
        doubled: 2,
      })
    }
  })
})
