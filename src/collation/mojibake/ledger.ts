/** What was found on a page so far, what waits for a proof, and what was lost. */
import {isLost, sizeOf} from './walk.ts'
import type {Walk} from './walk.ts'
import {lost, merged, reported, restored} from './finding.ts'
import type {Loss, Way} from './finding.ts'
import {weight} from './tables.ts'
import type {ReadAs} from './tables.ts'
import type {Finding} from '../rule.ts'

/** Chinese as it is written weighs 2; what is not Chinese, less than nothing. */
export const CHINESE = 1.5
/** Places with lost bytes that prove each other. */
const LOSSES = 3
/** First bytes of ，“。U+FFFD: no text has these characters of GBK before a lost one otherwise. */
const TELLING = new Set(['EF BC', 'E3 80', 'E2 80', 'EF BF'])

export class Ledger {
  readonly #text: string
  readonly #found: Finding[] = []
  /** Restorations too short to prove themselves, with the way of misreading that may. */
  readonly #short: {way: string; finding: Finding}[] = []
  readonly #losses: Loss[] = []
  /** Ways of misreading that are proved on this page, with the number of characters that prove them. */
  readonly #proved = new Map<string, number>()

  constructor(text: string) {
    this.#text = text
  }

  /** The end of what was found last. */
  get end(): number {
    return this.#found.at(-1)?.end ?? 0
  }

  lose({end, stop, rest}: Walk, readAs: ReadAs): void {
    if (rest.length === 0) return
    const next = this.#text.charAt(stop)
    // A no-break space is easily turned into a space.
    const gone = isLost(next) || (next === ' ' && readAs === 'windows-1252')
    this.#losses.push({
      start: end,
      end: gone ? stop + 1 : stop,
      from: 'utf-8',
      readAs,
      bytes: rest.map((byte) => byte.toString(16).toUpperCase()).join(' '),
    })
  }

  restore(start: number, end: number, reading: string, way: Way): void {
    if (weight(reading) >= CHINESE)
      this.#proved.set(keyOf(way), (this.#proved.get(keyOf(way)) ?? 0) + sizeOf(reading))
    this.#found.push(restored(this.#text, start, end, reading, way))
  }

  /** A few characters may read well by chance: they wait for a proof elsewhere on the page. */
  defer(start: number, end: number, reading: string, way: Way): void {
    this.#short.push({
      way: keyOf(way),
      finding: restored(this.#text, start, end, reading, way),
    })
  }

  report(
    start: number,
    end: number,
    expected: string,
    evidence: NonNullable<Finding['evidence']>,
  ): void {
    this.#found.push(reported(this.#text, start, end, expected, evidence))
  }

  /** Short restorations and losses are told where the page is proved to be misread so; losses also where they are many. */
  finish(): Finding[] {
    const many = new Set(
      ['gb18030', 'big5'].filter(
        (readAs) =>
          this.#losses.filter(
            (loss) => loss.readAs === readAs && isLost(this.#text.charAt(loss.end - 1)),
          ).length >= LOSSES,
      ),
    )
    // A proof smaller than what leans on it is none: in a list of rare characters some read well by chance.
    const leaning = new Map<string, number>()
    for (const {way, finding} of this.#short)
      leaning.set(way, (leaning.get(way) ?? 0) + sizeOf(finding.reading ?? ''))
    const late = this.#short
      .filter(({way}) => (this.#proved.get(way) ?? 0) >= (leaning.get(way) ?? 0))
      .map(({finding}) => finding)
      .concat(
        this.#losses
          .filter(
            ({end, from, readAs, bytes}) =>
              this.#proved.has(keyOf({from, readAs})) ||
              many.has(readAs) ||
              (readAs === 'gb18030' && TELLING.has(bytes) && isLost(this.#text.charAt(end - 1))),
          )
          .map((loss) => lost(this.#text, loss)),
      )
    return merged(
      this.#found.sort((a, b) => a.start - b.start),
      late,
    )
  }
}

function keyOf({from, readAs}: Pick<Way, 'from' | 'readAs'>): string {
  return `${from} ${readAs}`
}
