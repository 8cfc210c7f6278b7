/** Reads the content root, runs the pipeline over every document, links them, and hands out editions. The only file reader in `src/`. */
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {parse as parseYaml} from 'yaml'
import type {z} from 'zod'
import {findCitations} from './citation/parse.ts'
import {library} from './citation/resolve.ts'
import {apparatusSchema} from './collation/apparatus.ts'
import type {Apparatus} from './collation/apparatus.ts'
import {rerunDamage} from './collation/damage.ts'
import type {Rerun} from './collation/damage.ts'
import {policy} from './pipeline.ts'
import {measureRecords} from './records/measure.ts'
import type {MeasureRecord} from './records/measure.ts'
import {searchRecords} from './records/search.ts'
import type {SearchRecord} from './records/search.ts'
import {documentSchema, siteSchema, witnessSchema} from './tree/document.ts'
import type {DocumentMeta, SiteMeta, WitnessMeta} from './tree/document.ts'
import {report} from './tree/report.ts'
import {toReading} from './tree/to-text.ts'
import type {Root} from './tree/types.ts'
import {account} from './witness/account.ts'
import {transcribe} from './witness/transcribe.ts'

/** A witness, read. */
export interface Witness {
  /** File name below `content/witnesses/`. */
  path: string
  meta: WitnessMeta
  transcription: string
}

/** One document after all passes. */
export interface Edition {
  document: DocumentMeta
  root: Root
  apparatus: Apparatus
  witness: Witness
  /** The damage of the witness run again on this edition, where the witness describes one. */
  rerun?: Rerun
  /** The editor's preface to the apparatus, as Markdown. */
  preface?: string
  /** Changes with anything that the pages of this document show. */
  digest: string
}

/** Everything below a content root. */
export interface Corpus {
  site: SiteMeta
  /** Editorial pages as Markdown: what this site is, and how its texts are collated. */
  about: string
  collation: string
  witnesses: Witness[]
  /** Documents without a fatal finding, in the order of their ids. */
  editions: Edition[]
  /** Every file that was read, with its messages. */
  files: VFile[]
}

/** The content root: `MINGWEN_CONTENT`, else `content/` of the working folder. */
export function contentRoot(): string {
  return resolve(process.env['MINGWEN_CONTENT'] ?? 'content')
}

let cached: {key: string; corpus: Corpus} | undefined

/** The corpus of the content root; read again when a file below it has changed. */
export function corpus(): Corpus {
  const root = contentRoot()
  const key = [root, ...filesBelow(root).map((path) => `${path} ${statSync(path).mtimeMs}`)].join(
    '\n',
  )
  if (cached?.key !== key) cached = {key, corpus: readCorpus(root)}
  return cached.corpus
}

/** @throws if no edition has this id: ask for ids that `corpus()` gave. */
export function edition(id: string): Edition {
  const found = corpus().editions.find(({document}) => document.id === id)
  if (!found) throw new Error(`Unexpected document \`${id}\`, expected one of the corpus`)
  return found
}

/** Records of every document, in the order of documents and texts. */
export function records(): {measures: MeasureRecord[]; search: SearchRecord[]} {
  const {editions} = corpus()
  return {
    measures: editions.flatMap(({root, document}) => measureRecords(root, document)),
    search: editions.flatMap(({root, document}) => searchRecords(root, document)),
  }
}

/** Reads a content root. A document with a fatal finding is left out; its messages are in `files`. */
export function readCorpus(root: string): Corpus {
  const files: VFile[] = []
  const site = readYaml(join(root, 'site.yaml'), siteSchema, files)
  if (!site)
    throw new Error(
      `Unexpected content root \`${root}\` without a valid site.yaml\n${files[0]?.messages.join('\n') ?? ''}`,
    )
  const witnesses = readWitnesses(join(root, 'witnesses'), files)
  const read = foldersBelow(join(root, 'documents')).flatMap(
    (folder) => readEdition(folder, witnesses, files) ?? [],
  )
  link(read)
  const editions = read.map(({edition}) => edition)
  checkAccounts(witnesses, editions, files)
  const page = (name: string) => {
    const path = join(root, name)
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }
  return {
    site,
    about: page('about.md'),
    collation: page('collation.md'),
    witnesses: witnesses.map(({witness}) => witness),
    editions,
    files,
  }
}

interface ReadEdition {
  edition: Edition
  file: VFile
}

interface ReadWitness {
  witness: Witness
  file: VFile
}

function readWitnesses(folder: string, files: VFile[]): ReadWitness[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const meta = readYaml(join(folder, name), witnessSchema, files)
      const path = name.slice(0, -'.yaml'.length)
      if (!meta) return []
      if (!existsSync(join(folder, path))) {
        complain(
          newFile(join(folder, name), files),
          `Unexpected description of \`${path}\`, expected the file beside it`,
          'missing-witness',
        )
        return []
      }
      const bytes = readFileSync(join(folder, path))
      const file = transcribe(
        bytes,
        {path: relative('.', join(folder, path)), ...meta},
        sha256(bytes),
      )
      files.push(file)
      return isFatal(file) ? [] : [{witness: {path, meta, transcription: String(file.value)}, file}]
    })
}

