/** Search misses nothing and invents nothing: checked against `String.includes` on the folded texts of the site. */
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readCorpus} from '../../src/corpus.ts'
import {searchRecords} from '../../src/records/search.ts'
import {buildIndex, foldTable} from '../../src/search/build.ts'
import {makeFold} from '../../src/search/encode.ts'
import {openIndex} from '../../src/search/engine.ts'
import type {Answer} from '../../src/search/engine.ts'

const {editions} = readCorpus('content')
const records = editions.flatMap(({root, document}) => searchRecords(root, document))
const cards = editions.map(({document: {id, title}}) => ({
  id,
  title,
  suppliedTitle: false,
  articles: 0,
}))
const engine = openIndex(JSON.parse(JSON.stringify(buildIndex(records, cards))))
const fold = makeFold(foldTable())
const folded = records.map(({text}) => fold(text).text)

function found(answer: Answer): string[] {
  return answer.groups
    .flatMap(({hits}) => hits.map(({record}) => `${record.document}#${record.eid}/${record.kind}`))
    .sort()
}

/** The naive oracle. */
function expected(query: string): string[] {
  const run = fold(query).text
  return records
    .flatMap(({document, eid, kind}, i) =>
      folded[i]?.includes(run) ? [`${document}#${eid}/${kind}`] : [],
    )
    .sort()
}

/** A substring of a unit, without white space inside: that would be two runs. */
const substring = fc
  .tuple(fc.constantFrom(...records), fc.nat(), fc.integer({min: 1, max: 12}))
  .map(([{text}, at, length]) => {
    const chars = Array.from(text)
    const start = at % chars.length
    return chars.slice(start, start + length).join('')
  })
  .filter((query) => query !== '' && !/\s/u.test(query))

test('任何一段里的任何一串字，都查得到那一段，且只有该有的', () => {
  fc.assert(
    fc.property(substring, (query) => {
      expect(found(engine.search(query))).toEqual(expected(query))
    }),
    {numRuns: 3000},
  )
})

test('把字打乱、拼接、换成别的，也与逐字比对一致', () => {
  const noise = fc
    .array(fc.constantFrom(...Array.from('产教融合職業，。30%1+X〇教教ab 𠮷<>\\*')), {
      minLength: 1,
      maxLength: 6,
    })
    .map((chars) => chars.join(''))
  fc.assert(
    fc.property(noise, (query) => {
      if (/\s/u.test(query)) return
      expect(found(engine.search(query))).toEqual(expected(query))
    }),
    {numRuns: 1000},
  )
})

test('处数与逐字数的一样', () => {
  fc.assert(
    fc.property(substring, (query) => {
      const run = fold(query).text
      const count = folded.reduce((sum, text) => sum + text.split(run).length - 1, 0)
      expect(engine.search(query).occurrences).toBe(count)
    }),
    {numRuns: 500},
  )
})
