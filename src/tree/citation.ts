/** What a text cites, as data. `citation/` reads, writes and resolves it. */
import type {Level} from './eid.ts'
import type {LevelName} from './levels.ts'

/** A document, as a citation names it. */
export type CitedDocument =
  /** 《职业教育法》, without the brackets. */
  | {by: 'title'; title: string}
  /** 国发〔2019〕4号, in canonical brackets. */
  | {by: 'number'; number: string}
  /** A name without brackets, 刑法; in a running text what stands before it may belong to the sentence: 依照刑法. */
  | {by: 'name'; name: string}
  /** 本法, 本条例. */
  | {by: 'self'; word: string}
  /** 该法, 同法: the one that was cited last. */
  | {by: 'last'; word: string}

/** 本条, 前款, 前两款, 前三条, 该条: a unit by its place, seen from where it is cited. */
export interface Relative {
  word: '本' | '前' | '该' | '同'
  name: LevelName
  /** How many, of 前; one where it is not said. */
  count?: number
}

/** A citation: a document, a unit, or a unit of a document. One of them is there. */
export interface Citation {
  document?: CitedDocument
  relative?: Relative
  /** 总则, 分则: the half of a code whose chapter is meant, where each counts its own. */
  within?: '总则' | '分则' | '附则'
  /** 第十二条第二款, from the outermost level that is said; below `relative` where there is one. */
  levels?: Level[]
  /** Of a range 第三条至第五条 its last unit. */
  through?: Level[]
}

/** Why a citation leads nowhere. */
export type Unresolved =
  /** This text has no such unit. */
  | 'no-unit'
  /** The document is held, and has no such unit. */
  | 'no-unit-there'
  /** The document is not held. */
  | 'not-held'
  /** A unit of a text that is quoted, or amended. */
  | 'quoted'
  /** There is nothing that it could be seen from: 前款 in the first one. */
  | 'no-context'
