/** How the index grows with the corpus: a table, and a plot that a terminal shows. */
import type {Built} from './build-index.ts'
import {costOf, kilobytes} from './cost.ts'
import type {Query} from './judge.ts'

export const SIZES = [1_000, 10_000, 66_000, 150_000]
/** Queries of each kind. */
const ASKED = 60
const WIDTH = 40

export interface Grown {
  built: Built
  keywords: Awaited<ReturnType<typeof costOf>>
  questions: Awaited<ReturnType<typeof costOf>>
}

/** @param folder of an index of that size */
export async function grown(
  built: Built,
  folder: string,
  {keywords, questions}: Record<'keywords' | 'questions', readonly Query[]>,
): Promise<Grown> {
  return {
    built,
    keywords: await costOf(folder, drawn(keywords)),
    questions: await costOf(folder, drawn(questions)),
  }
}

function drawn(queries: readonly Query[]): Query[] {
  const step = Math.max(1, Math.floor(queries.length / ASKED))
  return queries.filter((_, i) => i % step === 0).slice(0, ASKED)
}

export function growthTable(all: readonly Grown[]): string {
  const head =
    '| articles | M characters | build s | memory GB | index MB | without texts, B a character | files | keyword KB, median / p95 | requests | question KB, median / p95 | requests |'
  const lines = all.map(({built, keywords, questions}) => {
    const size = sizeOf(built)
    const bare = size - built.regions.passages - built.regions.cards
    return `| ${[
      built.articles,
      (built.characters / 1e6).toFixed(2),
      built.seconds.toFixed(1),
      (built.memory / 1e9).toFixed(2),
      (size / 1e6).toFixed(2),
      (bare / built.characters).toFixed(2),
      Object.keys(built.files).length,
      `${kilobytes(keywords.median)} / ${kilobytes(keywords.high)}`,
      keywords.requests.join(' / '),
      `${kilobytes(questions.median)} / ${kilobytes(questions.high)}`,
      questions.requests.join(' / '),
    ].join(' | ')} |`
  })
  return `## growth\n\nDocuments are drawn from the corpus by a seed; past it they are made of its articles. Requests: median / p95 / most.\n\n${head}\n|${' --- |'.repeat(11)}\n${lines.join('\n')}\n\n${plot(all)}\n`
}

/** Each figure as a share of what it is for the largest corpus. */
function plot(all: readonly Grown[]): string {
  const figures: [string, (one: Grown) => number, (value: number) => string][] = [
    ['build', ({built}) => built.seconds, (value) => `${value.toFixed(1)} s`],
    ['memory', ({built}) => built.memory, (value) => `${(value / 1e9).toFixed(2)} GB`],
    ['index', ({built}) => sizeOf(built), (value) => `${(value / 1e6).toFixed(1)} MB`],
    ['keyword', ({keywords}) => keywords.median, kilobytes],
    ['question', ({questions}) => questions.median, kilobytes],
  ]
  const lines = figures.flatMap(([name, of, say]) => {
    const most = Math.max(...all.map(of))
    return all.map((one, i) => {
      const bar = '█'.repeat(Math.max(1, Math.round((WIDTH * of(one)) / most)))
      const label = (i === 0 ? name : '').padEnd(9)
      return `    ${label}${String(one.built.articles).padStart(7)}  ${bar} ${say(of(one))}`
    })
  })
  return lines.join('\n')
}

function sizeOf({files}: Built): number {
  return Object.values(files).reduce((sum, bytes) => sum + bytes, 0)
}
