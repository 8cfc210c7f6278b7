/** Which of what was found is likely meant: a sum of terms, each of which can be said. */
import type {Eid} from '../tree/types.ts'
import {isWord, runTerms} from './encode.ts'
import type {DocumentLine, Head} from './format.ts'
import {rarity} from './impact.ts'
import {placesOf} from './query.ts'
import type {Query} from './query.ts'
import type {Weighing} from './shards.ts'
import type {Counts} from './term.ts'

/** 为什么排在这里: a term of the score. */
export interface Reason {
  name: string
  value: number
}

export interface Ranked {
  id: number
  score: number
  reasons: Reason[]
}

/** A term with how much it tells. */
export interface Weighted {
  text: string
  weight: number
}

export interface Candidate {
  id: number
  /** What the index says. */
  score: number
  document: number
  line: DocumentLine
  /** Folded. */
  title: string
  /** Its units, folded. */
  texts: string[]
  article: Eid | undefined
}

export interface Analysis {
  isWords: boolean
  /** What the index is asked for, besides the terms of the runs. */
  terms: string[]
  weighing: Weighing
  /** Pairs and words of the query with what they tell. */
  marked: Weighted[]
  /** Single characters. */
  characters: Weighted[]
  words: Weighted[]
}

const STOP =
  /请问|是否|怎么办|怎么样|怎么|怎样|如何|什么样|什么|哪些|哪个|哪一|哪里|哪种|为什么|为何|能否|可否|可不可以|可以|能不能|能够|有没有|是不是|会不会|要不要|应该|应当|需要|需不需要|多少|多久|多长时间|几年|几个|我们|你们|他们|自己|的话|如果|因为|由于|但是|但|而且|并且|或者|以及|还是|还能|还可以|还要|还有|属于|对于|关于|之后|以后|之前|以前|后来|的时候|时候|情况下|情况|情形|这个|那个|这种|这样|该|一个|某个|算不算|算|呢|吗|吧|么|啊|其|所|已经|已|没有|没|不能|不是|想|我的|我|你|他|她|了|的|谁|哪|能|会|有|是|在|和|与|或|对|被|把|给|让|向|从|到|也|都|就|还|要|时|后/gu

/** What a query asks for, and how much each of its terms tells. */
export function analyse(
  query: Query,
  counts: ReadonlyMap<string, Counts>,
  {site, documents}: Head,
): Analysis {
  const isWords = !query.question
  const text = query.runs.map((run) => run.text).join(' ')
  const mask = new Uint8Array(text.length)
  if (!isWords)
    for (const match of text.matchAll(STOP)) mask.fill(1, match.index, match.index + match[0].length)
  const weights = new Map<string, number>()
  const characters = new Map<string, number>()
  for (let i = 0; i < text.length; i++) {
    const [one = '', two = ''] = [text[i], text[i + 1]]
    if (!isWord(one)) continue
    characters.set(one, Math.max(characters.get(one) ?? 0, mask[i] ? 0.1 : 1))
    if (!isWord(two)) continue
    const covered = (mask[i] ?? 0) + (mask[i + 1] ?? 0)
    weights.set(one + two, Math.max(weights.get(one + two) ?? 0, [1, 0.5, 0][covered] ?? 0))
  }
  const tells = (term: string) => {
    const count = counts.get(term)
    return count ? rarity(count.passages, site.passages) : 0
  }
  const marked = [...weights]
    .map(([text, weight]) => ({text, weight: weight * tells(text)}))
    .filter(({weight}) => weight > 0)
  const total = marked.reduce((sum, {weight}) => sum + weight, 0)
  return {
    isWords,
    terms: [...weights].filter(([, weight]) => weight > 0).map(([term]) => term),
    weighing: {
      weights,
      bonus: (document) =>
        isWords ? 0 : 0.5 * 0.03 * total * ((documents[document]?.cited ?? 0) / 2),
    },
    marked,
    characters: [...characters].map(([text, weight]) => ({text, weight})),
    words: query.runs.map(({text}) => ({
      text,
      weight: Math.max(0.01, ...runTerms(text).map(tells)),
    })),
  }
}

/** Best first. */
export function rank(candidates: readonly Candidate[], analysis: Analysis, _head: Head): Ranked[] {
  const total = analysis.marked.reduce((sum, {weight}) => sum + weight, 0) || 1
  const totalWords = analysis.words.reduce((sum, {weight}) => sum + weight, 0) || 1
  return candidates
    .map(({id, score, texts, line, article}) => {
      const text = texts.join('\n')
      const length = text.length
      let cover = 0
      let front = 0
      for (const {text: term, weight} of analysis.marked) {
        if (text.includes(term)) cover += weight
        if (text.slice(0, 40).includes(term)) front += weight
      }
      let words = 0
      for (const {text: word, weight} of analysis.words)
        words += text.includes(word) ? (weight * (1 + Math.min(3, placesOf(word, text).length) / 3)) : 0
      const reasons = [
        {name: '字词', value: (5 * score) / total},
        {name: '覆盖', value: (5 * cover) / total},
        {name: '开头', value: (2 * front) / total},
        {name: '条文', value: article === undefined ? 0 : analysis.isWords ? 0 : 8},
        {name: '引用', value: analysis.isWords ? 0 : 0.35 * (line.cited / 2)},
        ...(analysis.isWords
          ? [
              {name: '词', value: (6 * words) / totalWords},
              {name: '短', value: -0.5 * Math.log(length + 1)},
            ]
          : []),
      ]
      return {id, score: reasons.reduce((sum, {value}) => sum + value, 0), reasons}
    })
    .sort((a, b) => b.score - a.score)
}
