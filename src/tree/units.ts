/** The units of a tree in the order of the text, each with what is its own. */
import type {
  Article,
  Attachment,
  Block,
  Clause,
  Division,
  Eid,
  Field,
  Inset,
  Measure,
  Phrasing,
  Root,
  Row,
  Table,
} from './types.ts'

/** A unit that stands by itself; a measure is a part of one. */
export type Standing = Attachment | Field | Division | Article | Clause | Table

/** What a unit holds that is no unit itself. */
export type Own = Phrasing | Measure | Inset | Row

export interface UnitView {
  unit: Standing
  /** Its number, its heading and its text, without the units nested in it. */
  own: Own[]
  /** The article it lies in, or is. */
  article?: Eid
  /** The attachment it lies in, or is. */
  attachment?: Eid
  /** How many clauses it is nested in. */
  depth: number
}

export function isStanding(node: {type: string}): node is Standing {
  return ['attachment', 'field', 'division', 'article', 'clause', 'table'].includes(node.type)
}

/** The children of a unit that are no units. */
export function ownOf(unit: Standing): Own[] {
  return (unit.children as (Own | Block)[]).filter(
    (child): child is Own => !isStanding(child) && child.type !== 'line',
  )
}

export function unitsOf(root: Root): UnitView[] {
  const views: UnitView[] = []
  const walk = (unit: Standing, above: Pick<UnitView, 'article' | 'attachment' | 'depth'>) => {
    const inside = {
      ...above,
      ...(unit.type === 'article' && {article: unit.eid}),
      ...(unit.type === 'attachment' && {attachment: unit.eid}),
    }
    views.push({unit, own: ownOf(unit), ...inside})
    const depth = inside.depth + (unit.type === 'clause' ? 1 : 0)
    for (const child of unit.children) if (isStanding(child)) walk(child, {...inside, depth})
  }
  for (const block of root.children) if (isStanding(block)) walk(block, {depth: 0})
  return views
}
