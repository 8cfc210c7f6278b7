/**
 * Clause → measure. In legislation a 款 or 项 is one, as a whole; in official documents each sentence
 * that directs somebody. News yields none.
 */
import type {Plugin} from 'unified'
import {introOf} from '../measure/intro.ts'
import type {Intro} from '../measure/intro.ts'
import {readMeasure} from '../measure/read.ts'
import type {Situation} from '../measure/read.ts'
import {genreOf} from '../structure/form.ts'
import {cutAll} from '../tree/cut.ts'
import type {PassOptions} from '../tree/document.ts'
import type {InstrumentList, MeasureFacts} from '../tree/measure.ts'
import {cover, positioner} from '../tree/position.ts'
import type {Positioner} from '../tree/position.ts'
import {sentenceEnds} from '../tree/sentences.ts'
import {toReading} from '../tree/to-text.ts'
import type {Article, Attachment, Block, Clause, Division, Inline, Root} from '../tree/types.ts'

export const measures: Plugin<[Pick<PassOptions, 'genre' | 'ladder' | 'instruments'>], Root> =
  ({genre, ladder, instruments = {}}) =>
  (tree, file) => {
    if (genre === '新闻' || ladder === 'none') return
    inBody(tree, instruments, positioner(String(file.value)))
  }

/** The texts of a root or an attachment, each of which has a form and a ladder of its own. */
function inBody(
  body: Root | Attachment,
  instruments: InstrumentList,
  at: Positioner,
  above = '',
): void {
  const title = titleOf(body) || above
  const addressee = body.children.find(
    (block) => block.type === 'field' && block.name === 'addressee',
  )
  const situation: Situation = {
    register: body.ladder === 'legislation' ? 'legislation' : 'official',
    instruments,
    ...(PRAISING.test(title) && {praises: true as const}),
    ...(addressee && {addressee: toReading(addressee).replace(/[：:]$/u, '')}),
  }
  const directs = body.ladder !== 'none' || genreOf(title) !== undefined
  const walk = (blocks: readonly (Block | {type: string})[]): void => {
    for (const block of blocks as readonly Block[]) {
      if (block.type === 'attachment') inBody(block, instruments, at, title)
      else if (block.type === 'division' || block.type === 'article') {
        if (!defines(block)) walk(block.children)
      } else if (block.type === 'clause' && directs) inClause(block, situation, at)
    }
  }
  walk(body.children)
}

/** 术语和定义: says what words mean, and directs nobody. */
function defines(unit: Division | Article): boolean {
  const heading = unit.children.find((child) => child.type === 'heading')
  return heading !== undefined && /^(?:术语|定义|用语|名词)/u.test(toReading(heading))
}

/** A text that tells what was done well. */
const PRAISING = /表扬|表彰|嘉奖|经验做法|典型(?:经验|做法|案例)/u

/** A text without numbers directs somebody where its title says that it is a reply, an interpretation, a notice. */
function titleOf(body: Root | Attachment): string {
  const title = body.children.find((block) => block.type === 'field' && block.name === 'title')
  return title ? toReading(title) : ''
}

function isInline(node: Clause['children'][number]): node is Inline {
  return (
    node.type === 'text' ||
    node.type === 'emendation' ||
    node.type === 'residue' ||
    node.type === 'markup'
  )
}

/** Wraps what a clause directs in its own text, then in the clauses below it, which it may introduce. */
function inClause(clause: Clause, situation: Situation, at: Positioner): void {
  let last: MeasureFacts | undefined
  let before: string | undefined
  const children: Clause['children'] = []
  let run: Inline[] = []
  const flush = () => {
    for (const part of sentencesOf(run, situation, at)) {
      const [first] = part
      const end = part.at(-1)
      const facts = readMeasure(toReading({type: 'run', children: part}), {
        ...situation,
        ...(before && {before}),
      })
      last = facts
      if (facts?.force === 'must' && facts.actor?.at) before = facts.actor.text
      else if (facts?.actor?.at) before = undefined
      if (!first || !end || !facts) children.push(...part)
      else
        children.push({
          type: 'measure',
          eid: '',
          facts,
          children: part,
          position: cover(first, end),
        })
    }
    run = []
  }
  for (const child of clause.children) {
    if (isInline(child)) {
      run.push(child)
      continue
    }
    flush()
    children.push(child)
  }
  flush()
  clause.children = children
  const own = toReading({
    type: 'run',
    children: children.filter((child) => isInline(child) || child.type === 'measure'),
  })
  const {intro: above, ...around} = situation
  // A sentence of an official document speaks for itself, whatever stands above it.
  const introduces = situation.register === 'legislation' && own !== ''
  const intro: Intro | undefined = introduces
    ? introOf(own, last, (said) => readMeasure(said, situation))
    : above
  for (const child of children)
    if (child.type === 'clause') inClause(child, {...around, ...(intro && {intro})}, at)
}

/** The sentences of a run in an official document; in legislation the run is one. */
function sentencesOf(run: readonly Inline[], {register}: Situation, at: Positioner): Inline[][] {
  if (run.length === 0) return []
  if (register === 'legislation') return [[...run]]
  const ends = sentenceEnds(toReading({type: 'run', children: [...run]}))
  return cutAll(run, ends.slice(0, -1), at)
}
