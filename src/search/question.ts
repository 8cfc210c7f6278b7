/** How passages are ranked for a question: what speaks of the same things, in the words of the law. Fetched when one is asked. */
import {WORDS} from './encode.ts'
import {impact} from './impact.ts'
import {ASKING, KEPT, LAY} from './lay.ts'
import {otherPercents} from './percent.ts'
import type {Query} from './query.ts'
import {citedOf, countOf, pairsOf, sumOf} from './rank.ts'
import type {Candidate, Parts, Ranking, Stats} from './rank.ts'

const WEIGHTS = {
  words: 6.9,
  cover: 1.9,
  opening: 1.5,
  near: 4.2,
  model: 0.6,
  topic: 1.8,
  prior: 6.5,
  company: 1.3,
  defines: 2,
  purpose: -4,
  bare: -6,
  older: -1.7,
  meant: 3.4,
  breadth: 1.3,
}
const NAMES = {
  words: '字词相合',
  cover: '所问多在其中',
  opening: '开头即是',
  near: '字在近处',
  model: '用词相近',
  topic: '章节相关',
  prior: '引用多的法',
  company: '同件多条相合',
  defines: '下了定义',
  purpose: '只说立法目的',
  bare: '只是标题',
  older: '旧版',
  meant: '法律上的说法',
  breadth: '所及较广',
}
/** A pair that an asking word covers half counts half; what is only meant, not said, counts so much. */
const HALF = 0.5
const MEANT = 0.4
/** How much a title's score and the citing documents add before texts are looked at. */
const TITLE = 0.25
const CITED = 0.015
/** How much a pair tells that one passage in four hundred has. */
const USUAL = Math.log(400)
/** A list that a tenth of all passages have tells next to nothing. */
const CUT = 0.1
/** The first five by what was said stand no lower. */
const FLOOR = [3, 5, 7, 9, 10]
/** What opens a text, in characters; how far apart the halves of a pair may stand. */
const OPENING = 40
const REACH = 6
const NUMBER = /^第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?/u
const GENERIC =
  /中华人民共和国|最高人民法院|最高人民检察院|国务院|关于|审理|适用|应用|办理|具体|若干|问题|法律|案件|纠纷|规定|条例|解释|办法|细则|规则|实施|决定|意见|批复|管理|暂行|试行|修正案|法$|编$|[的《》〈〉、()（）〔〕]|[一二三四五六七八九十]+$/gu
const DIVISION = /第[一二三四五六七八九十百]+[章节编]|分编|总则|附则|一般规定/gu
const DEFINING = /什么是|是什么|是指|含义|定义|意思|哪些|区别|如何认定|怎么认定/u
const PURPOSE = /^为了?.{0,200}(?:制定|根据)|^根据.{0,100}制定/u

const longestFirst = (words: readonly string[]) =>
  new RegExp([...words].sort((a, b) => b.length - a.length).join('|'), 'gu')
const asking = longestFirst(ASKING)
const kept = longestFirst(KEPT)

interface Weighted {
  text: string
  weight: number
}

/** A question, as far as it tells what is looked for. */
interface Asked {
  text: string
  /** Pairs and words that were said; those that only ask count nothing. */
  terms: Weighted[]
  /** All pairs, the asking ones too. */
  pairs: string[]
  characters: Weighted[]
  /** What the law calls it. */
  meant: string[]
}

export function rankQuestion({runs}: Query): Ranking {
  const asked = read(runs.map(({text}) => text).join(' '))
  const weights = new Map(asked.terms.map(({text, weight}) => [text, weight]))
  for (const term of asked.meant.flatMap(pairsOf))
    if (!asked.pairs.includes(term)) weights.set(term, MEANT)
  return {
    weights,
    others: asked.pairs,
    cut: CUT,
    bonus: (title, cited, own) => TITLE * title + CITED * own * cited,
    partsOf: (candidates, stats) => partsOf(asked, candidates, stats),
    weigh: WEIGHTS,
    names: NAMES,
    said: 'words',
    floor: FLOOR,
    older: 'end',
  }
}

