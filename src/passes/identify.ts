/** Gives every unit its permanent name. Names are made once, from the finished structure. */
import type {Plugin} from 'unified'
import {visit} from 'unist-util-visit'
import {fieldEid, LEVEL_NAMES, makeEid} from '../tree/eid.ts'
import type {Level} from '../tree/eid.ts'
import {slugOrdinal} from '../tree/ordinal.ts'
import {span} from '../tree/position.ts'
import {report} from '../tree/report.ts'
import type {Article, Clause, Division, Root, Unit} from '../tree/types.ts'

type Numbered = Division | Article | Clause

/** Two units of one name are a fatal finding, never a suffix: an address must be guessable. */
export const identify: Plugin<[], Root> = () => (tree, file) => {
  const outer = articlesRunThrough(tree)
  const units = new Map<string, Unit>()
  const name = (unit: Unit, eid: string) => {
    unit.eid = eid
    const twin = units.get(eid)
    if (twin)
      report(file, {
        reason: `Unexpected second unit \`${eid}\`, expected one: the first stands in line ${twin.position?.start.line ?? '?'}`,
        place: unit.position,
        ruleId: 'duplicate-eid',
        source: 'identify',
        fatal: true,
      })
    else units.set(eid, unit)
  }
  const walk = (node: Numbered, above: readonly Level[]) => {
    const own: Level = {
      name: node.type === 'article' ? 'art' : LEVEL_NAMES[node.rank],
      ordinal: node.ordinal,
    }
    // Articles that are numbered through the document are cited without their chapter.
    const levels = node.type === 'article' && outer ? [own] : [...above, own]
    name(node, makeEid({levels}))
    for (const child of node.children) {
      if (child.type === 'measure') name(child, makeEid({levels, offset: span(child).start}))
      if (child.type === 'clause' || child.type === 'article' || child.type === 'division')
        walk(child, levels)
    }
  }
  for (const block of tree.children) {
    if (block.type === 'field') name(block, fieldEid(block.name))
    else if (block.type !== 'line') walk(block, [])
  }
}

/** Whether no two articles of the document have the same number. */
function articlesRunThrough(tree: Root): boolean {
  const seen = new Set<string>()
  let unique = true
  visit(tree, 'article', ({ordinal}) => {
    const slug = slugOrdinal(ordinal)
    if (seen.has(slug)) unique = false
    seen.add(slug)
  })
  return unique
}
