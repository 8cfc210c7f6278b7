/** Whether stretches of a witness share it out: every character has one owner, none has two. */

export interface Stretch {
  start: number
  end: number
}

export interface Fault extends Stretch {
  reason: string
}

/** @param length of the transcription, in UTF-16 units */
export function account(length: number, stretches: readonly Stretch[]): Fault[] {
  const faults: Fault[] = []
  let done = 0
  for (const {start, end} of [...stretches]
    .sort((a, b) => a.start - b.start)
    .concat({start: length, end: length})) {
    if (start > done)
      faults.push({
        start: done,
        end: start,
        reason: `Unexpected stretch ${done}–${start} that belongs to nothing, expected it in a document or among the residue`,
      })
    if (start < done)
      faults.push({
        start,
        end: Math.min(done, end),
        reason: `Unexpected second owner of ${start}–${Math.min(done, end)}, expected each character to belong to one document or to the residue`,
      })
    done = Math.max(done, end)
  }
  return faults
}
