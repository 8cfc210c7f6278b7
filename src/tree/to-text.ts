/** Text of a tree: the reading (校订) or the witness (原文). */
import type {Leaf} from './types.ts'

/** A node of the tree, as far as text goes. */
interface TextNode {
  type: string
  value?: unknown
  children?: readonly TextNode[]
}

/** Leaves in the order of the text. */
export function leaves(node: TextNode): Leaf[] {
  if (node.children) return node.children.flatMap(leaves)
  return [node as unknown as Leaf]
}

/** What we print: emendations applied, residue left out. */
export function toReading(node: TextNode): string {
  return leaves(node)
    .map((leaf) => (leaf.type === 'residue' || leaf.type === 'markup' ? '' : leaf.value))
    .join('')
}

/** What the witness has, without the characters of its format. */
export function toOriginal(node: TextNode): string {
  return leaves(node)
    .map((leaf) =>
      leaf.type === 'emendation' ? leaf.original : leaf.type === 'markup' ? '' : leaf.value,
    )
    .join('')
}
