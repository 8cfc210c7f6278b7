/** What is asked of the engine, and what it answers. Plain data: it goes from a worker to the page. */
import type {DocumentCard, SearchUnit} from '../records/search.ts'
import type {Eid} from '../tree/types.ts'
import type {Filter} from './facets.ts'
import type {Reason} from './rank.ts'
import type {Stretch} from './source.ts'

/** A unit that holds what was sought, or some of it. */
export interface Hit {
  unit: SearchUnit
  /** Where it stands in the text, in order, without overlap. */
  ranges: Stretch[]
  /** How often, all runs counted. */
  occurrences: number
  /** Every place of it, where some overlap: what is counted. */
  places?: Stretch[]
}

/** Hits of one article, or of one unit outside articles. */
export interface HitGroup {
  /** The place of the passage in the index: the order of the texts. */
  place: number
  document: DocumentCard
  /** The article; absent outside articles. */
  article?: Eid
  /** 四、深化产教融合，创新体制机制 */
  title: string
  /** The best first. */
  hits: Hit[]
  /** How an article goes on, of which only the heading was found. */
  goesOn?: SearchUnit
  score: number
  /** 为什么排在这里. */
  reasons: readonly Reason[]
}

/** How much was found. */
export interface Tally {
  units: number
  occurrences: number
  /** Articles, and units outside them. */
  passages: number
  documents: number
  /** Whether all of it was checked; if not, it is this much at most. */
  exact: boolean
}

/** What a query was read as: 点名的条款, 点名的文件, 一串字, 一句问话, 几个词; nothing but marks; nothing. */
export type Reading = 'clause' | 'document' | 'run' | 'question' | 'words' | 'marks' | 'nothing'

/** What could be looked for instead, or besides. */
export interface Suggestion {
  text: string
  /** Another form of the same; by its pinyin; one character apart; its words apart. */
  why: 'form' | 'pinyin' | 'near' | 'apart'
  /** How many units have it, where that is known. */
  units?: number
}

/** What a query names. */
export interface Named {
  /** Clauses, or documents by their first passage; the likeliest first. */
  direct: (HitGroup & {
    /** 第三条至第五条: the last unit; absent where one is named. */
    through?: Eid
  })[]
  /** Whether it is known of which document they are: 第三条 alone may be of any. */
  isSure: boolean
  /**
   * Documents that are meant and have no such clause: with the article that is there and lacks it, or
   * with their last article.
   */
  missing: {document: DocumentCard; holder?: Eid; last?: Eid}[]
  /** A document that is cited and is not here: 国发〔2019〕4号. */
  absent?: string
}

/** What was found, and one page of it. */
export interface Page {
  query: string
  reading: Reading
  tally: Tally
  /** Of this page: those that have all that was sought, best first. */
  groups: HitGroup[]
  /** Of this page: those that have some of it; they come behind all the others. */
  partial: HitGroup[]
  /** How many there are of both to page through, at most where the tally is not exact. */
  total: number
  /** How many bytes are still to be fetched for an exact tally. */
  left: number
}

export interface Answer extends Named, Page {
  /** By what the hits can be narrowed, if that was asked; known when counting is done. */
  facets?: Facet[]
  /** 您是否要找; known when counting is done. */
  suggestions?: Suggestion[]
}

/** One way to narrow hits: how much each value leaves, the most first. */
export interface Facet {
  key: keyof Filter
  /** What was counted: places, or only passages where not all of them were looked at. */
  unit: 'places' | 'passages'
  /** If not, there are so many at most. */
  exact: boolean
  values: {value: string; label?: string; count: number}[]
  /** How many more values there are. */
  more: number
}

export interface Question {
  query: string
  /** The document that is being read: 第三条 alone is one of its articles. */
  reading?: {id: string; title: string}
  /** Articles to skip, and how many to show. */
  offset?: number
  limit?: number
  /** 按条序, else the best first. */
  inOrder?: boolean
  filter?: Filter
  /** Tell by what the hits could be narrowed. */
  facets?: boolean
  /** Tell what else could be looked for. */
  suggest?: boolean
  /** Check every candidate, whatever it costs. */
  exact?: boolean
}
