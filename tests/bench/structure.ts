/**
 * `npm run bench -- structure`: articles, items, gaps, round trips, facts, citations and measures on
 * texts that the software does not hold.
 *
 * Each figure is counted twice, once by the tree and once by something simpler that knows nothing of
 * it: lines that begin with 第…条, figures in a row, an index that others made, people who read.
 */
import {readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {readCorpus} from '../../src/corpus.ts'
import type {Edition} from '../../src/corpus.ts'
import {editionOf} from '../../src/corpus/editions.ts'
import {sourcesOf} from '../../src/corpus/loose.ts'
import {formatOf, readWitness} from '../../src/corpus/witnesses.ts'
import {toMarkdown, toPlainText} from '../../src/records/export.ts'
import {countReferences} from '../../src/records/references.ts'
import {unitRecords} from '../../src/records/units.ts'
import {brokenLaws} from '../../src/tree/laws.ts'
import {parseNumeral} from '../../src/tree/ordinal.ts'
import {toReading} from '../../src/tree/to-text.ts'
import {unitsOf} from '../../src/tree/units.ts'
import {score, TARGETS} from '../labels/score.ts'
import type {Rate} from '../labels/score.ts'
import {citationRows} from './citations.ts'
import {shared} from './corpus.ts'
import {factRows} from './facts.ts'
import {table} from './table.ts'
import type {Row} from './table.ts'

/** A file and what was read in it: one document, or several. */
export interface Read {
  path: string
  text: string
  editions: Edition[]
}

export function structure(): string {
  const folder = shared('corpus', 'national')
  const started = performance.now()
  const {editions, files} = readCorpus(folder)
  const seconds = (performance.now() - started) / 1000
  const read = readFiles(
    folder,
    editions,
    files.map(({path}) => relative(folder, path)),
  )
  return table('structure', [
    {
      figure: 'documents read, linked and kept, of the files; seconds',
      texts: 'national',
      value: `${editions.length} of ${read.length}; ${seconds.toFixed(0)} s`,
      target: 'all that do not clash',
      details: files.flatMap(({path, messages}) =>
        messages
          .filter(({fatal}) => fatal)
          .map(({reason}) => `${relative(folder, path)}: ${reason}`),
      ),
    },
    articleRow(read),
    itemRow(read),
    gapRow(read),
    lawRow(read),
    roundTrip(read, 'txt'),
    roundTrip(read, 'md'),
    ...factRows(),
    ...citationRows(editions, countReferences(editions.map(({root}) => root))),
    ...measureRows('dev'),
    ...measureRows('held'),
  ])
}

/** Every file of the folder; what clashes with another is read by itself. */
function readFiles(folder: string, editions: readonly Edition[], paths: readonly string[]): Read[] {
  const held = new Map<string, Edition[]>()
  for (const edition of editions) {
    const {path} = edition.document.witness
    held.set(path, [...(held.get(path) ?? []), edition])
  }
  return [...new Set(paths)]
    .filter((path) => formatOf(path) !== undefined)
    .sort()
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8')
      return {path, text, editions: held.get(path) ?? readAgain(text, path)}
    })
}

function readAgain(text: string, path: string): Edition[] {
  const format = formatOf(path)
  if (!format) throw new Error(`Unexpected format of ${path}`)
  const read = readWitness(new TextEncoder().encode(text), path, path, {format})
  return sourcesOf(read).flatMap((source) => editionOf(source).edition ?? [])
}

interface Numbered {
  /** 第十二条之一 as printed, and what it says. */
  printed: string
  value: number
  branch: number
}

