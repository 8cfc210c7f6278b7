/** What is known of a document before it is read: its place, its facts, its apparatus. */
import type {VFile} from 'vfile'
import type {Apparatus} from '../collation/apparatus.ts'
import type {GivenMeta} from '../tree/document.ts'
import type {Witness} from './witnesses.ts'

/** A document before its passes. */
export interface Source {
  /** Its folder below `content/documents/`; absent where a file lies there by itself. */
  folder?: string
  given: GivenMeta
  witness: Witness
  /** The messages of the witness. */
  file: VFile
  /** Whether it is the only document of its witness. */
  alone: boolean
  /** What `apparatus.json` holds; absent where there is no such file. */
  apparatus?: Apparatus
  /** The editor's preface to the apparatus, as Markdown. */
  preface?: string
}
