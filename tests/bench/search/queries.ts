/** Queries that a seed makes from the corpus: words of a known article, references, titles, numbers. */
import {findDefinitions} from '../../../src/citation/find.ts'
import type {Searchable} from '../../../src/records/search.ts'
import {formatEid, parseEid} from '../../../src/tree/eid.ts'
import {workTitle} from '../../../src/tree/title.ts'
import {one, random} from '../random.ts'
import type {Text} from './documents.ts'
import type {Query} from './judge.ts'
import {SHORT_TITLES} from './short-titles.ts'

/** Other than that of any query by which the ranking was tuned; the ranking was changed after it was first asked. */
const SEED = 20261127
const LONGEST = 9

/**
 * Two or three words of an article, drawn by how telling they are, of which at least five articles
 * and at most 2 % know. Words are those of the platform's segmenter. Every article with the same text
 * will do.
 */
export function knownItems(texts: readonly Text[], count: number): Query[] {
  const articles = texts.filter(({isArticle}) => isArticle)
  const segmenter = new Intl.Segmenter('zh', {granularity: 'word'})
  const known = new Map<string, number>()
  const same = new Map<string, string[]>()
  const words = articles.map(({text, key}) => {
    same.set(text, [...(same.get(text) ?? []), key])
    const counts = new Map<string, number>()
    for (const {segment} of segmenter.segment(text))
      if (WORD.test(segment)) counts.set(segment, (counts.get(segment) ?? 0) + 1)
    for (const word of counts.keys()) known.set(word, (known.get(word) ?? 0) + 1)
    return counts
  })
  const next = random(SEED)
  const out: Query[] = []
  while (out.length < count) {
    const place = Math.floor(next() * articles.length)
    const telling = [...(words[place] ?? [])].flatMap(([word, times]) => {
      const knows = known.get(word) ?? 0
      if (knows < 5 || knows > articles.length / 50) return []
      return [{word, weight: times * Math.log(articles.length / knows)}]
    })
    const wanted = next() < 0.5 ? 2 : 3
    if (telling.length < 4) continue
    const drawn = draw(telling, wanted, next)
    if (drawn.join('').length > LONGEST) continue
    const serving = same.get(articles[place]?.text ?? '') ?? []
    out.push({id: `known-${out.length}`, query: drawn.join(' '), relevant: [serving]})
  }
  return out
}

const WORD = /^(?:\p{Script=Han}{2,}|[\p{L}\p{N}.%]{2,})$/u

function draw(
  given: readonly {word: string; weight: number}[],
  count: number,
  next: () => number,
): string[] {
  let rest = [...given]
  return Array.from({length: count}, () => {
    let left = rest.reduce((sum, {weight}) => sum + weight, 0) * next()
    const drawn = rest.find(({weight}) => (left -= weight) <= 0) ?? rest.at(-1)
    rest = rest.filter((other) => other !== drawn)
    return drawn?.word ?? ''
  })
}

/** Articles of the newest versions, as people refer to them. */
export function references(documents: readonly Searchable[], count: number): Query[] {
  const next = random(SEED + 1)
  const laws = newest(documents).filter(
    ({card, passages}) =>
      LAW.test(card.title) &&
      passages.filter(({article}) => article?.startsWith('art_')).length >= LEAST,
  )
  return Array.from({length: count}, (_, i) => {
    const {card, passages} = one(laws, next)
    // What an attachment numbers again is no article of the law.
    const articles = passages.filter(({article}) => article?.startsWith('art_'))
    const {article = ''} = one(articles, next)
    const label = formatEid(article)
    const {value = 0, branch} = parseEid(article)?.levels.at(-1)?.ordinal ?? {}
    const figure = String(value)
    const bare = workTitle(card.title)
    const behind = branch === undefined ? '' : `之${'零一二三四五六七八九十'[branch] ?? branch}`
    const query = one(
      [
        `《${card.title}》${label}`,
        `《${bare}》${label}`,
        `《${bare}》第${figure}条${behind}`,
        `${card.title}${label}`,
        `${bare}${label}`,
        `${bare}第${figure}条${behind}`,
        `${bare} 第 ${figure} 条${behind}`,
        ...(branch === undefined
          ? [`${bare}${figure}条`, `${bare} ${figure}`, `${bare}${label.slice(1)}`]
          : []),
        `${bare}，${label}`,
      ],
      next,
    )
    return {id: `reference-${i}`, query, relevant: [keysOf(documents, card.title, label)]}
  })
}

/** Articles of a law that is drawn. */
const LEAST = 3
const LAW = /(?:法|条例|规定|办法|细则|解释|规则)$/u

/** Articles of this label in the newest version of every work of this title. */
function keysOf(documents: readonly Searchable[], title: string, label: string): string[] {
  return newest(documents)
    .filter(({card}) => workTitle(card.title) === workTitle(title))
    .map(({card}) => `${card.source}#${label}`)
}

