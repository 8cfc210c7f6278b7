/** The laws of the tree hold for any text and any entries that fit it. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Entry} from '../../src/collation/apparatus.ts'
import {entryKey} from '../../src/collation/apparatus.ts'
import {brokenLaws} from '../../src/tree/laws.ts'
import {leaves, toOriginal, toReading} from '../../src/tree/to-text.ts'
import type {Root} from '../../src/tree/types.ts'
import {entry, run} from '../support.ts'

/** Pieces of which policy texts are made, and what damages them. */
const PIECES = [
  '一、',
  '二、',
  '（一）',
  '（二）',
  '1.',
  '（1）',
  '第一条 ',
  '第二条之一　',
  '第一章 总则',
  '为了',
  '加强领导',
  '落實',
  '敎育',
  '𠮷',
  '，',
  '。',
  '；',
  '：',
  '“甲。”',
  '《乙法》',
  '第三条第一款',
  '国发〔2019〕4号',
  ' ',
  '　　',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\uFFFD',
  '各区：',
  '2020年5月18日',
  '（此件公开发布）',
  '职业学校应当建立制度',
  '鼓励企业参与',
  '30%',
  '<b>',
  '&amp;',
  '\\',
]
const text = fc.array(fc.constantFrom(...PIECES), {maxLength: 40}).map((pieces) => pieces.join(''))
const ladder = fc.constantFrom('official' as const, 'legislation' as const, 'none' as const)

/** Entries that fit a text: touching or apart, each inside one line, none within a surrogate pair. */
function entriesFor(source: string): fc.Arbitrary<Entry[]> {
  const places = [...source.matchAll(/[^\s]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  if (places.length === 0) return fc.constant([])
  return fc
    .uniqueArray(
      fc.tuple(
        fc.nat({max: places.length - 1}),
        fc.constantFrom('swap', 'insert', 'strike'),
        fc.constantFrom('，', '。', '実', '一', '𠮷'),
      ),
      {
        selector: ([place]) => place,
        maxLength: 8,
      },
    )
    .map((chosen) =>
      chosen.flatMap(([index, what, reading]) => {
        const place = places[index]
        if (!place) return []
        if (what === 'insert') return [entry(source, place.start, place.start, reading)]
        if (what === 'strike')
          return [
            entry(source, place.start, place.end, '', {layer: 'residue', kind: 'interpolation'}),
          ]
        return [entry(source, place.start, place.end, reading)]
      }),
    )
}

const cases = text.chain((source) => fc.tuple(fc.constant(source), ladder, entriesFor(source)))

function lawful(root: Root, source: string): void {
  expect(brokenLaws(root, source, {start: 0, end: source.length})).toEqual([])
}

describe('树的规矩', () => {
  test('逐字、不失、嵌套：对任何文本、任何校记', () => {
    fc.assert(
      fc.property(cases, ([source, ladder, entries]) => {
        const {root} = run(source, {ladder}, entries)
        lawful(root, source)
        expect(toOriginal(root).replaceAll(/\s/gu, '')).toBe(source.replaceAll(/\s/gu, ''))
      }),
      {numRuns: 2000},
    )
  })

  test('树是 JSON：印出来再读，一样', () => {
    fc.assert(
      fc.property(cases, ([source, ladder, entries]) => {
        const {root} = run(source, {ladder}, entries)
        expect(JSON.parse(JSON.stringify(root))).toStrictEqual(root)
      }),
      {numRuns: 300},
    )
  })

  test('没有校记，读到的就是底本', () => {
    fc.assert(
      fc.property(text, ladder, (source, ladder) => {
        const {root} = run(source, {ladder})
        expect(toReading(root)).toBe(toOriginal(root))
      }),
      {numRuns: 500},
    )
  })

  test('校记的次序无关；每条采纳的校记恰好出现一次', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), ([source, ladder, entries], order) => {
        const shuffled = entries
          .map((one) => ({one, key: Number(order.next().value)}))
          .sort((a, b) => a.key - b.key)
          .map(({one}) => one)
        const {root} = run(source, {ladder}, entries)
        expect(run(source, {ladder}, shuffled).root).toEqual(root)
        const applied = leaves(root).flatMap((leaf) =>
          leaf.type === 'text' || leaf.type === 'markup' ? [] : [leaf.entry],
        )
        expect(applied.toSorted()).toEqual(entries.map(entryKey).toSorted())
      }),
      {numRuns: 500},
    )
  })
})
