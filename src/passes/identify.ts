/** Gives every unit its permanent name. Names are made once, from the finished structure. */
import type {Plugin} from 'unified'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {LEVEL_NAMES, makeEid} from '../tree/eid.ts'
import type {Level} from '../tree/eid.ts'
import {slugOrdinal} from '../tree/ordinal.ts'
import {span} from '../tree/position.ts'
import {report} from '../tree/report.ts'
import type {Article, Attachment, Block, Clause, Division, Root, Table, Unit} from '../tree/types.ts'

type Numbered = Division | Article | Clause | Table

/** Two units of one name are a fatal finding, never a suffix: an address must be guessable. */
export const identify: Plugin<[], Root> = () => (tree, file) => {
  const names = new Names(file)
  nameBody(tree, [], names)
}

class Names {
  readonly #file: VFile
  readonly #units = new Map<string, Unit>()

  constructor(file: VFile) {
    this.#file = file
  }

  give(unit: Unit, eid: string): void {
    unit.eid = eid
    const twin = this.#units.get(eid)
    if (twin)
      report(this.#file, {
        reason: `Unexpected second unit \`${eid}\`, expected one: the first stands in line ${twin.position?.start.line ?? '?'}`,
        place: unit.position,
        ruleId: 'duplicate-eid',
        source: 'identify',
        fatal: true,
      })
    else this.#units.set(eid, unit)
  }
}

function nameBody(body: Root | Attachment, above: readonly Level[], names: Names): void {
  const outer = articlesRunThrough(body)
  const walk = (node: Numbered, levels: readonly Level[]) => {
    const own: Level = {name: levelName(node), ordinal: node.ordinal}
    // Articles that are numbered through the text are cited without their chapter.
    const path = node.type === 'article' && outer ? [...above, own] : [...levels, own]
    names.give(node, makeEid({levels: path}))
    if (node.type === 'table') return
    for (const child of node.children) {
      if (child.type === 'measure')
        names.give(child, makeEid({levels: path, offset: span(child).start}))
      else if (isNumbered(child)) walk(child, path)
    }
  }
  for (const block of body.children) {
    if (block.type === 'field') {
      const {name, ordinal} = block
      names.give(block, makeEid({levels: [...above], field: {name, ordinal}}))
    } else if (block.type === 'attachment') {
      const levels: Level[] = [{name: 'att', ordinal: block.ordinal}]
      names.give(block, makeEid({levels}))
      nameBody(block, levels, names)
    } else if (isNumbered(block)) walk(block, above)
  }
}

function levelName(node: Numbered): Level['name'] {
  if (node.type === 'article') return 'art'
  return node.type === 'table' ? 'table' : LEVEL_NAMES[node.rank]
}

function isNumbered(node: {type: string}): node is Numbered {
  return ['division', 'article', 'clause', 'table'].includes(node.type)
}

/** Whether no two articles of a text have the same number. */
function articlesRunThrough(body: Root | Attachment): boolean {
  const seen = new Set<string>()
  let unique = true
  const blocks: Block[] = body.children.filter(({type}) => type !== 'attachment')
  visit({type: 'root', children: blocks} as Root, 'article', ({ordinal}) => {
    const slug = slugOrdinal(ordinal)
    if (seen.has(slug)) unique = false
    seen.add(slug)
  })
  return unique
}
