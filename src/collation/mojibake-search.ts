/** Finds misread text on a page: what proves itself is restored, what does not is reported. Linear in the text. */
import {
  BIG5_LEAD,
  FILLER,
  GBK_LEAD,
  LATIN,
  OUTSIDER,
  isChinese,
  isCommon,
  tables,
  weight,
} from './mojibake-tables.ts'
import type {ReadAs, Written} from './mojibake-tables.ts'
import {isHan, isInline, isLetter, isLost, sizeOf, walkPairs, walkUtf8} from './mojibake.ts'
import type {Walk} from './mojibake.ts'
import type {Finding} from './rule.ts'

/** Chinese as it is written weighs 2; what is not Chinese, less than nothing. */
const CHINESE = 1.5
const GARBLED = 0.8
/** So many characters prove themselves, whatever stands beside them. */
const ENOUGH = 4
/** Places with lost bytes that prove each other. */
const LOSSES = 3
/** Longest quotation in a reason, in UTF-16 code units. */
const QUOTE = 20

const NAMES: Record<Written | ReadAs, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK',
  big5: 'Big5',
  'windows-1252': 'windows-1252',
}
/** First bytes of ，“。U+FFFD: no text has these characters of GBK before a lost one otherwise. */
const TELLING = new Set(['EF BC', 'E3 80', 'E2 80', 'EF BF'])
/** A text in one script. */
const ONE_SCRIPT =
  /^(?:\p{sc=Han}+|\p{sc=Arabic}+|\p{sc=Cyrillic}+|\p{sc=Tibetan}+|\p{sc=Mongolian}+|\p{sc=Latin}+)$/u
const FILLERS = /烫{3,}|屯{3,}|葺{3,}|铪{3,}/y

/** A character of which bytes are missing. */
interface Loss {
  start: number
  end: number
  written: Written
  readAs: ReadAs
  bytes: string
}

/** How a text was misread. */
type Way = {from: Written; readAs: ReadAs; times?: number}

/** One text, walked from start to end. */
export class Search {
  readonly #text: string
  readonly #follows = tables().follows
  readonly #found: Finding[] = []
  /** Restorations too short to prove themselves, with the way of misreading that may. */
  readonly #short: {way: string; finding: Finding}[] = []
  readonly #losses: Loss[] = []
  /** Ways of misreading that are proved on this page. */
  readonly #proved = new Set<string>()
  /** Up to here runs of outsiders were looked at. */
  #swapped = 0
  /** Up to here lines of Latin-1 were looked at. */
  #lined = 0

  constructor(text: string) {
    this.#text = text
  }

