import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {aliasesOf} from '../../../src/corpus/aliases.ts'
import {slugOfNumber, slugOfTitle} from '../../../src/corpus/slug.ts'
import {withoutClashes, workSlug} from '../../../src/corpus/works.ts'
import {metaOf} from '../../support.ts'
import {linkable} from './support.ts'

describe('地址相撞', () => {
  const one = (path: string, id: string, title: string, digest = path, named = false) => ({
    document: metaOf('甲', {id, title}),
    digest,
    named,
    file: new VFile({path}),
  })
  const settle = (...all: ReturnType<typeof one>[]) => ({
    kept: withoutClashes(all).map(({file}) => file.path),
    told: all.flatMap(({file}) => file.messages.map(({ruleId}) => `${file.path}: ${ruleId ?? ''}`)),
  })

  test('同一作品不同日期，是两个版本', () => {
    expect(
      settle(one('a', 'jia-fa@2020-01-01', '甲法'), one('b', 'jia-fa@2021-01-01', '甲法')),
    ).toEqual({kept: ['a', 'b'], told: []})
  })

  test('国名、空格、顿号不算题名的差别', () => {
    const {told} = settle(
      one('a', 'jia-fa@2020-01-01', '中华人民共和国甲法'),
      one('b', 'jia-fa@2021-01-01', '甲 法'),
    )
    expect(told).toEqual([])
  })

  test('音同字不同，不是一个作品：第二件要另起名，消息里有两个题名和前一个文件', () => {
    const second = one('b', 'jian-cha-guan-fa@2021-01-01', '监察官法')
    expect(settle(one('a', 'jian-cha-guan-fa@2020-01-01', '检察官法'), second)).toEqual({
      kept: ['a'],
      told: ['b: address-clash'],
    })
    expect(second.file.messages[0]?.reason).toMatch(/监察官法.*检察官法.*`a`/u)
    expect(second.file.messages[0]?.fatal).toBe(true)
  })

  test('编者起了名的先占，次序仍照原样', () => {
    expect(
      settle(
        one('a', 'jia@nd', '甲'),
        one('b', 'yi@nd', '乙'),
        one('c', 'jia@nd', '甲', 'c', true),
      ),
    ).toEqual({kept: ['b', 'c'], told: ['a: address-clash']})
  })

  test('起了名的两件即使一字不差，也不悄悄丢掉一件', () => {
    expect(settle(one('a', 'jia', '甲', 'x', true), one('b', 'jia', '甲', 'x', true)).told).toEqual(
      ['b: address-clash'],
    )
  })
})

describe('拼音地址', () => {
  test.each([
    ['京教职成〔2020〕7号', 'jing-jiao-zhi-cheng-2020-7'],
    ['国务院令第706号', 'guo-wu-yuan-ling-706'],
    ['２０２０年第１２号', '2020-12'],
  ])('文号 %s', (number, slug) => {
    expect(slugOfNumber(number)).toBe(slug)
  })

  test('题名：外文小写，标点不要；一个字也拼不出的，用摘要', () => {
    expect(slugOfTitle('职业教育法（WTO版）')).toBe('zhi-ye-jiao-yu-fa-wto-ban')
    expect(slugOfTitle('〔〕')).toMatch(/^wen-[0-9a-f]{6}$/)
  })

  test('太长的在音节处截断，不超过 120 字节；尾巴不同的仍不同', () => {
    const long = (tail: string) => slugOfTitle(`${'关于进一步加强样例工作'.repeat(5)}${tail}`)
    for (const slug of [long('甲'), long('乙')]) {
      expect(slug.length).toBeLessThanOrEqual(120)
      expect(slug).toMatch(/^(?:[a-z]+-)+[0-9a-f]{6}$/)
    }
    expect(long('甲')).not.toBe(long('乙'))
  })
})

describe('作品的地址跟着最新的版本走', () => {
  const law = (id: string, count: number) =>
    linkable(
      id,
      Array.from({length: count}, (_, i) => `第${'一二三'.charAt(i)}条 甲应当乙。\n`).join(''),
    )

  test('没有了的条，引到还有它的最新一版', () => {
    const moved = aliasesOf([
      law('jia-fa@2021-01-01', 2),
      law('jia-fa@2010-01-01', 3),
      law('jia-fa@nd', 3),
      law('mou-fa-2020-1', 3),
    ])
    expect(Object.fromEntries(moved.map(({from, to}) => [from, to]))).toEqual({
      '/d/jia-fa/': '/d/jia-fa@2021-01-01/',
      '/d/jia-fa/1/': '/d/jia-fa@2021-01-01/1/',
      '/d/jia-fa/2/': '/d/jia-fa@2021-01-01/2/',
      '/d/jia-fa/3/': '/d/jia-fa@2010-01-01/3/',
    })
  })

  test('workSlug', () => {
    expect([workSlug('jia-fa@2020-01-01'), workSlug('mou-fa-2020-1')]).toEqual([
      'jia-fa',
      'mou-fa-2020-1',
    ])
  })
})
