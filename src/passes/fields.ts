/** Lines → fields of the form: what stands before and after the text. Lines that are no field stay lines. */
import type {Plugin} from 'unified'
import type {PassOptions} from '../tree/document.ts'
import {plannedOf} from '../structure/line.ts'
import {readForm} from '../structure/read-form.ts'
import type {FormPart} from '../structure/read-form.ts'
import {cover} from '../tree/position.ts'
import type {Attachment, Block, Field, FieldName, Root} from '../tree/types.ts'

/** A text that an editor says has no numbering (a news report) has no form and no fields. */
export const fields: Plugin<[Pick<PassOptions, 'ladder'>], Root> =
  ({ladder}) =>
  (tree) => {
    if (ladder !== 'none') read(tree, false)
    for (const block of tree.children) if (block.type === 'attachment') read(block, true)
  }

function read(body: Root | Attachment, attached: boolean): void {
  const end = body.children.findIndex(({type}) => type === 'attachment')
  const lines = end < 0 ? body.children : body.children.slice(0, end)
  const parts = new Map(readForm(plannedOf(lines), attached).map((part) => [part.start, part]))
  const counts = new Map<FieldName, number>()
  const out: Block[] = []
  for (let i = 0; i < body.children.length; i++) {
    const part = parts.get(i)
    const block = body.children[i]
    const field = part && fieldOf(part, body.children, counts)
    if (field) {
      out.push(field)
      i = part.end - 1
    } else if (block) out.push(block)
  }
  body.children = out
}

function fieldOf(
  {name, start, end}: FormPart,
  blocks: readonly Block[],
  counts: Map<FieldName, number>,
): Field | undefined {
  const members = blocks.slice(start, end)
  const first = members[0]
  const last = members.at(-1)
  if (!first || !last) return undefined
  const value = (counts.get(name) ?? 0) + 1
  counts.set(name, value)
  return {
    type: 'field',
    name,
    ordinal: {value},
    eid: '',
    children: members.flatMap((block) =>
      block.type === 'line'
        ? block.children
        : block.type === 'markup' || block.type === 'residue'
          ? [block]
          : [],
    ),
    position: cover(first, last),
  }
}
