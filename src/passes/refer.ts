/** Text → reference: citations inside the text. Units of this document are resolved here, other documents in `corpus.ts`. */
import type {Plugin} from 'unified'
import {visit} from 'unist-util-visit'
import {findCitations} from '../citation/parse.ts'
import {resolveUnit} from '../citation/resolve.ts'
import {cutAll} from '../tree/cut.ts'
import {cover, positioner} from '../tree/position.ts'
import type {Positioner} from '../tree/position.ts'
import {toReading} from '../tree/to-text.ts'
import type {Clause, Heading, Inline, Measure, Phrasing, Reference, Root} from '../tree/types.ts'

type Child = Clause['children'][number]

export const refer: Plugin<[], Root> = () => (tree, file) => {
  const at = positioner(String(file.value))
  const eids = new Set<string>()
  visit(tree, (node) => {
    if ('eid' in node) eids.add(node.eid)
  })
  visit(tree, (node) => {
    if (node.type === 'clause' || node.type === 'measure' || node.type === 'heading')
      wrap(node, eids, at)
  })
}

function isInline(node: Child): node is Inline {
  return node.type === 'text' || node.type === 'emendation' || node.type === 'residue'
}

/** Wraps the citations in each run of leaves of a node. */
function wrap(node: Clause | Measure | Heading, eids: ReadonlySet<string>, at: Positioner): void {
  const out: Child[] = []
  let run: Inline[] = []
  const flush = () => {
    out.push(...wrapRun(run, eids, at))
    run = []
  }
  for (const child of node.children) {
    if (isInline(child)) run.push(child)
    else {
      flush()
      out.push(child)
    }
  }
  flush()
  ;(node as {children: Child[]}).children = out
}

function wrapRun(run: readonly Inline[], eids: ReadonlySet<string>, at: Positioner): Phrasing[] {
  const citations = findCitations(toReading({type: 'run', children: run}))
  const parts = cutAll(
    run,
    citations.flatMap(({start, end}) => [start, end]),
    at,
  )
  return parts.flatMap((part, i): Phrasing[] => {
    const citation = i % 2 === 1 ? citations[(i - 1) / 2] : undefined
    const [first] = part
    const last = part.at(-1)
    if (!citation || !first || !last) return part
    const target = resolveUnit(citation, eids)
    const reference: Reference = {
      type: 'reference',
      ...(target !== undefined && {target}),
      children: part,
      position: cover(first, last),
    }
    return [reference]
  })
}
