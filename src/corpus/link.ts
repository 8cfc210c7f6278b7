/** What is said of documents together: citations from one to another, who cites what, and whether all of a witness has an owner. */
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {holdsFrom, library, versionAt, wholeOf} from '../citation/library.ts'
import {resolveUnits, unitsOf} from '../citation/resolve.ts'
import type {Units} from '../citation/resolve.ts'
import type {Citation, Unresolved} from '../tree/citation.ts'
import type {DocumentMeta} from '../tree/document.ts'
import type {Level} from '../tree/eid.ts'
import {report} from '../tree/report.ts'
import {toReading} from '../tree/to-text.ts'
import type {Phrasing, Reference, Root} from '../tree/types.ts'
import {unitsOf as standing} from '../tree/units.ts'
import {account} from '../witness/account.ts'
import {complain, isFatal} from './files.ts'
import type {ReadWitness} from './witnesses.ts'

/** A document after its passes, with the file that takes messages about its text. */
export interface Linked {
  edition: {document: DocumentMeta; root: Root; witness: {path: string}}
  file: VFile
}

const REASONS: Record<Unresolved, string> = {
  'no-unit': 'expected a unit that this text has',
  'no-unit-there': 'expected a unit that the document cited has',
  'not-held': 'expected a document that is held',
  quoted: 'expected no unit of a text that is amended or quoted',
  'no-context': 'expected something before it that it could point at',
}

/** Resolves citations of other documents of the corpus; what leads nowhere is said, for information. */
export function link(read: readonly Linked[]): void {
  const find = library(read.map(({edition}) => edition.document))
  const units = new Map<string, Units>()
  const roots = new Map(read.map(({edition}) => [edition.document.id, edition.root]))
  const unitsIn = (id: string): Units => {
    const root = roots.get(id)
    const found = units.get(id) ?? unitsOf(root ? standing(root).map(({unit}) => unit.eid) : [])
    units.set(id, found)
    return found
  }
  for (const {edition, file} of read) {
    const {document, root} = edition
    const date = horizonOf(document)
    const whole = wholeOf(document.title)
    visit(root, 'reference', (reference, index, parent) => {
      if (reference.target !== undefined) return
      const {unresolved} = reference
      const cited = reference.citation.document
      const isOpen = unresolved === 'not-held' || unresolved === 'quoted'
      const {versions, parts} =
        cited && cited.by !== 'self' && isOpen
          ? find(cited)
          : // 本法 in a part of a work may be another part.
            find({by: 'title', title: whole !== undefined && unresolved === 'no-unit' ? whole : ''})
      const isOwnTitle = versions.some(({id}) => id === document.id)
      // 1995年发布的《信访条例》同时废止, in the one that replaces it: the one before.
      const replaced = isOwnTitle && isRepealed(parent?.children.slice((index ?? 0) + 1) ?? [])
      const own = isOwnTitle && !replaced
      const before = versions.filter(({version = ''}) => version < (document.version ?? ''))
      // What an amendment amends is the version before it.
      const amends = unresolved === 'quoted' && !isOwnTitle
      const found = own
        ? document
        : replaced || (amends && before.length > 0)
          ? before.at(-1)
          : versionAt(versions, date)
      let linked = false
      if (found) {
        const there = unitsIn(found.id)
        const isLater =
          !own &&
          (amends ? !before.includes(found) : date !== undefined && (holdsFrom(found) ?? '') > date)
        const cited = isLater ? asFarAsKept(reference.citation, there) : reference.citation
        linked = resolveIn(reference, cited, found.id, there, own)
        if (linked && isLater) reference.later = true
      }
      // A work that is held in parts is none of them.
      if (reference.citation.levels)
        for (const part of parts)
          linked ||= resolveIn(
            reference,
            reference.citation,
            part.id,
            unitsIn(part.id),
            part.id === document.id,
          )
      if (reference.unresolved !== undefined)
        report(file, {
          reason: `Unexpected citation \`${toReading(reference)}\`, ${REASONS[reference.unresolved]}: shown without a link`,
          place: reference.position,
          ruleId: 'unresolved-reference',
          source: 'refer',
          fatal: undefined,
        })
    })
  }
}

/** So long after a text was adopted it takes effect where it does not say when, or says when its first version did. */
const MONTH = 31 * 24 * 60 * 60 * 1000

/** A text speaks of the law as it will be when the text itself takes effect. */
function horizonOf({version, issued, effective = ''}: DocumentMeta): string | undefined {
  const date = version ?? issued
  if (date === undefined || effective > date) return date && effective
  const adopted = Date.parse(date)
  return Number.isNaN(adopted) ? date : new Date(adopted + MONTH).toISOString().slice(0, 10)
}

/** @param after what stands behind a citation */
function isRepealed(after: readonly unknown[]): boolean {
  const text = toReading({type: 'run', children: after as Phrasing[]})
  return /^[^。；]{0,60}(?:废止|失效|停止(?:施行|执行))/u.test(text)
}

/**
 * As much of a citation as means the same in a later version: the article where what was inserted
 * since was numbered 第三条之一, but not its 款 and 项; else the text as a whole.
 */
function asFarAsKept(citation: Citation, {all}: Units): Citation {
  const {levels, through, ...work} = citation
  const keepsNumbers = all.some(({levels: own}) =>
    own.some(({name, ordinal}) => name === 'art' && ordinal.branch),
  )
  const upTo = (cited: readonly Level[] = []) =>
    cited.slice(0, cited.findIndex(({name}) => name === 'art') + 1)
  const kept = keepsNumbers ? (upTo(levels).length > 0 ? upTo(levels) : levels) : undefined
  if (!kept) return work
  const last = upTo(through)
  return {...work, levels: kept, ...(last.length > 0 && {through: last})}
}

/**
 * @param citation what of the reference is looked for
 * @param own whether the document cites itself by its title
 * @returns whether the reference leads somewhere now
 */
function resolveIn(
  reference: Reference,
  citation: Citation,
  id: string,
  units: Units,
  own: boolean,
): boolean {
  const resolved = resolveUnits(citation, units)
  if ('unresolved' in resolved) {
    // What an amendment speaks of may be gone since.
    if (reference.unresolved !== 'quoted') reference.unresolved = own ? 'no-unit' : 'no-unit-there'
    return false
  }
  delete reference.unresolved
  const name = (eid: string) => (own ? eid : `${id}#${eid}`)
  reference.target = name(resolved.target)
  if (resolved.through !== undefined) reference.through = name(resolved.through)
  return true
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
