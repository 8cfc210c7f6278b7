/** Offsets in the transcription, as unist positions. One coordinate system: UTF-16 code units of the whole transcription. */
import type {Position} from 'unist'

/** Makes positions from pairs of offsets. Lines and columns count from 1, columns in UTF-16 code units. */
export type Positioner = (start: number, end: number) => Position

/** @param transcription the whole transcription; line ends may be LF, CRLF or CR. */
export function positioner(transcription: string): Positioner {
  const starts = [0]
  for (const match of transcription.matchAll(/\r\n|\r|\n/g))
    starts.push(match.index + match[0].length)
  const point = (offset: number) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return {line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset}
  }
  return (start, end) => ({start: point(start), end: point(end)})
}

/** A node of the tree as far as its place goes. */
interface Placed {
  type: string
  position?: Position | undefined
}

/** @throws if the node has no position: after `parse` every node has one. */
export function span(node: Placed): {start: number; end: number} {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined)
    throw new Error(`Unexpected ${node.type} without position`)
  return {start, end}
}

/** The position that covers the first to the last of some nodes. */
export function cover(first: Placed, last: Placed): Position {
  if (!first.position || !last.position)
    throw new Error(`Unexpected ${first.type} without position`)
  return {start: first.position.start, end: last.position.end}
}
