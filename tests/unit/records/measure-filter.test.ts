import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  countMeasures,
  indexMeasures,
  placeOfRow,
  readChoice,
  withChoice,
} from '../../../src/records/measure-filter.ts'
import type {Choice} from '../../../src/records/measure-filter.ts'
import type {MeasureRecord} from '../../../src/records/measure.ts'
import {FORCES} from '../../../src/records/names.ts'
import {measure} from './support.ts'

const DOCUMENTS = ['jia', 'yi', 'bing'].map((id) => ({id, title: id}))
const ACTORS = ['学校', '企业', '']
const INSTRUMENTS = ['资金', '税收']
const FLAGS = ['quantity', 'period', 'emended'] as const

const record = fc
  .record({
    document: fc.constantFrom('jia', 'yi'),
    force: fc.constantFrom(...FORCES),
    actor: fc.constantFrom(...ACTORS),
    fromAddressee: fc.boolean(),
    instruments: fc.uniqueArray(fc.constantFrom(...INSTRUMENTS)),
    quantity: fc.boolean(),
    period: fc.boolean(),
    emended: fc.nat({max: 2}),
  })
  .map(({fromAddressee, quantity, period, actor, ...rest}) =>
    measure({
      ...rest,
      actor,
      ...(fromAddressee && actor !== '' && {actorFrom: 'addressee' as const}),
      quantities: quantity ? [{value: '20个'}] : [],
      periods: period ? ['三十日内'] : [],
    }),
  )

const choice: fc.Arbitrary<Choice> = fc.record(
  {
    d: fc.constantFrom('jia', 'yi', 'bing', 'zzz'),
    force: fc.constantFrom(...FORCES),
    actor: fc.constantFrom(...ACTORS, '主送机关', '没有的'),
    instrument: fc.constantFrom(...INSTRUMENTS, '没有的'),
    quantity: fc.constant(true as const),
    period: fc.constant(true as const),
    emended: fc.constant(true as const),
  },
  {requiredKeys: []},
)

const actorOf = ({actor, actorFrom}: MeasureRecord) =>
  actorFrom === 'addressee' ? '主送机关' : actor

/** What the page promises, said as plainly as can be: a measure fits where it fits every choice. */
function fits(record: MeasureRecord, chosen: Choice): boolean {
  return (
    (chosen.d === undefined || record.document === chosen.d) &&
    (chosen.force === undefined || record.force === chosen.force) &&
    (chosen.actor === undefined || actorOf(record) === chosen.actor) &&
    (chosen.instrument === undefined || record.instruments.includes(chosen.instrument)) &&
    (!chosen.quantity || record.quantities.length > 0) &&
    (!chosen.period || record.periods.length > 0) &&
    (!chosen.emended || record.emended > 0)
  )
}

describe('选出来的和数出来的', () => {
  test('每一面的每个值，数的都是“换成它”会剩下多少', () => {
    fc.assert(
      fc.property(fc.array(record, {maxLength: 25}), choice, (records, chosen) => {
        const of = (id: string) => records.filter(({document}) => document === id)
        const index = indexMeasures(DOCUMENTS, of)
        const all = DOCUMENTS.flatMap(({id}) => of(id))
        const counts = countMeasures(index, chosen)
        const left = (change: Choice) =>
          all.filter((one) => fits(one, {...chosen, ...change})).length

        expect(counts.total).toBe(all.length)
        expect(counts.rows).toEqual(all.flatMap((one, i) => (fits(one, chosen) ? [i] : [])))
        expect(counts.d).toEqual(index.documents.map(({id}) => left({d: id})))
        expect(counts.force).toEqual(FORCES.map((force) => left({force})))
        expect(counts.actor).toEqual([...index.actors, ''].map((actor) => left({actor})))
        expect(counts.instrument).toEqual(index.instruments.map((instrument) => left({instrument})))
        expect(counts.flags).toEqual(FLAGS.map((flag) => left({[flag]: true})))
      }),
      {numRuns: 300},
    )
  })

  test('没有措施的文件不列；第几行是哪件的第几项', () => {
    const of = (id: string) =>
      id === 'jia' ? [] : [measure({document: id, actor: '学校'}), measure({document: id})]
    const index = indexMeasures(DOCUMENTS, of)
    expect(index.documents.map(({id, count}) => [id, count])).toEqual([
      ['yi', 2],
      ['bing', 2],
    ])
    expect([0, 1, 2, 3].map((row) => placeOfRow(index, row))).toEqual([
      {document: 'yi', at: 0},
      {document: 'yi', at: 1},
      {document: 'bing', at: 0},
      {document: 'bing', at: 1},
    ])
    expect(() => placeOfRow(index, 4)).toThrow(/expected one of 4/u)
  })

  test('谁和工具，多的在前', () => {
    const records = ['企业', '学校', '学校', ''].map((actor) => measure({actor}))
    expect(indexMeasures([{id: 'jia', title: '甲'}], () => records).actors).toEqual([
      '学校',
      '企业',
    ])
  })
})

describe('选择写在地址里', () => {
  test.each([
    ['', {}],
    [
      'd=jia&force=must&actor=学校&instrument=资金',
      {d: 'jia', force: 'must', actor: '学校', instrument: '资金'},
    ],
    ['quantity=1&period=1&emended=1', {quantity: true, period: true, emended: true}],
    // Nobody named is a choice too; what is no value is none.
    ['actor=', {actor: ''}],
    ['d=&instrument=&quantity=0&force=zzz&q=甲', {}],
  ])('%s', (query, chosen) => {
    expect(readChoice(new URLSearchParams(query))).toEqual(chosen)
  })

  test('选上、换一个、再选一次就取消；别的不动，页数归零', () => {
    const start = new URLSearchParams('q=甲&n=60&force=must')
    const chosen = withChoice(start, 'actor', '')
    expect(chosen.toString()).toBe(new URLSearchParams('q=甲&force=must&actor=').toString())
    expect(withChoice(chosen, 'actor', '').has('actor')).toBe(false)
    expect(withChoice(chosen, 'force', 'may').get('force')).toBe('may')
    expect(start.get('n')).toBe('60')
  })
})
