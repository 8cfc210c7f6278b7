/** Damages clean text by a seeded procedure, so that a repair can be measured against what was there. */

/** A row of the table of variants that drives the damage. */
export interface VariantRow {
  variant: string
  standards: string[]
  kind: string
  source: string
}

/** @param tsv columns variant, standard (several by |), class, ambiguous, legit, source */
export function variantRows(tsv: string): VariantRow[] {
  return tsv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [variant = '', standard = '', kind = '', , , source = ''] = line.split('\t')
      return {variant, standards: standard.split('|'), kind, source}
    })
}

/** Standard character → what is written for it. */
export function swapTable(rows: readonly VariantRow[]): Map<string, string[]> {
  const table = new Map<string, string[]>()
  for (const {variant, standards} of rows)
    for (const standard of standards) {
      const variants = table.get(standard)
      if (variants) variants.push(variant)
      else table.set(standard, [variant])
    }
  return table
}

/** A swapped character: where it stands in the damaged text, and what was there. */
export interface Swap {
  /** UTF-16 offset in the damaged text. */
  at: number
  variant: string
  standard: string
}

export interface Damaged {
  text: string
  swaps: Swap[]
}

/** Swaps characters for variants where `isHit` says so. @param isHit gets the count of characters so far */
export function swap(
  text: string,
  table: ReadonlyMap<string, readonly string[]>,
  isHit: (index: number, char: string) => boolean,
  next: () => number,
): Damaged {
  const swaps: Swap[] = []
  let out = ''
  let index = 0
  for (const char of text) {
    const variants = table.get(char)
    const hit = isHit(index++, char)
    const variant = hit && variants ? variants[Math.floor(next() * variants.length)] : undefined
    if (variant === undefined) out += char
    else {
      swaps.push({at: out.length, variant, standard: char})
      out += variant
    }
  }
  return {text: out, swaps}
}
