/** The document as data: node types of the policy tree. README.md beside this file is their specification. */
import type {Literal as UnistLiteral, Parent as UnistParent} from 'unist'
import type {Citation, Unresolved} from './citation.ts'
import type {MeasureFacts} from './measure.ts'

/** Which numbering a text follows: 编章节条, 一、（一）1., 1.1.1, or none. */
export type Ladder = 'legislation' | 'official' | 'standard' | 'none'

/**
 * The place of a unit in its document.
 *
 * Legislation: part 编, subpart 分编, chapter 章, section 节; paragraph 款, subparagraph 项, item 目,
 * and two below them, subitem （1） and indent ①.
 * Official documents: level1 一、, level2 （一）, level3 1., level4 （1）, level5 ①.
 * Standards: chapter 5, section 5.1; subparagraph a), item 1).
 * Headings without a number: preamble 序言, titled.
 * The article 条 is a node type, not a rank.
 */
export type Rank =
  | 'part'
  | 'subpart'
  | 'chapter'
  | 'section'
  | 'preamble'
  | 'titled'
  | 'paragraph'
  | 'subparagraph'
  | 'item'
  | 'subitem'
  | 'indent'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'level4'
  | 'level5'

/** A number as counted, not as written: 第十二条之一 is `{value: 12, branch: 1}`. */
export interface Ordinal {
  value: number
  /** Second number of an inserted unit (之一). */
  branch?: number
  /** Numbers printed before it: 5.1.2 is `{value: 2, above: [5, 1]}`. */
  above?: number[]
  /** Which of the units that bear this number in one place, from the second on. */
  repeat?: number
}

/**
 * Permanent name of a unit inside its document: `art_12__para_2`; of a measure: its paragraph's
 * name, `~`, and the offset of its first character, `art_4__para_1~1873`.
 */
export type Eid = string

/** A policy document. Covers its stretch of the transcription of its witness; offsets count in the whole transcription. */
export interface Root extends UnistParent {
  type: 'root'
  /** Which numbering its text follows; set by `segment`. */
  ladder?: Ladder
  children: Block[]
}

/** A text that the document carries: 附件, or the 办法 that a 通知 issues. A root of its own kind. */
export interface Attachment extends UnistParent {
  type: 'attachment'
  ordinal: Ordinal
  eid: Eid
  ladder?: Ladder
  children: Block[]
}

/** A line of text. Exists between `parse` and `segment`; none remains after: what has no number becomes a 款. */
export interface Line extends UnistParent {
  type: 'line'
  /** Level of a heading that the format marks as such: 1 is the title of the whole. */
  depth?: number
  /** Set in the middle of the page. */
  centred?: boolean
  children: Inline[]
}

export type FieldName =
  | 'issuerMark'
  | 'documentNumber'
  | 'signatory'
  | 'title'
  | 'titleNote'
  | 'contents'
  | 'addressee'
  | 'attachmentMark'
  | 'attachmentNote'
  | 'signature'
  | 'date'
  | 'note'
  | 'copyTo'
  | 'printer'

/** A named part of the form of a document: 发文字号, 主送机关, 题注. */
export interface Field extends UnistParent {
  type: 'field'
  name: FieldName
  /** Of several fields of one name, which. */
  ordinal: Ordinal
  eid: Eid
  children: Phrasing[]
}

/** A unit that groups others and is not itself cited as law: 编, 章, 节, or a heading level. */
export interface Division extends UnistParent {
  type: 'division'
  rank: Rank
  ordinal: Ordinal
  eid: Eid
  children: (Num | Heading | Division | Article | Clause | Table | Silent)[]
}

/** The basic unit of citation: 条, or the numbered unit that plays its part. */
export interface Article extends UnistParent {
  type: 'article'
  rank: 'article' | Rank
  ordinal: Ordinal
  eid: Eid
  children: (Num | Heading | Clause | Table | Silent)[]
}

/** A unit inside an article that carries text: 款, 项, 目. Clauses may nest. */
export interface Clause extends UnistParent {
  type: 'clause'
  rank: Rank
  /** For 款, which are never numbered in print, the count of paragraphs. */
  ordinal: Ordinal
  eid: Eid
  children: (Phrasing | Measure | Inset | Clause | Table)[]
}

/** A table, where it stands. */
export interface Table extends UnistParent {
  type: 'table'
  ordinal: Ordinal
  eid: Eid
  children: (Row | Markup)[]
}

/** A row of a table. */
export interface Row extends UnistParent {
  type: 'row'
  children: (Cell | Markup)[]
}

/** A cell of a table; a leaf for each of its lines. */
export interface Cell extends UnistParent {
  type: 'cell'
  /** Heads its column or its row. */
  head?: boolean
  columns?: number
  rows?: number
  children: (Reference | Inline | Markup)[]
}

/** One thing that somebody is to do. Named by the offset where it begins, so that no later emendation renumbers it. */
export interface Measure extends UnistParent {
  type: 'measure'
  eid: Eid
  facts: MeasureFacts
  children: Phrasing[]
}

/** What is set apart on a line of its own inside a 款: a formula, a line of a list without numbers. */
export interface Inset extends UnistParent {
  type: 'inset'
  children: (Reference | Inline)[]
}

/** What stands in the text and is not printed. */
export type Silent = Markup | Residue

export type Block = Line | Field | Attachment | Division | Article | Clause | Table | Silent
export type Phrasing = Num | Heading | Reference | Inline
export type Inline = Text | Emendation | Residue | Markup

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
  /** What is cited, with the document that an enumeration or a short name leaves unsaid. */
  citation: Citation
  /** `eid` in this document, or `document#eid`; absent if not resolved. Of a range its first unit. */
  target?: string
  /** Of a range its last unit. */
  through?: string
  /** Why there is no target. */
  unresolved?: Unresolved
  /** The version that was in force is not held: the target is of a later one. */
  later?: true
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

/** Characters of the format of a witness, not of its text: `## `, `|`, `<!-- … -->` of Markdown. */
export interface Markup extends UnistLiteral {
  type: 'markup'
  value: string
}

/** Every node of the tree. */
export type Node = Root | Block | Row | Cell | Measure | Inset | Phrasing

/** A unit that readers can point at. */
export type Unit = Attachment | Field | Division | Article | Clause | Table | Measure

/** What stands in one place of the text. */
export type Leaf = Inline