  run(): Finding[] {
    const {kinds} = tables()
    const text = this.#text
    for (let i = 0; i < text.length; i++) {
      const kind = kinds[text.charCodeAt(i)] ?? 0
      if (kind !== 0) i = Math.max(i, this.#look(i, kind) - 1)
    }
    return this.#finish()
  }

  /** @returns where to go on; `at` or less if nothing was found */
  #look(at: number, kind: number): number {
    if (kind & LATIN) return this.#latin(at)
    const lead = kind & (this.#follows[this.#text.charCodeAt(at + 1)] ?? 0)
    let end = at
    if (kind & FILLER) end = this.#filler(at)
    if (end <= at && lead & GBK_LEAD) end = this.#utf8(at, 'gb18030')
    if (end <= at && lead & BIG5_LEAD) end = this.#utf8(at, 'big5')
    if (end <= at && kind & OUTSIDER && at >= this.#swapped) end = this.#swap(at)
    return end
  }

  #filler(at: number): number {
    FILLERS.lastIndex = at
    const [match] = FILLERS.exec(this.#text) ?? []
    if (match === undefined) return at
    this.#report(
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
      if (walk.rest.length > 1) this.#lose(walk, readAs)
      return at
    }
    if (!this.#judge(at, walk, readAs) && !this.#suspect(at, walk, readAs)) return at
    this.#lose(walk, readAs)
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
    const before = this.#text.charCodeAt(start - 1)
    const alone = latin
      ? !isLetter(before)
      : size > 1 && !isHan(before) && !isHan(this.#text.charCodeAt(stop))
    if (size < ENOUGH && !(latin && size > 1) && !(alone && isCommon(reading))) return false
    const way = {from: 'utf-8', readAs, ...(times > 1 && {times})} as const
    // Two or three characters may read well by chance.
    if (!latin && size < ENOUGH && weight(reading) < CHINESE)
      this.#short.push({way: `utf-8 ${readAs}`, finding: this.#restored(start, end, reading, way)})
    else this.#restore(start, end, reading, way)
    return true
  }

  /** Certainly misread, but no Chinese that proves what it was: letters of Latin-1 or of another script, U+FFFD. */
  #suspect(start: number, {end, text}: Walk, readAs: ReadAs): boolean {
    const way = {from: 'utf-8', readAs} as const
    if (text.includes('\uFFFD')) {
      this.#report(start, end, 'the text: it was lost before, and U+FFFD stood here', way)
      return true
    }
    const size = sizeOf(text)
    const sure =
      readAs === 'windows-1252'
        ? /^[\u00A0-\u02AF]+$/.test(text) || size >= ENOUGH
        : size > ENOUGH && ONE_SCRIPT.test(text) && weight(this.#text, start, end) < 0
    if (sure)
      this.#report(
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
    if (end - at < 2) return end
    const whole = walkUtf8(text, at, 'windows-1252')
    if (whole.stop === end && whole.end > at && this.#judge(at, whole, 'windows-1252')) {
      this.#lose(whole, 'windows-1252')
      return end
    }
    const paired = this.#line(at, known) ?? this.#pairs(at, end)
    if (paired !== undefined) return paired
    for (let i = at; i < end; i++) i = Math.max(i, this.#utf8(i, 'windows-1252') - 1)
    return end
  }

  /** GBK or Big5 to the end of the line: single characters may stand between ASCII. */
  #line(at: number, known: (i: number) => boolean): number | undefined {
    const text = this.#text
    if (at < this.#lined) return undefined
    let last = at
    let i = at
    for (; i < text.length && (known(i) || isInline(text.charCodeAt(i))); i++)
      if (text.charCodeAt(i) > 0x7f) last = i + 1
    this.#lined = i
    return this.#pairs(at, last)
  }

  /** Pairs from `at` to `end`, or one further: the trail byte of the last may be an ASCII letter. */
  #pairs(at: number, end: number): number | undefined {
    const [best] = (['gb18030', 'big5'] as const)
      .map((from) => ({from, ...walkPairs(this.#text, at, from, 'windows-1252', end)}))
      .filter((walk) => walk.end >= end && isCommon(walk.text) && weight(walk.text) >= CHINESE)
      .sort((a, b) => weight(b.text) - weight(a.text))
    if (!best || sizeOf(best.text) < 2) return undefined
    this.#restore(at, best.end, best.text, {from: best.from, readAs: 'windows-1252'})
    return best.end
  }

  /** GBK read as Big5, or Big5 as GBK: a run, or what stands in it between marks. */
  #swap(at: number): number {
    const text = this.#text
    const ends = (i: number) => text.charCodeAt(i) < 0x80 || text.charCodeAt(i) === 0xfffd
    const first = Math.max(this.#swapped, this.#found.at(-1)?.end ?? 0)
    let start = at
    while (start > first && !ends(start - 1)) start--
    let end = at
    while (end < text.length && !ends(end)) end++
    this.#swapped = end
    if (this.#swapRun(start, end)) return end
    let found = false
    for (const {index, 0: part} of text
      .slice(start, end)
      .matchAll(/[^，。、；：？！（）《》“”\u3000]+/g))
      found = this.#swapRun(start + index, start + index + part.length) || found
    return found ? end : at
  }

  #swapRun(start: number, end: number): boolean {
    if (end - start < ENOUGH || weight(this.#text, start, end) > GARBLED) return false
    for (const [from, readAs] of [
      ['gb18030', 'big5'],
      ['big5', 'gb18030'],
    ] as const) {
      const {end: reached, text} = walkPairs(this.#text, start, from, readAs, end)
      if (reached < end || weight(text) < CHINESE || !isChinese(text)) continue
      this.#restore(start, end, text, {from, readAs})
      return true
    }
    return false
  }

  #lose({end, stop, rest}: Walk, readAs: ReadAs): void {
    if (rest.length === 0) return
    const next = this.#text.charAt(stop)
    // A no-break space is easily turned into a space.
    const gone = isLost(next) || (next === ' ' && readAs === 'windows-1252')
    this.#losses.push({
      start: end,
      end: gone ? stop + 1 : stop,
      written: 'utf-8',
      readAs,
      bytes: rest.map((byte) => byte.toString(16).toUpperCase()).join(' '),
    })
  }

  #restore(start: number, end: number, reading: string, way: Way): void {
    if (weight(reading) >= CHINESE) this.#proved.add(`${way.from} ${way.readAs}`)
    this.#found.push(this.#restored(start, end, reading, way))
  }

  #restored(start: number, end: number, reading: string, way: Way): Finding {
    return {
      start,
      end,
      reading,
      accept: true,
      reason: `Unexpected \`${quoted(this.#text.slice(start, end))}\`, expected \`${quoted(reading)}\`: ${NAMES[way.from]} that was read as ${NAMES[way.readAs]}`,
      evidence: way,
      note: `原为 ${NAMES[way.from]}，被当作 ${NAMES[way.readAs]} 读${way.times === undefined ? '' : `了 ${String(way.times)} 次`}；倒回字节再读，逐字吻合`,
    }
  }

  #report(
    start: number,
    end: number,
    expected: string,
    evidence: NonNullable<Finding['evidence']>,
  ): void {
    this.#found.push({
      start,
      end,
      reason: `Unexpected \`${quoted(this.#text.slice(start, end))}\`, expected ${expected}`,
      evidence,
      note: '读错了编码，原字已不能证明',
    })
  }

  /** Losses are told where the page is proved to be misread so, or where they are many. */
  #finish(): Finding[] {
    const many = new Set(
      ['gb18030', 'big5'].filter(
        (readAs) =>
          this.#losses.filter(
            (loss) => loss.readAs === readAs && isLost(this.#text.charAt(loss.end - 1)),
          ).length >= LOSSES,
      ),
    )
    for (const {way, finding} of this.#short) if (this.#proved.has(way)) this.#found.push(finding)
    for (const {start, end, written, readAs, bytes} of this.#losses)
      if (
        this.#proved.has(`${written} ${readAs}`) ||
        many.has(readAs) ||
        (readAs === 'gb18030' && TELLING.has(bytes) && isLost(this.#text.charAt(end - 1)))
      )
        this.#report(
          start,
          end,
          `a character of ${NAMES[written]} that begins ${bytes}: its last byte was lost`,
          {
            from: written,
            readAs,
            bytes,
          },
        )
    return this.#found.sort((a, b) => a.start - b.start)
  }
}

function quoted(text: string): string {
  return text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text
}
