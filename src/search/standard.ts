/** Characters that are in their standard form, as far as that is known without the table of all forms. Runs in browsers. */

/** Characters of GB/T 2312—1980 that have another form in our texts all the same. */
const FOLDED = '覆藉俱乾菸薹薰拚捱摺吒彷後徵夥馀甯榘於袷麴醣麽'
/** Where its Han characters stand: the first and last of its rows and of the cells of a row, as bytes. */
const ROWS: readonly [number, number] = [0xb0, 0xf7]
const CELLS: readonly [number, number] = [0xa1, 0xfe]

let standard: ReadonlySet<string> | undefined

/** Whether a character is one of GB/T 2312—1980, which has simplified ones, and needs no other form. */
export function isStandard(char: string): boolean {
  standard ??= standardCharacters()
  return standard.has(char)
}

/** Browsers know them. */
function standardCharacters(): ReadonlySet<string> {
  const bytes: number[] = []
  for (let row = ROWS[0]; row <= ROWS[1]; row++)
    for (let cell = CELLS[0]; cell <= CELLS[1]; cell++) bytes.push(row, cell)
  const all = new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)))
  for (const char of FOLDED) all.delete(char)
  return all
}
