/** READ FIRST: the rules of collation, in order. Finds what is wrong with a text and proposes; never edits. */
import {compareEntries, crosses} from './apparatus.ts'
import type {Entry} from './apparatus.ts'
import {edited} from './page.ts'
import type {Finding, Observation, Rule} from './rule.ts'
import {compatibilityIdeograph} from './rules/compatibility-ideograph.ts'
import {fullWidthAlphanumeric} from './rules/full-width-alphanumeric.ts'
import {invisibleCharacter} from './rules/invisible-character.ts'
import {lostMark} from './rules/lost-mark.ts'
import {mixedWidthPunctuation} from './rules/mixed-width-punctuation.ts'
import {mojibake} from './rules/mojibake.ts'
import {pageFurniture} from './rules/page-furniture.ts'
import {pinyinGloss} from './rules/pinyin-gloss.ts'
import {privateUseCharacter} from './rules/private-use-character.ts'
import {repeatedTitle} from './rules/repeated-title.ts'
import {replacementCharacter} from './rules/replacement-character.ts'
import {runningHead} from './rules/running-head.ts'
import {strayPageNumber} from './rules/stray-page-number.ts'
import {stuffedTerm} from './rules/stuffed-term.ts'
import {unbalancedBracket} from './rules/unbalanced-bracket.ts'
import {unfinishedParagraph} from './rules/unfinished-paragraph.ts'
import {variantReading} from './rules/variant-reading.ts'
import {wrappedText} from './rules/wrapped-text.ts'

/** Something that no entry can mend, or a word on an entry. UTF-16 offsets into the transcription. */
export interface Remark {
  start: number
  end: number
  reason: string
  ruleId: string
}

export interface Collation {
  /** In the order of the text; none crosses another. */
  entries: Entry[]
  remarks: Remark[]
  /** What rules saw of the text as a whole, by rule. */
  observations: Record<string, Observation>
}

/** Each stage sees the text with what the stages before it accepted. */
export const stages: ReadonlyArray<readonly Rule[]> = [
  // What no text contains on purpose.
  [mojibake],
  [replacementCharacter, privateUseCharacter, compatibilityIdeograph, invisibleCharacter],
  [pinyinGloss, mixedWidthPunctuation, fullWidthAlphanumeric],
  // The words of a text, and only then what is told by words.
  [variantReading],
  // Together, since the line that names a stuffed term is furniture.
  [pageFurniture, strayPageNumber, runningHead, repeatedTitle, stuffedTerm],
  // What was dropped; the ends of paragraphs help to judge the rest, so both see the same page.
  [lostMark, unfinishedParagraph],
  [unbalancedBracket, wrappedText],
]

/** What was read may let a rule see more, so the edited text is gone over again, at most so often. */
const ROUNDS = 4

/**
 * @param transcription the whole witness; offsets count in it
 * @param decided entries that stand: rules see the text with them, and propose nothing that crosses them
 */
export function collate(
  transcription: string,
  rules: ReadonlyArray<readonly Rule[]> = stages,
  decided: readonly Entry[] = [],
): Collation {
  const register = new Register(decided)
  const remarks: Remark[] = []
  const observations: Record<string, Observation> = {}
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false
    let page = edited(transcription, register.entries)
    let stale = false
    for (const stage of rules) {
      if (stale) page = edited(transcription, register.entries)
      stale = false
      for (const rule of stage) {
        for (const finding of rule.find(page)) {
          const {start, end, from, to} = page.source(finding.start, finding.end)
          const remark = {start, end, reason: finding.reason, ruleId: rule.id}
          if (round === 0) remarks.push(remark)
          if (finding.reading === undefined) continue
          const original = transcription.slice(start, end)
          // Inside of what an earlier stage read, that reading stays, but for what is found now.
          const reading =
            page.text.slice(from, finding.start) +
            finding.reading +
            page.text.slice(finding.end, to)
          if (original === reading) continue
          const entry = entryOf(rule, finding, {start, end, original, reading})
          if (!register.add(entry)) continue
          if (round > 0) remarks.push(remark)
          if (entry.status !== 'accepted') continue
          stale = true
          if (entry.layer !== 'width') changed = true
        }
        // The first round sees the text as it arrived.
        const observation = round === 0 ? rule.observe?.(page) : undefined
        if (observation) observations[rule.id] = observation
      }
    }
    if (!changed) break
  }
  const known = new Set(decided)
  const entries = register.entries.filter((entry) => !known.has(entry)).sort(compareEntries)
  remarks.sort((a, b) => a.start - b.start || a.end - b.end)
  return {entries, remarks, observations}
}

function entryOf(
  rule: Rule,
  finding: Finding,
  place: Pick<Entry, 'start' | 'end' | 'original' | 'reading'>,
): Entry {
  return {
    ...place,
    layer: finding.layer ?? rule.layer,
    kind: finding.kind ?? rule.kind,
    method: finding.method ?? 'conjecture',
    cert: finding.cert ?? (finding.accept ? 'high' : 'medium'),
    ruleId: rule.id,
    status: finding.accept ? 'accepted' : 'proposed',
    ...(finding.evidence && {evidence: finding.evidence}),
    ...(finding.note !== undefined && {note: finding.note}),
  }
}

/** The entries found so far, by the stretches of 256 units that they touch. */
class Register {
  readonly #places = new Map<number, Entry[]>()
  readonly #entries = new Set<Entry>()
  readonly #decided: ReadonlySet<Entry>

  /** @param decided entries that no later one replaces */
  constructor(decided: readonly Entry[]) {
    this.#decided = new Set(decided)
    for (const entry of decided) this.add(entry)
  }

  get entries(): Entry[] {
    return [...this.#entries]
  }

  /**
   * Adds an entry unless it crosses another. What a later stage reads in the place of an earlier
   * entry takes its place: 視 for a compatibility form, and then 视 for 視.
   *
   * @returns whether it was added
   */
  add(entry: Entry): boolean {
    const [first, last] = [entry.start >> 8, entry.end >> 8]
    for (let key = first; key <= last; key++)
      for (const other of this.#places.get(key) ?? []) {
        if (isSamePlace(entry, other)) {
          if (entry.status !== 'accepted' || this.#decided.has(other)) return false
          this.#remove(other)
          break
        }
        if (crosses(entry, other)) return false
      }
    this.#entries.add(entry)
    for (let key = first; key <= last; key++) {
      const place = this.#places.get(key)
      if (place) place.push(entry)
      else this.#places.set(key, [entry])
    }
    return true
  }

  #remove(entry: Entry): void {
    this.#entries.delete(entry)
    for (let key = entry.start >> 8; key <= entry.end >> 8; key++) {
      const place = this.#places.get(key) ?? []
      place.splice(place.indexOf(entry), 1)
    }
  }
}

function isSamePlace(a: Entry, b: Entry): boolean {
  return a.start === b.start && a.end === b.end && a.layer === b.layer
}
