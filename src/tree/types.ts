/** The document as data: node types of the policy tree. README.md beside this file is their specification. */
import type {Literal as UnistLiteral, Parent as UnistParent} from 'unist'

/**
 * The place of a unit in its document, in either ladder.
 *
 * Legislation: part 编, subpart 分编, chapter 章, section 节,
 * paragraph 款, subparagraph 项, item 目.
 * Official documents: level1 一、, level2 （一）, level3 1., level4 （1）.
 * The article 条 is a node type, not a rank.
 */
export type Rank =
  | 'part'
  | 'subpart'
  | 'chapter'
  | 'section'
  | 'paragraph'
  | 'subparagraph'
  | 'item'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'level4'

/** A number as counted, not as written: 第十二条之一 is `{value: 12, branch: 1}`. */
export interface Ordinal {
  value: number
  /** Second number of an inserted unit (之一). */
  branch?: number
}

/**
 * Permanent name of a unit inside its document: `art_12__para_2`; of a measure: its paragraph's
 * name, `~`, and the offset of its first character, `art_4__para_1~1873`.
 */
export type Eid = string

/** A policy document. Covers its stretch of the transcription of its witness; offsets count in the whole transcription. */
export interface Root extends UnistParent {
  type: 'root'
  children: Block[]
}

/** A physical line. Exists between `parse` and `segment`; none remains after: what has no number becomes a 款. */
export interface Line extends UnistParent {
  type: 'line'
  children: Inline[]
}

export type FieldName =
  | 'issuerMark'
  | 'documentNumber'
  | 'signatory'
  | 'title'
  | 'addressee'
  | 'attachmentNote'
  | 'signature'
  | 'date'
  | 'note'
  | 'copyTo'
  | 'printer'

/** A named part of the form of an official document: 发文字号, 主送机关, 成文日期. */
export interface Field extends UnistParent {
  type: 'field'
  name: FieldName
  eid: Eid
  children: Phrasing[]
}

/** A unit that groups others and is not itself cited as law: 编, 章, 节, or a heading level. */
export interface Division extends UnistParent {
  type: 'division'
  rank: Rank
  ordinal: Ordinal
  eid: Eid
  children: (Num | Heading | Division | Article | Clause)[]
}

/** The basic unit of citation: 条, or the numbered unit that plays its part. */
export interface Article extends UnistParent {
  type: 'article'
  rank: 'article' | Rank
  ordinal: Ordinal
  eid: Eid
  children: (Num | Heading | Clause)[]
}

/** A unit inside an article that carries text: 款, 项, 目. Clauses may nest. */
export interface Clause extends UnistParent {
  type: 'clause'
  rank: Rank
  /** For 款, which are never numbered in print, the count of paragraphs. */
  ordinal: Ordinal
  eid: Eid
  children: (Phrasing | Measure | Clause)[]
}

/** One thing that somebody is to do. Named by the offset where it begins, so that no later emendation renumbers it. */
export interface Measure extends UnistParent {
  type: 'measure'
  eid: Eid
  children: Phrasing[]
}

export type Block = Line | Field | Division | Article | Clause
export type Phrasing = Num | Heading | Reference | Inline
export type Inline = Text | Emendation | Residue

/** The number as printed: `第十二条`, `（三）`. An emended number is an inline run. */
export interface Num extends UnistParent {
  type: 'num'
  children: Inline[]
}

/** The title of a unit. */
export interface Heading extends UnistParent {
  type: 'heading'
  children: (Reference | Inline)[]
}

/** A citation of another document or unit. */
export interface Reference extends UnistParent {
  type: 'reference'
  /** `eid` in this document, or `document#eid`; absent if not resolved. */
  target?: string
  children: Inline[]
}

/** Characters as they stand in the witness. Its value *is* its slice of the transcription. */
export interface Text extends UnistLiteral {
  type: 'text'
  value: string
}

/** Characters changed by an editor. Its position is that of the original. */
export interface Emendation extends UnistLiteral {
  type: 'emendation'
  /** What we print. Empty: the original is struck out. */
  value: string
  /** What the witness has. Empty: the reading is supplied. */
  original: string
  /** Key `layer-start-end` of the apparatus entry that says so: the outermost layer. */
  entry: string
  /** Entries wholly inside it (a variant inside a stuffed term). */
  inner?: string[]
}

/** Text of the witness that belongs to no unit and is struck out: page furniture, stray numbers. Kept, shown on the witness page. */
export interface Residue extends UnistLiteral {
  type: 'residue'
  value: string
  entry: string
}

/** Every node of the tree. */
export type Node = Root | Block | Measure | Phrasing

/** A unit that readers can point at. */
export type Unit = Field | Division | Article | Clause | Measure

/** What stands in one place of the text. */
export type Leaf = Inline
