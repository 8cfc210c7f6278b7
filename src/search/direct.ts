/** Documents and clauses that a query names: a citation, a title or what is left of one in haste, a document number. */
import {NAMES} from '../citation/kinds.ts'
import {library, versionAt} from '../citation/library.ts'
import {resolveUnits, unitsOf} from '../citation/resolve.ts'
import {sayDocument} from '../citation/say.ts'
import type {Citation, CitedDocument} from '../tree/citation.ts'
import {parseEid, unitOf} from '../tree/eid.ts'
import {workTitle} from '../tree/title.ts'
import type {Eid} from '../tree/types.ts'
import type {Named, Question} from './answer.ts'
import {isShortFor, runTerms} from './encode.ts'
import {outlineOf, shownOf} from './card.ts'
import {newestFirst, ofVersion, ownFirst} from './held.ts'
import type {Held} from './held.ts'
import {numberTerm, sameNumber} from './number.ts'
import type {Query} from './query.ts'
import type {Opened} from './shards.ts'
import {readTyped} from './typed.ts'
import type {Typed} from './typed.ts'

/** What a query names; documents that are meant are those that it cites, or else all there are. */
interface Direct extends Omit<Named, 'direct'> {
  /** Its passages by their places, the likeliest first; of a document its first. */
  found: {place: number; eid: Eid; through?: Eid}[]
  /** Whether a clause is named, or a document as a whole. */
  kind: 'clause' | 'document'
}

/** So many titles that share words with a name are looked at. */
const TITLES = 40
/** And, where it is none of these, so many that have all of its words. */
const MOST = 1000
/** A title that somebody has shortened: 民诉法, 民间借贷司法解释. A notice is not called so. */
const MOST_SHORTENED = 12
const SHORTENED = new RegExp(`(?:${NAMES}|规定|解释)$`, 'u')
/** A site is small where a clause without its document can be looked for in each. */
const SMALL_SITE = 50

export class Naming {
  readonly #index: Opened

  constructor(index: Opened) {
    this.#index = index
  }

