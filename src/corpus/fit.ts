/** Entries of a whole witness → those of one document, cut so that `emend` can apply them: inside the text of a line. */
import type {Entry} from '../collation/apparatus.ts'
import type {Layout, Stretch} from '../tree/layout.ts'

/**
 * White space around a line is layout, not text: an entry that only takes layout away is dropped,
 * one that takes text away with it keeps the text. What still reaches over the end of a line cannot
 * be applied, so it is not accepted, whatever its rule says.
 */
export function fitEntries(
  entries: readonly Entry[],
  transcription: string,
  stretch: Stretch,
  layout?: Layout,
): Entry[] {
  const lines = textsOf(transcription, stretch, layout)
  return entries.flatMap((entry) => {
    if (entry.end < stretch.start || entry.start > stretch.end) return []
    const near = linesAt(lines, entry)
    const cut = withoutLayout(entry)
    if (near.some((line) => isWithin(cut, line))) return [cut]
    if (entry.reading === '') {
      const pieces = near.flatMap((line) => {
        const start = Math.max(entry.start, line.start)
        const end = Math.min(entry.end, line.end)
        return start < end
          ? [{...entry, start, end, original: transcription.slice(start, end)}]
          : []
      })
      // A line break taken away joins two lines; nothing else of layout is worth a word.
      const joins = entry.layer !== 'residue' && /[\r\n]/.test(entry.original)
      if (pieces.length > 0 || !joins) return pieces
    }
    if (!isWithin(entry, stretch)) return []
    return [{...entry, status: 'proposed'}]
  })
}

/**
 * Texts of the lines and cells of a stretch, without the white space around them and without the
 * characters of the format. As `policyParse` reads them.
 */
export function textsOf(
  transcription: string,
  {start, end}: Stretch,
  layout?: Pick<Layout, 'markup' | 'tables'>,
): Stretch[] {
  const cuts = [
    ...(layout?.markup ?? []),
    ...(layout?.tables ?? []).flatMap(({rows}) =>
      rows.flatMap(({cells}) =>
        cells.slice(1).map((cell) => ({start: cell.start, end: cell.start})),
      ),
    ),
  ].sort((a, b) => a.start - b.start)
  const texts: Stretch[] = []
  let next = 0
  for (const {index, 0: line} of transcription.slice(start, end).matchAll(/[^\r\n]+/g)) {
    let from = start + index
    const to = from + line.length
    while ((cuts[next]?.start ?? Infinity) < to) {
      const cut = cuts[next]
      if (!cut) break
      if (cut.start > from) texts.push({start: from, end: cut.start})
      from = Math.max(from, Math.min(cut.end, to))
      if (cut.end > to) break
      next++
    }
    if (from < to) texts.push({start: from, end: to})
  }
  return texts.flatMap((text) => {
    const value = transcription.slice(text.start, text.end)
    const from = text.start + value.length - value.trimStart().length
    const trimmed = value.trim()
    return trimmed === '' ? [] : [{start: from, end: from + trimmed.length}]
  })
}

/** The lines that a stretch overlaps or touches. */
export function linesAt(lines: readonly Stretch[], {start, end}: Stretch): Stretch[] {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.end ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found: Stretch[] = []
  for (let line = lines[low]; line && line.start <= end; line = lines[++low]) found.push(line)
  return found
}

function isWithin(inner: Stretch, outer: Stretch): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Without the white space that the original and the reading have alike at their ends. */
function withoutLayout(entry: Entry): Entry {
  const {original, reading} = entry
  const least = Math.min(original.length, reading.length)
  let head = 0
  while (head < least && original[head] === reading[head] && /\s/.test(original[head] ?? '')) head++
  let tail = 0
  while (
    tail < least - head &&
    original.at(-1 - tail) === reading.at(-1 - tail) &&
    /\s/.test(original.at(-1 - tail) ?? '')
  )
    tail++
  if (head + tail === 0) return entry
  return {
    ...entry,
    start: entry.start + head,
    end: entry.end - tail,
    original: original.slice(head, original.length - tail),
    reading: reading.slice(head, reading.length - tail),
  }
}
