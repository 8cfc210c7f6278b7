/** How passages are ranked for words, and for one run of text: what has them all, often, in few other words. */
import {impact} from './impact.ts'
import type {Query} from './query.ts'
import {countOf, pairsOf, sumOf} from './rank.ts'
import type {Candidate, Parts, Ranking, Stats} from './rank.ts'

const WEIGHTS = {words: 30, pairs: 8, likely: 0.3, focus: 0.85, title: 6}
const NAMES = {
  words: '词都有',
  pairs: '字面相合',
  likely: '词频',
  focus: '专一',
  title: '标题',
}
/** What a word counts that is not there, so that one missing does not undo the others. */
const ABSENT = 0.02
/** 专利 inside 专利权 is hardly a use of its own. */
const INSIDE = 0.2

export function rankWords({runs}: Query): Ranking {
  const words = runs.map(({text}) => text)
  const terms = new Set(words.flatMap(pairsOf))
  return {
    weights: new Map([...terms].map((term) => [term, 1])),
    others: [],
    cut: 1,
    bonus: () => 0,
    partsOf: (candidates, stats) => partsOf(words, [...terms], candidates, stats),
    weigh: WEIGHTS,
    names: NAMES,
    said: 'words',
    floor: [],
    older: 'behind',
  }
}

function partsOf(
  words: readonly string[],
  terms: readonly string[],
  candidates: readonly Candidate[],
  stats: Stats,
): Parts[] {
  const known = terms.map((text) => ({text, tells: stats.tells(text)}))
  const total = sumOf(known, ({tells}) => tells) || 1
  const wanted = words.map((text) => ({
    text,
    tells: Math.max(0.01, ...pairsOf(text).map(stats.tells)),
    outer: words.find((other) => other !== text && other.includes(text)),
  }))
  const totalWords = sumOf(wanted, ({tells}) => tells)
  return candidates.map(({texts, article, title}) => {
    const text = texts.join('\n')
    let [have, likely] = [0, 0]
    for (const word of wanted) {
      let count = countOf(text, word.text)
      if (count > 0) have += word.tells
      if (count > 0 && word.outer !== undefined) count += INSIDE - countOf(text, word.outer)
      likely += Math.log(Math.max(0, count) + ABSENT)
    }
    // Someone who had this passage in mind would have taken the words that tell most of all it has.
    const mass = sumOf([...new Set(text)], (char) => Math.max(0, stats.tells(char) - 1.5))
    return {
      words: have / totalWords,
      pairs:
        sumOf(
          known,
          (one) =>
            one.tells * impact(countOf(text, one.text), text.length, stats.average, 0.4, 0.9),
        ) / total,
      likely,
      focus: -words.length * Math.log(10 + mass),
      // A document that is called so is what was meant.
      title: article === undefined && words.length === 1 && title === words[0] ? 1 : 0,
    }
  })
}
