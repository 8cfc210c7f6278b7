/** How well questions and words are answered, beside BM25 in the same run. */
import type {Row} from '../table.ts'
import {askWarm} from './ask.ts'
import type {Bm25} from './bm25.ts'
import type {Searchable} from '../../../src/records/search.ts'
import {bootstrap, formatScore, formatShare, judge, mean, meanOf} from './judge.ts'
import type {Query, Score} from './judge.ts'

interface Judged {
  query: Query
  ours: Score
  theirs: Score
  /** Keys of ours. */
  hits: readonly string[]
  /** How many of them have all that was sought. */
  whole: number
}

export async function judged(
  folder: string,
  bm25: Bm25,
  queries: readonly Query[],
): Promise<Judged[]> {
  const answers = await askWarm(folder, queries)
  return queries.map((query, i) => {
    const {hits, whole} = answers[i] ?? {hits: [], whole: 0}
    return {
      query,
      hits,
      whole,
      ours: judge(query, hits),
      theirs: judge(query, bm25.search(query.query)),
    }
  })
}

export function scoreRows(name: string, all: readonly Judged[], target: string): Row[] {
  const half = (rest: number) => all.filter((_, i) => i % 2 === rest)
  return [
    scoreRow(`${name}: MRR@10 / recall@10`, 'all', all, target),
    scoreRow(`${name}: MRR@10 / recall@10`, 'first, third… of them', half(0), ''),
    scoreRow(`${name}: MRR@10 / recall@10`, 'second, fourth… of them', half(1), ''),
  ]
}

function scoreRow(figure: string, texts: string, all: readonly Judged[], target: string): Row {
  const {mean, lower, upper} = bootstrap(all.map(({ours, theirs}) => ours.rank - theirs.rank))
  const ours = formatScore(meanOf(all.map(({ours}) => ours)))
  const theirs = formatScore(meanOf(all.map(({theirs}) => theirs)))
  const better = `${formatShare(mean)} [${formatShare(lower)}, ${formatShare(upper)}]`
  return {
    figure,
    texts: `${texts} (${all.length})`,
    value: `${ours}; BM25 ${theirs}; MRR better by ${better}`,
    target,
  }
}

/** Kinds of answers: a kind that is ranked below BM25 was sacrificed for the others. */
export function kindRows(all: readonly Judged[], documents: readonly Searchable[]): Row[] {
  const cited = new Map(documents.map(({card, standing}) => [card.source, standing.cited]))
  const kinds: [string, (path: string) => boolean][] = [
    ['司法解释', (path) => path.startsWith('司法解释/')],
    ['行政法规, 部门规章', (path) => /^(?:行政法规|部门规章)\//u.test(path)],
    ['laws that two others cite at most', (path) => (cited.get(path) ?? 0) <= FEW],
  ]
  return kinds.map(([kind, holds]) =>
    scoreRow(
      'questions by kind of answer',
      kind,
      all.filter(({query}) =>
        query.relevant.flat().every((key) => holds(key.slice(0, key.lastIndexOf('#')))),
      ),
      '≥ BM25 in both',
    ),
  )
}

/** Two others, on the scale of half e-folds. */
const FEW = Math.round(2 * Math.log(1 + 2))

/** Where a law has several versions, whether the newest goes first, and how much of the first ten is current. */
export function versionRows(
  name: string,
  all: readonly Judged[],
  documents: readonly Searchable[],
): Row[] {
  const place = new Map(documents.map(({card}, i) => [card.source, i]))
  const newest = (path: string) => documents[place.get(path) ?? -1]?.standing.newest
  const versioned = new Set(
    documents.flatMap(({standing}, i) => (standing.newest === i ? [] : [standing.newest])),
  )
  const before: number[] = []
  const alone: number[] = []
  const current: number[] = []
  let outdone = 0
  for (const {hits, whole} of all) {
    const paths = hits.map((key) => key.slice(0, key.lastIndexOf('#')))
    current.push(...paths.map((path) => (newest(path) === place.get(path) ? 1 : 0)))
    for (const law of new Set(paths.map(newest))) {
      if (law === undefined || !versioned.has(law)) continue
      const versions = paths.filter((path) => newest(path) === law)
      const isCurrent = (path = '') => place.get(path) === law
      const isContest = versions.some(isCurrent) && !versions.every(isCurrent)
      if (isContest) before.push(isCurrent(versions[0]) ? 1 : 0)
      // What has all that was sought goes before what has not, whatever its version.
      const newestAt = paths.findIndex(isCurrent)
      if (newestAt >= whole && paths.findIndex((path) => newest(path) === law) < whole) outdone++
      alone.push(versions.some(isCurrent) ? 0 : 1)
    }
  }
  return [
    {
      figure: `${name}: of a law with several versions the newest goes before the others`,
      texts: `first ten (${before.length} times the newest and another of a law)`,
      value: `${formatShare(mean(before))}; ${outdone} times only an older one has all that was sought`,
      target: '≥ .99',
    },
    {
      figure: `${name}: articles of the newest version; laws of which only an older version has what was sought`,
      texts: 'first ten',
      value: `${formatShare(mean(current))}; ${formatShare(mean(alone))} of ${alone.length}`,
      target: '',
    },
  ]
}
