/** How well swapped characters are found and restored. */
import {findVariants} from '../../src/collation/rules/variant-reading.ts'
import {examine, knowledge} from '../../src/collation/characters/examine.ts'
import type {Knowledge} from '../../src/collation/characters/examine.ts'
import {variantTable} from '../../src/collation/characters/variants.ts'
import {Language} from '../../src/collation/language.ts'
import tables from '../../src/collation/tables/language.json' with {type: 'json'}
import type {Finding} from '../../src/collation/rule.ts'
import type {Damaged, Swap} from './damage.ts'

/** What the engine knows, without some variants. */
export function knowledgeWithout(variants: ReadonlySet<string> = new Set()): Knowledge {
  return knowledge(
    new Language(tables),
    variantTable(new Set([...variants].map((char) => char.codePointAt(0) ?? 0))),
  )
}

/** What became of the swaps of one or more texts. */
export interface Tally {
  swaps: number
  /** Restored: an accepted entry with the right reading. */
  restored: number
  /** Anything was said: accepted, proposed or reported. */
  acted: number
  /** Accepted entries with a wrong reading, or where nothing was swapped. */
  wrong: number
  /** Places where anything was said though nothing was swapped. */
  falseFlags: number
  /** Some that went wrong, for reading. */
  samples: string[]
}

export function tally(): Tally {
  return {swaps: 0, restored: 0, acted: 0, wrong: 0, falseFlags: 0, samples: []}
}

/** @param damaged take the text for damaged, whatever it shows */
export function findingsOf(text: string, known: Knowledge, damaged = false): Finding[] {
  return [...findVariants(text, examine(text, known, {damaged}))]
}

/** Counts what became of the swaps. @param counts which swaps are asked about; all are damage */
export function judge(
  {text, swaps}: Damaged,
  findings: readonly Finding[],
  into: Tally,
  counts: (swap: Swap) => boolean = () => true,
): void {
  const at = new Map(swaps.map((swap) => [swap.at, swap]))
  const sample = (finding: Finding | undefined, offset: number, what: string) => {
    into.samples.push(
      `${what} ${text.slice(Math.max(0, offset - 8), offset + 9).replaceAll('\n', '⏎')} ${finding?.accept ? '=' : '?'}${finding?.reading ?? ''} ${JSON.stringify(finding?.evidence ?? {})}`,
    )
  }
  const said = new Map(findings.map((finding) => [finding.start, finding]))
  for (const finding of findings) {
    const swap = at.get(finding.start)
    if (!swap) {
      into.falseFlags++
      if (finding.accept) into.wrong++
      sample(finding, finding.start, finding.accept ? 'false' : 'flag')
    } else if (finding.accept && finding.reading !== swap.standard && counts(swap)) {
      into.wrong++
      sample(finding, finding.start, `wrong<${swap.standard}`)
    }
  }
  for (const swap of swaps) {
    if (!counts(swap)) continue
    into.swaps++
    const finding = said.get(swap.at)
    if (finding) into.acted++
    if (finding?.accept && finding.reading === swap.standard) into.restored++
    else if (!finding?.accept)
      sample(finding, swap.at, `${finding ? 'missed' : 'silent'}<${swap.standard}`)
  }
}
