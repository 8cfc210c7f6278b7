/** Deletes marks from clean text by a fixed procedure and measures whether the model finds them again. */
import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {acceptedEntries} from '../../src/collation/apparatus.ts'
import type {Entry} from '../../src/collation/apparatus.ts'
import {Boundaries} from '../../src/collation/boundary.ts'
import {lossOf} from '../../src/collation/boundaries/lost.ts'
import {isBreak, LONGEST, stretches, tokenize} from '../../src/collation/boundaries/tokens.ts'
import type {Stretch, Tokens} from '../../src/collation/boundaries/tokens.ts'
import {edited} from '../../src/collation/page.ts'
import type {Rule} from '../../src/collation/rule.ts'
import {lostMark} from '../../src/collation/rules/lost-mark.ts'
import {unfinishedParagraph} from '../../src/collation/rules/unfinished-paragraph.ts'
import {nationalTexts, officialTexts, shared} from './corpus.ts'
import {random} from './random.ts'
import {heldOut} from './split.ts'
import type {Row} from './table.ts'

/** A stretch in which no mark was lost, or one. */
export interface Case {
  stretch: Stretch
  /** Token before which the mark stood; -1 if the model has no slot there; absent if none was lost. */
  slot?: number
  mark?: '，' | '。'
}

export interface DamagedText {
  text: string
  tokens: Tokens
  cases: Case[]
  /** Marks that were deleted. */
  gone: readonly Gone[]
}

/** A mark that is gone from a text: where it would stand, and what it was. */
export interface Gone {
  at: number
  mark: '，' | '。'
}

