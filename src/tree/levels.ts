/** What levels are called in eids. Apart from what reads and writes eids: the index needs only these. */
import type {Rank} from './types.ts'

/** Name of a level in an eid. In an official document 一、 is the article (`art`), unless its numbers only group (`lvl`). */
export type LevelName =
  | 'att'
  | 'preamble'
  | 'head'
  | 'part'
  | 'subpart'
  | 'chp'
  | 'sec'
  | 'lvl'
  | 'art'
  | 'para'
  | 'subpara'
  | 'point'
  | 'subpoint'
  | 'indent'
  | 'table'

export const LEVEL_NAMES: Record<Rank | 'article', LevelName> = {
  part: 'part',
  subpart: 'subpart',
  chapter: 'chp',
  section: 'sec',
  preamble: 'preamble',
  titled: 'head',
  article: 'art',
  paragraph: 'para',
  subparagraph: 'subpara',
  item: 'point',
  subitem: 'subpoint',
  indent: 'indent',
  level1: 'lvl',
  level2: 'subpara',
  level3: 'point',
  level4: 'subpoint',
  level5: 'indent',
}
