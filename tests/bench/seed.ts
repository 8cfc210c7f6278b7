/** The page of the site without its committed apparatus: what collation alone makes of it. */
import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {examine} from '../../src/collation/characters/examine.ts'
import {collate, stages} from '../../src/collation/collate.ts'
import type {Entry} from '../../src/collation/apparatus.ts'
import {findVariants} from '../../src/collation/rules/variant-reading.ts'
import {knowledgeWithout} from './characters.ts'
import {shared} from './corpus.ts'
import type {VariantRow} from './damage.ts'
import type {Row} from './table.ts'

const DOCUMENTS = ['jing-jiao-zhi-cheng-2020-7', 'lu-xin-bao-ding']

/** What the editors decided. */
function editedEntries(): Entry[] {
  return DOCUMENTS.flatMap((id) => {
    const path = resolve('content/documents', id, 'apparatus.json')
    return (JSON.parse(readFileSync(path, 'utf8')) as {entries: Entry[]}).entries
  })
}

export function seedRows(rows: readonly VariantRow[]): Row[] {
  const text = readFileSync(shared('seed', '000_72f913182d1d8459.txt'), 'utf8')
  const swaps = editedEntries().filter(
    ({layer, status}) => layer === 'characters' && status === 'accepted',
  )
  const named = new Set(
    rows.filter(({source}) => source.includes('seed')).map(({variant}) => variant),
  )
  return [new Set<string>(), named].map((without) => {
    const known = knowledgeWithout(without)
    const {entries, remarks} = collate(
      text,
      stages.map((stage) =>
        stage.map((rule) =>
          rule.id === 'variant-reading'
            ? {...rule, find: (page) => findVariants(page.text, examine(page.text, known))}
            : rule,
        ),
      ),
    )
    const found = new Map(
      entries.filter(({layer}) => layer === 'characters').map((entry) => [entry.start, entry]),
    )
    const said = new Set(remarks.map(({start}) => start))
    const acted = swaps.filter(({start}) => said.has(start)).length
    const right = swaps.filter(({start, reading}) => {
      const entry = found.get(start)
      return entry?.status === 'accepted' && entry.reading === reading
    })
    return {
      figure:
        without.size > 0
          ? `the seed page without its apparatus and without the ${without.size} rows that name it: acted on / accepted right`
          : 'the same with them (regression only)',
      texts: `${swaps.length} swaps`,
      value: `${((100 * acted) / swaps.length).toFixed(1)} % / ${((100 * right.length) / swaps.length).toFixed(1)} %`,
      target: without.size > 0 ? '100 / 90 %' : '100 / 100 %',
      details: swaps
        .filter((swap) => !right.includes(swap))
        .map(({start, original, reading}) => {
          const entry = found.get(start)
          return `${original} for ${reading}: ${entry ? `${entry.status} ${entry.reading} ${JSON.stringify(entry.evidence)}` : 'no entry'}`
        }),
    }
  })
}
