/** Marks, on the page that a search result led to, what was sought. Nothing of the page changes: the marks are the browser's, and the address is made plain again. */

/** Words that were found, as they stand in the text; in the address of a result. */
export const FOUND = 'found'
/** Where they stand, if it is not in the reading: `in=original`. */
export const IN = 'in'
export const ORIGINAL = 'original'
const MOST = 200

/**
 * @param place the unit that was led to
 * @param showOriginals puts what the witness has beside the reading
 */
export function markFound(place: Element, showOriginals: () => void): void {
  const url = new URL(location.href)
  const words = url.searchParams.getAll(FOUND).filter((word) => word !== '')
  if (words.length === 0) return
  const isOriginal = url.searchParams.get(IN) === ORIGINAL
  if (isOriginal) showOriginals()
  const text = (isOriginal && place.querySelector('.pair')) || place
  url.searchParams.delete(FOUND)
  url.searchParams.delete(IN)
  history.replaceState(history.state, '', url)
  // A browser without highlights shows the unit, as it does for any link.
  if (typeof Highlight === 'undefined') return
  const ranges = words.flatMap((word) => rangesOf(word, text)).slice(0, MOST)
  CSS.highlights.set(FOUND, new Highlight(...ranges))
  ranges[0]?.startContainer.parentElement?.scrollIntoView({block: 'center'})
}

/** What stands beside the text: its notes and tools. */
const BESIDE = '[role=note], .handle'

/** Where a word stands, across the marks of emendations. */
function rangesOf(word: string, place: Element): Range[] {
  const nodes: {node: Text; start: number}[] = []
  let text = ''
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(BESIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({node: node as Text, start: text.length})
    text += (node as Text).data
  }
  const ranges: Range[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const first = nodes.findLast(({start}) => start <= at)
    const last = nodes.findLast(({start}) => start < at + word.length)
    if (!first || !last) continue
    const range = document.createRange()
    range.setStart(first.node, at - first.start)
    range.setEnd(last.node, at + word.length - last.start)
    ranges.push(range)
  }
  return ranges
}
