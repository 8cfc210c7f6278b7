/** What is written as a citation is read back as the same citation. */
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {findCitations} from '../../src/citation/find.ts'
import {UNITS} from '../../src/citation/grammar.ts'
import {parseCitation} from '../../src/citation/parse.ts'
import {sayCitation} from '../../src/citation/say.ts'
import type {Citation} from '../../src/tree/citation.ts'
import type {Level} from '../../src/tree/eid.ts'
import type {LevelName} from '../../src/tree/levels.ts'

const NAMES = UNITS.map(([, name]) => name)
  .filter((name) => name !== 'subpart')
  .sort((a, b) => order(a) - order(b))

function order(name: LevelName): number {
  return ['part', 'chp', 'sec', 'art', 'para', 'subpara', 'point'].indexOf(name)
}

const value = fc.integer({min: 1, max: 9999})
const level = (name: LevelName): fc.Arbitrary<Level> =>
  name === 'art'
    ? fc
        .tuple(value, fc.option(fc.integer({min: 1, max: 99}), {nil: undefined}))
        .map(([number, branch]) => ({
          name,
          ordinal: branch === undefined ? {value: number} : {value: number, branch},
        }))
    : value.map((number) => ({name, ordinal: {value: number}}))
/** Some levels, from the outermost. */
const levels = (from: number) =>
  fc
    .subarray(NAMES.slice(from), {minLength: 1})
    .chain((names) => fc.tuple(...names.map(level)))
    .map((found): Level[] => found)
const document = fc.oneof(
  fc
    .constantFrom('职业教育法', '关于第三条的解释', '中华人民共和国民法典')
    .map((title) => ({by: 'title' as const, title})),
  fc
    .constantFrom('国发〔2019〕4号', '京教职成〔2020〕7号')
    .map((number) => ({by: 'number' as const, number})),
  fc.constantFrom('本法', '本条例', '本办法').map((word) => ({by: 'self' as const, word})),
)
const relative = fc.oneof(
  fc
    .constantFrom<LevelName>('art', 'para', 'subpara', 'chp', 'sec')
    .map((name) => ({word: '本' as const, name})),
  fc
    .tuple(
      fc.constantFrom<LevelName>('art', 'para', 'subpara'),
      fc.option(fc.integer({min: 2, max: 9}), {nil: undefined}),
    )
    .map(([name, count]) => ({word: '前' as const, name, ...(count !== undefined && {count})})),
)

const citation: fc.Arbitrary<Citation> = fc.oneof(
  fc.record({document, levels: levels(0)}, {requiredKeys: ['levels']}),
  fc.record({
    document,
    within: fc.constantFrom('总则' as const, '分则' as const, '附则' as const),
    levels: levels(1),
  }),
  relative.chain((seen) => {
    const below = order(seen.name) + 1
    return below < NAMES.length
      ? fc.record(
          {relative: fc.constant(seen), levels: levels(below)},
          {requiredKeys: ['relative']},
        )
      : fc.constant({relative: seen})
  }),
  fc.record({document: document.filter(({by}) => by !== 'self')}),
  fc
    .tuple(level('art'), level('art'), fc.option(document, {nil: undefined}))
    .map(([from, to, of]) => ({...(of && {document: of}), levels: [from], through: [to]})),
)

test('写出的引用读回来还是那一处', () => {
  fc.assert(
    fc.property(citation, (cited) => {
      expect(parseCitation(sayCitation(cited))).toEqual(cited)
    }),
    {numRuns: 3000},
  )
})

test('任何文字里找引用：位置在文中，依次，不相交', () => {
  const piece = fc.constantFrom(
    '第',
    '条',
    '款',
    '项',
    '三',
    '十',
    '之一',
    '（二）',
    '《',
    '》',
    '甲法',
    '本',
    '前',
    '两',
    '至',
    '、',
    '和',
    '国发〔2019〕4号',
    '12',
    '𠮷',
    '，',
    ' ',
    '该',
    '以下简称',
    '（',
    '）',
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), (pieces) => {
      const text = pieces.join('')
      let done = 0
      for (const {start, end} of findCitations(text)) {
        expect(start).toBeGreaterThanOrEqual(done)
        expect(end).toBeGreaterThan(start)
        done = end
      }
      expect(done).toBeLessThanOrEqual(text.length)
    }),
    {numRuns: 3000},
  )
})
