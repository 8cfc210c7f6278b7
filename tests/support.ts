/** What several tests need: a document run through the pipeline, and entries in one line. */
import {createHash} from 'node:crypto'
import {VFile} from 'vfile'
import type {Apparatus, Entry} from '../src/collation/apparatus.ts'
import {policy} from '../src/pipeline.ts'
import {documentSchema} from '../src/tree/document.ts'
import type {DocumentMeta} from '../src/tree/document.ts'
import type {Root} from '../src/tree/types.ts'

export interface Ran {
  root: Root
  file: VFile
  document: DocumentMeta
}

/** Metadata of a document that covers a whole text. */
export function metaOf(text: string, overrides: Partial<DocumentMeta> = {}): DocumentMeta {
  return documentSchema.parse({
    id: 'yang-li',
    title: '样例',
    issuers: ['某机关'],
    ladder: 'official',
    witness: {path: 'yang-li.txt', start: 0, end: text.length},
    ...overrides,
  })
}

export function apparatusOf(text: string, entries: readonly Entry[] = []): Apparatus {
  return {digest: createHash('sha256').update(text).digest('hex'), entries: [...entries]}
}

/** An accepted entry; what the witness has is read from the text. */
export function entry(
  text: string,
  start: number,
  end: number,
  reading: string,
  overrides: Partial<Entry> = {},
): Entry {
  return {
    start,
    end,
    original: text.slice(start, end),
    reading,
    layer: start === end ? 'punctuation' : 'characters',
    kind: start === end ? 'omission' : 'error',
    method: 'conjecture',
    cert: 'high',
    ruleId: 'manual',
    status: 'accepted',
    ...overrides,
  }
}

export function run(
  text: string,
  overrides: Partial<DocumentMeta> = {},
  entries: readonly Entry[] = [],
): Ran {
  const document = metaOf(text, overrides)
  const processor = policy(document, apparatusOf(text, entries))
  const file = new VFile({path: 'yang-li.txt', value: text})
  return {root: processor.runSync(processor.parse(file), file), file, document}
}

/** The rule ids of the messages of a file, in order. */
export function rules(file: VFile): (string | undefined)[] {
  return file.messages.map(({ruleId}) => ruleId)
}
