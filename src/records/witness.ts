/** Witness + editions → the page as it was received, with residue and damage marked. */
import {acceptedEntries, entryKey, isInside} from '../collation/apparatus.ts'
import type {Apparatus} from '../collation/apparatus.ts'
import type {DocumentMeta, WitnessMeta} from '../tree/document.ts'

/** A run of characters of the witness. */
export interface Piece {
  text: string
  /** The outermost entry that changes it; at an omission the text is empty. */
  entry?: string
  reading?: string
}

/** A stretch with one owner. */
export interface Stretch {
  kind: 'document' | 'residue'
  /** What the residue is, or the title of the document. */
  what: string
  /** Id of the document. */
  document?: string
  start: number
  end: number
  pieces: Piece[]
}

/** Stretches of a witness in the order of the file; together they are the whole transcription. */
export function stretchesOf(
  transcription: string,
  meta: Pick<WitnessMeta, 'residue'>,
  documents: readonly {document: DocumentMeta; apparatus: Apparatus}[],
): Stretch[] {
  return [
    ...meta.residue.map(({start, end, what}): Stretch => ({
      kind: 'residue',
      what,
      start,
      end,
      pieces: [{text: transcription.slice(start, end)}],
    })),
    ...documents.map(({document, apparatus}): Stretch => {
      const {start, end} = document.witness
      return {
        kind: 'document',
        what: document.title,
        document: document.id,
        start,
        end,
        pieces: piecesOf(transcription, start, end, apparatus),
      }
    }),
  ].sort((a, b) => a.start - b.start)
}

function piecesOf(
  transcription: string,
  start: number,
  end: number,
  apparatus: Apparatus,
): Piece[] {
  const pieces: Piece[] = []
  let done = start
  const keep = (to: number) => {
    if (to > done) pieces.push({text: transcription.slice(done, to)})
    done = to
  }
  const entries = acceptedEntries(apparatus)
  for (const entry of entries) {
    if (entries.some((outer) => outer !== entry && isInside(entry, outer))) continue
    keep(entry.start)
    pieces.push({text: entry.original, entry: entryKey(entry), reading: entry.reading})
    done = entry.end
  }
  keep(end)
  return pieces
}