/** 1 for what an asking word covers. */
function maskOf(text: string): Uint8Array {
  const isKept = new Uint8Array(text.length)
  const mask = new Uint8Array(text.length)
  for (const {0: word, index} of text.matchAll(kept)) isKept.fill(1, index, index + word.length)
  for (const {0: word, index} of text.matchAll(asking))
    if (word.length > 1 || isKept[index] === 0) mask.fill(1, index, index + word.length)
  return mask
}

function read(text: string): Asked {
  const masked = collect(text, maskOf(text))
  // Nothing but asking words: then they are what is looked for.
  const {terms, pairs, characters} =
    masked.terms.size > 0 ? masked : collect(text, new Uint8Array(text.length))
  const lay = LAY.filter(({said}) => said.some((word) => text.includes(word)))
  const meant = new Set(
    [...lay.flatMap(({meant}) => meant), ...otherPercents(text)].filter(
      (word) => !text.includes(word),
    ),
  )
  const listed = (map: ReadonlyMap<string, number>) =>
    [...map].map(([text, weight]) => ({text, weight}))
  return {
    text,
    terms: listed(terms),
    pairs: [...pairs],
    characters: listed(characters),
    meant: [...meant],
  }
}

function collect(text: string, mask: Uint8Array) {
  const terms = new Map<string, number>()
  const characters = new Map<string, number>()
  const pairs = new Set<string>()
  const put = (map: Map<string, number>, term: string, weight: number) => {
    if (weight > (map.get(term) ?? 0)) map.set(term, weight)
  }
  for (const {0: run, index} of text.matchAll(WORDS)) {
    if (/^[a-z0-9]/u.test(run)) {
      put(terms, run, 1)
      pairs.add(run)
      continue
    }
    for (let i = 0; i < run.length; i++) {
      const char = run.charAt(i)
      const covered = mask[index + i] ?? 0
      put(characters, char, covered ? 0.1 : 1)
      if (run.length === 1) put(terms, char, covered ? 0 : 1)
      if (i + 1 >= run.length) continue
      const pair = run.slice(i, i + 2)
      pairs.add(pair)
      put(terms, pair, [1, HALF, 0][covered + (mask[index + i + 1] ?? 0)] ?? 0)
    }
  }
  return {terms, characters, pairs}
}

/** A candidate as the question sees it. */
interface Seen {
  candidate: Candidate
  text: string
  /** What its title is about. */
  topic: string
  heads: string[]
  full: string
}

function see(candidate: Candidate): Seen {
  const [first = '', ...rest] = candidate.texts
  // Its number says nothing of what it is about.
  const bare = rest.length > 0 ? first.replace(NUMBER, '') : first
  const text = [bare, ...rest].filter((one) => one !== '').join('\n')
  const heads = candidate.heads
    .map((head) => head.replaceAll(DIVISION, ''))
    .filter((head) => head !== '')
  return {
    candidate,
    text,
    topic: candidate.title.replaceAll(GENERIC, ''),
    heads,
    full: `${candidate.title}|${heads.join('|')}|${text}`,
  }
}

