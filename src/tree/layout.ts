/**
 * How a witness is set, beyond its characters: what its format says of lines, headings and tables.
 * Every offset counts in the transcription, in UTF-16 units.
 */

export interface Stretch {
  start: number
  end: number
}

export interface CellLayout extends Stretch {
  /** Heads its column or its row. */
  head?: boolean
  /** How many columns and rows it covers, where more than one. */
  columns?: number
  rows?: number
}

export interface RowLayout extends Stretch {
  cells: CellLayout[]
}

/** A table; between its cells stands layout or markup. */
export interface TableLayout extends Stretch {
  rows: RowLayout[]
}

export interface Layout {
  /** Characters of the format, not of the text, in order: `## `, `<!-- … -->`. */
  markup: Stretch[]
  /** Levels of headings, by the offset where the line begins; 1 is the title of the whole. */
  headings: Map<number, number>
  /** Offsets of lines that are set in the middle of the page. */
  centred: Set<number>
  /** Offsets of lines that go on with the paragraph of the line before. */
  joins: Set<number>
  tables: TableLayout[]
}

export function emptyLayout(): Layout {
  return {markup: [], headings: new Map(), centred: new Set(), joins: new Set(), tables: []}
}

declare module 'vfile' {
  interface DataMap {
    /** How the transcription that the file holds is set. */
    layout: Layout
  }
}
