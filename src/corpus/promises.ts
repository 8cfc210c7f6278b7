/**
 * Addresses that were promised. `permalinks.lock` holds every address ever published, one a line, and
 * only grows; `redirects.yaml` says where a promised one has moved. What a build would drop is named.
 */
import {z} from 'zod'
import {unitAddress} from '../citation/address.ts'
import type {DocumentMeta} from '../tree/document.ts'
import type {Root} from '../tree/types.ts'
import {unitsOf} from '../tree/units.ts'

/** `permalinks.lock`, read. */
export interface Lock {
  /** Addresses with the line where each is first promised. */
  promised: ReadonlyMap<string, number>
  /** Of each document, the transcriptions that measures were ever named in, the first first. */
  digests: ReadonlyMap<string, readonly string[]>
}

/** An edition as far as addresses go. */
export interface Published {
  document: DocumentMeta
  root: Root
  /** SHA-256 of the transcription in which the offsets of measures count. */
  digest: string
}

const HEAD = `# 已公布的地址，一行一个，只增不减；由 mingwen publish 添加。挪动了的写进 redirects.yaml。
# Every address ever published, one a line; append-only, written by mingwen publish. What has moved
# goes into redirects.yaml. Behind a document stands the SHA-256 of the transcription that the
# offsets of its measures count in.
`

export const redirectsSchema = z.record(
  z.string().regex(/^\/d\/[^\s]+$/, 'expected an address such as `/d/…/4/#art_4__para_2`'),
  z.string().regex(/^\/d\/[^\s]+$/, 'expected an address such as `/d/…/4/#art_4__para_2`'),
)
export type Redirects = z.infer<typeof redirectsSchema>

/** Reads a lock; what is no address (a comment, an empty line) is passed over. */
export function readLock(text: string): Lock {
  const promised = new Map<string, number>()
  const digests = new Map<string, string[]>()
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const [address = '', digest] = line.trim().split(/\s+/)
    if (!address.startsWith('/')) continue
    if (!promised.has(address)) promised.set(address, i + 1)
    if (digest === undefined) continue
    const known = digests.get(address) ?? []
    const hex = digest.replace(/^sha256:/, '')
    if (!known.includes(hex)) digests.set(address, [...known, hex])
  }
  return {promised, digests}
}

/**
 * Which transcription of its document the offsets of measures count in: 0 the first that was
 * published, 1 the next. So no link to a measure of an earlier one ever leads to another measure.
 */
export function seriesOf(lock: Lock | undefined, id: string, digest: string): number {
  const known = lock?.digests.get(documentAddressOf(id)) ?? []
  const place = known.indexOf(digest)
  return place < 0 ? known.length : place
}

function documentAddressOf(id: string): string {
  return unitAddress('/', id, '')
}

/** Addresses of a document: its own, and those of its divisions, articles, paragraphs, items and tables. */
export function addressesOf({document, root}: Pick<Published, 'document' | 'root'>): string[] {
  return [
    documentAddressOf(document.id),
    ...unitsOf(root).flatMap(({unit}) =>
      unit.type === 'field' ? [] : [unitAddress('/', document.id, unit.eid)],
    ),
  ]
}

/** A promised address that the build would drop. */
export interface Broken {
  address: string
  /** Of the lock. */
  line: number
  /** Where a redirect sends it, if that is not there either. */
  to?: string
}

/** A promised address that has moved, and where it is now. */
export interface Moved {
  from: string
  to: string
}

/** @param present every address of the build */
export function checkPromises(
  lock: Lock,
  present: ReadonlySet<string>,
  redirects: Redirects,
): {broken: Broken[]; moved: Moved[]} {
  const broken: Broken[] = []
  const moved: Moved[] = []
  for (const [from, line] of lock.promised) {
    if (present.has(from)) continue
    const to = follow(from, redirects, present)
    if (to !== undefined && present.has(to)) moved.push({from, to})
    else broken.push({address: from, line, ...(to !== undefined && {to})})
  }
  return {broken, moved}
}

/** Where an address leads: by its own line, or by that of the document or article it lies in. */
export function follow(
  from: string,
  redirects: Redirects,
  present: ReadonlySet<string>,
): string | undefined {
  let at = from
  for (let steps = 0; steps < 100; steps++) {
    const next = stepOf(at, redirects)
    if (next === undefined) return at === from ? undefined : at
    at = next
    if (present.has(at)) return at
  }
  return at
}

function stepOf(address: string, redirects: Redirects): string | undefined {
  const own = redirects[address]
  if (own !== undefined) return own
  // The longest line that ends with a slash and that this address lies below.
  const above = Object.keys(redirects)
    .filter((from) => from.endsWith('/') && address.startsWith(from))
    .sort((a, b) => b.length - a.length)[0]
  const to = above === undefined ? undefined : redirects[above]
  return above === undefined || to === undefined || to.includes('#')
    ? undefined
    : to + address.slice(above.length)
}

/** The lines that a build adds to the lock; nothing where all is promised already. */
export function linesToAdd(lock: Lock | undefined, editions: readonly Published[]): string[] {
  return editions.flatMap((edition) => {
    const [own = '', ...units] = addressesOf(edition)
    const isKnown = lock?.digests.get(own)?.includes(edition.digest) ?? false
    return [
      ...(isKnown ? [] : [`${own} sha256:${edition.digest}`]),
      ...units.filter((address) => !lock?.promised.has(address)),
    ]
  })
}

/** A lock with lines added; nothing that stood in it is touched. */
export function withLines(text: string | undefined, lines: readonly string[]): string {
  const before = text === undefined ? HEAD : text === '' || text.endsWith('\n') ? text : `${text}\n`
  return before + lines.map((line) => `${line}\n`).join('')
}
