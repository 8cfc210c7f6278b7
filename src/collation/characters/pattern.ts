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
  distances: number
  /** log₁₀ of the chance that as many fit by accident, all periods tried. */
  chance: number
}

const SHORTEST = 30
const LONGEST = 200
/** log₁₀ of the chance below which a pattern is believed. */
const BELIEVED = -4

/** Counts of characters outside ASCII before offsets, marks once or twice. */
export function ruler(text: string, markWeight: 1 | 2): (offset: number) => number {
  const counts = new Int32Array(text.length + 1)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const mark = code === 0xff0c || code === 0x3002
    const low = code >= 0xdc00 && code <= 0xdfff
    counts[i + 1] = (counts[i] ?? 0) + (mark ? markWeight : code >= 0x80 && !low ? 1 : 0)
  }
  return (offset) => counts[offset] ?? 0
}

/** Whether a distance is a multiple of the period, as far as lost marks let one say. */
export function isOnGrid(
  distance: number,
  pattern: Pick<Pattern, 'period' | 'marksLost'>,
): boolean {
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
      const fitting = distances.filter(
        (distance) => distance >= period - 1 && isOnGrid(distance, {period, marksLost}),
      ).length
      const share = (marksLost ? 3 : 1) / period
      const chance =
        tail(fitting, distances.length, share) + Math.log10(2 * (LONGEST - SHORTEST + 1))
      const better =
        !best ||
        chance < best.chance - 1 ||
        (fitting >= best.fitting && period > best.period && period % best.period === 0)
      if (chance < BELIEVED && better)
        best = {period, marksLost, fitting, distances: distances.length, chance}
    }
  }
  return best
}

/** log₁₀ of P(X ≥ k) of a binomial distribution, by its largest term. */
function tail(k: number, n: number, p: number): number {
  if (k <= n * p) return 0
  let log = 0
  for (let i = 1; i <= k; i++) log += Math.log10((n - k + i) / i)
  return log + k * Math.log10(p) + (n - k) * Math.log10(1 - p)
}
