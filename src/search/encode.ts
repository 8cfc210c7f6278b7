/** What is the same for a searcher. Build and browser import this file, so that both fold alike. Works on code points. */

/** Pairs of characters by place: `from` folds to `to`. Each is one code point. */
export interface FoldTable {
  from: string
  to: string
}

/** A text as it is compared, with the way back to the text as it is shown. */
export interface Folded {
  text: string
  /** For each UTF-16 unit of `text`: where the character it comes from begins and ends. */
  starts: number[]
  ends: number[]
}

export type Fold = (text: string) => Folded

/** Brackets of document numbers and of asides are alike: 〔2020〕 ［2020］ (2020) 【2020】. */
const BRACKETS = new Map([
  ...Array.from('〔［【〖「『', (bracket): [string, string] => [bracket, '(']),
  ...Array.from('〕］】〗」』', (bracket): [string, string] => [bracket, ')']),
  ['[', '('],
  [']', ')'],
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
])

/** Folds width (NFKC), case, script and variants; white space is left out, marks are kept. */
export function makeFold({from, to}: FoldTable): Fold {
  const standards = Array.from(to)
  const table = new Map(Array.from(from, (variant, i) => [variant, standards[i] ?? variant]))
  return (text) => {
    const out: Folded = {text: '', starts: [], ends: []}
    let place = 0
    for (const char of text) {
      const end = place + char.length
      const plain = Array.from(char.normalize('NFKC').toLowerCase(), (one) => table.get(one) ?? one)
        .map((one) => BRACKETS.get(one) ?? one)
        .join('')
        .replaceAll(/\s/gu, '')
      for (let i = 0; i < plain.length; i++) {
        out.starts.push(place)
        out.ends.push(end)
      }
      out.text += plain
      place = end
    }
    return out
  }
}

/** Every character and every pair of neighbours of a folded text: what a unit is indexed under. */
export function unitTerms(folded: string): string[] {
  const chars = Array.from(folded)
  const pairs = chars.slice(1).map((char, i) => `${chars[i] ?? ''}${char}`)
  return [...new Set([...chars, ...pairs])]
}

/** The fewest terms that any unit with this run must have. */
export function queryTerms(folded: string): string[] {
  const chars = Array.from(folded)
  return chars.length < 2 ? chars : unitTerms(folded).filter((term) => Array.from(term).length > 1)
}

/** The longest query that is looked at, in characters; more than any unit holds. */
const LONGEST_QUERY = 5000

/** The runs of a query: what stands between white space. Each is a substring query. */
export function queryRuns(query: string, fold: Fold): string[] {
  const runs = query
    .slice(0, LONGEST_QUERY)
    .split(/\s+/u)
    .map((run) => fold(run).text)
    .filter((run) => run !== '')
  return [...new Set(runs)]
}
