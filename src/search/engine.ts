/** Answers queries from an index file. Every candidate of the index is checked against the text before it counts. */
import {Index} from 'flexsearch'
import {parseCitation} from '../citation/parse.ts'
import type {SearchRecord} from '../records/search.ts'
import {makeEid} from '../tree/eid.ts'
import {makeFold, queryRuns, queryTerms, unitTerms} from './encode.ts'
import type {Folded} from './encode.ts'
import {assertIndexFile, INDEX_OPTIONS} from './format.ts'
import type {DocumentCard} from './format.ts'

/** A stretch of a text, in UTF-16 offsets. */
export interface Range {
  start: number
  end: number
}

/** A unit that holds what was sought. */
export interface Hit {
  record: SearchRecord
  /** Where it stands, in order, without overlap. */
  ranges: Range[]
  /** How often, all runs counted. */
  occurrences: number
  score: number
}

/** Hits of one article, or of what stands outside articles in one document. */
export interface HitGroup {
  document: DocumentCard
  /** The article; absent outside articles. */
  article?: string
  /** 四、深化产教融合，创新体制机制 */
  title: string
  hits: Hit[]
}

export interface Answer {
  query: string
  /** A unit that the query names: 第七条第二款, with the documents that have it. */
  direct: {document: DocumentCard; record: SearchRecord}[]
  /** Documents with articles that have no such one. */
  missing: DocumentCard[]
  /** Groups in which every run of the query stands in one unit, best first. */
  groups: HitGroup[]
  /** Groups with some of the runs, where the query has several. */
  partial: HitGroup[]
  units: number
  occurrences: number
  /** Where nothing was found: what is like it and does stand in the texts. */
  nearest?: {text: string; occurrences: number}
}

export interface Engine {
  search: (query: string) => Answer
}

/** @param value a parsed index file; @throws if it is none, or one of another format */
export function openIndex(value: unknown): Engine {
  assertIndexFile(value)
  const {records, documents, table} = value
  const fold = makeFold(table)
  const index = new Index({...INDEX_OPTIONS, encode: unitTerms})
  for (const [key, data] of Object.entries(value.index)) index.import(key, data)
  const folded: Folded[] = records.map(({text}) => fold(text))
  const cards = new Map(documents.map((card) => [card.id, card]))
  const headings = new Map(
    records.flatMap((record) =>
      record.kind === 'heading' ? [[`${record.document}#${record.eid}`, record.text] as const] : [],
    ),
  )

  /** Units that hold a run, by their place. */
  const unitsWith = (run: string): Map<number, Range[]> => {
    // The pairs of a run imply its characters: fewer lists to cross.
    const [first, ...rest] = queryTerms(run).map(
      (term) => new Set(index.search(term, {limit: records.length})),
    )
    const candidates = [...(first ?? [])].filter((id) => rest.every((set) => set.has(id)))
    const found = new Map<number, Range[]>()
    for (const id of candidates) {
      const place = Number(id)
      const ranges = rangesOf(run, folded[place])
      if (ranges.length > 0) found.set(place, ranges)
    }
    return found
  }

  const groupsOf = (hits: readonly Hit[]): HitGroup[] => {
    const groups = new Map<string, HitGroup>()
    for (const hit of hits) {
      const {document, article} = hit.record
      const card = cards.get(document)
      if (!card) continue
      const key = `${document}#${article ?? ''}`
      const group = groups.get(key) ?? {
        document: card,
        ...(article !== undefined && {article}),
        title:
          (article !== undefined ? headings.get(`${document}#${article}`) : undefined) ??
          card.title,
        hits: [],
      }
      group.hits.push(hit)
      groups.set(key, group)
    }
    return [...groups.values()].sort((a, b) => groupScore(b) - groupScore(a))
  }

  return {
    search: (query) => {
      const runs = queryRuns(query, fold)
      const perRun = runs.map(unitsWith)
      const all: Hit[] = []
      const some: Hit[] = []
      for (const place of new Set(perRun.flatMap((found) => [...found.keys()]))) {
        const record = records[place]
        if (!record) continue
        const per = perRun.flatMap((found) => found.get(place) ?? [])
        const matched = perRun.filter((found) => found.has(place)).length
        const hit = {
          record,
          ranges: merge(per),
          occurrences: per.length,
          score: scoreOf(record, per.length, matched),
        }
        ;(matched === runs.length ? all : some).push(hit)
      }
      const citation = parseCitation(fold(query).text)
      const levels = citation?.document || citation?.relative ? undefined : citation?.levels
      const eid = levels && makeEid({levels})
      const named = eid === undefined ? [] : records.filter((record) => record.eid === eid)
      const nearest =
        all.length === 0 && runs.length === 1
          ? nearestTo(runs[0] ?? '', folded, records)
          : undefined
      return {
        query,
        direct: named.flatMap((record) => {
          const document = cards.get(record.document)
          return document ? [{document, record}] : []
        }),
        missing:
          eid === undefined
            ? []
            : documents.filter(
                ({id, articles}) => articles > 0 && !named.some(({document}) => document === id),
              ),
        groups: groupsOf(all),
        partial: groupsOf(some),
        units: all.length,
        occurrences: all.reduce((sum, hit) => sum + hit.occurrences, 0),
        ...(nearest && {nearest}),
      }
    },
  }
}

/** Where a folded run stands in a text, in offsets of the text as it is shown. */
function rangesOf(run: string, folded: Folded | undefined): Range[] {
  const ranges: Range[] = []
  if (!folded) return ranges
  for (let at = folded.text.indexOf(run); at >= 0; at = folded.text.indexOf(run, at + run.length))
    ranges.push({start: folded.starts[at] ?? 0, end: folded.ends[at + run.length - 1] ?? 0})
  return ranges
}

/** Overlapping stretches become one. */
function merge(ranges: readonly Range[]): Range[] {
  const out: Range[] = []
  for (const {start, end} of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else out.push({start, end})
  }
  return out
}

/** Explainable: how many runs, where it stands, how often. */
function scoreOf(record: SearchRecord, occurrences: number, matched: number): number {
  const place =
    record.kind === 'title' ? 3 : record.kind === 'heading' ? 2 : record.kind === 'field' ? 1 : 0
  return (
    matched * 10 + place + Math.min(occurrences, 5) / 2 + Math.min(1, 40 / (record.text.length + 1))
  )
}

function groupScore(group: HitGroup): number {
  const [best = 0, ...rest] = group.hits.map(({score}) => score).sort((a, b) => b - a)
  return best + Math.min(rest.length, 5) / 4
}

/** The run of the same length that differs in one character and stands in the texts most often. */
function nearestTo(
  run: string,
  folded: readonly Folded[],
  records: readonly SearchRecord[],
): {text: string; occurrences: number} | undefined {
  const wanted = Array.from(run)
  if (wanted.length < 2 || wanted.length > 12) return undefined
  const counts = new Map<string, {text: string; occurrences: number}>()
  for (const [place, {text, starts, ends}] of folded.entries()) {
    for (let at = 0; at + run.length <= text.length; at++) {
      const found = text.slice(at, at + run.length)
      const chars = Array.from(found)
      const different = wanted.filter((char, i) => char !== chars[i]).length
      if (different !== 1 || /[^\p{L}\p{N}]/u.test(found)) continue
      const shown = records[place]?.text.slice(starts[at], ends[at + run.length - 1]) ?? found
      const known = counts.get(found) ?? {text: shown, occurrences: 0}
      known.occurrences++
      counts.set(found, known)
    }
  }
  return [...counts.values()].sort((a, b) => b.occurrences - a.occurrences)[0]
}
