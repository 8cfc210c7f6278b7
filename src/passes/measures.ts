/** Clause → measure: each sentence of a numbered unit that directs somebody is one. News yields none. */
import type {Plugin} from 'unified'
import {visit} from 'unist-util-visit'
import {cutAll} from '../tree/cut.ts'
import {readDirective} from '../tree/directive.ts'
import type {PassOptions} from '../tree/document.ts'
import {cover, positioner} from '../tree/position.ts'
import type {Positioner} from '../tree/position.ts'
import {sentenceEnds} from '../tree/sentences.ts'
import {toReading} from '../tree/to-text.ts'
import type {Clause, Inline, Measure, Root} from '../tree/types.ts'

export const measures: Plugin<[Pick<PassOptions, 'genre' | 'ladder'>], Root> =
  ({genre, ladder}) =>
  (tree, file) => {
    if (genre === '新闻' || ladder === 'none') return
    const at = positioner(String(file.value))
    visit(tree, 'article', (article) => {
      visit(article, 'clause', (clause) => {
        wrap(clause, at)
      })
    })
  }

function isInline(node: Clause['children'][number]): node is Inline {
  return node.type === 'text' || node.type === 'emendation' || node.type === 'residue'
}

/** Wraps the sentences of a clause's own text; its number, heading and nested clauses stay. */
function wrap(clause: Clause, at: Positioner): void {
  const from = clause.children.findIndex(isInline)
  if (from < 0) return
  const length = clause.children.slice(from).findIndex((child) => !isInline(child))
  const run = clause.children.slice(from, length < 0 ? undefined : from + length).filter(isInline)
  const ends = sentenceEnds(toReading({type: 'run', children: run}))
  const sentences = cutAll(run, ends.slice(0, -1), at).flatMap((sentence): (Measure | Inline)[] => {
    const [first] = sentence
    const last = sentence.at(-1)
    if (!first || !last || !readDirective(toReading({type: 'run', children: sentence})))
      return sentence
    return [{type: 'measure', eid: '', children: sentence, position: cover(first, last)}]
  })
  clause.children.splice(from, run.length, ...sentences)
}
