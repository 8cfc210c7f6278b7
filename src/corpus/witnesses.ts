/** Witnesses: files as received, with what was read from them. */
import type {VFile} from 'vfile'
import {continuations} from '../collation/wrap.ts'
import type {Layout, Stretch} from '../tree/layout.ts'
import {emptyLayout} from '../tree/layout.ts'
import type {WitnessMeta} from '../tree/document.ts'
import {isDoubtful} from '../witness/doubt.ts'
import {transcribe} from '../witness/transcribe.ts'
import type {Format, PageFacts} from '../witness/transcribe.ts'
import type {HtmlPage} from '../witness/html.ts'
import {sha256} from './files.ts'

/** A witness, read. */
export interface Witness {
  /** Of a described one the name below `content/witnesses/`; of a loose one below the content root. */
  path: string
  /** Path of the file below the content root. */
  file: string
  meta: WitnessMeta
  transcription: string
  layout: Layout
  /** What its page or its front matter says. */
  facts?: PageFacts
  /** Of a page: where its characters stand in the file. */
  loci?: HtmlPage['loci']
  /** Its encoding is in doubt: the rules accept nothing. */
  isDoubtful?: true
}

/** A witness with the messages of its reading. */
export interface ReadWitness {
  witness: Witness
  file: VFile
  /** Of a page, the stretch of its article. */
  article?: Stretch
}

const FORMATS: readonly {pattern: RegExp; format: Format}[] = [
  {pattern: /\.te?xt$/iu, format: 'txt'},
  {pattern: /\.(?:md|markdown)$/iu, format: 'md'},
  {pattern: /\.x?html?$/iu, format: 'html'},
]

/** The format of a file, by its name; `undefined` for what is not read. */
export function formatOf(path: string): Format | undefined {
  return FORMATS.find(({pattern}) => pattern.test(path))?.format
}

/**
 * @param named how messages call the file
 * @param meta of a described witness; a loose one is known by what it holds
 */
export function readWitness(
  bytes: Uint8Array,
  path: string,
  named: string,
  meta: WitnessMeta | Pick<WitnessMeta, 'format'>,
): ReadWitness {
  const digest = sha256(bytes)
  const declared = 'digest' in meta ? meta : undefined
  const file = transcribe(
    bytes,
    {path: named, format: meta.format, encoding: declared?.encoding, digest: declared?.digest},
    digest,
  )
  const transcription = String(file.value)
  const {layout = emptyLayout(), facts, loci, article, encoding = 'utf-8'} = file.data
  // Lines broken at a fixed width are one paragraph; a page says itself where its paragraphs end.
  if (meta.format !== 'html')
    for (const start of continuations(transcription)) layout.joins.add(start)
  const outside = article ? furnitureOf(transcription.length, article) : []
  return {
    witness: {
      path,
      file: declared ? `witnesses/${path}` : path,
      meta: declared ?? {digest, format: meta.format, encoding, residue: outside},
      transcription,
      layout,
      ...(facts && {facts}),
      ...(loci && {loci}),
      ...(isDoubtful(file.messages) && {isDoubtful: true}),
    },
    file,
    ...(article && {article}),
  }
}

/** What of a page is not its article. */
function furnitureOf(length: number, {start, end}: Stretch): WitnessMeta['residue'] {
  const what = '网页的栏目、信息表与页脚'
  return [
    ...(start > 0 ? [{start: 0, end: start, what}] : []),
    ...(end < length ? [{start: end, end: length, what}] : []),
  ]
}
