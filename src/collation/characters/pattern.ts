/**
 * The damage pattern: whether swapped characters stand at a regular distance. A program that swaps
 * every n-th character leaves a grid; lost marks and page furniture between two swaps shift it, so
 * distances are compared, not places.
 */

export interface Pattern {
  /** Distance of the grid, in characters outside ASCII. */
  period: number
  /** Whether every second sentence mark was lost after the swaps: then each that is left counts twice. */
  marksLost: boolean
  /** Distances between neighbouring swaps that are a multiple of the period. */
  fitting: number
  /** Of these, how many are exact multiples: lost marks shift some by one. */
  exact: number
  distances: number
  /** log₁₀ of the chance that as many fit by accident, all periods tried. */
  chance: number
}

const SHORTEST = 30
const LONGEST = 200
/** log₁₀ of the chance below which a pattern is believed. */
const BELIEVED = -4

/** Counts of characters outside ASCII before offsets: sentence marks once or twice, spaces of an indent as the wide ones that they were. */
function ruler(text: string, markWeight: 1 | 2): (offset: number) => number {
  const counts = new Int32Array(text.length + 1)
  let indent = true
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== 0x20) indent = code === 0x0a || code === 0x0d
    const mark = code === 0xff0c || code === 0x3002
    const low = code >= 0xdc00 && code <= 0xdfff
    counts[i + 1] =
      (counts[i] ?? 0) +
      (mark ? markWeight : (code >= 0x80 && !low) || (indent && code === 0x20) ? 1 : 0)
  }
  return (offset) => counts[offset] ?? 0
}

/** Whether a distance is a multiple of the period, as far as lost marks let one say. */
function isOnGrid(distance: number, pattern: Pick<Pattern, 'period' | 'marksLost'>): boolean {
  // Right beside a swap there is no other.
  if (distance < pattern.period / 2) return false
  const rest = distance % pattern.period
  return Math.min(rest, pattern.period - rest) <= (pattern.marksLost ? 1 : 0)
}

/** @param offsets of the swapped characters, rising */
export function patternOf(text: string, offsets: readonly number[]): Pattern | undefined {
  if (offsets.length < 5) return undefined
  let best: Pattern | undefined
  for (const marksLost of [false, true]) {
    const count = ruler(text, marksLost ? 2 : 1)
    const distances = offsets.slice(1).map((offset, i) => count(offset) - count(offsets[i] ?? 0))
    for (let period = SHORTEST; period <= LONGEST; period++) {
      const far = distances.filter((distance) => distance >= period - 1)
      const fitting = far.filter((distance) => isOnGrid(distance, {period, marksLost})).length
      const exact = far.filter((distance) => distance % period === 0).length
      const chance =
        tail(fitting, distances.length, (marksLost ? 3 : 1) / period) +
        Math.log10(2 * (LONGEST - SHORTEST + 1))
      const found = {period, marksLost, fitting, exact, distances: distances.length, chance}
      if (chance < BELIEVED && (!best || isBetter(found, best))) best = found
    }
  }
  return best
}

/** Less by chance; where that is about the same, more exact; of a period and its multiple the longer, if it fits as well. */
function isBetter(one: Pattern, other: Pattern): boolean {
  if (one.period % other.period === 0 && one.period > other.period)
    return one.fitting >= 0.9 * other.fitting
  return Math.abs(one.chance - other.chance) > 2
    ? one.chance < other.chance
    : one.exact > other.exact
}

/** log₁₀ of P(X ≥ k) of a binomial distribution, by its largest term. */
function tail(k: number, n: number, p: number): number {
  if (k <= n * p) return 0
  let log = 0
  for (let i = 1; i <= k; i++) log += Math.log10((n - k + i) / i)
  return log + k * Math.log10(p) + (n - k) * Math.log10(1 - p)
}

/** Whether an offset fits the distances to the certain swaps next to it. */
export type Grid = (offset: number) => boolean

/** @param certain the swaps that are certain, in rising order */
export function gridOf(
  text: string,
  pattern: Pattern,
  certain: ReadonlyArray<{start: number}>,
): Grid {
  const count = ruler(text, pattern.marksLost ? 2 : 1)
  const places = certain.map(({start}) => start)
  return (offset) =>
    around(places, offset).some(
      (other) => other !== undefined && isOnGrid(Math.abs(count(offset) - count(other)), pattern),
    )
}

/** The numbers of a rising list before and after a number. */
function around(list: readonly number[], number: number): [number | undefined, number | undefined] {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return [list[low - 1], list[low] === number ? list[low + 1] : list[low]]
}
