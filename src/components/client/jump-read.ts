/** A typed citation → where it leads, or why it leads nowhere. Loaded when somebody types one. */
import {unitAddress} from '../../citation/address.ts'
import {parseCitation} from '../../citation/parse.ts'
import {library, versionAt} from '../../citation/library.ts'
import type {Citable, Library} from '../../citation/library.ts'
import {resolveUnits, unitsOf} from '../../citation/resolve.ts'
import type {Units} from '../../citation/resolve.ts'
import {sayDocument} from '../../citation/say.ts'
import {nameOf} from '../../tree/name.ts'
import {formatEid} from '../../tree/eid.ts'

const base = import.meta.env.BASE_URL

/** What was understood. */
export interface Reading {
  /** 《中华人民共和国职业教育法》（2022年4月20日）第十条 */
  name: string
  /** Absent where it leads nowhere. */
  href?: string
  /** Why, if so. */
  why?: string
}

async function load<Type>(address: string): Promise<Type> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  return (await response.json()) as Type
}

let documents: Promise<{all: readonly Citable[]; find: Library}> | undefined
const units = new Map<string, Promise<Units>>()

function allDocuments(): Promise<{all: readonly Citable[]; find: Library}> {
  documents ??= load<Citable[]>(`${base}citable.json`).then((all) => ({all, find: library(all)}))
  documents.catch(() => (documents = undefined))
  return documents
}

function unitsIn(id: string): Promise<Units> {
  const known = units.get(id)
  if (known) return known
  const list = load<string[]>(`${base}d/${id}/units.json`).then(unitsOf)
  units.set(id, list)
  list.catch(() => units.delete(id))
  return list
}

/**
 * @param own the document that is being read: 第四条 alone is one of its articles
 * @returns nothing for what is no citation
 */
export async function readJump(
  query: string,
  own: string | undefined,
): Promise<Reading | undefined> {
  const citation = parseCitation(query)
  if (!citation || citation.relative) return undefined
  const {all, find} = await allDocuments()
  const cited = citation.document
  // 本条例第三条 is copied from the text.
  const isOwn = !cited || cited.by === 'self'
  const {versions, parts} = isOwn
    ? {versions: all.filter(({id}) => id === own || all.length === 1), parts: []}
    : find(cited)
  // A version that is being read is the one that is meant.
  const held = [...versions.filter(({id}) => id === own), versionAt(versions, undefined), ...parts]
  const found = held.filter((one) => one !== undefined)
  const [first] = found
  if (!first)
    // A few words that could be a name are a search; what is written as a citation is told.
    return !isOwn && cited.by !== 'name' && cited.by !== 'last'
      ? {name: sayDocument(cited), why: '没有收录'}
      : undefined
  if (cited?.by === 'name' && !citation.levels && cited.name.length < 2) return undefined
  for (const document of found) {
    const resolved = resolveUnits(citation, await unitsIn(document.id))
    if ('unresolved' in resolved) continue
    const label = formatEid(resolved.target)
    const last = resolved.through === undefined ? '' : `至${formatEid(resolved.through)}`
    return {
      name: `${nameOf(document)}${label}${last}`,
      href: unitAddress(base, document.id, resolved.target),
    }
  }
  const {articles} = await unitsIn(first.id)
  const end = articles.at(-1)
  return {
    name: nameOf(first),
    why: end === undefined ? '没有这一条款' : `没有这一条款，最后一条是${formatEid(end)}`,
  }
}
