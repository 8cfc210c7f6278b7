/** What becomes of each line of a text. */
import type {Ladder, Ordinal, Rank} from '../tree/types.ts'
import type {NumberStyle} from './head-number.ts'

/** What a line is. `depth` tells how many of the units that are open stay open around it. */
export type Step =
  | {
      kind: 'unit'
      node: 'division' | 'article' | 'clause'
      rank: Rank | 'article'
      ordinal: Ordinal
      depth: number
      /** UTF-16 length of the number as printed; 0 where the heading bears none. */
      numberLength: number
      style?: NumberStyle
      /** How much of the text behind the number is a heading, in UTF-16 units. */
      headingLength: number
      /** 项 stand under the 款 before them. */
      underParagraph: boolean
      finding?: Finding
    }
  /** A 款, or what stands outside every numbered unit. */
  | {kind: 'paragraph'; depth: number; finding?: Finding}
  /** A formula, or a line of a list without numbers: set apart inside the 款 before it. */
  | {kind: 'inset'; depth: number}
  /** Nothing of it is printed. */
  | {kind: 'silent'; depth: number}
  | {kind: 'table'; depth: number}

/** What is odd about a number; it stays as it is. */
export interface Finding {
  ruleId: 'numbering-gap' | 'numbering-repeat' | 'numbering-restart' | 'unplaced-line'
  /** The number as printed. */
  printed: string
  expected?: number
}

export interface Plan {
  ladder: Ladder
  steps: Step[]
}
