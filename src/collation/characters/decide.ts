/**
 * Chooses among the readings of suspicious characters, neighbours jointly: a beam search over the
 * ways to read a line, scored by how likely the result is and by what each reading costs.
 */
import {EDGE, LONGEST_WORD} from '../language.ts'
import type {Language} from '../language.ts'

/** One way to read a character. */
export interface Option {
  /** Code point. */
  code: number
  /** What it costs to suppose it, in nats; the character as it stands costs 0. */
  cost: number
}

/** A place with more than one reading. */
export interface Site {
  /** Index in the line, in code points. */
  at: number
  /** The first is the character as it stands. */
  options: readonly Option[]
}

/** What was found best at a site. */
export interface Choice<One extends Site = Site> {
  site: One
  /** The best change; to be made if its margin is positive. */
  best: One['options'][number]
  /** By how much the best reading is better than the character as it stands (nats); negative if it is worse. */
  margin: number
  /** The next best change, and by how much it is worse than the best. */
  rival?: {code: number; lead: number}
  /** Scores of the changes that were looked at closely, above that of the character as it stands. */
  scores: ReadonlyMap<number, number>
}

const WIDTH = 24
/** How many readings of one character are looked at closely. */
const SHORT_LIST = 10
const LONG_LIST = 30
/** How far a character reaches into its surroundings: a word, or a run after it. */
const REACH = LONGEST_WORD

/** One way to read a line up to some place. */
interface Path {
  code: number
  before: Path | undefined
  /** Scores of the best ways to cut into words that end here, one before, two before … */
  cuts: readonly number[]
  runs: number
  cost: number
  total: number
}

/**
 * @param codes the line as tokens, without line end
 * @param sites in rising order
 */
export function decide<One extends Site>(
  language: Language,
  codes: Int32Array,
  sites: readonly One[],
): Array<Choice<One>> {
  const out: Array<Choice<One>> = []
  let i = 0
  while (i < sites.length) {
    let end = i + 1
    while (end < sites.length && at(sites, end) - at(sites, end - 1) <= REACH) end++
    out.push(...cluster(language, codes, sites.slice(i, end)))
    i = end
  }
  return out
}

function at(sites: readonly Site[], i: number): number {
  return sites[i]?.at ?? 0
}

/** Decides sites that stand so near to each other that they must be decided together. */
function cluster<One extends Site>(
  language: Language,
  codes: Int32Array,
  sites: readonly One[],
): Array<Choice<One>> {
  const read = Int32Array.from(codes)
  const first = at(sites, 0)
  const last = at(sites, sites.length - 1)
  if (sites.length > 1) {
    const start = Math.max(0, first - REACH)
    const best = search(language, codes, sites, start, Math.min(codes.length, last + REACH + 1))
    for (const site of sites) read[site.at] = best[site.at - start] ?? codes[site.at] ?? 0
  }
  return sites.flatMap((site) => choose(language, read, site) ?? [])
}

/** Compares the readings of one site, its neighbours being read as they are. */
function choose<One extends Site>(
  language: Language,
  read: Int32Array,
  site: One,
): Choice<One> | undefined {
  const start = Math.max(0, site.at - REACH)
  const end = Math.min(read.length, site.at + REACH + 1)
  const kept = read[site.at] ?? 0
  const scored = shortList(language, read, site).map((option: One['options'][number]) => {
    read[site.at] = option.code
    return {option, score: language.score(read, start, end, site.at) - option.cost}
  })
  const [asItStands, ...changes] = scored
  changes.sort((a, b) => b.score - a.score)
  const [best, next] = changes
  if (!asItStands || !best) {
    read[site.at] = kept
    return undefined
  }
  const margin = best.score - asItStands.score
  read[site.at] = (margin > 0 ? best : asItStands).option.code
  return {
    site,
    best: best.option,
    margin,
    ...(next && {rival: {code: next.option.code, lead: best.score - next.score}}),
    scores: new Map(changes.map(({option, score}) => [option.code, score - asItStands.score])),
  }
}

/** The readings worth a close look: of many, those that fit their neighbours best. */
function shortList<One extends Site>(
  language: Language,
  read: Int32Array,
  {at, options}: One,
): One['options'] {
  if (options.length <= SHORT_LIST + 1) return options
  const [asItStands, ...changes] = options
  const kept = read[at] ?? 0
  // First by the run that ends here, then by all that hold the character.
  const likely = best(changes, LONG_LIST, (option) => {
    read[at] = option.code
    return language.runScore(read, at) - option.cost
  })
  const chosen = best(likely, SHORT_LIST, (option) => {
    read[at] = option.code
    return language.fit(read, at) - option.cost
  })
  read[at] = kept
  return asItStands ? [asItStands, ...chosen] : []
}

/** So many that score best. */
function best<Item>(items: readonly Item[], count: number, score: (item: Item) => number): Item[] {
  if (items.length <= count) return [...items]
  return items
    .map((item) => ({item, score: score(item)}))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({item}) => item)
}

/** @returns the best reading of `start`–`end` */
function search(
  language: Language,
  codes: Int32Array,
  sites: readonly Site[],
  start: number,
  end: number,
): number[] {
  const read = Int32Array.from(codes)
  const options = new Map(sites.map((site) => [site.at, shortList(language, read, site)]))
  let paths: Path[] = [{code: EDGE, before: undefined, cuts: [0], runs: 0, cost: 0, total: 0}]
  const tail = new Int32Array(LONGEST_WORD + 1)
  for (let i = start; i < end; i++) {
    const next = new Map<string, Path>()
    for (const path of paths) {
      const known = tailOf(path, codes, start, tail)
      for (const option of options.get(i) ?? [{code: codes[i] ?? 0, cost: 0}]) {
        tail[LONGEST_WORD] = option.code
        const cuts = [language.lastCut(tail, path.cuts), ...path.cuts].slice(0, LONGEST_WORD)
        const runs = path.runs + language.runScore(tail, LONGEST_WORD)
        const cost = path.cost + option.cost
        const total = language.combine(cuts[0] ?? 0, runs) - cost
        const key = `${known}${String.fromCodePoint(option.code)}`
        if ((next.get(key)?.total ?? Number.NEGATIVE_INFINITY) < total)
          next.set(key, {code: option.code, before: path, cuts, runs, cost, total})
      }
    }
    paths = [...next.values()].sort((a, b) => b.total - a.total).slice(0, WIDTH)
  }
  const chosen: number[] = []
  for (let path = paths[0]; path?.before; path = path.before) chosen.push(path.code)
  return chosen.reverse()
}

/** Fills in the characters before the next one, all but its last place; gives those that still matter as a key. */
function tailOf(path: Path, codes: Int32Array, start: number, tail: Int32Array): string {
  let one = path
  let beyond = start
  const key: number[] = []
  for (let k = LONGEST_WORD - 1; k >= 0; k--) {
    if (one.before) {
      tail[k] = one.code
      if (k >= 2) key.push(one.code)
      one = one.before
    } else tail[k] = codes[--beyond] ?? EDGE
  }
  return String.fromCodePoint(...key.reverse())
}
