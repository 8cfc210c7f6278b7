/**
 * An index on a host, read by HTTP. Parts of a file are asked for in one request with several ranges
 * (RFC 9110, 14.2). A host that answers one range at a time is asked for each; one that answers none
 * sends the whole file, which is then kept.
 */
import {joined} from './bits.ts'
import {IndexError} from './format.ts'
import {apart, together} from './source.ts'
import type {Pack, Source, Stretch, Traffic} from './source.ts'

/** What a host can do; `unsure`: several ranges it cannot, one perhaps. */
type Ability = 'several' | 'unsure' | 'one' | 'none'

interface Part {
  start: number
  bytes: Uint8Array
}

/** Who reads on a slow line waits; who waits for a host that has gone waits for nothing. In milliseconds. */
const LIMIT = 20_000
const OK = 200
const NOT_IMPLEMENTED = 501
/** Ranges of one request: more would make its header too long for some hosts. */
const MOST_RANGES = 100

/** The host has no such file. */
export class MissingFile extends Error {
  override name = 'MissingFile'
}

/** The host did not answer, or not with what was asked for. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** The host did not take the request as it was. */
class Refused extends Unreachable {
  override name = 'Refused'
}

/** The file is not as large as the one that the index was made with. */
class OtherFile extends IndexError {
  override name = 'OtherFile'
}

/** The host sends no parts of a file, and nobody has said that the whole of it may be fetched. */
export class TooLarge extends Error {
  override name = 'TooLarge'
  /** The size of the file. */
  readonly bytes: number

  constructor({name, size}: Pack) {
    super(`Unexpected whole of ${name}, expected a part of it`)
    this.bytes = size
  }
}

export class HttpSource implements Source {
  readonly traffic: Traffic = {bytes: 0, requests: 0}
  readonly #base: string
  readonly #files = new Map<string, Promise<Uint8Array>>()
  readonly #most: number
  readonly #limit: number
  #ability: Ability = 'several'

  /**
   * @param base address of the folder of the index, with its slash
   * @param most how large a file may be that is fetched whole because the host sends no parts of it
   * @param limit how long nothing may come, in milliseconds
   */
  constructor(base: string, most = Infinity, limit = LIMIT) {
    this.#base = base
    this.#most = most
    this.#limit = limit
  }

  async whole(name: string, fresh = false): Promise<Uint8Array> {
    const response = await this.#fetch(name, {cache: fresh ? 'reload' : 'default'})
    return this.#body(response)
  }

