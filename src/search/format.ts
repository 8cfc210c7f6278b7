/** The index file: what build and browser agree on. */
import type {SearchRecord} from '../records/search.ts'
import type {FoldTable} from './encode.ts'

/** Rises with every change that an older engine would misread. */
export const FORMAT = 1

/** How both sides set FlexSearch up: our terms as they are, no scoring by place. */
export const INDEX_OPTIONS = {
  tokenize: 'strict',
  resolution: 1,
  context: false,
  cache: false,
} as const

/** What results say of a document. */
export interface DocumentCard {
  id: string
  title: string
  number?: string
  genre?: string
  /** Year of issue, if it is known. */
  year?: string
  /** Whether the title was supplied by the editor. */
  suppliedTitle: boolean
  /** How many articles it has. */
  articles: number
}

export interface IndexFile {
  format: number
  table: FoldTable
  documents: DocumentCard[]
  records: SearchRecord[]
  /** Parts of FlexSearch's own export, by key. */
  index: Record<string, string>
}

/** @throws if the value is no index file of this format: a wrong file must never give wrong answers. */
export function assertIndexFile(value: unknown): asserts value is IndexFile {
  const file = value as Partial<IndexFile> | null
  if (typeof file !== 'object' || file === null)
    throw new Error('Unexpected index file, expected an object')
  if (file.format !== FORMAT)
    throw new Error(`Unexpected index format \`${String(file.format)}\`, expected ${FORMAT}`)
  if (!file.table || !file.index || !Array.isArray(file.records) || !Array.isArray(file.documents))
    throw new Error('Unexpected index file without all its parts')
}
