/**
 * Which of what was found is likely meant: a sum of parts, each of which can be said. What the parts of
 * a question and of words are is in `question.ts` and `words.ts`; here they are added up, and versions
 * and places are settled.
 */
import type {Eid} from '../tree/types.ts'
import {HAN, isWord, WORDS} from './encode.ts'
import type {DocumentLine} from './format.ts'
import {rarity} from './impact.ts'
import type {Estimates} from './impact.ts'
import type {Weighing} from './shards.ts'
import type {Counts} from './term.ts'

/** 为什么排在这里: a part of the score. */
export interface Reason {
  name: string
  value: number
}

export interface Candidate {
  id: number
  /** The place of its document. */
  document: number
  line: DocumentLine
  article: Eid | undefined
  /** A title or a heading by itself, without text. */
  isBare: boolean
  /** Folded, as all that follows. */
  title: string
  /** Headings above it, the outermost first. */
  heads: string[]
  /** Its units. */
  texts: string[]
}

export interface Ranked {
  id: number
  score: number
  reasons: Reason[]
}

/** What is known of the texts as a whole. */
export interface Stats {
  /** How many passages there are. */
  passages: number
  /** Characters of a passage, on average. */
  average: number
  /** How much a term tells: how rare it is. */
  tells: (term: string) => number
  /** Passages that have a term; of single characters about. */
  passagesWith: (term: string) => number
}

/** Parts of a score by their names, before they are weighed. */
export type Parts = Readonly<Record<string, number>>

/** How a query is ranked. */
export interface Ranking {
  /** Terms that the index is asked for, each with how much it counts, from 0 to 1. */
  weights: ReadonlyMap<string, number>
  /** Other terms whose rarity is needed. */
  others: readonly string[]
  /** A list that more passages have than this share is not fetched: it tells little. */
  cut: number
  /** How much a document adds to its passages, from the score of its title and its standing; `own` is what the terms tell together. */
  bonus: (title: number, cited: number, own: number) => number
  partsOf: (candidates: readonly Candidate[], stats: Stats) => Parts[]
  weigh: Parts
  /** What readers call the parts. */
  names: Readonly<Record<string, string>>
  /** The part by which a passage has what was said; by it the first ones keep a place near the top. */
  said: string
  /** No lower than these places stand the first ones by what was said. */
  floor: readonly number[]
  /** An article whose newer version is found too goes behind everything, or right behind the newer. */
  older: 'end' | 'behind'
}

/** ln(1 + documents that cite a work), as it is kept. */
export function citedOf({cited}: DocumentLine): number {
  return cited / 2
}

/** What is known of terms, with an estimate for other single characters. */
export function statsOf(
  known: ReadonlyMap<string, Counts>,
  {passages, average}: {passages: number; average: number},
  estimates: Estimates,
): Stats {
  const told = new Map(
    [...known].map(([term, {passages: count}]) => [term, rarity(count, passages)] as const),
  )
  return {
    passages,
    average,
    passagesWith: (term) => known.get(term)?.passages ?? estimates.passagesWith(term),
    tells: (term) => told.get(term) ?? estimates.tells(term),
  }
}

/** What an older version loses before texts are looked at, as a share of what the terms tell together. */
const OLDER = 0.03

/** How the terms of a query count in the index: those that are there, and of them those that tell, if any does. */
export function weighingOf(
  {weights, cut, bonus}: Ranking,
  {passages, passagesWith, tells}: Stats,
  documents: readonly DocumentLine[],
): Weighing {
  const found = [...weights].filter(([term, weight]) => weight > 0 && passagesWith(term) > 0)
  const telling = found.filter(([term]) => passagesWith(term) <= cut * passages)
  const kept = telling.length > 0 ? telling : found
  const own = sumOf(kept, ([term, weight]) => weight * tells(term))
  return {
    weights: new Map(kept),
    bonus: (document, title) => {
      const line = documents[document]
      if (!line) return 0
      // Of two versions alike the newer is looked at first.
      const older = line.newest === document ? 0 : OLDER * own
      return bonus(title, citedOf(line), own) - older
    },
  }
}

