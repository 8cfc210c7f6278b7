/**
 * Lines → division › article › clause. The number at the head of a line is ranked in the ladder of
 * the document; a line without a number is a 款 of the unit that is open. No line is dropped.
 */
import type {Plugin} from 'unified'
import {cut} from '../tree/cut.ts'
import type {DocumentMeta} from '../tree/document.ts'
import {readNumber} from '../tree/ordinal.ts'
import type {HeadNumber, NumberStyle} from '../tree/ordinal.ts'
import {cover, positioner, span} from '../tree/position.ts'
import type {Positioner} from '../tree/position.ts'
import {report} from '../tree/report.ts'
import {toReading} from '../tree/to-text.ts'
import type {
  Article,
  Clause,
  Division,
  Heading,
  Inline,
  Line,
  Num,
  Rank,
  Root,
} from '../tree/types.ts'

/** What a style of number stands for. Rungs are ordered from the outermost. */
interface Rung {
  style: NumberStyle
  node: 'division' | 'article' | 'clause'
  rank: Rank | 'article'
}

/** 立法法 (2023) 第六十五条: 编、章、节、条、款、项、目; 款 carries no number. */
const LEGISLATION: readonly Rung[] = [
  {style: '编', node: 'division', rank: 'part'},
  {style: '分编', node: 'division', rank: 'subpart'},
  {style: '章', node: 'division', rank: 'chapter'},
  {style: '节', node: 'division', rank: 'section'},
  {style: '条', node: 'article', rank: 'article'},
  {style: '（一）', node: 'clause', rank: 'subparagraph'},
  {style: '1.', node: 'clause', rank: 'item'},
]

/** GB/T 9704—2012, 7.3.3: 一、 （一） 1. （1）. */
const OFFICIAL: readonly Rung[] = [
  {style: '一、', node: 'article', rank: 'level1'},
  {style: '（一）', node: 'clause', rank: 'level2'},
  {style: '1.', node: 'clause', rank: 'level3'},
  {style: '（1）', node: 'clause', rank: 'level4'},
]

/** Where （一）, （二） … run on across 一、, 二、, people cite 第（十二）条: （n） is the article, 一、 groups. */
const OFFICIAL_RUNNING: readonly Rung[] = [
  {style: '一、', node: 'division', rank: 'level1'},
  {style: '（一）', node: 'article', rank: 'level2'},
  {style: '1.', node: 'clause', rank: 'level3'},
  {style: '（1）', node: 'clause', rank: 'level4'},
]

/** A heading that is followed by text in its own line is at most this long, in characters. */
const LONGEST_RUN_IN_HEADING = 30

type Numbered = Division | Article | Clause
type Open = {node: Numbered; rung: number}

