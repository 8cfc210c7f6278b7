/**
 * Lines → division › article › clause. How the lines nest is told by `structure/nest.ts`; here the
 * units are made. A line without a number is a 款 of the unit that is open. No line is dropped.
 */
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import {plannedOf} from '../structure/line.ts'
import {nest} from '../structure/nest.ts'
import type {Finding, Step} from '../structure/step.ts'
import {cut} from '../tree/cut.ts'
import type {PassOptions} from '../tree/document.ts'
import {cover, positioner, span} from '../tree/position.ts'
import type {Positioner} from '../tree/position.ts'
import {report} from '../tree/report.ts'
import {toReading} from '../tree/to-text.ts'
import type {
  Article,
  Attachment,
  Block,
  Clause,
  Division,
  Heading,
  Inline,
  Inset,
  Line,
  Num,
  Rank,
  Root,
} from '../tree/types.ts'

type Body = Root | Attachment
type Numbered = Division | Article | Clause
type UnitStep = Extract<Step, {kind: 'unit'}>

export const segment: Plugin<[Pick<PassOptions, 'ladder'>], Root> =
  ({ladder}) =>
  (tree, file) => {
    const at = positioner(String(file.value))
    build(tree, ladder, at, file)
    for (const block of tree.children)
      if (block.type === 'attachment') build(block, undefined, at, file)
  }

function build(body: Body, given: Root['ladder'], at: Positioner, file: VFile): void {
  const blocks = body.children
  const placed = blocks.filter(({type}) => type !== 'field' && type !== 'attachment')
  const plan = nest(plannedOf(placed), given)
  body.ladder = plan.ladder === 'none' && hasForm(body) ? 'official' : plan.ladder
  const steps = new Map(placed.map((block, i) => [block, plan.steps[i]]))
  const open: Numbered[] = []
  const out: Block[] = []
  for (const block of blocks) {
    const step = steps.get(block)
    if (!step) {
      out.push(block)
      open.length = 0
      continue
    }
    open.length = Math.min(open.length, step.depth)
    const holder = open.at(-1)
    const siblings: Block[] = holder ? (holder.children as Block[]) : out
    if (block.type !== 'line') {
      if (block.type === 'table') block.ordinal = {value: countOf(siblings, 'table') + 1}
      siblings.push(block)
    } else if (step.kind === 'unit') {
      const unit = makeUnit(step, block, at)
      const home = step.underParagraph ? (lastParagraph(siblings)?.children ?? siblings) : siblings
      ;(home as Block[]).push(unit)
      open.push(unit)
    } else if (step.kind === 'inset') {
      const inset: Inset = {type: 'inset', children: block.children, ...place(block.children)}
      ;(insetHome(holder, siblings).children as Inset[]).push(inset)
    } else if (step.kind === 'silent') siblings.push(...(block.children as Block[]))
    else siblings.push(makeParagraph(block.children, countOf(siblings, 'clause') + 1))
    if ('finding' in step && block.type === 'line') tell(file, step.finding, block)
  }
  body.children = out
  for (const block of out) stretch(block)
}

/** 主送机关 or 发文字号: an official document that needs no numbers. */
function hasForm(body: Body): boolean {
  return body.children.some(
    (block) =>
      block.type === 'field' && (block.name === 'addressee' || block.name === 'documentNumber'),
  )
}

/** 款, or tables, that stand here already. */
function countOf(siblings: readonly Block[], type: 'clause' | 'table'): number {
  return siblings.filter(
    (block) => block.type === type && (block.type === 'table' || block.rank === 'paragraph'),
  ).length
}

function lastParagraph(siblings: readonly Block[]): Clause | undefined {
  return siblings.findLast(
    (block): block is Clause => block.type === 'clause' && block.rank === 'paragraph',
  )
}

/** The 款 that an inset goes on with; an item holds it itself. */
function insetHome(holder: Numbered | undefined, siblings: readonly Block[]): Clause {
  const paragraph = lastParagraph(siblings)
  if (paragraph) return paragraph
  if (holder?.type === 'clause') return holder
  throw new Error('Unexpected inset without a paragraph before it')
}

function makeUnit(step: UnitStep, line: Line, at: Positioner): Numbered {
  const run = line.children
  const [numRun, tail] = step.numberLength > 0 ? cut(run, step.numberLength, at) : [[], run]
  const rest = trimStart(tail, at)
  const [headRun, textRun] = step.headingLength > 0 ? cut(rest, step.headingLength, at) : [[], rest]
  const children: (Num | Heading)[] = []
  if (numRun.length > 0) children.push({type: 'num', children: numRun, ...place(numRun)})
  if (headRun.length > 0) children.push({type: 'heading', children: headRun, ...place(headRun)})
  const common = {ordinal: step.ordinal, eid: '', ...place(run)}
  const text = trimStart(textRun, at)
  if (step.node === 'clause')
    return {type: 'clause', rank: step.rank as Rank, ...common, children: [...children, ...text]}
  const paragraphs = text.length > 0 ? [makeParagraph(text, 1)] : []
  return step.node === 'article'
    ? {type: 'article', rank: step.rank, ...common, children: [...children, ...paragraphs]}
    : {type: 'division', rank: step.rank as Rank, ...common, children: [...children, ...paragraphs]}
}

/** White space between a number and its text is layout: it stands between leaves, in none. */
function trimStart(run: Inline[], at: Positioner): Inline[] {
  const text = toReading({type: 'run', children: run})
  const length = text.length - text.trimStart().length
  if (length === 0) return run
  const [space, rest] = cut(run, length, at)
  return space.every(({type}) => type === 'text') ? rest : run
}

function makeParagraph(children: Inline[], count: number): Clause {
  return {
    type: 'clause',
    rank: 'paragraph',
    ordinal: {value: count},
    eid: '',
    children,
    ...place(children),
  }
}

function tell(file: VFile, {ruleId, printed, expected}: Finding, line: Line): void {
  const should = {
    'unplaced-line': 'expected a number of the ladder of this text: kept as a paragraph',
    'numbering-gap': `expected ${expected ?? 1}: a unit is missing or numbered wrongly`,
    'numbering-repeat': `expected ${expected ?? 1}: the number stands twice`,
    'numbering-restart': `expected ${expected ?? 1}: the numbering starts again`,
  }
  report(file, {
    reason: `Unexpected number \`${printed}\`, ${should[ruleId]}`,
    place: line.position,
    ruleId,
    source: 'segment',
  })
}

function place(run: readonly Inline[]) {
  const [first] = run
  const last = run.at(-1)
  return first && last ? {position: cover(first, last)} : {}
}

/** Makes every unit reach to the end of what it holds. */
function stretch(node: Block | Numbered['children'][number]): void {
  if (node.type !== 'division' && node.type !== 'article' && node.type !== 'clause') return
  for (const child of node.children) stretch(child)
  const last = node.children.at(-1)
  if (last && node.position && span(last).end > span(node).end) node.position = cover(node, last)
}
