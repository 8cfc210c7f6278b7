/** The table of characters that are the same for a searcher, as `fold.json` keeps it: half the size of the characters themselves. */

/** Steps from one code point to the next, in base 36, in the order of the standards. */
export interface PackedTable {
  standards: string
  variants: string
}

export function packTable(table: ReadonlyMap<string, string>): PackedTable {
  const pairs = [...table]
    .map(
      ([variant, standard]) => [variant.codePointAt(0) ?? 0, standard.codePointAt(0) ?? 0] as const,
    )
    .sort(([a, b], [c, d]) => b - d || a - c)
  return {
    standards: steps(pairs.map(([, standard]) => standard)),
    variants: steps(pairs.map(([variant]) => variant)),
  }
}

export function unpackTable({standards, variants}: PackedTable): Map<string, string> {
  const to = points(standards)
  return new Map(points(variants).map((variant, i) => [variant, to[i] ?? variant]))
}

function steps(points: readonly number[]): string {
  return points.map((point, i) => (point - (points[i - 1] ?? 0)).toString(36)).join(' ')
}

function points(steps: string): string[] {
  let point = 0
  return steps.split(' ').map((step) => String.fromCodePoint((point += Number.parseInt(step, 36))))
}
