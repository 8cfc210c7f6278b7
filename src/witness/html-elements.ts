/** What elements of a page are for, as far as reading it needs to know. */
import type {Element} from 'hast'

/** Elements that begin and end a line. */
export const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
   figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table
   tbody td tfoot th thead title tr ul`.split(/\s+/),
)

/** Elements whose content no reader sees. */
const HIDDEN: ReadonlySet<string> = new Set(
  `script style noscript template head iframe object embed svg canvas audio video select button input
   textarea link meta`.split(/\s+/),
)

export function isHidden({tagName, properties}: Element): boolean {
  if (HIDDEN.has(tagName) || properties['hidden'] !== undefined) return true
  return /display\s*:\s*none/i.test(properties['style'] ?? '')
}

/** How the text of an element is aligned, if it says so. */
export function styleOf({properties}: Element): {align?: string} {
  const style = /text-align\s*:\s*(\w+)/i.exec(properties['style'] ?? '')?.[1]
  const align = (style ?? properties['align'] ?? '').toLowerCase()
  return align === '' ? {} : {align}
}

/** A table that says something: others only set the page. */
export function isDataTable(table: Element): boolean {
  let rows = 0
  let wide = 0
  let longest = 0
  const inner: Element[] = []
  const walk = (node: Element, cells: {count: number}) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      if (child.tagName === 'table') inner.push(child)
      if (child.tagName === 'tr') {
        const row = {count: 0}
        rows++
        walk(child, row)
        if (row.count > 1) wide++
      } else if (child.tagName === 'td' || child.tagName === 'th') {
        cells.count++
        longest = Math.max(longest, lengthOf(child))
        walk(child, {count: 0})
      } else walk(child, cells)
    }
  }
  walk(table, {count: 0})
  return inner.length === 0 && rows > 1 && wide > 1 && longest < 3000
}

/** How much text an element holds, white space aside. */
function lengthOf(node: Element): number {
  let length = 0
  for (const child of node.children) {
    if (child.type === 'text') length += child.value.replaceAll(/\s/g, '').length
    else if (child.type === 'element') length += lengthOf(child)
  }
  return length
}
