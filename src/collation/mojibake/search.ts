/** Finds misread text on a page: what proves itself is restored, what does not is reported. Linear in the text. */
import {
  BIG5_LEAD,
  FILLER,
  GBK_LEAD,
  LATIN,
  SELDOM,
  isChinese,
  isCommon,
  tables,
  weight,
} from './tables.ts'
import type {ReadAs} from './tables.ts'
import {
  around,
  isHan,
  isInline,
  isLetter,
  isTrail,
  runs,
  sizeOf,
  walkPairs,
  walkUtf8,
} from './walk.ts'
import type {Walk} from './walk.ts'
import {quoted} from './finding.ts'
import {CHINESE, Ledger} from './ledger.ts'
import type {Finding} from '../rule.ts'

const VERY_CHINESE = 2.3
const GARBLED = 0.8
/** A swapped run may weigh more, if its reading weighs as much more. */
const MAYBE = 1.5
/** Characters that tell by themselves. */
const ALONE = LATIN | FILLER
/** So many characters prove themselves, whatever stands beside them. */
const ENOUGH = 4
/** So many are safe from chance where any pair of bytes is a character. */
const SAFE = 8
/** A text in one script. */
const ONE_SCRIPT =
  /^(?:\p{sc=Han}+|\p{sc=Arabic}+|\p{sc=Cyrillic}+|\p{sc=Tibetan}+|\p{sc=Mongolian}+|\p{sc=Latin}+)$/u
/** Marks that part sentences, one of which may be misread and another not. */
const PARTS = new Set(Array.from('，。、；：？！（）《》“”\u3000', (mark) => mark.charCodeAt(0)))
const FILLERS = /烫{3,}|屯{3,}|葺{3,}|铪{3,}/y

/** One text, walked from start to end. */
export class Search {
  readonly #text: string
  readonly #follows = tables().follows
  readonly #ledger: Ledger
  /** Up to here lines were weighed. */
  #swapped = 0
  /** Up to here lines of Latin-1 were looked at. */
  #lined = 0

  constructor(text: string) {
    this.#text = text
    this.#ledger = new Ledger(text)
  }

