/** Gives every unit its permanent name. Names are made once, from the finished structure. */
import type {Plugin} from 'unified'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {PassOptions} from '../tree/document.ts'
import {makeEid} from '../tree/eid.ts'
import {LEVEL_NAMES} from '../tree/levels.ts'
import type {Level} from '../tree/eid.ts'
import {span} from '../tree/position.ts'
import {report} from '../tree/report.ts'
import type {
  Article,
  Attachment,
  Clause,
  Division,
  Measure,
  Root,
  Table,
  Unit,
} from '../tree/types.ts'

type Numbered = Division | Article | Clause | Table

/**
 * A number that stands twice in one place is told, never mended: the first unit keeps the name that
 * people guess, the second is named as the second of its number. Nothing is left out for it.
 */
export const identify: Plugin<[Pick<PassOptions, 'series'>], Root> =
  ({series = 0}) =>
  (tree, file) => {
    nameBody(tree, [], new Names(file, series))
  }

class Names {
  readonly #file: VFile
  readonly #units = new Map<string, Unit>()
  readonly #series: number

  constructor(file: VFile, series: number) {
    this.#file = file
    this.#series = series
  }

  measure(unit: Measure, levels: Level[]): void {
    this.give(unit, makeEid({levels, offset: span(unit).start, series: this.#series}))
  }

  /** Names a numbered unit; gives its level, for what it holds. */
  number(unit: Numbered, above: readonly Level[]): Level {
    const name = levelName(unit)
    const eid = makeEid({levels: [...above, {name, ordinal: unit.ordinal}]})
    const twin = this.#units.get(eid)
    if (twin) {
      let repeat = 2
      const named = () => makeEid({levels: [...above, {name, ordinal: {...unit.ordinal, repeat}}]})
      while (this.#units.has(named())) repeat++
      unit.ordinal = {...unit.ordinal, repeat}
      report(this.#file, {
        reason: `Unexpected second unit \`${eid}\`, expected one: the first stands in line ${twin.position?.start.line ?? '?'}, this one is called \`${named()}\``,
        place: unit.position,
        ruleId: 'duplicate-eid',
        source: 'identify',
      })
    }
    const level = {name, ordinal: unit.ordinal}
    this.give(unit, makeEid({levels: [...above, level]}))
    return level
  }

  give(unit: Unit, eid: string): void {
    unit.eid = eid
    this.#units.set(eid, unit)
  }
}

function nameBody(body: Root | Attachment, above: readonly Level[], names: Names): void {
  const outer = articlesRunThrough(body)
  const walk = (node: Numbered, levels: readonly Level[]) => {
    // Articles that are numbered through the text are cited without their chapter.
    const base = node.type === 'article' && outer ? above : levels
    const path = [...base, names.number(node, base)]
    if (node.type === 'table') return
    for (const child of node.children) {
      if (child.type === 'measure') names.measure(child, path)
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

/** Whether the articles of a text are counted through it, not anew in each of its divisions. */
function articlesRunThrough(body: Root | Attachment): boolean {
  const firsts = new Set<unknown>()
  for (const block of body.children)
    if (block.type === 'division')
      visit(block, 'article', ({ordinal}, _, parent) => {
        if (ordinal.value === 1 && ordinal.branch === undefined && !ordinal.above)
          firsts.add(parent)
      })
  return firsts.size < 2
}