interface Placed {
  candidate: Candidate
  score: number
  /** By which it is placed: an older version stands behind a newer. */
  at: number
  parts: Parts
}

/** Best first. */
export function rank(candidates: readonly Candidate[], ranking: Ranking, stats: Stats): Ranked[] {
  const parts = ranking.partsOf(candidates, stats)
  const all = candidates.map((candidate, i): Placed => {
    const own = parts[i] ?? {}
    const score = sumOf(
      Object.entries(ranking.weigh),
      ([name, weight]) => weight * (own[name] ?? 0),
    )
    return {candidate, score, at: score, parts: own}
  })
  placeOlder(all, ranking)
  const sorted = [...all].sort((a, b) => b.at - a.at || a.candidate.id - b.candidate.id)
  const saidOf = ({parts}: Placed) => parts[ranking.said] ?? 0
  const bySaid = all
    .filter(({candidate: {isBare}, at, score}) => !isBare && at === score)
    .sort((a, b) => saidOf(b) - saidOf(a) || a.candidate.id - b.candidate.id)
  for (const [n, place] of ranking.floor.entries()) {
    const one = bySaid[n]
    const from = one ? sorted.indexOf(one) : -1
    if (one && from > place - 1) {
      sorted.splice(from, 1)
      sorted.splice(place - 1, 0, one)
    }
  }
  return sorted.map(({candidate: {id}, score, parts}) => ({
    id,
    score,
    reasons: Object.entries(ranking.weigh).flatMap(([name, weight]) => {
      const value = weight * (parts[name] ?? 0)
      return value === 0 ? [] : [{name: ranking.names[name] ?? name, value}]
    }),
  }))
}

/** From this share of pairs on an article is the same one, rewritten. */
const ALIKE = 0.4

/** What only the older version says stays where it is. */
function placeOlder(all: readonly Placed[], {older, said}: Ranking): void {
  for (const one of all) {
    const {line, document, article} = one.candidate
    if (line.newest === document) continue
    const current = all.filter(
      (other) =>
        other.candidate.document === line.newest &&
        (other.parts[said] ?? 0) >= (older === 'behind' ? (one.parts[said] ?? 0) : 0),
    )
    const same = current.filter(
      (other) =>
        other.candidate.article === article || alike(other.candidate, one.candidate) >= ALIKE,
    )
    const newer = same.length > 0 || older === 'end' ? same : current
    if (newer.length === 0) continue
    const best = Math.max(...newer.map(({score}) => score))
    one.at = older === 'end' ? one.score - 1e6 : Math.min(one.score, best - 1e-9)
  }
}

/** Pairs that two passages share, of all they have (Dice): an article may keep its text under another number. */
function alike(a: Candidate, b: Candidate): number {
  const [x, y] = [a, b].map(({texts}) => new Set(texts.flatMap(pairsOf)))
  if (!x || !y || x.size + y.size === 0) return 0
  let shared = 0
  for (const pair of x) if (y.has(pair)) shared++
  return (2 * shared) / (x.size + y.size)
}

/** Pairs of Han characters; one that stands alone, Latin words and numbers as they are. */
export function pairsOf(text: string): string[] {
  const out: string[] = []
  for (const [run] of text.matchAll(WORDS)) {
    const chars = Array.from(run)
    if (chars.length === 1 || !isHan(chars[0])) out.push(run)
    else
      for (let i = 0; i + 1 < chars.length; i++) out.push(`${chars[i] ?? ''}${chars[i + 1] ?? ''}`)
  }
  return out
}

function isHan(char = ''): boolean {
  return isWord(char) && HAN.test(char)
}

/** How often a term stands in a text, overlapping ones too. */
export function countOf(text: string, term: string): number {
  let count = 0
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) count++
  return count
}

export function sumOf<Of>(all: readonly Of[], of: (one: Of) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0)
}
