/** How well queries are answered, and whether one way is surely better than another. */
import {readFileSync} from 'node:fs'
import {random} from '../random.ts'

export interface Query {
  id: string
  query: string
  /** Each list holds articles that serve alike, by their keys; one of every list is wanted. */
  relevant: readonly (readonly string[])[]
}

export interface Score {
  /** 1 / the rank of the first that is wanted, if it is among the first ten. */
  rank: number
  /** The share of the lists of which one is among the first ten. */
  recall: number
}

const DEPTH = 10

/** @param path of a file of queries, each with the articles that answer it */
export function readQueries(path: string): Query[] {
  const given = JSON.parse(readFileSync(path, 'utf8')) as {
    id: string
    query: string
    relevant: {path: string; article: string}[][]
  }[]
  return given.map(({id, query, relevant}) => ({
    id,
    query,
    relevant: relevant.map((list) => list.map(({path, article}) => `${path}#${article}`)),
  }))
}

/** @param hits keys, the best first */
export function judge({relevant}: Query, hits: readonly string[]): Score {
  const ranks = relevant.map((list) => hits.slice(0, DEPTH).findIndex((key) => list.includes(key)))
  const found = ranks.filter((rank) => rank >= 0)
  return {
    rank: found.length > 0 ? 1 / (1 + Math.min(...found)) : 0,
    recall: found.length / relevant.length,
  }
}

export function meanOf(scores: readonly Score[]): Score {
  return {
    rank: mean(scores.map(({rank}) => rank)),
    recall: mean(scores.map(({recall}) => recall)),
  }
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)
}

/** @param share 0.5 for the median */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/**
 * The mean of differences, and where it lies with 95 % when as many are drawn again: a paired
 * bootstrap.
 */
export function bootstrap(differences: readonly number[], draws = 10_000) {
  const next = random(5)
  const means = Array.from({length: draws}, () => {
    let sum = 0
    for (let i = 0; i < differences.length; i++)
      sum += differences[Math.floor(next() * differences.length)] ?? 0
    return sum / differences.length
  })
  return {
    mean: mean(differences),
    lower: quantile(means, 0.025),
    upper: quantile(means, 0.975),
  }
}

/** .480 / .556 */
export function formatScore({rank, recall}: Score): string {
  return `${formatShare(rank)} / ${formatShare(recall)}`
}

export function formatShare(share: number): string {
  return share.toFixed(3).replace(/^(-?)0\./u, '$1.')
}
