/** The laws of the tree that can be checked against the witness, as a function that names every breach. */
import type {Node as UnistNode} from 'unist'
import {span} from './position.ts'
import type {Leaf, Root} from './types.ts'

export interface Breach {
  /** Rule id: a character that is lost is the worst that can happen. */
  law: 'lost-character' | 'altered-text' | 'broken-nesting'
  reason: string
  start: number
  end: number
}

interface AnyNode extends UnistNode {
  children?: AnyNode[]
}

/**
 * 1. Verbatim: a text is its slice; the original of an emendation is its slice.
 * 2. Conservation: leaves in order give the transcription; between two leaves is white space only.
 * 3. Nesting: children lie inside their parent, in order, without overlap.
 *
 * @param stretch the document's part of the transcription
 */
export function brokenLaws(
  tree: Root,
  transcription: string,
  stretch: {start: number; end: number},
): Breach[] {
  const breaches: Breach[] = []
  let done = stretch.start

  const gap = (end: number) => {
    const lost = transcription.slice(done, end)
    if (lost.trim() === '') return
    breaches.push({
      law: 'lost-character',
      reason: `Unexpected loss of \`${lost.trim()}\`, expected every character of the witness in the tree`,
      start: done,
      end,
    })
  }
  const leaf = (node: Leaf) => {
    const {start, end} = span(node)
    gap(start)
    const slice = transcription.slice(start, end)
    const original = node.type === 'emendation' ? node.original : node.value
    if (slice !== original || start < done)
      breaches.push({
        law: 'altered-text',
        reason: `Unexpected \`${original}\`, expected \`${slice}\` as the witness has it here`,
        start,
        end,
      })
    done = Math.max(done, end)
  }
  const walk = (node: AnyNode) => {
    if (!node.children) {
      leaf(node as Leaf)
      return
    }
    const outer = span(node)
    let before = outer.start
    for (const child of node.children) {
      const inner = span(child)
      if (inner.start < before || inner.end > outer.end || inner.end < inner.start)
        breaches.push({
          law: 'broken-nesting',
          reason: `Unexpected ${child.type} at ${inner.start}–${inner.end}, expected a place in ${node.type} from ${before} to ${outer.end}`,
          ...inner,
        })
      before = inner.end
      walk(child)
    }
  }
  walk(tree)
  gap(stretch.end)
  return breaches
}
