/** What a document is made from: what an editor says of it, its witness, and what its apparatus says so far. */
import {basename, join} from 'node:path'
import type {VFile} from 'vfile'
import {apparatusSchema} from '../collation/apparatus.ts'
import type {Apparatus, Entry} from '../collation/apparatus.ts'
import {collate} from '../collation/collate.ts'
import type {Collation} from '../collation/collate.ts'
import {givenSchema, witnessSchema} from '../tree/document.ts'
import type {SiteMeta} from '../tree/document.ts'
import {onlyProposed} from '../witness/doubt.ts'
import {
  complain,
  foldersBelow,
  hasFile,
  isFatal,
  nameOf,
  namesIn,
  newFile,
  readBytes,
  readJson,
  readText,
  readYaml,
  sha256,
} from './files.ts'
import {looseFiles, readLoose} from './loose.ts'
import type {Source} from './source.ts'
import {readWitness} from './witnesses.ts'
import type {ReadWitness, Witness} from './witnesses.ts'

/** Everything below a content root that can be read; what cannot has fatal messages in `files`. */
export interface Sources {
  /** Those of `witnesses/`, which somebody described. */
  witnesses: ReadWitness[]
  /** Files that lie there by themselves. */
  loose: ReadWitness[]
  /** In the order of their paths. */
  sources: Source[]
  files: VFile[]
}

/** @param ids of loose files, as the site says */
export function readSources(root: string, ids: SiteMeta['ids'] = {}): Sources {
  const files: VFile[] = []
  const witnesses = readWitnesses(join(root, 'witnesses'), files)
  const described = foldersOf(root).flatMap((folder) => readSource(folder, witnesses, files) ?? [])
  const loose = looseFiles(root, files).map((path) => readLoose(root, path, ids, files))
  return {
    witnesses,
    loose: loose.flatMap(({witness}) => witness ?? []),
    sources: [...described, ...loose.flatMap(({sources}) => sources)],
    files,
  }
}

/** Names of the folders of documents, whether or not they can be read. */
export function foldersOf(root: string): string[] {
  return foldersBelow(join(root, 'documents')).filter((folder) =>
    hasFile(join(folder, 'document.yaml')),
  )
}

const collations = new Map<string, Collation>()

/**
 * What the rules say of a whole witness; of the same text they say the same. What was decided on is
 * taken as read, but what they saw of the text as a whole is what they saw before.
 */
export function collationOf(
  {transcription, isDoubtful}: Pick<Witness, 'transcription' | 'isDoubtful'>,
  apparatus?: Apparatus,
): Collation {
  const first = remembered(transcription, [])
  const decided = (apparatus?.entries ?? []).filter(
    ({status, start, end, original}) =>
      status === 'accepted' && transcription.slice(start, end) === original,
  )
  const found =
    decided.length > 0
      ? {...remembered(transcription, decided), observations: first.observations}
      : first
  return isDoubtful ? {...found, entries: onlyProposed(found.entries)} : found
}

function remembered(transcription: string, decided: readonly Entry[]): Collation {
  const key = sha256(`${transcription}\n${JSON.stringify(decided)}`)
  const found = collations.get(key) ?? collate(transcription, undefined, decided)
  collations.set(key, found)
  return found
}

function readWitnesses(folder: string, files: VFile[]): ReadWitness[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const meta = readYaml(join(folder, name), witnessSchema, files)
      const path = name.slice(0, -'.yaml'.length)
      if (!meta) return []
      if (!hasFile(join(folder, path))) {
        complain(
          newFile(join(folder, name), files),
          `Unexpected description of \`${path}\`, expected the file beside it`,
          'missing-witness',
        )
        return []
      }
      const named = nameOf(join(folder, path))
      const read = readWitness(readBytes(join(folder, path)), path, named, meta)
      files.push(read.file)
      return isFatal(read.file) ? [] : [read]
    })
}

function readSource(
  folder: string,
  witnesses: readonly ReadWitness[],
  files: VFile[],
): Source | undefined {
  const path = join(folder, 'document.yaml')
  const said = readYaml(path, givenSchema, files)
  if (!said) return undefined
  // The folder is called as the document is.
  const given = {...said, id: said.id ?? basename(folder)}
  const source = witnesses.find(({witness}) => witness.path === given.witness.path)
  if (!source) {
    complain(
      newFile(path, files),
      `Unexpected witness \`${given.witness.path}\`, expected a file of content/witnesses that could be read`,
      'missing-witness',
    )
    return undefined
  }
  const {transcription} = source.witness
  const {start, end} = given.witness
  if (start >= end || end > transcription.length) {
    complain(
      newFile(path, files),
      `Unexpected stretch ${start}–${end}, expected one inside 0–${transcription.length}`,
      'bad-stretch',
    )
    return undefined
  }
  const apparatus = readApparatus(join(folder, 'apparatus.json'), transcription, files)
  if (apparatus === 'bad') return undefined
  const preface = readText(join(folder, 'preface.md'))
  return {
    folder,
    given,
    witness: source.witness,
    file: source.file,
    alone: false,
    ...(apparatus && {apparatus}),
    ...(preface !== undefined && {preface}),
  }
}

function readApparatus(
  path: string,
  transcription: string,
  files: VFile[],
): Apparatus | 'bad' | undefined {
  if (!hasFile(path)) return undefined
  const {file, value: apparatus} = readJson(path, apparatusSchema, files)
  if (!apparatus) return 'bad'
  const digest = sha256(transcription)
  if (apparatus.digest === digest) return apparatus
  complain(
    file,
    `Unexpected digest \`${apparatus.digest}\`, expected \`${digest}\`: the offsets count in another transcription; describe the new file as a witness of its own, or collate anew without this apparatus`,
    'stale-apparatus',
  )
  return 'bad'
}
