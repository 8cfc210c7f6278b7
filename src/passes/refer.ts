/** Text → reference: citations inside the text. Units of this document are resolved here, other documents in `corpus.ts`. */
import type {Plugin} from 'unified'
import {aboutOf, amendedBy, amendedIn} from '../citation/about.ts'
import {findCitations, findDefinitions} from '../citation/find.ts'
import type {Found} from '../citation/find.ts'
import {resolveUnits, unitsOf as citableUnits} from '../citation/resolve.ts'
import type {Units} from '../citation/resolve.ts'
import type {Citation, CitedDocument} from '../tree/citation.ts'
import {depthOf} from '../citation/grammar.ts'
import {makeEid, parseEid} from '../tree/eid.ts'
import type {Level} from '../tree/eid.ts'
import {cutAll} from '../tree/cut.ts'
import {cover, positioner} from '../tree/position.ts'
import type {Positioner} from '../tree/position.ts'
import {workTitle} from '../tree/title.ts'
import {toReading} from '../tree/to-text.ts'
import type {Attachment, Eid, Inline, Phrasing, Reference, Root} from '../tree/types.ts'
import {isStanding} from '../tree/units.ts'
import type {Standing} from '../tree/units.ts'

export const refer: Plugin<[], Root> = () => (tree, file) => {
  const reader = new Reader(tree, positioner(String(file.value)))
  reader.readBody(tree)
  for (const block of tree.children) if (block.type === 'attachment') reader.readBody(block)
}

/** Reads a document in its order: what was named before is known after. */
class Reader {
  readonly #at: Positioner
  readonly #units: Units
  /** Attachments by the name of their title. */
  readonly #attachments = new Map<string, Eid>()
  /** （以下简称《方案》） */
  readonly #names = new Map<string, CitedDocument>()
  /** Titles that were cited, as works. */
  readonly #titles = new Set<string>()
  /** What was cited last, for 该法. */
  #last: CitedDocument | undefined
  /** The text that this one amends: bare numbers are its. */
  #amended: CitedDocument | undefined
  /** The text that this one is about, where it has no articles of its own. */
  #about: CitedDocument | undefined
  /** It is one 编 of a work. */
  #isPart = false
  /** Its 项 are what others call 条. */
  #isOfficial = false
  /** The unit that was cited last: 第三十条第二款……以及第五款. */
  #lastLevels: readonly Level[] | undefined
  /** Where 前款第二项 led, for 第五项 behind it. */
  #lastSeen: readonly Level[] | undefined
  #isQuoting = false

  constructor(tree: Root, at: Positioner) {
    this.#at = at
    const eids: Eid[] = []
    const walk = (unit: Standing) => {
      eids.push(unit.eid)
      for (const child of unit.children) if (isStanding(child)) walk(child)
    }
    for (const block of tree.children) if (isStanding(block)) walk(block)
    this.#units = citableUnits(eids)
    for (const block of tree.children)
      if (block.type === 'attachment') this.#attachments.set(workTitle(titleOf(block)), block.eid)
  }

  readBody(body: Root | Attachment): void {
    const title = titleOf(body)
    this.#amended = amendedBy(title)
    this.#about = body.ladder === 'legislation' ? undefined : aboutOf(title)
    this.#isQuoting = false
    this.#isOfficial = body.ladder === 'official'
    this.#isPart = /编$/u.test(title)
    for (const block of body.children)
      if (isStanding(block) && block.type !== 'attachment') this.#readUnit(block)
  }

