/** What is fetched to show, check and rank a hit: an article, or a unit outside articles, with the text of all its units. Build and browser share this file. */
import {LEVEL_NAMES} from '../tree/levels.ts'
import type {Passage, SearchUnit} from '../records/search.ts'
import type {Force} from '../tree/measure.ts'
import type {Eid} from '../tree/types.ts'
import type {Alphabet} from './alphabet.ts'
import type {BitReader, BitWriter} from './bits.ts'

const KINDS: readonly SearchUnit['kind'][] = ['title', 'field', 'heading', 'text']
const FORCES: readonly Force[] = ['must-not', 'must', 'may', 'encourage', 'explore', 'plain']

/** Levels of eids are a sign each: `__para_` is said in one symbol. */
const LEVELS = [...new Set([...Object.values(LEVEL_NAMES), 'att', 'table'])]
const FIRST_SIGN = 2

/** The strings of a passage: what an alphabet has to know. */
export function* stringsOf(passage: Passage): Generator<string> {
  const base = baseOf(passage)
  yield shorten(base)
  yield* passage.heads
  for (const {eid, text} of passage.units) {
    yield shorten(below(base, eid))
    yield text
  }
}

/** @param instruments 政策工具 by their places */
export function writePassage(
  writer: BitWriter,
  passage: Passage,
  alphabet: Alphabet,
  instruments: readonly string[],
): void {
  const {article, heads, units} = passage
  const base = baseOf(passage)
  writer.bits(article === undefined ? 0 : 1, 1)
  alphabet.write(writer, shorten(base))
  writer.gamma(heads.length + 1)
  for (const head of heads) alphabet.write(writer, head)
  writer.gamma(units.length + 1)
  let offset = 0
  for (const {eid, kind, text, emended, measures} of units) {
    writer.bits(KINDS.indexOf(kind), 2)
    alphabet.write(writer, shorten(below(base, eid)))
    writer.gamma(emended + 1)
    writer.gamma(measures.length + 1)
    let done = 0
    for (const {eid, start, end, force, instruments: used} of measures) {
      const [, series = '', place = '0'] = /~([a-z]?)(\d+)$/u.exec(eid) ?? []
      writer.gamma(start - done + 1)
      writer.bits(end === text.length ? 1 : 0, 1)
      if (end !== text.length) writer.gamma(end - start + 1)
      writer.bits(FORCES.indexOf(force), 3)
      writer.gamma(used.length + 1)
      for (const instrument of used) writer.gamma(instruments.indexOf(instrument) + 1)
      writer.gamma(series === '' ? 1 : series.charCodeAt(0) - 95)
      // Measures follow each other in the transcription as they do in the text.
      writer.bits(Number(place) < offset ? 1 : 0, 1)
      writer.gamma(Math.abs(Number(place) - offset) + 1)
      offset = Number(place) + end - start
      done = end
    }
    alphabet.write(writer, text)
  }
}

export function readPassage(
  reader: BitReader,
  alphabet: Alphabet,
  instruments: readonly string[],
): Passage {
  const isArticle = reader.bits(1) === 1
  const base = lengthen(alphabet.read(reader))
  const heads = times(reader.gamma() - 1, () => alphabet.read(reader))
  let offset = 0
  const units = times(reader.gamma() - 1, (): SearchUnit => {
    const kind = KINDS[reader.bits(2)] ?? 'text'
    const eid = above(base, lengthen(alphabet.read(reader)))
    const emended = reader.gamma() - 1
    let done = 0
    const spans = times(reader.gamma() - 1, () => {
      const start = done + reader.gamma() - 1
      // Where it ends with its unit, the text tells how long it is.
      const end = reader.bits(1) === 1 ? undefined : start + reader.gamma() - 1
      const force = FORCES[reader.bits(3)] ?? 'plain'
      const used = times(reader.gamma() - 1, () => instruments[reader.gamma() - 1] ?? '')
      const letter = reader.gamma()
      const series = letter === 1 ? '' : String.fromCharCode(letter + 95)
      const sign = reader.bits(1) === 1 ? -1 : 1
      const place = offset + sign * (reader.gamma() - 1)
      if (end !== undefined) {
        offset = place + end - start
        done = end
      }
      return {eid: `${eid}~${series}${place}`, start, end, force, instruments: used, place}
    })
    const text = alphabet.read(reader)
    return {
      eid,
      kind,
      text,
      emended,
      measures: spans.map(({place, end = text.length, ...span}) => {
        offset = place + end - span.start
        return {...span, end}
      }),
    }
  })
  return {...(isArticle && {article: base}), heads, units}
}

/** The article, or the unit outside articles. */
export function baseOf({article, units: [first]}: Passage): Eid {
  return article ?? first?.eid ?? ''
}

/** What of an eid stands below the base; `/` and the whole of one that does not stand there. */
function below(base: Eid, eid: Eid): string {
  return eid.startsWith(base) ? eid.slice(base.length) : `/${eid}`
}

function above(base: Eid, rest: string): Eid {
  return rest.startsWith('/') ? rest.slice(1) : base + rest
}

function shorten(eid: string): string {
  return eid.replaceAll(/(^|__)([a-z]+)_(?=\d)/gu, (whole, joint: string, name) => {
    const sign = LEVELS.indexOf(name as (typeof LEVELS)[number])
    return sign < 0 ? whole : String.fromCodePoint(FIRST_SIGN + sign * 2 + (joint === '' ? 0 : 1))
  })
}

function lengthen(short: string): string {
  return Array.from(short, (char) => {
    const sign = (char.codePointAt(0) ?? 0) - FIRST_SIGN
    const name = sign < 0 ? undefined : LEVELS[sign >> 1]
    return name === undefined ? char : `${sign & 1 ? '__' : ''}${name}_`
  }).join('')
}

function times<Of>(count: number, make: () => Of): Of[] {
  return Array.from({length: count}, make)
}
