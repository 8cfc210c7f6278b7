/** Measures as they are read against measures that people marked: `measures.json` beside this file. */
import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {visit} from 'unist-util-visit'
import {corpus} from '../../src/corpus.ts'
import {editionOf} from '../../src/corpus/editions.ts'
import {sourcesOf} from '../../src/corpus/loose.ts'
import {formatOf, readWitness} from '../../src/corpus/witnesses.ts'
import type {Force, Stretch} from '../../src/tree/measure.ts'
import {span} from '../../src/tree/position.ts'
import {leaves, toReading} from '../../src/tree/to-text.ts'
import type {Clause, Inline, Measure, Root} from '../../src/tree/types.ts'

/** Offset and length in the transcription; of the documents of `content/` in the reading of the unit. */
type Marked = [offset: number, length: number]

interface Row {
  start: number
  length: number
  measure: boolean
  force?: Force
  /** Where it is named, be it in the text before; the addressee; nobody. */
  actor?: Marked | 'addressee' | 'before'
  quantities: Marked[]
  periods: Marked[]
}

interface Labels {
  [file: string]: {digest?: string; rows: (Row & {eid?: string; half?: string})[]; half?: string}
}

export interface Rate {
  right: number
  of: number
}

export interface Score {
  rows: number
  measure: {precision: Rate; recall: Rate}
  force: Rate
  actor: Rate
  quantity: {precision: Rate; recall: Rate}
  /** What was read otherwise than marked, each a line. */
  misses: string[]
}

const SHARED = new URL('../../../shared/corpus/', import.meta.url).pathname

export const hasCorpora = existsSync(SHARED)

/** A place in the text that is read: its transcription, or the reading of a unit of our own. */
interface Ground {
  text: string
  measures: {node: Measure; at: Stretch; place: (offset: number) => number}[]
  addressee: string
}

function groundOf(root: Root, text: string): Ground {
  const measures: Ground['measures'] = []
  visit(root, 'measure', (node) => {
    measures.push({node, at: span(node), place: placer(leaves(node))})
  })
  let addressee = ''
  visit(root, 'field', (field) => {
    if (field.name === 'addressee' && addressee === '')
      addressee = toReading(field).replace(/[：:]$/u, '')
  })
  return {text, measures, addressee}
}

/** Offset of a reading → offset of the transcription. */
function placer(run: readonly Inline[]): (offset: number) => number {
  return (offset) => {
    let done = 0
    for (const leaf of run) {
      if (leaf.type === 'residue' || leaf.type === 'markup') continue
      if (offset <= done + leaf.value.length) return span(leaf).start + (offset - done)
      done += leaf.value.length
    }
    return done
  }
}

/** The grounds of a unit of our own: measures by where they begin in its reading. */
function groundOfUnit(unit: Clause): Ground {
  const measures: Ground['measures'] = []
  let text = ''
  for (const child of unit.children) {
    if (child.type === 'clause' || child.type === 'table') break
    const start = text.length
    text += toReading(child)
    if (child.type === 'measure')
      measures.push({
        node: child,
        at: {start, end: text.length},
        place: (offset) => start + offset,
      })
  }
  return {text, measures, addressee: ''}
}

const rate = (): Rate => ({right: 0, of: 0})
const count = (into: Rate, right: boolean) => {
  into.of++
  if (right) into.right++
}

/** What is asked of each half, per cent. */
export const TARGETS = {precision: 95, recall: 95, force: 97, actor: 85, quantity: 98}

/** Whose marked rows: of `content/`, or of files that are read from beside the project. */
export const isOwn = (file: string) => file === 'content'

/**
 * @param half which half of the marked rows; the held-out one was not looked at while the rules were made
 * @param wants files whose rows are scored
 */
export function score(half: 'dev' | 'held', wants: (file: string) => boolean = () => true): Score {
  const labels = JSON.parse(
    readFileSync(new URL('measures.json', import.meta.url), 'utf8'),
  ) as Labels
  const all: Score = {
    rows: 0,
    measure: {precision: rate(), recall: rate()},
    force: rate(),
    actor: rate(),
    quantity: {precision: rate(), recall: rate()},
    misses: [],
  }
  for (const [file, {digest, rows, half: of}] of Object.entries(labels)) {
    const mine = rows.filter((row) => (row.half ?? of) === half)
    if (mine.length === 0 || !wants(file)) continue
    if (isOwn(file)) scoreOwn(mine, all)
    else if (hasCorpora) scoreFile(file, digest, mine, all)
  }
  return all
}

