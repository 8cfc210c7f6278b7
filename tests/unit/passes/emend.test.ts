import {describe, expect, test} from 'vitest'
import {leaves, toOriginal, toReading} from '../../../src/tree/to-text.ts'
import {entry, rules, run} from '../../support.ts'

const TEXT = '一、落實政策做好工作\n'

describe('emend', () => {
  test('没有校记就不动', () => {
    const {root} = run(TEXT)
    expect(toReading(root)).toBe(TEXT.trim())
  })

  test('换字、补字，原文还在', () => {
    const {root, file} = run(TEXT, {}, [
      entry(TEXT, 3, 4, '实'),
      entry(TEXT, 6, 6, '，'),
      entry(TEXT, 10, 10, '。'),
    ])
    expect(toReading(root)).toBe('一、落实政策，做好工作。')
    expect(toOriginal(root)).toBe(TEXT.trim())
    expect(rules(file)).toEqual([])
  })

  test('校记的次序无关', () => {
    const entries = [entry(TEXT, 10, 10, '。'), entry(TEXT, 3, 4, '实'), entry(TEXT, 6, 6, '，')]
    expect(run(TEXT, {}, entries).root).toEqual(run(TEXT, {}, [...entries].reverse()).root)
  })

  test('词里的异体字归在词下', () => {
    const term = entry(TEXT, 2, 6, '政策', {layer: 'terms', kind: 'interpolation'})
    const {root} = run(TEXT, {}, [entry(TEXT, 3, 4, '实'), term])
    const found = leaves(root).filter((leaf) => leaf.type === 'emendation')
    expect(found).toMatchObject([
      {value: '政策', original: '落實政策', entry: 'terms-2-6', inner: ['characters-3-4']},
    ])
  })

  test('号里的错字先改，再读号', () => {
    const text = '弌、加强领导\n'
    expect(run(text, {}, [entry(text, 0, 1, '一')]).root.children[0]).toMatchObject({
      type: 'article',
      eid: 'art_1',
    })
  })

  test('衍文保留在树里，不印出来', () => {
    const {root} = run('一、加强领导 打印\n', {}, [
      entry('一、加强领导 打印\n', 6, 9, '', {layer: 'residue', kind: 'interpolation'}),
    ])
    expect(toReading(root)).toBe('一、加强领导')
    expect(toOriginal(root)).toBe('一、加强领导 打印')
  })

  test('未采纳的校记不用', () => {
    const {root} = run(TEXT, {}, [entry(TEXT, 3, 4, '实', {status: 'proposed'})])
    expect(toReading(root)).toBe(TEXT.trim())
  })
})

describe('校记不合，报告位置，不硬改', () => {
  test.each([
    ['stale-entry', [entry(TEXT, 3, 4, '实', {original: '寔'})]],
    ['crossing-entry', [entry(TEXT, 2, 4, '落实'), entry(TEXT, 3, 6, '实政策')]],
    ['crossing-entry', [entry(TEXT, 6, 6, '，'), entry(TEXT, 6, 6, '。')]],
    ['unapplied-entry', [entry(TEXT, 11, 11, '。')]],
  ])('%s', (rule, entries) => {
    const {root, file} = run(TEXT, {}, entries)
    expect(rules(file)).toEqual([rule])
    expect(file.messages[0]?.fatal).toBe(true)
    expect(file.messages[0]?.line).toBeGreaterThan(0)
    expect(toOriginal(root)).toBe(TEXT.trim())
  })
})
