/** Tables on a terminal, where a Han character takes two cells. */

/** Characters that take two cells (UAX #11: wide and full-width), as far as they occur in Chinese texts. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const NARROW = /\u303F/u
const NONE = /[\p{Mn}\p{Me}]/u

/** How many cells a text takes. */
export function cells(text: string): number {
  let width = 0
  for (const char of text)
    width += NONE.test(char) ? 0 : WIDE.test(char) && !NARROW.test(char) ? 2 : 1
  return width
}

export function pad(text: string, width: number, side: 'start' | 'end' = 'end'): string {
  const space = ' '.repeat(Math.max(0, width - cells(text)))
  return side === 'end' ? text + space : space + text
}

/** A text of at most so many cells. */
export function shorten(text: string, width: number): string {
  if (cells(text) <= width) return text
  let short = ''
  for (const char of text) {
    if (cells(short + char) > width - 1) break
    short += char
  }
  return `${short}…`
}

/** Rows under a head, columns two cells apart. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) =>
    Math.max(cells(name), ...rows.map((row) => cells(row[i] ?? ''))),
  )
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => pad(cell, widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
