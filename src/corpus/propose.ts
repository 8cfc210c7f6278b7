/** What the rules say + what was decided → the apparatus. An entry that is there is never altered. */
import {compareEntries, crosses, isInside} from '../collation/apparatus.ts'
import type {Apparatus, Entry} from '../collation/apparatus.ts'
import type {Collation, Remark} from '../collation/collate.ts'
import type {Layout} from '../tree/layout.ts'
import {fitEntries, linesAt, textsOf} from './fit.ts'

/** A document as far as its apparatus goes. */
export interface Proposed {
  transcription: string
  layout?: Layout | undefined
  /** The stretch of the document. */
  stretch: {start: number; end: number}
  /** SHA-256 of the transcription. */
  digest: string
  /** Earlier decisions, where there are any. */
  apparatus?: Apparatus | undefined
}

/** What one run of the rules means for a document. */
export interface Proposal {
  /** Everything that was decided or still waits, with what is new. */
  apparatus: Apparatus
  fresh: Entry[]
  /** Waited since an earlier run, and the rules no longer propose it. */
  withdrawn: Entry[]
  refused: Refusal[]
  /** Findings that no entry answers, decided or waiting. */
  open: Remark[]
}

/** An entry that was not taken in, told so that an editor can look. */
export interface Refusal {
  entry: Entry
  /** The entry that stands there. */
  by: Entry
  /** `decided`: another reading was decided on at this place; `crossing`: the two cannot both stand. */
  why: 'decided' | 'crossing'
}

/** @param collation of the whole witness */
export function propose(
  document: Proposed,
  collation: Pick<Collation, 'entries' | 'remarks'>,
): Proposal {
  const {transcription, layout, stretch, digest} = document
  const found = fitEntries(collation.entries, transcription, stretch, layout)
  const made = new Set(found.map(decisionKey))
  const kept: Entry[] = []
  const withdrawn: Entry[] = []
  for (const entry of document.apparatus?.entries ?? []) {
    const waits = entry.status === 'proposed' && entry.ruleId !== 'manual'
    if (waits && !made.has(decisionKey(entry))) withdrawn.push(entry)
    else kept.push(entry)
  }
  const known = new Set(kept.map(decisionKey))
  const fresh: Entry[] = []
  const refused: Refusal[] = []
  for (const entry of found) {
    if (known.has(decisionKey(entry))) continue
    known.add(decisionKey(entry))
    const refusal = refusalOf(entry, kept)
    if (refusal) refused.push(refusal)
    // What a person decided inside it must not vanish from the text without another decision.
    else if (kept.some((other) => other.status === 'accepted' && isInside(other, entry)))
      fresh.push({...entry, status: 'proposed'})
    else fresh.push(entry)
  }
  const apparatus = {digest, entries: [...kept, ...fresh].sort(compareEntries)}
  return {
    apparatus,
    fresh,
    withdrawn,
    refused,
    open: openRemarks(
      collation.remarks,
      apparatus.entries,
      textsOf(transcription, stretch, layout),
    ),
  }
}

/** Names a decision: a rejected one is never proposed again. */
export function decisionKey(entry: Pick<Entry, 'start' | 'end' | 'original' | 'reading'>): string {
  return JSON.stringify([entry.start, entry.end, entry.original, entry.reading])
}

function refusalOf(entry: Entry, kept: readonly Entry[]): Refusal | undefined {
  for (const by of kept) {
    const samePlace = by.start === entry.start && by.end === entry.end
    if (samePlace && by.status !== 'proposed') return {entry, by, why: 'decided'}
    // What was rejected is not in the text: nothing can cross it.
    if (by.status !== 'rejected' && crosses(entry, by)) return {entry, by, why: 'crossing'}
  }
  return undefined
}

/** Remarks on the text of lines that no entry is an answer to; what is said of layout is no news. */
function openRemarks(
  remarks: readonly Remark[],
  entries: readonly Entry[],
  lines: readonly {start: number; end: number}[],
): Remark[] {
  return remarks.filter((remark) => {
    const onText = linesAt(lines, remark).some(
      ({start, end}) =>
        remark.start === remark.end || Math.max(remark.start, start) < Math.min(remark.end, end),
    )
    return onText && !entries.some((entry) => answers(entry, remark))
  })
}

function answers(entry: Entry, remark: Remark): boolean {
  if (entry.start === remark.start && entry.end === remark.end) return true
  const overlaps = entry.start < remark.end && remark.start < entry.end
  if (!overlaps) return false
  return (
    entry.ruleId === remark.ruleId ||
    (entry.status !== 'rejected' && entry.start <= remark.start && remark.end <= entry.end)
  )
}
