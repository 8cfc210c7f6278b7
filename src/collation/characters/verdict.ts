/** What was made of a suspect, in terms of the text. */
import type {Language} from '../language.ts'
import type {Choice} from './decide.ts'
import type {Reading, Suspect} from './sites.ts'

/** A suspect that was judged. */
export interface Verdict {
  /** UTF-16 offsets in the text. */
  start: number
  end: number
  suspect: Suspect
  best: Reading
  margin: number
  /** The next best reading, and how much better the best is. */
  rival?: {code: number; lead: number}
  scores: ReadonlyMap<number, number>
  /** How often this character was read in the same way in this text, and how clearly all places together say so. */
  together?: {times: number; lead: number}
  /** How well the best reading fits its neighbours, whatever else might (log P of three runs, weighed). */
  fit: number
  /** The word that the best reading makes with its neighbours; itself where it makes none. */
  word: string
}

/** @param codes the window, as it stands */
export function verdictOf(
  {site, best, margin, rival, scores}: Choice<Suspect>,
  codes: Int32Array,
  offsets: Int32Array,
  language: Language,
): Verdict {
  const start = offsets[site.at] ?? 0
  const read = Int32Array.from(codes)
  read[site.at] = best.code
  const [from, to] = language.wordAround(read, site.at)
  return {
    start,
    end: start + ((site.options[0]?.code ?? 0) > 0xffff ? 2 : 1),
    suspect: site,
    best,
    margin,
    ...(rival && {rival}),
    scores,
    fit: language.fit(read, site.at),
    word: String.fromCodePoint(...read.subarray(from, to)),
  }
}