function scoreOwn(rows: readonly (Row & {eid?: string})[], all: Score): void {
  const clauses: Clause[] = []
  for (const {root} of corpus().editions)
    visit(root, 'clause', (clause) => {
      clauses.push(clause)
    })
  for (const row of rows) {
    const ground = clauses
      .filter(({eid}) => eid === row.eid)
      .map(groundOfUnit)
      .find(({text}) => text.length >= row.start + row.length)
    if (!ground)
      throw new Error(`Unexpected label of \`${row.eid ?? ''}\`, expected a unit of content/`)
    scoreRow(row, ground, `content ${row.eid ?? ''}`, all)
  }
}

function scoreFile(
  file: string,
  digest: string | undefined,
  rows: readonly Row[],
  all: Score,
): void {
  const format = formatOf(file)
  if (!format) throw new Error(`Unexpected format of ${file}`)
  const read = readWitness(readFileSync(join(SHARED, file)), file, file, {format})
  const {transcription} = read.witness
  const found = createHash('sha256').update(transcription).digest('hex').slice(0, 16)
  if (found !== digest) throw new Error(`Unexpected transcription of ${file}, expected ${digest}`)
  const grounds = sourcesOf(read).flatMap((source) => {
    const {edition} = editionOf(source)
    return edition ? [groundOf(edition.root, transcription)] : []
  })
  const [first, ...others] = grounds
  if (!first) throw new Error(`Unexpected file without a document: ${file}`)
  for (const other of others) first.measures.push(...other.measures)
  for (const row of rows) scoreRow(row, first, file.replace(/^.*\//u, ''), all)
}

const PLAIN = (text: string) => text.replace(/[（(][^）)]*[）)]$/u, '').trim()

function scoreRow(row: Row, ground: Ground, where: string, all: Score): void {
  all.rows++
  const end = row.start + row.length
  const held = ground.measures.find(
    ({at}) => Math.min(at.end, end) - Math.max(at.start, row.start) > row.length / 2,
  )
  const text = ground.text.slice(row.start, end)
  const miss = (what: string) =>
    all.misses.push(`${where} ${row.start} ${what} | ${text.slice(0, 110)}`)
  if (held) count(all.measure.precision, row.measure)
  if (row.measure) count(all.measure.recall, held !== undefined)
  if (row.measure !== (held !== undefined)) miss(row.measure ? 'NOT FOUND' : 'NO MEASURE')
  if (!held || !row.measure) return
  const {facts} = held.node
  count(all.force, facts.force === row.force)
  if (facts.force !== row.force) miss(`force ${row.force} read ${facts.force}`)
  const expected =
    typeof row.actor === 'object'
      ? ground.text.slice(row.actor[0], row.actor[0] + row.actor[1])
      : row.actor
  const given = facts.actor
  const same =
    expected === undefined
      ? !given || given.from === 'addressee'
      : expected === 'addressee'
        ? given === undefined || given.from === 'addressee'
        : expected === 'before'
          ? given !== undefined && !given.at && given.from !== 'addressee'
          : given !== undefined && PLAIN(given.text) === PLAIN(expected)
  count(all.actor, same)
  if (!same)
    miss(
      `actor ${expected ?? '-'} read ${given?.text ?? '-'}${given?.from ? ` (${given.from})` : ''}`,
    )
  const marked = row.quantities.map(([start, length]) => ground.text.slice(start, start + length))
  const read = facts.amounts.map(({start, end: to}) =>
    ground.text.slice(held.place(start), held.place(start) + (to - start)),
  )
  for (const one of read) {
    const right = marked.includes(one)
    count(all.quantity.precision, right)
    if (!right) miss(`quantity read ${one}`)
  }
  for (const one of marked) {
    const right = read.includes(one)
    count(all.quantity.recall, right)
    if (!right) miss(`quantity missed ${one}`)
  }
}
