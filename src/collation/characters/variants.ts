/** The table of variants: what is written for what, and what kind of swap that is. */
import rows from '../tables/variants.json' with {type: 'json'}

/** 繁体 · 异体 · 形近 · 符号代字. */
export type VariantClass = 'traditional' | 'variant' | 'lookalike' | 'symbol'

export interface Variant {
  /** Code points that it may stand for, the likeliest first. */
  standards: readonly number[]
  kind: VariantClass
  /** Where the row comes from: opencc, unihan, nfkc, hand. */
  source: string
}

export type VariantTable = ReadonlyMap<number, Variant>

/** @param without variants that are to be left out: what a measurement hides */
export function variantTable(without: ReadonlySet<number> = new Set()): VariantTable {
  const table = new Map<number, Variant>()
  for (const [variant = '', standards = '', kind = '', source = ''] of rows) {
    const code = variant.codePointAt(0) ?? 0
    if (without.has(code)) continue
    table.set(code, {
      standards: Array.from(standards, (char) => char.codePointAt(0) ?? 0),
      kind: kind as VariantClass,
      source,
    })
  }
  return table
}