/** The text of a Markdown document as a page would have it. */
export function cleanText(markdown: string): string {
  return markdown.replace(/^#+ */gm, '').replace('<!-- INFO END -->', '')
}

/** Deletes marks. @param isLost gets the count of marks ，and 。 so far */
export function damaged(text: string, isLost: (index: number) => boolean): DamagedText {
  let out = ''
  let index = 0
  const gone: Gone[] = []
  for (const mark of text)
    if ((mark === '，' || mark === '。') && isLost(index++)) gone.push({at: out.length, mark})
    else out += mark
  return casesOf(out, gone)
}

/** The stretches of a damaged text that lost one mark or none. */
export function casesOf(text: string, gone: readonly Gone[]): DamagedText {
  const tokens = tokenize(text)
  const cases: Case[] = []
  let next = 0
  for (const stretch of stretches(tokens)) {
    const end = isBreak(tokens.codes[stretch.to]) ? (tokens.starts[stretch.to] ?? 0) : text.length
    const first = next
    while (next < gone.length && (gone[next]?.at ?? 0) <= end) next++
    if (next - first > 1 || stretch.to - stretch.from > LONGEST) continue
    const one = gone[first]
    if (next === first || !one) {
      cases.push({stretch})
      continue
    }
    const slot = stretch.slots.find(
      (at) => (tokens.ends[at - 1] ?? 0) <= one.at && (tokens.starts[at] ?? 0) >= one.at,
    )
    cases.push({stretch, slot: slot ?? -1, mark: one.mark})
  }
  return {text, tokens, cases, gone}
}

/** How often the model ranks the slot of a lost mark first, among the first three; how often it tells ， from 。 there. */
export interface Ranking {
  /** Stretches that lost exactly one mark. */
  lost: number
  exact: number
  three: number
  /** Of the right slots: the mark is right too. */
  marks: number
  /** The slots of the editor or of the text and those of the model, for reading. */
  samples: string[]
}

export function rank(texts: Iterable<DamagedText>): Ranking {
  const ranking: Ranking = {lost: 0, exact: 0, three: 0, marks: 0, samples: []}
  for (const {text, cases} of texts) {
    const model = new Boundaries(text)
    for (const {stretch, slot, mark} of cases) {
      if (slot === undefined) continue
      ranking.lost++
      const best = model.judge(stretch)?.best ?? []
      const at = model.tokens.ends[slot - 1]
      const place = best.findIndex((one) => one.at === at)
      if (place >= 0) ranking.three++
      if (place === 0) {
        ranking.exact++
        if (best[0]?.mark === mark) ranking.marks++
      } else if (ranking.samples.length < 60) {
        const from = model.tokens.starts[stretch.from] ?? 0
        const to = model.tokens.ends[stretch.to] ?? text.length
        const show = [
          ...(at === undefined ? [] : [{at, sign: `【${mark ?? ''}】`}]),
          ...best.map((one, i) => ({at: one.at, sign: `〔${i + 1}: ${one.p.toFixed(2)}〕`})),
        ].sort((a, b) => b.at - a.at)
        let line = text.slice(from, to)
        for (const {at: offset, sign} of show)
          line = line.slice(0, offset - from) + sign + line.slice(offset - from)
        ranking.samples.push(line.replace(/\s+/g, '⏎'))
      }
    }
  }
  return ranking
}

/** Clean texts without every other mark, once from the first on and once from the second on. */
function* alternating(texts: readonly string[]): Generator<DamagedText> {
  for (const text of texts) for (const phase of [0, 1]) yield damaged(text, (n) => n % 2 === phase)
}

const DOCUMENTS = ['jing-jiao-zhi-cheng-2020-7', 'lu-xin-bao-ding']

/** A document of the seed as its editors read it, but for the marks that it lost. */
export function seedText(id: string): DamagedText {
  const folder = resolve('content', 'documents', id)
  const witness = readFileSync(shared('seed', '000_72f913182d1d8459.txt'), 'utf8')
  const {entries} = JSON.parse(readFileSync(join(folder, 'apparatus.json'), 'utf8')) as {
    entries: Entry[]
  }
  const place = /start: (\d+), end: (\d+)/.exec(readFileSync(join(folder, 'document.yaml'), 'utf8'))
  let done = Number(place?.[1] ?? 0)
  let text = ''
  const gone: Gone[] = []
  for (const entry of acceptedEntries({digest: '', entries})) {
    if (entry.start < done) continue
    text += witness.slice(done, entry.start)
    done = entry.end
    const isGone = entry.layer === 'punctuation' && entry.kind === 'omission'
    if (isGone) gone.push({at: text.length, mark: entry.reading === '。' ? '。' : '，'})
    else text += entry.reading
  }
  return casesOf(text + witness.slice(done, Number(place?.[2] ?? witness.length)), gone)
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)} %`
}

function rankingRow(texts: string, ranking: Ranking, target: string): Row {
  const {lost, exact, three, marks, samples} = ranking
  return {
    figure: 'lost mark: exact slot / among three; ，or 。 right there',
    texts: `${texts}, ${lost} marks`,
    value: `${percent(exact, lost)} / ${percent(three, lost)}; ${percent(marks, exact)}`,
    target,
    details: samples,
  }
}

export function rankingRows(): Row[] {
  const laws = nationalTexts()
    .filter(({path}) => heldOut(path))
    .map(({text}) => cleanText(text))
  return [
    rankingRow(`${laws.length} held-out laws`, rank(alternating(laws)), '75 % / 93 %'),
    rankingRow(
      'State Council pages, another kind of text',
      rank(alternating(officialTexts().map(({text}) => text))),
      '–',
    ),
    ...DOCUMENTS.map((id) => rankingRow(`seed: ${id}`, rank([seedText(id)]), '–')),
  ]
}

/** What the rules propose, against what was deleted. */
interface Proposals {
  lost: number
  proposed: number
  right: number
  /** Right, and with the right mark. */
  marks: number
}

/** What the rules propose, or what the model would on every page. */
function proposals(text: string, isThorough: boolean): Array<{start: number; reading?: string}> {
  const page = edited(text, [])
  if (!isThorough) {
    const ends = [...unfinishedParagraph.find(page)].filter(({accept}) => accept)
    return [...lostMark.find(page), ...ends]
  }
  const verdicts = lossOf(text, true)?.verdicts ?? []
  return verdicts.flatMap(({best: [slot]}) => (slot ? [{start: slot.at, reading: slot.mark}] : []))
}

function propose(texts: Iterable<DamagedText>, isThorough: boolean): Proposals {
  const sum: Proposals = {lost: 0, proposed: 0, right: 0, marks: 0}
  for (const {text, gone} of texts) {
    sum.lost += gone.length
    const was = new Map(gone.map(({at, mark}) => [at, mark]))
    for (const {start, reading} of proposals(text, isThorough)) {
      sum.proposed++
      const mark = was.get(start)
      if (mark !== undefined) sum.right++
      if (mark === reading) sum.marks++
    }
  }
  return sum
}

function proposalRow(
  figure: string,
  texts: string,
  all: Iterable<DamagedText>,
  isThorough = false,
): Row {
  const {lost, proposed, right, marks} = propose(all, isThorough)
  return {
    figure: `${figure}: precision / recall; ，or 。 right there`,
    texts: `${texts}, ${lost} marks`,
    value: `${percent(right, proposed)} / ${percent(right, lost)}; ${percent(marks, right)}`,
    target: '–',
  }
}

/** Clean texts on which a rule says anything, and its cost. */
function cleanRow(rule: Rule, name: string, texts: readonly string[]): Row {
  const pages = texts.map((text) => edited(text, []))
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  const details: string[] = []
  let accepted = 0
  const start = performance.now()
  for (const page of pages)
    for (const finding of rule.find(page)) {
      if (finding.accept === true) accepted++
      const before = page.text.slice(Math.max(0, finding.start - 30), finding.start)
      const after = page.text.slice(finding.start, finding.start + 20)
      details.push(`${before}【${finding.reading ?? ''}】${after}`.replace(/\s+/g, '⏎'))
    }
  const cost = ((performance.now() - start) * 1e6) / length
  return {
    figure: `${rule.id} on clean text: findings (accepted); nanoseconds a character`,
    texts: `${texts.length} ${name}`,
    value: `${details.length} (${accepted}); ${cost.toFixed(1)}`,
    target: '0; 5',
    details,
  }
}

function* losing(texts: readonly string[], share: number): Generator<DamagedText> {
  const next = random(7)
  for (const text of texts) yield damaged(text, () => next() < share)
}

/** @param every only every n-th law */
export function ruleRows(every = 4): Row[] {
  const laws = nationalTexts()
    .filter(({path}) => heldOut(path))
    .map(({text}) => cleanText(text))
  const learned = nationalTexts()
    .filter(({path}) => !heldOut(path))
    .map(({text}) => cleanText(text))
  const official = officialTexts().map(({text}) => text)
  const some = laws.filter((_, i) => i % every === 0)
  return [
    ...[lostMark, unfinishedParagraph].flatMap((rule) => [
      cleanRow(rule, 'held-out laws', laws),
      cleanRow(rule, 'laws of the training half', learned),
      cleanRow(rule, 'State Council pages', official),
    ]),
    proposalRow('every other mark lost', `${some.length} held-out laws`, alternating(some)),
    proposalRow('every other mark lost', 'State Council pages', alternating(official)),
    proposalRow('every other mark lost', 'seed', DOCUMENTS.map(seedText)),
    proposalRow('40 % of the marks lost', `${some.length} held-out laws`, losing(some, 0.4)),
    proposalRow('40 % of the marks lost', 'State Council pages', losing(official, 0.4)),
    proposalRow('5 % of the marks lost', `${some.length} held-out laws`, losing(some, 0.05)),
    proposalRow(
      '5 % of the marks lost, every page read by the model',
      `${some.length} held-out laws`,
      losing(some, 0.05),
      true,
    ),
    proposalRow(
      'nothing lost, every page read by the model',
      `${some.length} held-out laws`,
      losing(some, 0),
      true,
    ),
  ]
}

export function boundaryRows(): Row[] {
  return [...rankingRows(), ...ruleRows()]
}
