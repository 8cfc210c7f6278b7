/** Lines → attachments: what a document carries is a text of its own kind, with a form and a ladder of its own. */
import type {Plugin} from 'unified'
import {findAttachments} from '../structure/attachments.ts'
import {plannedOf} from '../structure/line.ts'
import {cover} from '../tree/position.ts'
import type {Attachment, Block, Root} from '../tree/types.ts'

export const enclose: Plugin<[], Root> = () => (tree) => {
  const starts = findAttachments(plannedOf(tree.children))
  const [first] = starts
  if (!first) return
  // Where two bear one number, as the 附件1 of two texts, they are counted.
  const values = starts.map(({value}, i) => value ?? i + 1)
  const agree = new Set(values).size === values.length
  const attachments = starts.flatMap(({line}, i): Attachment[] => {
    const children: Block[] = tree.children.slice(line, starts[i + 1]?.line)
    const [head] = children
    const last = children.at(-1)
    if (!head || !last) return []
    return [
      {
        type: 'attachment',
        ordinal: {value: (agree ? values[i] : undefined) ?? i + 1},
        eid: '',
        children,
        position: cover(head, last),
      },
    ]
  })
  tree.children = [...tree.children.slice(0, first.line), ...attachments]
}
