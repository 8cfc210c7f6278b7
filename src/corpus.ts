/** Reads the content root, collates and runs the pipeline over every document, links them, and hands out editions. */
import {join} from 'node:path'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {wholeOf} from './citation/library.ts'
import {citedBy} from './corpus/cited.ts'
import type {CitedBy} from './corpus/cited.ts'
import {digestOf, editionOf} from './corpus/editions.ts'
import type {Edition} from './corpus/editions.ts'
import {
  complain,
  contentRoot,
  hasFile,
  isFatal,
  newFile,
  readText,
  readYaml,
  sha256,
  stampOf,
} from './corpus/files.ts'
import {readInstruments} from './corpus/instruments.ts'
import {checkAccounts, link} from './corpus/link.ts'
import {keepPromises, readPromises} from './corpus/publication.ts'
import type {Broken, Moved} from './corpus/promises.ts'
import {readSources} from './corpus/sources.ts'
import type {Witness} from './corpus/witnesses.ts'
import {withoutClashes} from './corpus/works.ts'
import {measureRecords} from './records/measure.ts'
import {movedPages} from './records/moved.ts'
import type {MovedUnit} from './records/moved.ts'
import {sections} from './records/page.ts'
import type {MeasureRecord} from './records/measure.ts'
import {originals, passages, searchRecords} from './records/search.ts'
import type {Searchable} from './records/search.ts'
import {siteSchema} from './tree/document.ts'
import type {DocumentMeta, SiteMeta} from './tree/document.ts'
import {workTitle} from './tree/title.ts'

export {contentRoot, isFatal} from './corpus/files.ts'
export type {Edition} from './corpus/editions.ts'
export type {Witness} from './corpus/witnesses.ts'

/** Everything below a content root. */
export interface Corpus {
  site: SiteMeta
  /** Editorial pages as Markdown: what this site is, and how its texts are collated. */
  about: string
  collation: string
  witnesses: Witness[]
  /** Documents without a fatal finding, in the order of their paths. */
  editions: Edition[]
  /** Addresses that lead elsewhere: what has moved, and the moving addresses of works. */
  moved: Moved[]
  /** Promised addresses that this build would drop; it must not be built. */
  broken: Broken[]
  /** Every file that was read, with its messages. */
  files: VFile[]
}

/** A change of a file is looked for at most so often, in milliseconds: a build asks for every page. */
const LOOK_EVERY = 1000

/** A build loads this module three times in one process: for its messages, its store and its pages. They share what was read. */
const SHARED = Symbol.for('mingwen.corpus')
const shared = globalThis as {
  [SHARED]?: {root: string; key: string; looked: number; corpus: Corpus}
}

/** The corpus of the content root; read again when a file below it has changed. */
export function corpus(): Corpus {
  const root = contentRoot()
  const now = performance.now()
  let known = shared[SHARED]
  if (known?.root === root && now - known.looked < LOOK_EVERY) return known.corpus
  const key = stampOf(root)
  if (known?.key !== key) known = {root, key, looked: now, corpus: readCorpus(root)}
  known.looked = performance.now()
  shared[SHARED] = known
  return known.corpus
}

/** Computes once for each value what is asked for on many pages. */
function once<Of extends object, Result>(make: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, Result>()
  return (of) => {
    const found = known.get(of) ?? make(of)
    known.set(of, found)
    return found
  }
}

const byId = once(
  ({editions}: Corpus) => new Map(editions.map((one) => [one.document.id, one] as const)),
)

/** What is known of a document, if there is one of this id. */
export function documentOf(id: string): DocumentMeta | undefined {
  return byId(corpus()).get(id)?.document
}

const byWork = once(({editions}: Corpus) => {
  const works = new Map<string, DocumentMeta[]>()
  for (const {document} of editions) {
    const work = workTitle(document.title)
    works.set(work, [...(works.get(work) ?? []), document])
  }
  for (const versions of works.values())
    versions.sort((a, b) => (b.version ?? '').localeCompare(a.version ?? ''))
  return works
})

/** Every version of the work that a document is, the newest first; a document with a number is the only one. */
export function versionsOf(document: DocumentMeta): readonly DocumentMeta[] {
  if (document.number !== undefined) return [document]
  return (byWork(corpus()).get(workTitle(document.title)) ?? []).filter(
    ({number}) => number === undefined,
  )
}

/** @throws if no edition has this id: ask for ids that `corpus()` gave. */
export function edition(id: string): Edition {
  const found = byId(corpus()).get(id)
  if (!found) throw new Error(`Unexpected document \`${id}\`, expected one of the corpus`)
  return found
}

const byPage = once(({moved}: Corpus) => movedPages(moved))

/** Units that stood on the page of this address, `/d/…/` without the path under which the site stands. */
export function movedUnits(address: string): readonly MovedUnit[] {
  return byPage(corpus()).get(address)?.units ?? []
}

const allCiting = once(({editions}: Corpus) => citedBy(editions))

/** Who cites a document, by its articles; `''` for the document as a whole. */
export function citingOf(id: string): CitedBy {
  return allCiting(corpus()).get(id) ?? new Map()
}

/** What the pages of a document show, in sections. */
export const sectionsOf = once(({root, apparatus}: Edition) => sections(root, apparatus))

