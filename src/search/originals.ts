/** What the witnesses have where the readings have something else: found only when it is asked for, and counted apart. */
import type {Hit, HitGroup, Question, Tally} from './answer.ts'
import type {Engine} from './engine.ts'
import {GivenUp} from './checking.ts'
import {FREELY} from './search.ts'
import type {Stretch} from './source.ts'
import {wholeFold} from './whole-fold.ts'

export interface Originals {
  /** Hits that the readings do not have; where they were not all compared, some hits of the witnesses. */
  groups: HitGroup[]
  /** If it is not exact, some of it may stand in the readings too. */
  tally: Tally
}

/** What is looked at on either side of two places to tell whether they are the same. */
const CONTEXT = 6

/** @throws GivenUp if the answer is not wanted any more */
export async function findOriginals(
  {readings, originals}: {readings: Engine; originals: Engine},
  question: Question,
  isWanted: () => boolean = () => true,
): Promise<Originals> {
  const {query, exact = false, filter = {}} = question
  const first = await originals.answer({query, filter, exact}, {isWanted})
  if (!exact && first.left > FREELY)
    return {groups: first.groups, tally: {...first.tally, exact: false}}
  const all = await originals.all(question)
  // Documents that have none cost nothing.
  const known = new Map<string, Hit>()
  for (const id of new Set(all.map(({document}) => document.id))) {
    if (!isWanted()) throw new GivenUp()
    for (const group of await readings.all({query, filter: {document: id}}))
      for (const hit of group.hits) known.set(`${id}#${hit.unit.eid}`, hit)
  }
  const groups = all.flatMap((group): HitGroup[] => {
    const hits = group.hits.flatMap((hit): Hit[] => {
      const ranges = onlyThere(hit, known.get(`${group.document.id}#${hit.unit.eid}`))
      return ranges.length > 0 ? [{unit: hit.unit, ranges, occurrences: ranges.length}] : []
    })
    return hits.length > 0 ? [{...group, hits, reasons: []}] : []
  })
  return {groups, tally: tallyOf(groups)}
}

/**
 * The places of a witness that the reading of the same unit does not have. Places are paired in
 * their order so that what stands around them agrees most; what has no like of its own is only there.
 */
export function onlyThere(original: Hit, reading: Hit | undefined): Stretch[] {
  if (!reading) return original.ranges
  const allThere = original.ranges.map((range) => surroundings(original.unit.text, range))
  const allHere = reading.ranges.map((range) => surroundings(reading.unit.text, range))
  // Most of a text is the same: only between the first and the last difference are there pairs to find.
  const first = sameFrom(allThere, allHere)
  const last = Math.min(
    sameFrom([...allThere].reverse(), [...allHere].reverse()),
    Math.min(allThere.length, allHere.length) - first,
  )
  const there = allThere.slice(first, allThere.length - last)
  const here = allHere.slice(first, allHere.length - last)
  // best[i][j]: how well the places from i on there agree with those from j on here.
  const best = Array.from({length: there.length + 1}, () =>
    new Array<number>(here.length + 1).fill(0),
  )
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  const pair = (i: number, j: number) => {
    const value = likeness(there[i], here[j])
    return value > 0 ? value + at(i + 1, j + 1) : 0
  }
  for (let i = there.length - 1; i >= 0; i--)
    for (let j = here.length - 1; j >= 0; j--) {
      const row = best[i]
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), pair(i, j))
    }
  const only: Stretch[] = []
  for (let i = 0, j = 0; i < there.length;) {
    const range = original.ranges[first + i]
    if (j < here.length && at(i, j) === at(i, j + 1)) j++
    else if (j < here.length && at(i, j) === pair(i, j)) {
      i++
      j++
    } else {
      if (range) only.push(range)
      i++
    }
  }
  return only
}

/** How many are the same from the beginning on. */
function sameFrom(there: readonly Surroundings[], here: readonly Surroundings[]): number {
  const differs = there.findIndex((one, i) => !isSame(one, here[i]))
  return differs < 0 ? there.length : differs
}

function isSame(a: Surroundings, b: Surroundings | undefined): boolean {
  const text = ({word, before, behind}: Surroundings) =>
    [...before, '\0', word, '\0', ...behind].join('')
  return b !== undefined && text(a) === text(b)
}

interface Surroundings {
  word: string
  /** Nearest first. */
  before: string[]
  behind: string[]
}

function surroundings(text: string, {start, end}: Stretch): Surroundings {
  const plain = (from: number, to: number) => Array.from(wholeFold.plain(text.slice(from, to)))
  return {
    word: wholeFold.plain(text.slice(start, end)),
    before: plain(Math.max(0, start - CONTEXT), start).reverse(),
    behind: plain(end, end + CONTEXT),
  }
}

/** How many characters around two places agree; at the edge of a text, the edge. None for different words. */
function likeness(a: Surroundings | undefined, b: Surroundings | undefined): number {
  if (a?.word !== b?.word || !a || !b) return 0
  return common(a.before, b.before) + common(a.behind, b.behind)
}

function common(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 1
  const differs = a.findIndex((char, i) => char !== b[i])
  return differs < 0 ? a.length : differs
}

function tallyOf(groups: readonly HitGroup[]): Tally {
  const hits = groups.flatMap(({hits}) => hits)
  return {
    units: hits.length,
    occurrences: hits.reduce((sum, {occurrences}) => sum + occurrences, 0),
    passages: groups.length,
    documents: new Set(groups.map(({document}) => document.id)).size,
    exact: true,
  }
}