  /**
   * @param reading the document that is being read
   * @returns nothing for what names nothing
   */
  async find({text}: Query, reading: Question['reading']): Promise<Direct | undefined> {
    const own = reading && (await this.#own(reading))
    let first: Direct | undefined
    for (const typed of readTyped(text, this.#index.fold)) {
      const all = typed.citations.map((citation) => this.#find(citation, typed, own))
      const direct = together(await Promise.all(all))
      if (direct && direct.absent === undefined) return direct
      first ??= direct
    }
    return first
  }

  async #find(
    citation: Citation,
    {isWritten, version, dated = ''}: Typed,
    own: Held | undefined,
  ): Promise<Direct | undefined> {
    const {document, levels = [], relative} = citation
    if (relative) return undefined
    // 本条例第三条 is copied from the text.
    const cited = document?.by === 'self' ? undefined : document
    const documents = cited
      ? ownFirst(ofVersion(await this.#documents(cited, levels.length > 0), version), own)
      : own
        ? [own]
        : await this.#all()
    const isSure = cited !== undefined || documents.length === 1
    const [first] = documents
    if (!first) {
      const isNamed = isWritten && (cited?.by === 'title' || cited?.by === 'number')
      if (!isNamed) return undefined
      const absent = sayDocument(cited) + dated
      return {found: [], missing: [], kind: 'document', isSure, absent}
    }
    if (levels.length === 0) {
      if (!cited) return undefined
      const found = documents.map(({place, attachment}) =>
        attachment
          ? {place: attachment.passage, eid: attachment.eid}
          : {place: this.#first(place), eid: ''},
      )
      return {found, missing: [], kind: 'document', isSure}
    }
    const units = await Promise.all(
      documents.map(async (held) => {
        const {attachment} = held
        const own = attachment ? inAttachmentOf(attachment.eid, citation) : citation
        return [held, await this.#unit(own, held)] as const
      }),
    )
    const found = units.flatMap(([, one]) => (Array.isArray(one) ? one : []))
    const missing = units.flatMap(([{card}, one]) => {
      if (Array.isArray(one)) return []
      const isTold = one.holder !== undefined || one.last !== undefined || isSure
      return isTold ? [{document: shownOf(card), ...one}] : []
    })
    if (found.length === 0 && missing.length === 0) return undefined
    // One of several attachments: which, is not said.
    const isOne = units.every(([, one]) => !Array.isArray(one) || one.length === 1)
    return {found, missing, kind: 'clause', isSure: isSure && isOne}
  }

  async #own({id, title}: NonNullable<Question['reading']>): Promise<Held | undefined> {
    const words = runTerms(this.#index.fold.plain(workTitle(title)))
    const titled = await this.#titles(await this.#index.shards.every(words), Infinity)
    return titled.find(({card}) => card.id === id)
  }

  /** The newest version first; of a code in parts each of them. */
  async #documents(cited: CitedDocument, hasUnit: boolean): Promise<Held[]> {
    if (cited.by === 'self' || cited.by === 'last') return []
    if (cited.by === 'number') {
      const {fold, shards} = this.#index
      const found = await shards.any([numberTerm(cited.number, fold)], Infinity)
      const number = sameNumber(cited.number, fold)
      return this.#named({by: 'number', number}, await this.#titles(found))
    }
    const name = this.#index.fold.plain(workTitle(cited.by === 'title' ? cited.title : cited.name))
    // A sentence may go before the name of a clause; a name alone is the whole of it.
    const isName = cited.by === 'name' && hasUnit
    const meant = isName ? ({by: 'name', name} as const) : ({by: 'title', title: name} as const)
    const terms = runTerms(name)
    const titled = await this.#titles(await this.#index.shards.any(terms, Infinity))
    const found = this.#named(meant, titled)
    if (found.length > 0) return found
    // Many titles may share all its words: it may be one that stands behind those.
    const all = this.#named(meant, await this.#titles(await this.#index.shards.every(terms), MOST))
    if (all.length > 0) return all
    const curtailed = this.#curtailed(name, titled)
    if (curtailed.length > 0) return curtailed
    const attached = await this.#attached(name)
    if (attached.length > 0) return attached
    return name.length <= MOST_SHORTENED && SHORTENED.test(name) ? this.#shortened(name) : []
  }

  /** 关于审理…的规定, …规则 for …规则（试行）: without the issuer in front, or what stands in brackets behind. */
  #curtailed(name: string, titled: readonly Held[]): Held[] {
    const works = new Map(
      titled.map((held) => [held, this.#index.fold.plain(workTitle(held.card.title))] as const),
    )
    const isWhole = (title: string) =>
      title === name || (/^关于/u.test(name) && title.endsWith(name) && ISSUER.test(title))
    const found = titled.filter((held) => {
      const title = works.get(held) ?? ''
      return isWhole(title) || isWhole(title.replace(TRIAL, ''))
    })
    const [best] = newestFirst(found)
    return best ? found.filter((held) => works.get(held) === works.get(best)) : []
  }

  /** 《…方案》 that a notice has as its attachment. */
  async #attached(name: string): Promise<Held[]> {
    const {store, shards, fold} = this.#index
    const ids = (await shards.every(runTerms(name))).slice(0, TITLES)
    const passages = await store.passages(ids)
    return passages.flatMap(({passage: {units}, card}, i) => {
      const title = units.find(
        ({eid, text}) => ATTACHED.test(eid) && fold.plain(workTitle(text)) === name,
      )
      const [, eid] = ATTACHED.exec(title?.eid ?? '') ?? []
      const passage = ids[i] ?? 0
      return eid === undefined
        ? []
        : [{card, place: store.documentOf(passage), attachment: {eid, passage}}]
    })
  }

  #named(cited: CitedDocument, among: readonly Held[]): Held[] {
    const byId = new Map(among.map((one) => [one.card.id, one]))
    const {fold} = this.#index
    const find = library(
      among.map(({card: {number, ...card}}) => ({
        ...card,
        title: fold.plain(card.title),
        ...(number !== undefined && {number: sameNumber(number, fold)}),
      })),
    )
    const {versions, parts} = find(cited)
    const newest = versionAt(versions, undefined)
    const older = versions.filter((one) => one !== newest).reverse()
    return [...(newest ? [newest] : []), ...older, ...parts].flatMap(({id}) => byId.get(id) ?? [])
  }

  /**
   * 民诉法: titles in which its characters stand in their order, the shortest first. 司法解释 is said
   * of what the courts call 解释 or 规定.
   */
  async #shortened(name: string): Promise<Held[]> {
    const [, subject] = /^(.{2,})司法解释$/u.exec(name) ?? []
    const said = subject ?? name
    const characters = [...new Set(said)]
    const found = await this.#index.shards.every(characters)
    const held = await this.#titles(found, Infinity)
    const shortens = ({card}: Held) => {
      const title = this.#index.fold.plain(workTitle(card.title))
      return isShortFor(said, title) && (subject === undefined || JUDICIAL.test(title))
    }
    const likely = newestFirst(held.filter(shortens))
    const best = likely[0] && workTitle(likely[0].card.title)
    return likely.filter(({card}) => workTitle(card.title) === best)
  }

  /** Those of passages that are the first of a document, with its card. */
  async #titles(passages: readonly number[], limit = TITLES): Promise<Held[]> {
    const places = passages
      .map((id) => ({id, place: this.#index.store.documentOf(id)}))
      .filter(({id, place}) => this.#first(place) === id)
      .slice(0, limit)
      .map(({place}) => place)
    return this.#held(places)
  }

  async #held(places: readonly number[]): Promise<Held[]> {
    const cards = await this.#index.store.cards(places)
    return cards.map((card, i) => ({card, place: places[i] ?? 0}))
  }

  /** Every document of a small site, older versions behind: 第七条 may be of any of them. */
  async #all(): Promise<Held[]> {
    const {documents} = this.#index.store.head
    if (documents.length > SMALL_SITE) return []
    const places = documents.map((_, place) => place)
    const isNewest = (place: number) => documents[place]?.newest === place
    places.sort((a, b) => Number(isNewest(b)) - Number(isNewest(a)) || a - b)
    return this.#held(places)
  }

  /** The clause, or what there is instead of it. */
  async #unit(
    citation: Citation,
    held: Held,
  ): Promise<Direct['found'] | {holder?: Eid; last?: Eid}> {
    const {place, card} = held
    // Which passage it is in; then what of it, when its units are known.
    const outline = ['', ...outlineOf(await this.#index.store.outline(card))]
    const passageOf = (eid: Eid) => this.#first(place) + placeIn(outline, eid)
    // Attachments may have no heading of their own.
    const attachments = [...new Set(outline.flatMap((eid) => /^att_[^_]+/u.exec(eid) ?? []))]
    const known = [...new Set([...outline, ...attachments])]
    const outer = resolveUnits(outside(citation), unitsOf(known))
    if ('unresolved' in outer) {
      const {among = []} = outer
      const each = among.map((eid) => this.#unit(inAttachmentOf(eid, citation), held))
      const found = (await Promise.all(each)).flatMap((one) => (Array.isArray(one) ? one : []))
      if (found.length > 0) return found
      const last = outline.findLast((eid) => ARTICLE.test(eid))
      return last === undefined ? {} : {last}
    }
    const ends = [outer.target, outer.through ?? outer.target]
    const fetched = await this.#index.store.passages([...new Set(ends.map(passageOf))])
    const units = fetched.flatMap(({passage}) => passage.units.map(({eid}) => eid))
    const inner = resolveUnits(citation, unitsOf([...new Set([...known, ...units])]))
    if ('unresolved' in inner) return {holder: outer.target}
    const {target, through} = inner
    return [{place: passageOf(target), eid: target, ...(through !== undefined && {through})}]
  }

  #first(document: number): number {
    return this.#index.store.head.documents[document]?.first ?? 0
  }
}

/** All that an enumeration names; which of them is meant it does not say. */
function together(each: readonly (Direct | undefined)[]): Direct | undefined {
  if (each.length === 1) return each[0]
  const known = each.flatMap((one) => one ?? [])
  const found = known.flatMap((one) => one.found)
  if (found.length === 0) return undefined
  const kind = known.every((one) => one.kind === 'document') ? 'document' : 'clause'
  return {found, kind, missing: known.flatMap(({missing}) => missing), isSure: false}
}

/** A citation of the attachment that a unit stands in. */
function inAttachmentOf(eid: Eid, {levels = [], through, ...citation}: Citation): Citation {
  const above = parseEid(eid)?.levels.slice(0, 1) ?? []
  return {
    ...citation,
    levels: [...above, ...levels],
    ...(through && {through: [...above, ...through]}),
  }
}

/** A citation as far as articles go: outlines know nothing of what is inside them. */
function outside({levels = [], through = [], ...citation}: Citation): Citation {
  const [first = [], last = []] = [levels, through].map((end) =>
    end.slice(0, end.findIndex(({name}) => name === 'art') + 1 || end.length),
  )
  return {...citation, levels: first, ...(last.length > 0 && {through: last})}
}

/** The place of the innermost of them that a unit is, or stands in; of what has no place the first within. */
function placeIn(outline: readonly Eid[], eid: Eid): number {
  for (
    let name = unitOf(eid);
    name !== '';
    name = name.slice(0, Math.max(0, name.lastIndexOf('__')))
  ) {
    const place = outline.indexOf(name)
    if (place >= 0) return place
  }
  return Math.max(
    0,
    outline.findIndex((one) => one.startsWith(`${eid}__`)),
  )
}

/** The title of an attachment. */
const ATTACHED = /^(att_[^_]+)__title$/u
const ISSUER = /^\p{Script=Han}{2,30}?关于/u
const JUDICIAL = /^最高人民(?:法院|检察院).*(?:解释|规定)(?:\([^()]+\))?$/u
const TRIAL = /[(（](?:试行|暂行)[)）]$/u
const ARTICLE = /(?:^|__)art_[^_]+$/u
