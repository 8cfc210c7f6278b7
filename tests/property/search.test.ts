/** Search misses nothing and invents nothing: checked against a naive scan of the folded texts of the site. */
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readCorpus} from '../../src/corpus.ts'
import {passages, searchRecords} from '../../src/records/search.ts'
import type {Answer} from '../../src/search/answer.ts'
import {engineOver} from '../search.ts'
import {wholeFold} from '../../src/search/whole-fold.ts'

const {editions} = readCorpus('content')
const records = editions.flatMap(({root, document}) => searchRecords(root, document))
const engine = await engineOver(
  editions.map(({root, document}) => ({
    id: document.id,
    title: document.title,
    passages: passages(searchRecords(root, document)),
  })),
)
const folded = records.map(({text}) => wholeFold.plain(text))

function found({groups}: Answer): string[] {
  return groups
    .flatMap(({document, hits}) =>
      hits.map(({unit: {eid, kind}}) => `${document.id}#${eid}/${kind}`),
    )
    .sort()
}

/** The naive oracle. */
function expected(query: string): string[] {
  const run = wholeFold.plain(query)
  return records
    .flatMap(({document, eid, kind}, i) =>
      folded[i]?.includes(run) ? [`${document}#${eid}/${kind}`] : [],
    )
    .sort()
}

const ask = (query: string) => engine.answer({query, limit: Infinity, exact: true})
const hasWord = (query: string) => /[\p{L}\p{N}]/u.test(query)

/** A substring of a unit. White space and quotation marks in it would make more than one run. */
const substring = fc
  .tuple(fc.constantFrom(...records), fc.nat(), fc.integer({min: 1, max: 12}))
  .map(([{text}, at, length]) => {
    const chars = Array.from(text)
    const start = at % chars.length
    return chars.slice(start, start + length).join('')
  })
  .filter((query) => hasWord(query) && !/[\s"“”「」『』]|^-/u.test(query))

test('任何一段里的任何一串字，都查得到那一段，且只有该有的；处数也对', async () => {
  await fc.assert(
    fc.asyncProperty(substring, async (query) => {
      const answer = await ask(query)
      const run = wholeFold.plain(query)
      expect(found(answer)).toEqual(expected(query))
      expect(answer.tally).toEqual({
        units: expected(query).length,
        occurrences: folded.reduce((sum, text) => sum + text.split(run).length - 1, 0),
        passages: answer.groups.length,
        documents: new Set(answer.groups.map(({document}) => document.id)).size,
        exact: true,
      })
    }),
    {numRuns: 5000, seed: 20_200_518},
  )
})

test('没有的就没有，打乱、拼接、换成别的，也与逐字比对一致', async () => {
  const noise = fc
    .array(fc.constantFrom(...Array.from('产教融合職業，。30%1+X〇教教ab𠮷<>\\*')), {
      minLength: 1,
      maxLength: 6,
    })
    .map((chars) => chars.join(''))
    .filter(hasWord)
  await fc.assert(
    fc.asyncProperty(noise, async (query) => {
      expect(found(await ask(query))).toEqual(expected(query))
    }),
    {numRuns: 1000, seed: 7},
  )
})

test('翻页翻得到每一条，不重不漏', async () => {
  await fc.assert(
    fc.asyncProperty(substring, fc.integer({min: 1, max: 7}), async (query, limit) => {
      const whole = await ask(query)
      const paged: number[] = []
      for (let offset = 0; offset < whole.total; offset += limit) {
        const {groups} = await engine.answer({query, offset, limit})
        paged.push(...groups.map(({place}) => place))
      }
      expect(paged).toEqual(whole.groups.map(({place}) => place))
    }),
    {numRuns: 200, seed: 3},
  )
})
