/** Saved pages of a government site, against the index that lists them and the tables that they hold. */
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {SHARED, shared} from '../../bench/corpus.ts'
import {factRows} from '../../bench/facts.ts'
import {editionsOf} from './support.ts'

// Skipped where the folder `shared`, which holds the pages, is not beside the project.
test.skipIf(SHARED === undefined)('题名、文号、机关、日期都对，每段恰好一次', () => {
  const rows = factRows()
  expect(rows.length).toBeGreaterThan(4)
  expect(rows.flatMap(({details = []}) => details)).toEqual([])
})

test.skipIf(SHARED === undefined)(
  '国发〔2019〕4号：方案随通知印发，（一）至（二十）跨一、至七、连着编，是条',
  () => {
    const html = readFileSync(shared('corpus', 'official', '国发-2019-4号.html'), 'utf8')
    const [edition, ...others] = editionsOf('国发-2019-4号.html', html)
    expect(others).toEqual([])
    const plan = edition?.root.children.find((block) => block.type === 'attachment')
    const divisions = plan?.children.filter((block) => block.type === 'division') ?? []
    const articles = divisions.flatMap(({children}) =>
      children.flatMap((child) => (child.type === 'article' ? [child.eid] : [])),
    )
    expect(divisions.length).toBe(7)
    expect(articles).toEqual(Array.from({length: 20}, (_, i) => `att_1__art_${i + 1}`))
  },
)