function partsOf(asked: Asked, candidates: readonly Candidate[], stats: Stats): Parts[] {
  const {passages, average, tells, passagesWith} = stats
  const averageFull = average + 30
  const weighed = (all: readonly Weighted[]) =>
    all
      .map(({text, weight}) => ({text, weight, gain: weight * tells(text)}))
      .filter(({gain}) => gain > 0)
  const terms = weighed(asked.terms)
  const characters = weighed(asked.characters)
  const said = weighed(
    [...new Set([...asked.pairs, ...asked.characters.map(({text}) => text)])].map((text) => ({
      text,
      weight: 1,
    })),
  )
  const meant = asked.meant.map((text) => ({text, gain: Math.max(0, ...pairsOf(text).map(tells))}))
  const gainOf = ({gain}: {gain: number}) => gain
  const total = sumOf(terms, gainOf) || 1
  const totalSaid = sumOf(said, gainOf) || 1
  const totalMeant = sumOf(meant, gainOf) || 1
  const isDefining = DEFINING.test(asked.text)

  /** A pair of a title that was not asked for is not looked up: it is as rare as most are. */
  const guess = (pair: string): number => tells(pair) || USUAL
  /** The share of a title or heading that the question names. */
  const named = (text: string): number => {
    const pairs = pairsOf(text)
    const all = sumOf(pairs, guess)
    return all === 0 ? 0 : sumOf(pairs, (one) => (asked.text.includes(one) ? guess(one) : 0)) / all
  }
  // How much likelier the text of a passage is to have a term than any text is, for each time it has it.
  const likely = new Map(
    said.map(({text}) => [text, (passages * averageFull) / (130 * passagesWith(text))] as const),
  )

  const seen = candidates.map(see)
  const rows = seen.map(({candidate, text, topic, heads, full}) => {
    const front = text.slice(0, OPENING)
    const counts = new Map(said.map(({text: term}) => [term, countOf(full, term)] as const))
    const oddsOf = (term: string, count: number) => Math.log(1 + count * (likely.get(term) ?? 0))
    let [cover, opening, near, model, mass] = [0, 0, 0, 0, 0]
    for (const {text: term, weight, gain} of terms) {
      mass += 0.6 * weight
      const count = counts.get(term) ?? 0
      if (count > 0) {
        cover += gain
        model += 0.6 * weight * oddsOf(term, count)
        if (front.includes(term)) opening += gain
      } else if (term.length === 2 && isNear(text, term)) near += gain
    }
    for (const {text: char, weight} of characters) {
      mass += 0.4 * weight
      const count = counts.get(char) ?? 0
      if (count > 0) model += 0.4 * weight * oddsOf(char, count)
    }
    model += mass * Math.log(100 / (100 + full.length))
    const words = sumOf(
      said,
      ({text: term, gain}) =>
        gain * impact(counts.get(term) ?? 0, full.length, averageFull, 1.2, 0.75),
    )
    const inMeant = sumOf(meant, ({text: word, gain}) => {
      if (text.includes(word)) return gain
      return full.includes(word) ? gain / 2 : 0
    })
    const byTitle = named(topic)
    const byHead = Math.max(0, ...heads.map(named))
    return {
      words: words / totalSaid,
      cover: cover / total,
      opening: opening / total,
      near: near / total,
      model: model / Math.max(1, terms.length),
      // What has no chapters is judged by its title: else interpretations and regulations never earn this.
      topic: heads.length > 0 ? byHead : Math.max(0.25, byTitle),
      // What is cited much is not preferred to what is about just this.
      prior: (citedOf(candidate.line) / 5) * (1 - Math.max(byTitle, byHead)),
      company: 0,
      defines: isDefining && text.includes('是指') ? 1 : 0,
      purpose: PURPOSE.test(text) ? 1 : 0,
      bare: candidate.isBare ? 1 : 0,
      older: candidate.line.newest === candidate.document ? 0 : 1,
      meant: meant.length > 0 ? inMeant / (totalMeant + 0.3 * total) : 0,
      breadth: Math.log(1 + sumOf([...new Set(text)], tells)) / 5,
    }
  })
  const top = Math.max(1e-9, ...rows.map(({words}) => words))
  const covered = Math.max(0, ...rows.map(({cover}) => cover))
  const company = new Map<number, number>()
  for (const [i, {words}] of rows.entries()) {
    const document = candidates[i]?.document ?? 0
    company.set(document, (company.get(document) ?? 0) + (words / top) ** 4)
  }
  return rows.map((row, i) => {
    const share = row.words / top
    const others = (company.get(candidates[i]?.document ?? 0) ?? 0) - share ** 4
    return {
      ...row,
      company: Math.log1p(others) / 3,
      // It decides among near ties only, and less the better the words cover what was asked.
      prior: row.prior * share ** 2 * (1 - covered),
    }
  })
}

/** Whether the halves of a pair stand near each other. */
function isNear(text: string, pair: string): boolean {
  const [a, b] = [pair.charAt(0), pair.charAt(1)]
  for (let at = text.indexOf(a); at >= 0; at = text.indexOf(a, at + 1))
    if (text.slice(Math.max(0, at - REACH), at + REACH + 1).includes(b)) return true
  return false
}