  run(): Finding[] {
    const {kinds} = tables()
    const text = this.#text
    const follows = this.#follows
    for (let i = 0; i < text.length; i++) {
      const kind = kinds[text.charCodeAt(i)] ?? 0
      if (kind === 0) continue
      // Of two-byte leads nearly all are followed by nothing that fits.
      const lead = kind & (follows[text.charCodeAt(i + 1)] ?? 0)
      const tells = (kind & ALONE) !== 0 || ((kind & SELDOM) !== 0 && i >= this.#swapped)
      if (lead !== 0 || tells) i = Math.max(i, this.#look(i, kind, lead) - 1)
    }
    return this.#ledger.finish()
  }

  /** @returns where to go on; `at` or less if nothing was found */
  #look(at: number, kind: number, lead: number): number {
    if (kind & LATIN) return this.#latin(at)
    let end = at
    if (kind & FILLER) end = this.#filler(at)
    if (end <= at && lead & GBK_LEAD) end = this.#utf8(at, 'gb18030')
    if (end <= at && lead & BIG5_LEAD) end = this.#utf8(at, 'big5')
    if (end <= at && kind & SELDOM && at >= this.#swapped) end = this.#swap(at)
    return end
  }

  #filler(at: number): number {
    FILLERS.lastIndex = at
    const [match] = FILLERS.exec(this.#text) ?? []
    if (match === undefined) return at
    this.#ledger.report(
      at,
      at + match.length,
      'the text: memory that was never written was read as GBK',
      {},
    )
    return at + match.length
  }

  #utf8(at: number, readAs: ReadAs): number {
    const walk = walkUtf8(this.#text, at, readAs)
    if (walk.end === at) {
      if (walk.rest.length > 1) this.#ledger.lose(walk, readAs)
      return at
    }
    // What is long and neither is not walked again from its second character.
    if (!this.#judge(at, walk, readAs) && !this.#suspect(at, walk, readAs))
      return walk.end - at > SAFE ? walk.end : at
    this.#ledger.lose(walk, readAs)
    return walk.stop
  }

  /** Whether what was walked is proved to be mojibake; then it is restored. */
  #judge(start: number, {end, stop, text}: Walk, readAs: ReadAs): boolean {
    let [reading, times] = [text, 1]
    // Read wrongly twice, or three times.
    while (!isChinese(reading) && times < 3) {
      const inner = walkUtf8(reading, 0, readAs)
      if (inner.end === 0 || inner.end < reading.length) break
      reading = inner.text
      times++
    }
    const latin = readAs === 'windows-1252'
    if (!isChinese(reading) || (!latin && weight(this.#text, start, end) > GARBLED)) return false
    const size = sizeOf(reading)
    const alone = latin ? !isLetter(this.#text.charCodeAt(start - 1)) : this.#isApart(start, stop)
    if (size < ENOUGH && !(latin && size > 1) && !(alone && isCommon(reading))) return false
    const way = {from: 'utf-8', readAs, ...(times > 1 && {times})} as const
    if (!latin && size < ENOUGH && (size < 2 || weight(reading) < CHINESE))
      this.#ledger.defer(start, end, reading, way)
    else this.#ledger.restore(start, end, reading, way)
    return true
  }

  /** Certainly misread, but no Chinese that proves what it was: letters of Latin-1 or of another script, U+FFFD. */
  #suspect(start: number, {end, text}: Walk, readAs: ReadAs): boolean {
    const way = {from: 'utf-8', readAs} as const
    if (text.includes('\uFFFD') && sizeOf(text) > 1) {
      this.#ledger.report(start, end, 'the text: it was lost before, and U+FFFD stood here', way)
      return true
    }
    const size = sizeOf(text)
    const sure =
      readAs === 'windows-1252'
        ? /^[\u00A0-\u02AF]+$/.test(text) || size >= ENOUGH
        : size > ENOUGH && ONE_SCRIPT.test(text) && weight(this.#text, start, end) < 0
    if (sure)
      this.#ledger.report(
        start,
        end,
        `perhaps \`${quoted(text)}\`, which is no common Chinese that would prove it`,
        way,
      )
    return sure
  }

  /** Bytes behind letters of Latin-1. */
  #latin(at: number): number {
    const text = this.#text
    const table = tables().bytes['windows-1252']
    const known = (i: number) => table[text.charCodeAt(i)] !== 0
    let end = at + 1
    while (end < text.length && known(end)) end++
    // A letter after it may be the second half of a character of GBK or Big5.
    if (end - at < 2 && !isTrail(text.charCodeAt(end))) return end
    const whole = walkUtf8(text, at, 'windows-1252')
    if (whole.stop === end && whole.end > at && this.#judge(at, whole, 'windows-1252')) {
      this.#ledger.lose(whole, 'windows-1252')
      return end
    }
    // What is UTF-8 from end to end is hardly GBK, unless a line of it proves that.
    const mayWait = whole.end < end
    const paired = this.#line(at, known, mayWait) ?? this.#pairs(at, end, ENOUGH, mayWait)
    if (paired !== undefined) return paired
    // Pieces of UTF-8, and what stands between them.
    let done = at
    for (let i = at; i < end;) {
      const walk = walkUtf8(text, i, 'windows-1252')
      if (walk.end > i && this.#judge(i, walk, 'windows-1252')) {
        this.#ledger.lose(walk, 'windows-1252')
        if (i > done) this.#between(done, i, true)
        done = walk.end
      }
      i = Math.max(i + 1, walk.end)
    }
    if (done < end) this.#between(done, end, done > at)
    return end
  }

  /** @param isNew pairs were not looked for here */
  #between(start: number, end: number, isNew: boolean): void {
    if (isNew && this.#pairs(start, end, ENOUGH, true) !== undefined) return
    for (let i = start; i < end; i++) {
      const walk = walkUtf8(this.#text, i, 'windows-1252')
      if (walk.end > i && walk.end <= end && this.#suspect(i, walk, 'windows-1252'))
        i = walk.end - 1
    }
  }

  /** GBK or Big5 to the end of the line: single characters may stand between ASCII. */
  #line(at: number, known: (i: number) => boolean, mayWait: boolean): number | undefined {
    const text = this.#text
    if (at < this.#lined) return undefined
    let last = at
    let i = at
    for (; i < text.length && (known(i) || isInline(text.charCodeAt(i))); i++)
      if (text.charCodeAt(i) > 0x7f) last = i + 1
    this.#lined = i
    return this.#pairs(at, last, 2, mayWait)
  }

  /**
   * Pairs from `at` to `end`, or one further: the trail byte of the last may be an ASCII letter.
   * @param least so many characters prove themselves
   * @param mayWait fewer wait for a proof
   */
  #pairs(at: number, end: number, least: number, mayWait: boolean): number | undefined {
    const [best, rival] = (['gb18030', 'big5'] as const)
      .map((from) => ({from, ...walkPairs(this.#text, at, from, 'windows-1252', end)}))
      .filter((walk) => walk.end >= end && (walk.end === end || this.#text.charCodeAt(end) < 0x80))
      .filter(({text}) => isChinese(text))
      .sort((a, b) => weight(b.text) - weight(a.text))
    if (!best) return undefined
    // Both may be Chinese by chance: what settles it is elsewhere on the page.
    const close = rival !== undefined && weight(rival.text) > weight(best.text) - 1
    const way = {from: best.from, readAs: 'windows-1252'} as const
    const size = sizeOf(best.text)
    if (
      !(close && size < SAFE) &&
      weight(best.text) >= CHINESE &&
      size >= least &&
      (size >= ENOUGH || (isCommon(best.text) && this.#isApart(at, best.end)))
    )
      this.#ledger.restore(at, best.end, best.text, way)
    else if (mayWait && isCommon(best.text)) this.#ledger.defer(at, best.end, best.text, way)
    else return undefined
    return best.end
  }

  /** Whether no Han stands beside a stretch. */
  #isApart(start: number, end: number): boolean {
    return !isHan(this.#text.charCodeAt(start - 1)) && !isHan(this.#text.charCodeAt(end))
  }

  /** GBK read as Big5, or Big5 as GBK: a line, or a run without ASCII, or what stands in it between marks. */
  #swap(at: number): number {
    const first = Math.max(this.#swapped, this.#ledger.end)
    const [start, end] = around(this.#text, first, at)
    this.#swapped = end
    if (this.#swapRun(start, end)) return end
    let found = false
    const isHigh = (i: number) => this.#text.charCodeAt(i) > 0x7f
    const isPart = (i: number) => isHigh(i) && !PARTS.has(this.#text.charCodeAt(i))
    for (const run of runs(start, end, isHigh))
      if (this.#swapRun(run.start, run.end)) found = true
      else
        for (const part of runs(run.start, run.end, isPart))
          found = this.#swapRun(part.start, part.end) || found
    return found ? end : at
  }

  #swapRun(start: number, end: number): boolean {
    const wrong = weight(this.#text, start, end)
    if (wrong > MAYBE) return false
    for (const [from, readAs] of [
      ['gb18030', 'big5'],
      ['big5', 'gb18030'],
    ] as const) {
      const {end: reached, text} = walkPairs(this.#text, start, from, readAs, end)
      if (reached < end || !isChinese(text)) continue
      const [size, how] = [sizeOf(text), weight(text)]
      if (how - wrong < CHINESE - GARBLED) continue
      if (how >= CHINESE && size >= (how >= VERY_CHINESE ? ENOUGH : SAFE)) {
        this.#ledger.restore(start, end, text, {from, readAs})
        return true
      }
      this.#ledger.defer(start, end, text, {from, readAs})
    }
    return false
  }
}