  #readUnit(unit: Standing): void {
    if (unit.type === 'field') return
    this.#last = undefined
    this.#lastLevels = undefined
    this.#lastSeen = undefined
    this.#amended = amendedIn(ownText(unit)) ?? this.#amended
    unit.children = this.#readChildren(unit.children, unit.eid) as typeof unit.children
    for (const child of unit.children) if (isStanding(child)) this.#readUnit(child)
  }

  /** Wraps the citations in each run of leaves of a node. */
  #readChildren(children: readonly Child[], eid: Eid): Child[] {
    const out: Child[] = []
    let run: Inline[] = []
    const flush = () => {
      if (run.length > 0) out.push(...this.#wrap(run, eid))
      run = []
    }
    for (const child of children) {
      if (isInline(child)) run.push(child)
      else {
        flush()
        if (HOLDERS.has(child.type)) {
          const holder = child as Holder
          holder.children = this.#readChildren(holder.children, eid)
        }
        out.push(child)
      }
    }
    flush()
    return out
  }

  #wrap(run: readonly Inline[], eid: Eid): Phrasing[] {
    const text = toReading({type: 'run', children: run})
    const citations = findCitations(text)
    for (const {name, document} of findDefinitions(text)) this.#names.set(name, document)
    const quoted = this.#amended ? this.#quotedIn(text) : () => false
    if (citations.length === 0) return [...run]
    const parts = cutAll(
      run,
      citations.flatMap(({start, end}) => [start, end]),
      this.#at,
    )
    return parts.flatMap((part, i): Phrasing[] => {
      const found = i % 2 === 1 ? citations[(i - 1) / 2] : undefined
      const [first] = part
      const last = part.at(-1)
      if (!found || !first || !last) return part
      const reference: Reference = {
        type: 'reference',
        ...this.#resolve(found, eid, quoted(found.start) || this.#isToBe(text, found.start)),
        children: part,
        position: cover(first, last),
      }
      return [reference]
    })
  }

  #resolve({start, end, ...found}: Found, eid: Eid, isQuoted: boolean): Answer {
    const resolved = this.#resolveOne(this.#withDocument(found), eid, isQuoted)
    const {levels, document, relative} = resolved.citation
    if (relative && resolved.target !== undefined)
      this.#lastSeen = parseEid(resolved.target)?.levels.filter(({name}) => name !== 'att')
    else if (document ?? startsWithArticle(resolved.citation)) this.#lastSeen = undefined
    // 该条 of a law that nobody named is no unit of this text.
    if (document?.by === 'last') this.#lastLevels = undefined
    else if (levels && startsWithArticle(resolved.citation)) this.#lastLevels = levels
    return resolved
  }

  #resolveOne(citation: Citation, eid: Eid, isQuoted: boolean): Answer {
    const {document} = citation
    if (document?.by === 'last') return {citation, unresolved: 'no-context'}
    if (isQuoted && (!document || document.by === 'self')) return {citation, unresolved: 'quoted'}
    const attachment =
      document?.by === 'title' ? this.#attachments.get(workTitle(document.title)) : undefined
    if (attachment !== undefined)
      return citation.levels
        ? {citation, ...this.#here(citation, attachment, true)}
        : {citation, target: attachment}
    if (document && document.by !== 'self') {
      if (document.by === 'title') this.#titles.add(workTitle(document.title))
      this.#last = document
      return {citation, unresolved: 'not-held'}
    }
    const {relative} = citation
    if (relative && relative.word !== '本' && relative.word !== '前')
      return this.#sameAgain(citation, relative.name, eid)
    const bare = !document && !citation.relative && startsWithArticle(citation)
    const about = this.#amended ?? (bare ? this.#about : undefined)
    if (!document && about && !citation.relative)
      return {
        citation: {...citation, document: about},
        unresolved: this.#amended ? 'quoted' : 'not-held',
      }
    const again = this.#besideLastSeen(citation, eid)
    if (again) return again
    const resolved = this.#here(citation, eid, document !== undefined)
    // 刑法第五条……第九条: what this text has not is the other's, if that was named just before.
    if ('unresolved' in resolved && bare && this.#last)
      return {citation: {...citation, document: this.#last}, unresolved: 'not-held'}
    const [first] = citation.levels ?? []
    if ('unresolved' in resolved && first && !document && !citation.relative && this.#lastLevels) {
      const above = this.#lastLevels.filter(({name}) => depthOf(name) < depthOf(first.name))
      const whole = {...citation, levels: [...above, ...(citation.levels ?? [])]}
      if (this.#last) return {citation: {...whole, document: this.#last}, unresolved: 'not-held'}
      const repeated = this.#here(whole, eid, false)
      if ('target' in repeated) return {citation: whole, ...repeated}
    }
    return {citation, ...resolved}
  }

  /** 前款第二项至第四项……；第五项至第七项: items that the 款 of the citation has not are the other's. */
  #besideLastSeen(citation: Citation, eid: Eid): Answer | undefined {
    const {document, relative, levels: [first] = []} = citation
    if (document || relative || first?.name !== 'subpara' || !this.#lastSeen) return undefined
    const own = (parseEid(eid)?.levels ?? []).filter(({name}) => depthOf(name) < depthOf('subpara'))
    if (this.#units.has(makeEid({levels: [...own, first]}))) return undefined
    const above = this.#lastSeen.filter(({name}) => depthOf(name) < depthOf('subpara'))
    const whole = (levels: readonly Level[]) => [...above, ...levels]
    const found = this.#here(
      {
        ...citation,
        ...(citation.levels && {levels: whole(citation.levels)}),
        ...(citation.through && {through: whole(citation.through)}),
      },
      eid,
      false,
    )
    return 'target' in found ? {citation, ...found} : undefined
  }

  /** 该条, 同款: a unit of the one that was cited last. */
  #sameAgain(citation: Citation, name: Level['name'], eid: Eid): Answer {
    const last = this.#lastLevels?.filter((level) => depthOf(level.name) <= depthOf(name)) ?? []
    if (last.length === 0) return {citation, unresolved: 'no-context'}
    const whole = {levels: [...last, ...(citation.levels ?? [])]}
    if (this.#last) return {citation: {...whole, document: this.#last}, unresolved: 'not-held'}
    return {citation: whole, ...this.#here(whole, eid, false)}
  }

  /** A unit of this document. An attachment's 本办法 is itself, but 本法 may be what it is attached to. */
  #here(citation: Citation, eid: Eid, named: boolean) {
    const {relative, levels} = citation
    // 本编, where the whole text is one.
    if (this.#isPart && relative?.word === '本' && relative.name === 'part' && !levels)
      return {target: ''}
    const inside = this.#withItems(citation, eid)
    if ('target' in inside || !named || !eid.startsWith('att_')) return inside
    const outside = resolveUnits(citation, this.#units, '')
    return 'target' in outside ? outside : inside
  }

  /** 本附件第二项: where the numbers 一、 are those of the articles. */
  #withItems(citation: Citation, eid: Eid) {
    const found = resolveUnits(citation, this.#units, eid)
    const [first, ...more] = citation.levels ?? []
    if ('target' in found || !this.#isOfficial || first?.name !== 'subpara') return found
    const again = {...citation, levels: [{...first, name: 'art' as const}, ...more]}
    const asArticle = resolveUnits(again, this.#units, eid)
    return 'target' in asArticle ? asArticle : found
  }

  /** The document that is meant by a short name, or by 该法. */
  #withDocument(citation: Citation): Citation {
    const {document} = citation
    if (document?.by === 'last') return this.#last ? {...citation, document: this.#last} : citation
    if (document?.by === 'title') {
      const named = this.#names.get(document.title)
      return named ? {...citation, document: named} : citation
    }
    if (document?.by !== 'name') return citation
    const named = [...this.#names]
      .filter(([name]) => document.name.endsWith(name))
      .sort(([a], [b]) => b.length - a.length)[0]?.[1]
    const meant = named ?? this.#titleEndingAs(document.name)
    return meant ? {...citation, document: meant} : citation
  }

  /** 依据调解仲裁法, where 《劳动争议调解仲裁法》 was cited: the name begins behind a word that leads up to it. */
  #titleEndingAs(name: string): CitedDocument | undefined {
    const ends = [...name.matchAll(/(?<=[依照据用反合按由和与及在对])./gu)].map(({index}) =>
      name.slice(index),
    )
    const end = ends.find(
      (one) => one.length > 3 && [...this.#titles].some((title) => title.endsWith(one)),
    )
    const [title, ...others] = [...this.#titles].filter((one) => end && one.endsWith(end))
    return title !== undefined && others.length === 0 ? {by: 'title', title} : undefined
  }

  /** 增加一款作为第二款: in an amendment, a unit that there is to be. */
  #isToBe(text: string, at: number): boolean {
    return this.#amended !== undefined && /(?:作为|改为|调整为|列为)$/u.test(text.slice(0, at))
  }

  /** Of a text, which offsets lie inside a quotation; a paragraph that goes on quoting repeats the mark. */
  #quotedIn(text: string): (at: number) => boolean {
    const marks: {at: number; quoting: boolean}[] = [{at: 0, quoting: this.#isQuoting}]
    for (const {index, 0: mark} of text.matchAll(/[“”]/gu)) {
      this.#isQuoting = mark === '“'
      marks.push({at: index, quoting: this.#isQuoting})
    }
    return (at) => marks.findLast((mark) => mark.at <= at)?.quoting ?? false
  }
}

type Answer = Pick<Reference, 'citation' | 'target' | 'through' | 'unresolved'>

interface Child {
  type: string
}
interface Holder extends Child {
  children: Child[]
}
/** Nodes inside a unit that hold text of their own. */
const HOLDERS = new Set(['measure', 'heading', 'inset', 'row', 'cell'])

function isInline(node: Child): node is Inline {
  return ['text', 'emendation', 'residue', 'markup'].includes(node.type)
}

function titleOf(body: Root | Attachment): string {
  const field = body.children.find((block) => block.type === 'field' && block.name === 'title')
  return field ? toReading(field) : ''
}

function ownText(unit: Standing): string {
  const own = (unit.children as Standing[]).filter((child) => !isStanding(child))
  return toReading({type: 'run', children: own})
}

function startsWithArticle({levels}: Citation): boolean {
  const name = levels?.[0]?.name
  return name !== undefined && name !== 'para' && name !== 'subpara' && name !== 'point'
}