  async parts(pack: Pack, stretches: readonly Stretch[]): Promise<Uint8Array[]> {
    if (stretches.length === 0) return []
    const wanted = together(stretches)
    const fetched: Part[] = []
    for (let i = 0; i < wanted.length; i += MOST_RANGES)
      fetched.push(...(await this.#ranges(pack, wanted.slice(i, i + MOST_RANGES))))
    return apart(stretches, fetched)
  }

  async #ranges(pack: Pack, ranges: readonly Stretch[]): Promise<Part[]> {
    const [first, ...others] = ranges
    if (this.#ability === 'none' || this.#files.has(pack.name) || !first)
      return [await this.#kept(pack)]
    if (others.length === 0) return [await this.#one(pack, first)]
    switch (this.#ability) {
      case 'one':
        return Promise.all(ranges.map((range) => this.#one(pack, range)))
      // Of what it can nobody knows only one is asked for: it may send the whole file for each.
      case 'unsure':
        return [await this.#one(pack, first), ...(await this.#ranges(pack, others))]
      case 'several': {
        const parts = await this.#several(pack, ranges)
        if (parts) return parts
        this.#ability = 'unsure'
        return this.#ranges(pack, ranges)
      }
    }
  }

  /** Several in one request; nothing where the host refuses that, or sends something else. */
  async #several(pack: Pack, ranges: readonly Stretch[]): Promise<Part[] | undefined> {
    try {
      const response = await this.#fetch(pack.name, {headers: rangesOf(ranges)})
      if (response.status === OK) {
        await response.body?.cancel()
        return undefined
      }
      const parts = await this.#partsOf(pack, response)
      const isAll = ranges.every((range) => parts.some((part) => holds(part, range)))
      return isAll ? parts : undefined
    } catch (error) {
      const isOdd = error instanceof IndexError && !(error instanceof OtherFile)
      if (error instanceof Refused || isOdd) return undefined
      throw error
    }
  }

  async #one(pack: Pack, range: Stretch): Promise<Part> {
    const response = await this.#fetch(pack.name, {headers: rangesOf([range])})
    if (response.status === OK) return this.#unranged(pack, response)
    const parts = await this.#partsOf(pack, response)
    if (this.#ability === 'unsure') this.#ability = 'one'
    const part = parts.find((one) => holds(one, range))
    if (!part) throw new IndexError('Unexpected part of a file of the index')
    return part
  }

  async #partsOf({size}: Pack, response: Response): Promise<Part[]> {
    const {headers} = response
    const type = headers.get('content-type') ?? ''
    const boundary = /^multipart\/byteranges;.*boundary="?([^";]+)"?/iu.exec(type)?.[1]
    if (boundary !== undefined) return splitParts(await this.#body(response), boundary, size)
    const [, start, whole] =
      /bytes (\d+)-\d+\/(\d+)?/u.exec(headers.get('content-range') ?? '') ?? []
    expectSize(whole, size)
    const bytes = await this.#body(response)
    // What does not say which part it is can only be the whole.
    if (start === undefined) expectSize(bytes.length, size)
    return [{start: Number(start ?? 0), bytes}]
  }

  /** The host ignored the range. */
  async #unranged(pack: Pack, response: Response): Promise<Part> {
    if (!this.#files.has(pack.name) && pack.size <= this.#most) {
      this.#ability = 'none'
      return this.#kept(pack, this.#body(response))
    }
    await response.body?.cancel()
    if (!this.#files.has(pack.name)) throw new TooLarge(pack)
    return this.#kept(pack)
  }

  /** The whole file, fetched once. @throws IndexError if it is another */
  async #kept({name, size}: Pack, coming?: Promise<Uint8Array>): Promise<Part> {
    const file = this.#files.get(name) ?? coming ?? this.whole(name)
    this.#files.set(name, file)
    try {
      const bytes = await file
      expectSize(bytes.length, size)
      return {start: 0, bytes}
    } catch (error) {
      this.#files.delete(name)
      throw error
    }
  }

  async #fetch(name: string, options: RequestInit): Promise<Response> {
    this.traffic.requests++
    const {signal, done} = this.#patience()
    const response = await reached(fetch(this.#base + name, {...options, signal})).finally(done)
    // Many hosts answer with a page of their own where there is no such file.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
    if (response.ok && !isPage) return response
    await response.body?.cancel()
    const {status} = response
    const message = `${status} ${response.statusText} ${name}`
    if (status === 404 || response.ok) throw new MissingFile(message)
    throw status < 500 || status === NOT_IMPLEMENTED
      ? new Refused(message)
      : new Unreachable(message)
  }

  /** The body, as long as it keeps coming. */
  async #body(response: Response): Promise<Uint8Array> {
    const reader = response.body?.getReader()
    const chunks: Uint8Array[] = []
    for (let isMore = reader !== undefined; reader && isMore;) {
      const {signal, done} = this.#patience()
      signal.addEventListener('abort', () => {
        reader.cancel().catch(() => undefined)
      })
      const next = await reached(reader.read()).finally(done)
      if (signal.aborted) throw new Unreachable('Unexpected pause in an answer')
      isMore = !next.done
      if (next.value) chunks.push(next.value)
    }
    const bytes = joined(chunks)
    this.traffic.bytes += bytes.length
    return bytes
  }

  #patience(): {signal: AbortSignal; done: () => void} {
    const limit = new AbortController()
    const timer = setTimeout(() => {
      limit.abort()
    }, this.#limit)
    const done = () => {
      clearTimeout(timer)
    }
    return {signal: limit.signal, done}
  }
}

function rangesOf(ranges: readonly Stretch[]): {range: string} {
  return {range: `bytes=${ranges.map(({start, end}) => `${start}-${end - 1}`).join(',')}`}
}

function holds({start, bytes}: Part, range: Stretch): boolean {
  return range.start >= start && range.end <= start + bytes.length
}

/** @param said nothing where the host does not tell it */
function expectSize(said: string | number | undefined, size: number): void {
  if (said !== undefined && Number(said) !== size)
    throw new OtherFile(`Unexpected file of ${said} bytes, expected ${size}`)
}

function reached<Got>(asked: Promise<Got>): Promise<Got> {
  return asked.catch((error: unknown) => {
    throw new Unreachable(String(error))
  })
}

const CR = 13
const LF = 10

/** Takes a body of several ranges apart. @throws IndexError where it is cut short, or of a file of another size */
export function splitParts(body: Uint8Array, boundary: string, size: number): Part[] {
  const parts: Part[] = []
  const decoder = new TextDecoder('latin1')
  let at = 0
  for (;;) {
    const head = endOfHead(body, at)
    if (head === undefined) break
    const lines = decoder.decode(body.subarray(at, head))
    const [, first, last, whole] = /content-range:\s*bytes (\d+)-(\d+)\/(\d+)?/iu.exec(lines) ?? []
    if (!lines.includes(`--${boundary}`) || first === undefined || last === undefined) break
    expectSize(whole, size)
    const start = Number(first)
    const end = head + Number(last) + 1 - start
    if (end > body.length) break
    parts.push({start, bytes: body.subarray(head, end)})
    at = end
  }
  if (!decoder.decode(body.subarray(at)).includes(`--${boundary}--`))
    throw new IndexError('Unexpected end of an answer with several ranges')
  return parts
}

/** Behind the empty line that ends the head of a part. */
function endOfHead(body: Uint8Array, from: number): number | undefined {
  for (let i = from; i + 3 < body.length; i++)
    if (body[i] === CR && body[i + 1] === LF && body[i + 2] === CR && body[i + 3] === LF)
      return i + 4
  return undefined
}