function newest(documents: readonly Searchable[]): Searchable[] {
  return documents.filter(({standing}, i) => standing.newest === i)
}

/** A form of titles, and queries of that form. */
export interface Titles {
  form: string
  queries: Query[]
}

/** Keys end with #, as those of documents do. */
export function titles(documents: readonly Searchable[]): Titles[] {
  const works = new Map<string, string[]>()
  for (const {card} of newest(documents)) {
    const work = workTitle(card.title)
    works.set(work, [...(works.get(work) ?? []), `${card.source}#`])
  }
  const given = newest(documents).map(({card}) => card.title)
  const asked = (form: string, say: (title: string) => string): Titles => {
    const said = new Map<string, Set<string>>()
    for (const title of given) {
      const query = say(title)
      const keys = works.get(workTitle(title)) ?? []
      said.set(query, new Set([...(said.get(query) ?? []), ...keys]))
    }
    return {
      form,
      queries: [...said].map(([query, keys], i) => ({
        id: `${form}-${i}`,
        query,
        relevant: [[...keys]],
      })),
    }
  }
  return [
    asked('full', (title) => title),
    asked('in 《》', (title) => `《${title}》`),
    asked('without 中华人民共和国', (title) => title.replaceAll('中华人民共和国', '') || title),
    asked('without 《》', (title) => title.replaceAll(/[《》]/gu, '')),
    asked('without 中华人民共和国, 《》, the issuer before 关于, （试行）', withoutForm),
    {form: 'as the texts of the corpus shorten them', queries: shortened(documents, works)},
    {
      form: 'as people call them',
      queries: SHORT_TITLES.flatMap(([query, work]) => {
        const keys = works.get(work)
        return keys ? [{id: query, query, relevant: [keys]}] : []
      }),
    },
  ]
}

function withoutForm(title: string): string {
  return title
    .replaceAll(/中华人民共和国|[《》]/gu, '')
    .replace(/^[\p{Script=Han}、\s]{2,30}?(?=关于)/u, '')
    .replace(/[（(](?:试行|暂行)[）)]$/u, '')
}

/** （以下简称《…》）: short titles that one text gives another, where all texts that give them mean the same work. */
function shortened(
  documents: readonly Searchable[],
  works: ReadonlyMap<string, readonly string[]>,
): Query[] {
  const meant = new Map<string, Set<string>>()
  for (const {passages} of documents)
    for (const {units} of passages)
      for (const {text} of units)
        for (const {name, document} of findDefinitions(text)) {
          if (document.by !== 'title') continue
          const work = workTitle(document.title)
          if (workTitle(name) === work) continue
          meant.set(workTitle(name), new Set([...(meant.get(workTitle(name)) ?? []), work]))
        }
  return [...meant].flatMap(([name, [work = '', ...others]], i) => {
    const keys = works.get(work)
    // 本法, 解释: what only its text knows is no title; what is the title of another work means that.
    if (
      !keys ||
      others.length > 0 ||
      works.has(name) ||
      name.length < 3 ||
      /^[^（]*）|（[^）]*$/u.test(name)
    )
      return []
    return [{id: `short-${i}`, query: name, relevant: [keys]}]
  })
}

/** Document numbers as people type them. */
export function numbers(documents: readonly Searchable[]): Query[] {
  const holders = new Map<string, string[]>()
  for (const {card} of documents)
    if (card.number !== undefined)
      holders.set(card.number, [...(holders.get(card.number) ?? []), `${card.source}#`])
  return [...holders].flatMap(([number, keys]) => {
    const [, agency = '', year = '', serial = ''] =
      /^(.+?)〔(\d{4})〕第?(\d+)号$/u.exec(number) ?? []
    const forms = [
      number,
      ...(agency === ''
        ? []
        : [
            ...['[]', '［］', '()', '（）', '【】'].map(
              ([open = '', shut = '']) => `${agency}${open}${year}${shut}${serial}号`,
            ),
            `${agency} 〔${year}〕 ${serial} 号`,
            `${agency}${year}${serial.padStart(2, ' ')}号`,
          ]),
    ]
    return forms.map((query, i) => ({id: `${number}-${i}`, query, relevant: [keys]}))
  })
}

/** Four characters in a row out of texts. */
export function phrasesOf(texts: readonly Text[], count: number): string[] {
  const next = random(SEED + 2)
  const out: string[] = []
  while (out.length < count) {
    const runs = one(texts, next).text.match(/\p{Script=Han}{4,}/gu) ?? []
    if (runs.length === 0) continue
    const run = one(runs, next)
    const start = Math.floor(next() * (run.length - 3))
    out.push(run.slice(start, start + 4))
  }
  return out
}
