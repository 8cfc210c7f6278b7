/** What a text says about itself: how it writes a word elsewhere (本校). */

/** How far to either side a text is asked (UTF-16 units): far enough for a document, bounded for a collection. */
const NEAR = 20_000

/**
 * Whether this is how the text writes it: the character stands with its neighbours so often, and more
 * often than the better reading does. A swap at random does not repeat itself.
 */
export function isUsual(text: string, at: number, better: number, often: number): boolean {
  const near = text.slice(Math.max(0, at - NEAR), at + NEAR)
  const [before, char, after] = [
    text.slice(at - 2, at),
    text.charAt(at),
    text.slice(at + 1, at + 3),
  ]
  const other = String.fromCodePoint(better)
  const isMore = (left: string, right: string, least: number) => {
    const own = countOf(near, left + char + right)
    return own >= least && own > countOf(near, left + other + right)
  }
  const [left, right] = [before.slice(-1), after.slice(0, 1)]
  return (
    isMore(left, right, often) ||
    isMore(before, '', often) ||
    isMore('', after, often) ||
    (isBound(near, left + char, char) && isMore(left, '', 3)) ||
    (isBound(near, char + right, char) && isMore('', right, 3))
  )
}

/** Whether a character stands more than once, always with the same neighbour, and its reading never does: as in a name. */
export function isName(text: string, at: number, better: number): boolean {
  const near = text.slice(Math.max(0, at - NEAR), at + NEAR)
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const other = String.fromCodePoint(better)
  const [left, right] = [text.slice(Math.max(0, at - 1), at), text.charAt(at + char.length)]
  return (
    countOf(near, char) > 1 &&
    [
      [left + char, left + other],
      [char + right, other + right],
    ].some(
      ([own = '', alternative = '']) => isBound(near, own, char) && !near.includes(alternative),
    )
  )
}

/** Whether a character stands several times, and always with this neighbour, as in a name: 鲁昕. */
function isBound(text: string, pair: string, char: string): boolean {
  const count = countOf(text, char)
  return pair.length === 2 && count === countOf(text, pair)
}

/** How often a run stands in a text; many are as good as more. */
function countOf(text: string, run: string): number {
  let count = 0
  for (let at = text.indexOf(run); at >= 0 && count < 50; at = text.indexOf(run, at + 1)) count++
  return count
}
