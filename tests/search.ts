/** Search over texts that a test gives: index and engine as the site has them, the files in memory. */
import type {Passage, SearchUnit} from '../src/records/search.ts'
import {buildIndex} from '../src/search/build.ts'
import type {IndexFiles} from '../src/search/build.ts'
import {Engine} from '../src/search/engine.ts'
import {apart, together} from '../src/search/source.ts'
import type {Pack, Source, Traffic} from '../src/search/source.ts'
import {Store} from '../src/search/store.ts'

export interface GivenText {
  id: string
  title: string
  number?: string
  version?: string
  year?: string
  /** The place of its newest version; its own if it is left out. */
  newest?: number
  passages: Passage[]
}

export function indexOf(texts: readonly GivenText[]): IndexFiles {
  const documents = texts.map(({passages, newest, ...card}, i) => ({
    card: {issuers: [], source: `${card.id}.md`, suppliedTitle: false, ...card},
    standing: {cited: 0, newest: newest ?? i},
    passages,
  }))
  return buildIndex(documents, 'index')
}

/** Files in memory, counted as a host would be asked. */
export class MemorySource implements Source {
  readonly traffic: Traffic = {bytes: 0, requests: 0}
  readonly #files: IndexFiles

  constructor(files: IndexFiles) {
    this.#files = files
  }

  whole(name: string): Promise<Uint8Array> {
    const bytes = this.#file(name)
    this.traffic.requests++
    this.traffic.bytes += bytes.length
    return Promise.resolve(bytes)
  }

  parts({name}: Pack, stretches: Parameters<Source['parts']>[1]): Promise<Uint8Array[]> {
    if (stretches.length === 0) return Promise.resolve([])
    const fetched = together(stretches).map(({start, end}) => ({
      start,
      bytes: this.#file(name).subarray(start, end),
    }))
    this.traffic.requests++
    for (const {bytes} of fetched) this.traffic.bytes += bytes.length
    return Promise.resolve(apart(stretches, fetched))
  }

  #file(name: string): Uint8Array {
    const bytes = this.#files.get(name)
    if (!bytes) throw new Error(`Unexpected file \`${name}\`, expected one of the index`)
    return bytes
  }
}

export async function engineOver(texts: readonly GivenText[]): Promise<Engine> {
  return Engine.over(await Store.open(new MemorySource(indexOf(texts)), 'index'))
}

export function unit(eid: string, text: string, kind: SearchUnit['kind'] = 'text'): SearchUnit {
  return {eid, kind, text, emended: 0, measures: []}
}

export function article(number: number, heading: string, ...texts: string[]): Passage {
  const eid = `art_${number}`
  return {
    article: eid,
    heads: [],
    units: [
      unit(eid, heading, 'heading'),
      ...texts.map((text, i) => unit(`${eid}__para_${i + 1}`, text)),
    ],
  }
}
