/** The grammar of Chinese citations: what a text cites, by title, by number or by article. Runs in browsers. */
import type {Level} from '../tree/eid.ts'
import {NUMERAL, parseNumeral} from '../tree/ordinal.ts'

/** A citation in a text; offsets are UTF-16, `end` exclusive. */
export interface Citation {
  start: number
  end: number
  /** 《…》, without the brackets. */
  title?: string
  /** A document number in canonical brackets: 国发〔2019〕4号. */
  number?: string
  /** 第四条第一款第（三）项, as levels of an eid. */
  levels?: Level[]
}

const BRACKETS = /[〔［[(（【]/u
const TITLE = /《([^《》]{2,100}(?:《[^《》]*》[^《》]*)*)》/gu
/** The code of an issuer holds none of the words that lead up to a citation (和, 按照, 根据). */
const NUMBER =
  /([^\P{Script=Han}和与及或据照按依经]{1,12})[〔［[(（【](\d{4})[〕］\])）】](?:第)?(\d+)号/gu
const UNIT = `(?:${NUMERAL}|\\d+)`
const ARTICLE = new RegExp(
  `第(${UNIT})条(?:之(${NUMERAL}))?(?:第(${UNIT})款)?(?:第?[（(]?(${UNIT})[）)]?项)?`,
  'gu',
)

/** A document number in its canonical form, 京教职成〔2020〕7号; `undefined` if the text is none. */
export function canonicalNumber(text: string): string | undefined {
  const [match] = text.replace(/\s/gu, '').matchAll(NUMBER)
  return match?.[1] && match[2] && match[3]
    ? `${match[1]}〔${match[2]}〕${Number(match[3])}号`
    : undefined
}

/** Every citation in a text, in order; none overlaps another. */
export function findCitations(text: string): Citation[] {
  const found: Citation[] = []
  for (const match of text.matchAll(TITLE)) found.push({...extent(match), title: match[1] ?? ''})
  for (const match of text.matchAll(NUMBER)) {
    // 《…》（国发〔2019〕4号): the opening bracket ends what could be Han before the number.
    if (!BRACKETS.test(match[0])) continue
    const number = canonicalNumber(match[0])
    if (number !== undefined) found.push({...extent(match), number})
  }
  for (const match of text.matchAll(ARTICLE)) {
    const levels = levelsOf(match)
    if (levels) found.push({...extent(match), levels})
  }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .reduce<Citation[]>(
      (kept, one) => (one.start < (kept.at(-1)?.end ?? 0) ? kept : [...kept, one]),
      [],
    )
}

/** Reads an article reference that is the whole text (第四条第一款); `undefined` if it is something else. */
export function parseArticleReference(text: string): Level[] | undefined {
  const [match] = text.trim().matchAll(ARTICLE)
  return match?.[0] === text.trim() ? levelsOf(match) : undefined
}

function extent(match: RegExpExecArray): {start: number; end: number} {
  return {start: match.index, end: match.index + match[0].length}
}

function levelsOf(match: RegExpExecArray): Level[] | undefined {
  const [, article, branch, paragraph, item] = match
  const names = [
    ['art', article, branch],
    ['para', paragraph],
    ['subpara', item],
  ] as const
  const levels: Level[] = []
  for (const [name, numeral, inserted] of names) {
    if (numeral === undefined) continue
    const value = parseNumeral(numeral)
    if (value === undefined || value === 0) return undefined
    const second = inserted === undefined ? undefined : parseNumeral(inserted)
    levels.push({name, ordinal: second === undefined ? {value} : {value, branch: second}})
  }
  return levels
}