const ARTICLE =
  /^\s*(?:#+\s*)?(第([〇零一二三四五六七八九十百千\d]+)[ 　]?条(?:之([一二三四五六七八九十]+))?)(?=[\s　]|\p{Script=Han}|[（(《“]|$)/u
/** A citation that opens a line goes on so: 第三条的规定, 第三条第二款. */
const CITED = /^(?:第|的|规定|所|和|、|至|或|及|以及|中|修改|增加|改|删)/u

/** Lines that begin with 第…条; those inside quotation marks that stay open are another text. */
function naiveArticles(text: string): Numbered[] {
  const found: Numbered[] = []
  let depth = 0
  for (const line of text.slice(Math.max(0, text.indexOf('<!-- INFO END -->'))).split('\n')) {
    const match = depth === 0 ? ARTICLE.exec(line) : null
    const after = match ? line.slice(match[0].length) : ''
    if (match?.[1] !== undefined && (/^[\s　]/u.test(after) || !CITED.test(after)))
      found.push({
        printed: match[1],
        value: parseNumeral(match[2] ?? '') ?? 0,
        branch: parseNumeral(match[3] ?? '') ?? 0,
      })
    depth = Math.max(0, depth + count(line, '“') - count(line, '”'))
  }
  return found
}

const count = (text: string, mark: string) => text.split(mark).length - 1

function treeArticles({editions}: Read): Numbered[] {
  return editions.flatMap(({root}) =>
    unitsOf(root).flatMap(({unit}) => {
      if (unit.type !== 'article') return []
      const [num] = unit.children
      const printed = num?.type === 'num' ? toReading(num).trim() : ''
      if (!/^第.*条/u.test(printed)) return []
      return [{printed, value: unit.ordinal.value, branch: unit.ordinal.branch ?? 0}]
    }),
  )
}

function articleRow(read: readonly Read[]): Row {
  let [lines, right] = [0, 0]
  const details: string[] = []
  for (const file of read) {
    const naive = naiveArticles(file.text)
    const tree = treeArticles(file)
    lines += naive.length
    const said = ({printed, value, branch}: Numbered) => `${printed}=${value}.${branch}`
    // In order: each is looked for behind the one before it.
    let at = 0
    const missed: string[] = []
    for (const one of naive) {
      const found = tree.findIndex((article, i) => i >= at && said(article) === said(one))
      if (found < 0) missed.push(one.printed)
      else at = found + 1
    }
    right += naive.length - missed.length
    if (missed.length > 0 || tree.length !== naive.length)
      details.push(
        `${file.path}: ${naive.length} lines, ${tree.length} articles; ${missed.join(' ')}`,
      )
  }
  return {
    figure: 'lines that begin with 第…条 are articles, in order, with their ordinals',
    texts: 'national',
    value: share({right, of: lines}),
    target: '100 %, exceptions listed',
    details,
  }
}

function itemRow(read: readonly Read[]): Row {
  let [right, of] = [0, 0]
  const details: string[] = []
  for (const {path, editions} of read)
    for (const {root, document} of editions) {
      if (document.ladder !== 'legislation') continue
      for (const {unit} of unitsOf(root)) {
        if (unit.type !== 'clause' || unit.rank !== 'subparagraph') continue
        of++
        if (/para_[^_]+__subpara_/u.test(unit.eid)) right++
        else details.push(`${path} ${unit.eid}`)
      }
    }
  return {
    figure: '（一） items stand under their paragraph',
    texts: 'national, laws',
    value: share({right, of}),
    target: '100 %, exceptions listed',
    details,
  }
}

/** A number more than one above the number before it; numbers that begin anew begin anew. */
function naiveGaps(articles: readonly Numbered[]): number {
  return articles.filter(({value}, i) => value > (articles[i - 1]?.value ?? 0) + 1).length
}

function gapRow(read: readonly Read[]): Row {
  let [right, gaps] = [0, 0]
  const details: string[] = []
  for (const file of read) {
    const naive = naiveGaps(naiveArticles(file.text))
    const told = file.editions.flatMap(({messages}) =>
      messages.filter(
        ({ruleId, reason}) => ruleId === 'numbering-gap' && /`第[^`]*条/u.test(reason),
      ),
    ).length
    gaps += naive
    if (told === naive) right++
    else details.push(`${file.path}: ${naive} counted, ${told} reported`)
  }
  return {
    figure: `files whose gaps in the numbers of articles are those of a naive count (${gaps} gaps)`,
    texts: 'national',
    value: share({right, of: read.length}),
    target: '100 %',
    details,
  }
}

function lawRow(read: readonly Read[]): Row {
  const details = read.flatMap(({path, editions}) =>
    editions.flatMap(({root, document, witness}) =>
      brokenLaws(root, witness.transcription, document.witness).map(
        ({reason}) => `${path}: ${reason}`,
      ),
    ),
  )
  return {
    figure: 'breaches of the laws of the tree',
    texts: 'national',
    value: String(details.length),
    target: '0',
    details,
  }
}

/** What a document says, unit by unit, without places. */
function said({root}: Edition): string {
  return JSON.stringify(
    unitRecords(root).map(({eid, type, label, text}) => [eid, type, label, text]),
  )
}

function roundTrip(read: readonly Read[], format: 'txt' | 'md'): Row {
  let [right, of] = [0, 0]
  const details: string[] = []
  for (const {path, editions} of read)
    for (const edition of editions) {
      of++
      const printed = format === 'txt' ? toPlainText(edition) : toMarkdown(edition)
      const [again] = readAgain(printed, path.replace(/\.[^.]+$/u, `.${format}`))
      if (again && said(again) === said(edition)) right++
      else details.push(path)
    }
  return {
    figure: `printed as ${format} and read again: the same units`,
    texts: 'national',
    value: share({right, of}),
    target: '100 %',
    details,
  }
}

function measureRows(half: 'dev' | 'held'): Row[] {
  const {rows, measure, force, actor, quantity, misses} = score(half)
  const texts = `${rows} sentences, ${half === 'dev' ? 'seen' : 'held out'}`
  return [
    {
      figure: 'measures: precision',
      texts,
      value: share(measure.precision),
      target: `${TARGETS.precision} %`,
      details: misses,
    },
    {
      figure: 'measures: recall',
      texts,
      value: share(measure.recall),
      target: `${TARGETS.recall} %`,
    },
    {figure: 'measures: force', texts, value: share(force), target: `${TARGETS.force} %`},
    {figure: 'measures: actor', texts, value: share(actor), target: `${TARGETS.actor} %`},
    {
      figure: 'measures: numbers found that are numbers',
      texts,
      value: share(quantity.precision),
      target: `${TARGETS.quantity} %`,
    },
    {
      figure: 'measures: numbers that are found',
      texts,
      value: share(quantity.recall),
      target: `${TARGETS.quantity} %`,
    },
  ]
}

export function share({right, of}: Rate): string {
  return `${((100 * right) / Math.max(of, 1)).toFixed(2)} % (${right}/${of})`
}
