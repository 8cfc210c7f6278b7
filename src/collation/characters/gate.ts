/**
 * Whether a text shows damage. Clean text holds characters outside GB/T 2312 too, some four in a
 * million; a text that holds more of them, with better readings at hand, was damaged.
 */

export interface Gate {
  open: boolean
  /** Different characters that nobody would write here, with an evident reading. */
  strong: number
  /** How many of them a clean text of this length would hold. */
  expected: number
}

/** Characters outside GB/T 2312 that have an evident reading, per character of clean law text. */
const CLEAN_RATE = 5e-6
/** A gate that opens by chance once in so many clean texts. */
const CHANCE = 1e-4

/** @param strong how many different characters are certainly not what was written */
export function gateOf(strong: number, length: number): Gate {
  const expected = length * CLEAN_RATE
  return {open: strong >= 2 && atLeast(strong, expected) < CHANCE, strong, expected}
}

/** P(X ≥ k) of a Poisson distribution. */
function atLeast(k: number, mean: number): number {
  let term = Math.exp(-mean)
  let below = 0
  for (let i = 0; i < k; i++) {
    below += term
    term *= mean / (i + 1)
  }
  // Of a small mean, 1 − below is lost in rounding: the first term says it.
  return mean < 0.01 ? term : 1 - below
}