const measuresIn = once(({root, document}: Edition) => measureRecords(root, document))

/** The measures of a document, in the order of its text. */
export function measuresOf(id: string): readonly MeasureRecord[] {
  return measuresIn(edition(id))
}

const everyMeasure = once(({editions}: Corpus) => editions.flatMap((one) => measuresIn(one)))

/** The measures of every document, in the order of documents and texts. */
export function allMeasures(): readonly MeasureRecord[] {
  return everyMeasure(corpus())
}

/** What the search index holds of every document, in their order. */
export function searchables(): Searchable[] {
  const {editions} = corpus()
  const places = new Map(editions.map(({document}, i) => [document.id, i]))
  const citing = citingWorks(editions)
  return editions.map(({root, document, witness}, i) => {
    const {id, title, number, genre, issued, version, issuers, supplied} = document
    const year = /^\d{4}/.exec(version ?? issued ?? '')?.[0]
    const [newest] = versionsOf(document)
    const records = searchRecords(root, document)
    return {
      card: {
        id,
        title,
        ...(number !== undefined && {number}),
        ...(genre !== undefined && {genre}),
        ...(year !== undefined && {year}),
        ...(version !== undefined && {version}),
        issuers,
        source: witness.file,
        suppliedTitle: 'title' in supplied,
      },
      standing: {
        cited: halfFolds(citing.get(wholeWork(title))?.size ?? 0),
        newest: places.get(newest?.id ?? id) ?? i,
      },
      passages: passages(records),
      originals: originals(records),
    }
  })
}

/** The work of a title, or the code that it is a part of. */
function wholeWork(title: string): string {
  return wholeOf(title) ?? workTitle(title)
}

/** For each work the other documents that cite a version or a part of it. */
function citingWorks(editions: readonly Edition[]): Map<string, Set<string>> {
  const works = new Map<string, Set<string>>()
  for (const {document} of editions) {
    const work = wholeWork(document.title)
    const citing = works.get(work) ?? new Set()
    for (const units of citingOf(document.id).values())
      for (const one of units)
        // Who cites several parts of a code cites it so often.
        if (one.document !== document.id) citing.add(`${one.document} ${workTitle(document.title)}`)
    works.set(work, citing)
  }
  return works
}

/** A number on a scale of half e-folds, from 0 to 15. */
function halfFolds(count: number): number {
  return Math.min(15, Math.round(2 * Math.log(1 + count)))
}

/**
 * Reads a content root. A document with a fatal finding is left out; its messages are in `files`.
 *
 * @throws where there is no such folder, or its site.yaml is none
 */
export function readCorpus(root: string): Corpus {
  const files: VFile[] = []
  const site = readSite(root, files)
  const {lock, redirects} = readPromises(root, files)
  const instruments = readInstruments(root, files)
  const sources = readSources(root, site.ids)
  files.push(...sources.files)
  const read = sources.sources.flatMap((source) => {
    const {edition, file} = editionOf(source, {lock, instruments})
    files.push(file)
    if (!edition || isFatal(file)) return []
    const {document, witness} = edition
    const named = source.given.id !== undefined
    return [{edition, file, document, digest: witness.meta.digest, named}]
  })
  const kept = withoutClashes(read)
  link(kept)
  const witnesses = [...sources.witnesses, ...sources.loose]
  const bytes = new Map(witnesses.map(({witness, file}) => [witness, file]))
  for (const {edition, file} of kept) {
    edition.messages = [...decoding(edition, bytes.get(edition.witness)), ...file.messages]
    edition.digest = sha256(digestOf(edition) + JSON.stringify(edition.messages))
  }
  const editions = kept.map(({edition}) => edition)
  checkAccounts(sources.witnesses, editions, files)
  if (editions.length === 0 && !files.some(isFatal))
    complain(
      newFile(root, files),
      'Unexpected folder without a document, expected texts as .txt, .md or .html',
      'no-documents',
    )
  return {
    site,
    about: readText(join(root, 'about.md')) ?? '',
    collation: readText(join(root, 'collation.md')) ?? '',
    witnesses: witnesses.map(({witness}) => witness),
    editions,
    ...keepPromises(root, editions, lock, redirects, files),
    files,
  }
}

/** A tree of loose files needs no site.yaml; one that is there must be right. */
function readSite(root: string, files: VFile[]): SiteMeta {
  if (!hasFile(root)) throw new Error(`Unexpected content root \`${root}\`, expected a folder`)
  const path = join(root, 'site.yaml')
  if (!hasFile(path)) return siteSchema.parse({})
  const site = readYaml(path, siteSchema, files)
  if (!site)
    throw new Error(
      `Unexpected content root \`${root}\` without a valid site.yaml\n${files[0]?.messages.join('\n') ?? ''}`,
    )
  return site
}

/** What was found in the bytes of a document's stretch. */
function decoding({document}: Edition, file: VFile | undefined): VFileMessage[] {
  const {start, end} = document.witness
  return (file?.messages ?? []).filter(({place}) => {
    if (!place || !('start' in place)) return true
    return (place.start.offset ?? 0) < end && (place.end.offset ?? 0) > start
  })
}
