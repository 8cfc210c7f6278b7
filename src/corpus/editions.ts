/** Source → edition: collation, the passes, and what is known of the document. */
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Apparatus} from '../collation/apparatus.ts'
import type {Collation} from '../collation/collate.ts'
import {rerunDamage} from '../collation/damage.ts'
import type {Rerun} from '../collation/damage.ts'
import {policy} from '../pipeline.ts'
import type {DocumentMeta} from '../tree/document.ts'
import type {InstrumentList} from '../tree/measure.ts'
import {positioner} from '../tree/position.ts'
import {report} from '../tree/report.ts'
import type {Root} from '../tree/types.ts'
import {complain, sha256} from './files.ts'
import {describe} from './infer.ts'
import {seriesOf} from './promises.ts'
import type {Lock} from './promises.ts'
import {propose} from './propose.ts'
import type {Proposal} from './propose.ts'
import {collationOf} from './sources.ts'
import type {Source} from './source.ts'
import type {Witness} from './witnesses.ts'

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

/** What the whole content root knows. */
export interface Known {
  lock?: Lock | undefined
  instruments?: InstrumentList
}

/**
 * Runs the passes. What is wrong with the text is told in the messages of `file`, and may be fatal;
 * a mistake of our own is told there too, so that one document never stops the others.
 */
export function editionOf(source: Source, known: Known = {}): {edition?: Edition; file: VFile} {
  const file = new VFile({path: source.file.path, value: source.witness.transcription})
  try {
    return {edition: read(source, file, known), file}
  } catch (error) {
    const {stack, message} = error instanceof Error ? error : new Error(String(error))
    complain(file, stack ?? message, 'internal-error')
    return {file}
  }
}

function read(source: Source, file: VFile, {lock, instruments}: Known): Edition {
  const {given, witness, preface, alone} = source
  const {transcription, layout, meta} = witness
  const digest = sha256(transcription)
  const collation = collationOf(witness, source.apparatus)
  const proposal = propose(
    {
      transcription,
      layout,
      stretch: given.witness,
      digest,
      apparatus: source.apparatus,
    },
    collation,
  )
  const apparatus = source.apparatus ?? proposal.apparatus
  const unrecorded = source.apparatus
    ? {fresh: proposal.fresh, refused: proposal.refused}
    : {fresh: [], refused: []}

  file.data.layout = layout
  const at = positioner(transcription)
  for (const {start, end, reason, ruleId} of proposal.open)
    report(file, {reason, ruleId, place: at(start, end), source: 'collate'})
  const {ladder, genre, id} = given
  const build = (series: number, into: VFile) => {
    const processor = policy(
      {
        witness: given.witness,
        ...(ladder && {ladder}),
        ...(genre !== undefined && {genre}),
        ...(instruments && {instruments}),
        series,
      },
      apparatus,
    )
    return processor.runSync(processor.parse(into), into)
  }
  const first = id === undefined ? 0 : seriesOf(lock, id, digest)
  let root = build(first, file)
  const document = describe({root, path: witness.path, given, page: witness.facts, alone})
  // Of a loose file the id is known only now.
  const series = seriesOf(lock, document.id, digest)
  if (series !== first) {
    const again = new VFile({path: file.path, value: transcription})
    again.data.layout = layout
    root = build(series, again)
  }
  const rerun = meta.damage && rerunDamage(transcription, given.witness, apparatus, meta.damage)
  if (rerun?.difference !== undefined)
    report(file, {
      reason: `Unexpected difference at ${rerun.difference} when the edition of \`${document.id}\` is damaged again, expected the witness`,
      ruleId: 'damage-rerun',
      source: 'collate',
    })
  return {
    document,
    root,
    apparatus,
    unrecorded,
    observations: collation.observations,
    witness,
    ...(rerun && {rerun}),
    ...(preface !== undefined && {preface}),
    messages: [],
    digest: '',
  }
}

/** Changes with anything that the pages of an edition show, its messages aside. */
export function digestOf(edition: Edition): string {
  const {document, apparatus, unrecorded, observations, witness, preface} = edition
  return sha256(
    JSON.stringify([document, apparatus, unrecorded, observations, witness.meta, preface]),
  )
}
