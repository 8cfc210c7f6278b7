/** What a query names: whether it comes first; and whether the script makes a difference. */
import {Converter} from 'opencc-js/cn2t'
import {FolderSource} from '../../../scripts/mingwen/folder.ts'
import type {Searchable} from '../../../src/records/search.ts'
import {Engine} from '../../../src/search/engine.ts'
import {Store} from '../../../src/search/store.ts'
import {formatEid} from '../../../src/tree/eid.ts'
import {nameOf} from '../../../src/tree/name.ts'
import {random, sample} from '../random.ts'
import type {Row} from '../table.ts'
import {askWarm} from './ask.ts'
import {formatShare} from './judge.ts'
import type {Query} from './judge.ts'
import {numbers, references, titles} from './queries.ts'

const REFERENCES = 200
const TITLES = 300
const OWN = 1000

export async function namedRows(
  documents: readonly Searchable[],
  folder: string,
): Promise<{rows: Row[]; queries: Query[]}> {
  const rows: Row[] = []
  const referred = references(documents, REFERENCES)
  rows.push(await firstRow('article references: right first', '200 forms', folder, referred))
  const forms = titles(documents)
  for (const {form, queries} of forms)
    rows.push(await firstRow('document titles: document first', form, folder, drawn(queries)))
  return {
    rows,
    queries: [...referred, ...forms.flatMap(({queries}) => drawn(queries).slice(0, 40))],
  }
}

function drawn(queries: readonly Query[]): Query[] {
  return sample(queries, TITLES, random(3))
}

export async function numberRow(
  texts: string,
  documents: readonly Searchable[],
  folder: string,
): Promise<Row> {
  return firstRow(
    'document numbers in any brackets: document first',
    texts,
    folder,
    numbers(documents),
  )
}

async function firstRow(
  figure: string,
  texts: string,
  folder: string,
  queries: readonly Query[],
): Promise<Row> {
  const answers = await askWarm(folder, queries)
  const wrong = queries.flatMap(({query, relevant}, i) => {
    const first = answers[i]?.hits[0] ?? 'nothing'
    if (relevant.flat().includes(first)) return []
    return [`${query} → ${first}, not ${relevant[0]?.[0] ?? ''}`]
  })
  return {
    figure,
    texts: `${texts} (${queries.length})`,
    value: formatShare(1 - wrong.length / queries.length),
    target: '≥ .99',
    details: wrong,
  }
}

/** The citation that the site gives out for copying leads back to its unit. */
export async function ownRow(
  texts: string,
  documents: readonly Searchable[],
  folder: string,
): Promise<Row> {
  const all = documents.flatMap(({card, passages}) =>
    passages.flatMap(({units}) =>
      units.flatMap(({eid, kind}) => (kind === 'text' || kind === 'heading' ? [{card, eid}] : [])),
    ),
  )
  const units = sample(all, OWN, random(4))
  const engine = await Engine.over(await Store.open(new FolderSource(folder), 'index'))
  const wrong: string[] = []
  for (const {card, eid} of units) {
    const query = `${nameOf(card)}${formatEid(eid)}`
    const [first] = (await engine.named({query})).direct
    const found = `${first?.document.id ?? ''}#${first?.hits[0]?.unit.eid ?? ''}`
    if (found !== `${card.id}#${eid}`) wrong.push(`${query} → ${found}`)
  }
  return {
    figure: 'units as the site itself cites them: that unit first',
    texts: `${texts} (${units.length})`,
    value: formatShare(1 - wrong.length / units.length),
    target: '≥ .99',
    details: wrong,
  }
}

/** The same hits in the same order, whichever script they are asked for in. */
export async function scriptRow(folder: string, queries: readonly Query[]): Promise<Row> {
  const toTraditional = Converter({from: 'cn', to: 't'})
  const pairs = queries
    .map(({query}) => ({query, other: toTraditional(query)}))
    .filter(({query, other}) => query !== other)
  const one = await askWarm(folder, pairs)
  const two = await askWarm(
    folder,
    pairs.map(({other}) => ({query: other})),
  )
  const unlike = pairs.filter((_, i) => one[i]?.hits.join('\n') !== two[i]?.hits.join('\n'))
  return {
    figure: 'traditional script: the same ten in the same order',
    texts: `keywords, questions, references, titles (${pairs.length})`,
    value: formatShare(1 - unlike.length / pairs.length),
    target: 'all',
    details: unlike.map(({query, other}) => `${query} · ${other}`),
  }
}