export const segment: Plugin<[Pick<DocumentMeta, 'ladder'>], Root> =
  ({ladder}) =>
  (tree, file) => {
    const at = positioner(String(file.value))
    const rungs =
      ladder === 'none' ? [] : ladder === 'legislation' ? LEGISLATION : officialLadder(tree)
    const open: Open[] = []
    const out: Root['children'] = []
    const last = new Map<object, {value: number; style: NumberStyle}>()

    for (const block of tree.children) {
      if (block.type !== 'line') {
        out.push(block)
        if (block.type === 'field') open.length = 0
        continue
      }
      const number = readNumber(toReading(block))
      const rung = number ? rungs.findIndex(({style}) => style === number.style) : -1
      const {node: kind, rank} = rungs[rung] ?? {}
      if (!number || kind === undefined || rank === undefined) {
        if (number && ladder !== 'none' && number.style !== '一、')
          report(file, {
            reason: `Unexpected number \`${toReading(block).slice(0, number.length)}\`, expected one of ${rungs.map(({style}) => `\`${style}\``).join(', ')}: kept as a paragraph`,
            place: block.position,
            ruleId: 'unplaced-line',
            source: 'segment',
          })
        addParagraph(block, open, out, ladder)
        continue
      }
      while ((open.at(-1)?.rung ?? -1) >= rung) open.pop()
      const parent = open.at(-1)?.node
      const unit = makeUnit(kind, rank, number, block, at)
      const home = parent?.type === 'article' ? paragraphForItems(parent, ladder) : parent
      const siblings: object[] = home ? home.children : out
      // Articles are counted through the document, everything else among its siblings.
      checkSequence(last, kind === 'article' ? tree : siblings, number, block, (reason, ruleId) => {
        report(file, {reason, place: block.position, ruleId, source: 'segment'})
      })
      siblings.push(unit)
      open.push({node: unit, rung})
    }
    tree.children = out
    for (const block of out) stretch(block)
  }

/** Tells whether the numbers of the second level run on across the first. */
function officialLadder(tree: Root): readonly Rung[] {
  let expected: number | undefined
  let crossed = false
  for (const block of tree.children) {
    const number = readNumber(toReading(block))
    if (number?.style === '一、') crossed = expected !== undefined
    if (number?.style !== '（一）') continue
    if (crossed && number.ordinal.value === expected && expected > 1) return OFFICIAL_RUNNING
    expected = number.ordinal.value + 1
    crossed = false
  }
  return OFFICIAL
}

function makeUnit(
  node: Rung['node'],
  rank: Rung['rank'],
  number: HeadNumber,
  line: Line,
  at: Positioner,
): Numbered {
  const run = line.children
  const [numRun, tail] = cut(run, number.length, at)
  const rest = trimStart(tail, at)
  const num: Num = {type: 'num', children: numRun, ...place(numRun)}
  const [headRun, textRun] = cut(
    rest,
    headingLength(toReading({type: 'run', children: rest}), node, rank),
    at,
  )
  const heading: Heading[] =
    headRun.length > 0 ? [{type: 'heading', children: headRun, ...place(headRun)}] : []
  const common = {ordinal: number.ordinal, eid: '', ...place(run)}
  if (node === 'clause')
    return {type: 'clause', rank: rank as Rank, ...common, children: [num, ...heading, ...textRun]}
  const paragraph: Clause[] = textRun.length > 0 ? [makeParagraph(textRun, 1)] : []
  return node === 'article'
    ? {type: 'article', rank, ...common, children: [num, ...heading, ...paragraph]}
    : {type: 'division', rank: rank as Rank, ...common, children: [num, ...heading, ...paragraph]}
}

/**
 * How much of the text after the number is a heading. In legislation only divisions have one. In
 * official documents a line without a final mark is a heading, and so is a short first sentence
 * that directs nobody and is followed by text (（一）加强领导。各地要……).
 */
function headingLength(text: string, node: Rung['node'], rank: Rung['rank']): number {
  if (node === 'division') return text.length
  if (rank === 'article' || rank === 'subparagraph' || rank === 'item') return 0
  if (!/[。！？；：]/.test(text)) return text.length
  const end = text.indexOf('。') + 1
  const first = text.slice(0, end)
  const isHeading =
    end > 0 &&
    end < text.length &&
    end <= LONGEST_RUN_IN_HEADING &&
    !/[应须要]|不得|可以|：/.test(first)
  return isHeading ? end : 0
}

/** White space between a number and its text is layout: it stands between leaves, in none. */
function trimStart(run: Inline[], at: Positioner): Inline[] {
  const text = toReading({type: 'run', children: run})
  const [space, rest] = cut(run, text.length - text.trimStart().length, at)
  return space.every(({type}) => type === 'text') ? rest : run
}

function makeParagraph(children: Inline[], count: number): Clause {
  return {
    type: 'clause',
    rank: 'paragraph',
    ordinal: {value: count},
    eid: '',
    children,
    ...place(children),
  }
}

/** 项 of legislation stand under the 款 that introduces them; so do official ones after a 款 that ends with a colon. */
function paragraphForItems(article: Article, ladder: DocumentMeta['ladder']): Article | Clause {
  const last = article.children.at(-1)
  if (last?.type !== 'clause' || last.rank !== 'paragraph') return article
  return ladder === 'legislation' || /[：:]$/.test(ownReading(last)) ? last : article
}

/** The reading of a clause without the clauses nested in it. */
function ownReading(clause: Clause): string {
  return toReading({
    type: 'run',
    children: clause.children.filter((child) => child.type !== 'clause'),
  })
}

/** A line without a number: the next 款 of the article (legislation), or of the innermost open unit. */
function addParagraph(
  line: Line,
  open: Open[],
  out: Root['children'],
  ladder: DocumentMeta['ladder'],
): void {
  if (ladder === 'legislation') while (open.at(-1)?.node.type === 'clause') open.pop()
  const children: {type: string; rank?: string}[] = open.at(-1)?.node.children ?? out
  const count = children.filter(
    (child) => child.type === 'clause' && child.rank === 'paragraph',
  ).length
  children.push(makeParagraph(line.children, count + 1))
}

/** Gaps and restarts of numbering are said, never mended. */
function checkSequence(
  last: Map<object, {value: number; style: NumberStyle}>,
  siblings: object,
  number: HeadNumber,
  line: Line,
  complain: (reason: string, ruleId: string) => void,
): void {
  const before = last.get(siblings)
  const {value, branch} = number.ordinal
  last.set(siblings, {value, style: number.style})
  const printed = toReading(line).slice(0, number.length)
  const expected = before?.style === number.style ? before.value + 1 : 1
  if (value === expected || (branch !== undefined && value === expected - 1)) return
  if (value > expected)
    complain(
      `Unexpected number \`${printed}\`, expected ${expected}: a unit is missing or numbered wrongly`,
      'numbering-gap',
    )
  else
    complain(
      `Unexpected number \`${printed}\`, expected ${expected}: the numbering starts again`,
      'numbering-restart',
    )
}

function place(run: readonly Inline[]) {
  const [first] = run
  const last = run.at(-1)
  return first && last ? {position: cover(first, last)} : {}
}

/** Makes every unit reach to the end of what it holds. */
function stretch(node: Root['children'][number] | Numbered['children'][number]): void {
  if (node.type !== 'division' && node.type !== 'article' && node.type !== 'clause') return
  for (const child of node.children)
    if (child.type === 'clause' || child.type === 'article' || child.type === 'division')
      stretch(child)
  const last = node.children.at(-1)
  if (last && node.position && span(last).end > span(node).end) node.position = cover(node, last)
}
