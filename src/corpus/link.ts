/** What is said of documents together: citations from one to another, and whether all of a witness has an owner. */
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {findCitations} from '../citation/parse.ts'
import {library} from '../citation/resolve.ts'
import type {DocumentMeta} from '../tree/document.ts'
import {report} from '../tree/report.ts'
import {toReading} from '../tree/to-text.ts'
import type {Root} from '../tree/types.ts'
import {account} from '../witness/account.ts'
import {complain, isFatal} from './files.ts'
import type {ReadWitness} from './witnesses.ts'

/** A document after its passes, with the file that takes messages about its text. */
export interface Linked {
  edition: {document: DocumentMeta; root: Root; witness: {path: string}}
  file: VFile
}

/** Resolves citations of other documents of the corpus; what is not held is said, for information. */
export function link(read: readonly Linked[]): void {
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
export function checkAccounts(
  witnesses: readonly ReadWitness[],
  editions: readonly Linked['edition'][],
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