function readEdition(
  folder: string,
  witnesses: readonly ReadWitness[],
  files: VFile[],
): ReadEdition | undefined {
  const path = join(folder, 'document.yaml')
  const document = readYaml(path, documentSchema, files)
  if (!document) return undefined
  const source = witnesses.find(({witness}) => witness.path === document.witness.path)
  if (!source) {
    complain(
      newFile(path, files),
      `Unexpected witness \`${document.witness.path}\`, expected a file of content/witnesses that could be read`,
      'missing-witness',
    )
    return undefined
  }
  const {transcription, meta} = source.witness
  const {start, end} = document.witness
  if (start >= end || end > transcription.length) {
    complain(
      newFile(path, files),
      `Unexpected stretch ${start}–${end}, expected one inside 0–${transcription.length}`,
      'bad-stretch',
    )
    return undefined
  }
  const apparatus = readApparatus(join(folder, 'apparatus.json'), transcription, files)
  if (!apparatus) return undefined

  const file = new VFile({path: source.file.path, value: transcription})
  files.push(file)
  const processor = policy(document, apparatus)
  const root = processor.runSync(processor.parse(file), file)
  const rerun = meta.damage && rerunDamage(transcription, document.witness, apparatus, meta.damage)
  if (rerun?.difference !== undefined)
    report(file, {
      reason: `Unexpected difference at ${rerun.difference} when the edition of \`${document.id}\` is damaged again, expected the witness`,
      ruleId: 'damage-rerun',
      source: 'collate',
    })
  if (isFatal(file)) return undefined
  const prefacePath = join(folder, 'preface.md')
  const preface = existsSync(prefacePath) ? readFileSync(prefacePath, 'utf8') : undefined
  return {
    edition: {
      document,
      root,
      apparatus,
      witness: source.witness,
      ...(rerun && {rerun}),
      ...(preface !== undefined && {preface}),
      digest: sha256(JSON.stringify([document, root, apparatus, meta, preface])),
    },
    file,
  }
}

/** A document without an apparatus stands as it was received. */
function readApparatus(path: string, transcription: string, files: VFile[]): Apparatus | undefined {
  const digest = sha256(transcription)
  if (!existsSync(path)) return {digest, entries: []}
  const file = newFile(path, files)
  const apparatus = check(file, apparatusSchema, (text) => JSON.parse(text) as unknown)
  if (apparatus && apparatus.digest !== digest) {
    complain(
      file,
      `Unexpected digest \`${apparatus.digest}\`, expected \`${digest}\`: the offsets count in another transcription`,
      'stale-apparatus',
    )
    return undefined
  }
  return apparatus
}

/** Resolves citations of other documents of the corpus; what is not held is said, for information. */
function link(read: readonly ReadEdition[]): void {
  const find = library(read.map(({edition}) => edition.document))
  for (const {edition, file} of read) {
    const {document, root} = edition
    visit(root, 'reference', (reference) => {
      if (reference.target !== undefined) return
      const [citation] = findCitations(toReading(reference))
      const found = citation && find(citation)
      if (found?.id === document.id) return
      if (found) reference.target = `${found.id}#`
      else
        report(file, {
          reason: `Unexpected citation \`${toReading(reference)}\`, expected a document or unit that is held: shown without a link`,
          place: reference.position,
          ruleId: 'unresolved-reference',
          source: 'refer',
          fatal: undefined,
        })
    })
  }
}

/** Every character of a witness belongs to exactly one document or is listed as residue. */
function checkAccounts(
  witnesses: readonly ReadWitness[],
  editions: readonly Edition[],
  files: readonly VFile[],
): void {
  for (const {witness, file} of witnesses) {
    // A document that was left out has said why; its stretch is not missing.
    if (files.some((other) => other.path === file.path && isFatal(other))) continue
    const documents = editions.filter((one) => one.witness.path === witness.path)
    for (const {reason} of account(witness.transcription.length, [
      ...witness.meta.residue,
      ...documents.map(({document}) => document.witness),
    ]))
      complain(file, reason, 'unaccounted-text')
  }
}

function readYaml<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  files: VFile[],
): z.infer<Schema> | undefined {
  const file = newFile(path, files)
  return check(file, schema, (text) => parseYaml(text) as unknown)
}

/** Parses and checks a file; what is wrong becomes fatal messages. */
function check<Schema extends z.ZodType>(
  file: VFile,
  schema: Schema,
  parse: (text: string) => unknown,
): z.infer<Schema> | undefined {
  let value: unknown
  try {
    const text = readFileSync(file.path, 'utf8')
    file.value = text
    value = parse(text)
  } catch (error) {
    complain(file, error instanceof Error ? error.message : String(error), 'unreadable-file')
    return undefined
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues)
    complain(
      file,
      `Unexpected value at \`${issue.path.join('.')}\`: ${issue.message}`,
      'invalid-metadata',
    )
  return undefined
}

function newFile(path: string, files: VFile[]): VFile {
  const file = new VFile({path: relative('.', path)})
  files.push(file)
  return file
}

function complain(file: VFile, reason: string, ruleId: string): void {
  report(file, {reason, ruleId, source: 'corpus', fatal: true})
}

/** Whether a file holds a finding that keeps it off the site. */
export function isFatal(file: VFile): boolean {
  return file.messages.some(({fatal}) => fatal === true)
}

function foldersBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort()
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
