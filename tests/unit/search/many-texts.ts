/** Texts that make more than one file, and what can be asked of them. */
import {expect} from 'vitest'
import type {Passage} from '../../../src/records/search.ts'
import {MOST_LISTED} from '../../../src/search/format.ts'
import type {Engine} from '../../../src/search/engine.ts'
import {indexOf} from '../../search.ts'
import type {GivenText} from '../../search.ts'

/** The place of a text that is long: where its passages lie is in a table. */
const LONG = 3

/** Texts that make more than one file: seeded, of characters as unequal as real ones. */
function manyTexts(): GivenText[] {
  let seed = 7
  const random = () => (seed = (seed * 48_271) % 0x7fffffff) / 0x7fffffff
  const char = () => String.fromCodePoint(0x4e00 + Math.floor(random() ** 3 * 3000))
  const text = () => Array.from({length: 60 + Math.floor(random() * 80)}, char).join('')
  return Array.from({length: 30}, (_, n) => ({
    id: `wen-ben-${n + 1}`,
    title: `第${n + 1}号文本`,
    passages: [
      {
        heads: [],
        units: [{eid: '', kind: 'title', text: `第${n + 1}号文本`, emended: 0, measures: []}],
      },
      ...Array.from({length: n === LONG ? 2 * MOST_LISTED : 60}, (_, i): Passage => ({
        article: `art_${i + 1}`,
        heads: [],
        units: [
          {eid: `art_${i + 1}__para_1`, kind: 'text', text: text(), emended: 0, measures: []},
        ],
      })),
    ],
  }))
}

export const texts = manyTexts()
export const files = indexOf(texts)
/** Some runs of the texts, with how many units have each. */
export const probes = texts.slice(0, 8).map(({passages}, i) => {
  const run = passages[i + 1]?.units[0]?.text.slice(5, 5 + 2 + (i % 4)) ?? ''
  const all = texts.flatMap(({passages}) => passages.flatMap(({units}) => units))
  return {run, units: all.filter(({text}) => text.includes(run)).length}
})

export async function check(engine: Engine): Promise<void> {
  for (const {run, units} of probes) {
    expect(units).toBeGreaterThan(0)
    expect((await engine.answer({query: run, exact: true})).tally).toMatchObject({
      units,
      exact: true,
    })
  }
}
