/** Reads the content root, collates and runs the pipeline over every document, links them, and hands out editions. */
import {join} from 'node:path'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Apparatus} from './collation/apparatus.ts'
import type {Collation} from './collation/collate.ts'
import {rerunDamage} from './collation/damage.ts'
import type {Rerun} from './collation/damage.ts'
import {contentRoot, isFatal, readText, readYaml, sha256, stampOf} from './corpus/files.ts'
import {checkAccounts, link} from './corpus/link.ts'
import {propose} from './corpus/propose.ts'
import type {Proposal} from './corpus/propose.ts'
import {collationOf, readSources} from './corpus/sources.ts'
import type {Source, Witness} from './corpus/sources.ts'
import {policy} from './pipeline.ts'
import {measureRecords} from './records/measure.ts'
import type {MeasureRecord} from './records/measure.ts'
import {searchRecords} from './records/search.ts'
import type {SearchRecord} from './records/search.ts'
import {siteSchema} from './tree/document.ts'
import type {DocumentMeta, SiteMeta} from './tree/document.ts'
import {positioner} from './tree/position.ts'
import {report} from './tree/report.ts'
import type {Root} from './tree/types.ts'

export {contentRoot, isFatal} from './corpus/files.ts'
export type {Witness} from './corpus/sources.ts'

/** One document after all passes. */
export interface Edition {
  document: DocumentMeta
  root: Root
  /** What `apparatus.json` holds; where there is none, what the rules say, and only what they accept by themselves is applied. */
  apparatus: Apparatus
  /** What the rules say that is not in the apparatus. */
  unrecorded: Pick<Proposal, 'fresh' | 'refused'>
  /** What the rules saw of the whole witness, by rule. */
  observations: Collation['observations']
  witness: Witness
  /** The damage of the witness run again on this edition, where the witness describes one. */
  rerun?: Rerun
  /** The editor's preface to the apparatus, as Markdown. */
  preface?: string
  /** Everything that was found in the stretch of this document, from its bytes to its citations. */
  messages: readonly VFileMessage[]
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

let cached: {key: string; corpus: Corpus} | undefined

/** The corpus of the content root; read again when a file below it has changed. */
export function corpus(): Corpus {
  const root = contentRoot()
  const key = stampOf(root)
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
  const siteFiles: VFile[] = []
  const site = readYaml(join(root, 'site.yaml'), siteSchema, siteFiles)
  if (!site)
    throw new Error(
      `Unexpected content root \`${root}\` without a valid site.yaml\n${siteFiles[0]?.messages.join('\n') ?? ''}`,
    )
  const {witnesses, sources, files: sourceFiles} = readSources(root)
  const files = [...siteFiles, ...sourceFiles]
  const read = sources.flatMap((source) => {
    const {edition, file} = editionOf(source)
    files.push(file)
    return edition ? [{edition, file}] : []
  })
  link(read)
  for (const {edition, file} of read) {
    edition.messages = [...decoding(edition, witnesses), ...file.messages]
    edition.digest = sha256(JSON.stringify([edition.digest, edition.messages]))
  }
  const editions = read.map(({edition}) => edition)
  checkAccounts(witnesses, editions, files)
  return {
    site,
    about: readText(join(root, 'about.md')) ?? '',
    collation: readText(join(root, 'collation.md')) ?? '',
    witnesses: witnesses.map(({witness}) => witness),
    editions,
    files,
  }
}

/** Runs the passes; no edition where something fatal was found. */
function editionOf(source: Source): {edition?: Edition; file: VFile} {
  const {document, witness, preface} = source
  const {transcription, meta} = witness
  const collation = collationOf(witness, source.apparatus)
  const proposal = propose(
    {
      transcription,
      stretch: document.witness,
      digest: sha256(transcription),
      apparatus: source.apparatus,
    },
    collation,
  )
  const apparatus = source.apparatus ?? proposal.apparatus
  const unrecorded = source.apparatus
    ? {fresh: proposal.fresh, refused: proposal.refused}
    : {fresh: [], refused: []}

  const file = new VFile({path: source.file.path, value: transcription})
  const at = positioner(transcription)
  for (const {start, end, reason, ruleId} of proposal.open)
    report(file, {reason, ruleId, place: at(start, end), source: 'collate'})
  const processor = policy(document, apparatus)
  const root = processor.runSync(processor.parse(file), file)
  const rerun = meta.damage && rerunDamage(transcription, document.witness, apparatus, meta.damage)
  if (rerun?.difference !== undefined)
    report(file, {
      reason: `Unexpected difference at ${rerun.difference} when the edition of \`${document.id}\` is damaged again, expected the witness`,
      ruleId: 'damage-rerun',
      source: 'collate',
    })
  if (isFatal(file)) return {file}
  return {
    file,
    edition: {
      document,
      root,
      apparatus,
      unrecorded,
      observations: collation.observations,
      witness,
      ...(rerun && {rerun}),
      ...(preface !== undefined && {preface}),
      messages: [],
      digest: sha256(
        JSON.stringify([
          document,
          root,
          apparatus,
          unrecorded,
          collation.observations,
          meta,
          preface,
        ]),
      ),
    },
  }
}

/** What was found in the bytes of a document's stretch. */
function decoding(
  {document, witness}: Edition,
  witnesses: ReturnType<typeof readSources>['witnesses'],
): VFileMessage[] {
  const {start, end} = document.witness
  const file = witnesses.find((one) => one.witness.path === witness.path)?.file
  return (file?.messages ?? []).filter(({place}) => {
    if (!place || !('start' in place)) return true
    return (place.start.offset ?? 0) < end && (place.end.offset ?? 0) > start
  })
}
