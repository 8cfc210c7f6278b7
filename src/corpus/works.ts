/** Documents together: which files are one, which are versions of one work, and which stand in each other's way. */
import type {VFile} from 'vfile'
import type {DocumentMeta} from '../tree/document.ts'
import {report} from '../tree/report.ts'
import {workTitle} from '../tree/title.ts'
import {complain} from './files.ts'

/** A document as far as its address goes, with the file that takes messages about it. */
export interface Addressed {
  document: DocumentMeta
  /** SHA-256 of its witness. */
  digest: string
  /** An editor gave it its id. */
  named: boolean
  file: VFile
}

/** The part of an id that all versions of a work share. */
export function workSlug(id: string): string {
  return id.replace(/@.*$/u, '')
}

/**
 * Those that have an address of their own, in their order. Byte-identical files are one document,
 * told as such. One work and date with two texts, and one slug with two titles, are a clash: the
 * second is left out, and its message names both files.
 */
export function withoutClashes<Each extends Addressed>(all: readonly Each[]): Each[] {
  const kept: Each[] = []
  const byId = new Map<string, Each>()
  const bySlug = new Map<string, Each>()
  // What an editor named comes first: a name is given to end a clash.
  for (const one of [...all].sort((a, b) => Number(b.named) - Number(a.named))) {
    const {document, file} = one
    const slug = workSlug(document.id)
    const twin = byId.get(document.id)
    const other = bySlug.get(slug)
    if (twin && twin.digest === one.digest && !one.named)
      report(file, {
        reason: `Unexpected second copy of \`${twin.file.path}\`, byte for byte the same: they are one document, \`${document.id}\``,
        ruleId: 'identical-file',
        source: 'corpus',
        fatal: undefined,
      })
    else if (twin)
      complain(
        file,
        `Unexpected second document \`${document.id}\`, expected one: \`${twin.file.path}\` has this address. Is it another version? Give one of them its date, or an id of its own: in document.yaml, or in site.yaml under \`ids\``,
        'address-clash',
      )
    else if (
      other &&
      !one.named &&
      document.id.includes('@') &&
      workTitle(other.document.title) !== workTitle(document.title)
    )
      complain(
        file,
        `Unexpected \`${slug}\` for 《${document.title}》, expected another address: 《${other.document.title}》 in \`${other.file.path}\` sounds the same. Give one of them an id: in document.yaml, or in site.yaml under \`ids\``,
        'address-clash',
      )
    else {
      kept.push(one)
      byId.set(document.id, one)
      if (!other) bySlug.set(slug, one)
    }
  }
  const order = new Map(all.map((one, i) => [one, i]))
  return kept.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
}
