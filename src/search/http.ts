/**
 * An index on a host, read by HTTP. Parts of a file are asked for in one request with several ranges
 * (RFC 9110, 14.2). A host that answers one range at a time is asked for each; one that answers none
 * sends the whole file, which is then kept.
 */
import {IndexError} from './format.ts'
import {apart, together} from './source.ts'
import type {Pack, Source, Stretch, Traffic} from './source.ts'

/** What a host can do; `unsure`: several ranges it cannot, one perhaps. */
type Ability = 'several' | 'unsure' | 'one' | 'none'

interface Part {
  start: number
  bytes: Uint8Array
}

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
  #ability: Ability = 'several'

  /**
   * @param base address of the folder of the index, with its slash
   * @param most how large a file may be that is fetched whole because the host sends no parts of it
   */
  constructor(base: string, most = Infinity) {
    this.#base = base
    this.#most = most
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
    if (this.#ability === 'none' || !first) return [await this.#kept(pack)]
    if (this.#ability === 'one' && others.length > 0)
      return (await Promise.all(ranges.map((range) => this.#ranges(pack, [range])))).flat()
    // Of what it can nobody knows only one is asked for: it may send the whole file for each.
    if (this.#ability === 'unsure' && others.length > 0)
      return [...(await this.#ranges(pack, [first])), ...(await this.#ranges(pack, others))]
    const response = await this.#fetch(pack.name, {
      headers: {range: `bytes=${ranges.map(({start, end}) => `${start}-${end - 1}`).join(',')}`},
    })
    if (response.status === 200) return this.#unranged(pack, response, ranges)
    const type = response.headers.get('content-type') ?? ''
    const boundary = /^multipart\/byteranges;.*boundary="?([^";]+)"?/iu.exec(type)?.[1]
    if (boundary !== undefined) return splitParts(await this.#body(response), boundary, pack.size)
    const [, start, size] =
      /bytes (\d+)-\d+\/(\d+)?/u.exec(response.headers.get('content-range') ?? '') ?? []
    expectSize(size, pack.size)
    const bytes = await this.#body(response)
    // What does not say which part it is can only be the whole.
    if (start === undefined) expectSize(bytes.length, pack.size)
    const part = {start: Number(start ?? 0), bytes}
    if (this.#ability === 'unsure') this.#ability = 'one'
    if (ranges.every((range) => holds(part, range))) return [part]
    if (others.length === 0) throw new IndexError('Unexpected part of a file of the index')
    // It answered one of them alone.
    this.#ability = 'one'
    return this.#ranges(pack, ranges)
  }

  /** The host ignored the range. Some do so only where there are several. */
  async #unranged(pack: Pack, response: Response, ranges: readonly Stretch[]): Promise<Part[]> {
    const isComing = this.#files.has(pack.name)
    if (!isComing && ranges.length === 1 && pack.size <= this.#most) {
      this.#ability = 'none'
      return [await this.#kept(pack, this.#body(response))]
    }
    await response.body?.cancel()
    if (isComing) return [await this.#kept(pack)]
    if (ranges.length === 1) throw new TooLarge(pack)
    this.#ability = 'unsure'
    return this.#ranges(pack, ranges)
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
    const response = await reached(fetch(this.#base + name, options))
    // Many hosts answer with a page of their own where there is no such file.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
    if (response.ok && !isPage) return response
    await response.body?.cancel()
    const isMissing = response.status === 404 || response.ok
    const message = `${response.status} ${response.statusText} ${name}`
    throw isMissing ? new MissingFile(message) : new Unreachable(message)
  }

  async #body(response: Response): Promise<Uint8Array> {
    const bytes = new Uint8Array(await reached(response.arrayBuffer()))
    this.traffic.bytes += bytes.length
    return bytes
  }
}

function holds({start, bytes}: Part, range: Stretch): boolean {
  return range.start >= start && range.end <= start + bytes.length
}

/** @param said nothing where the host does not tell it */
function expectSize(said: string | number | undefined, size: number): void {
  if (said !== undefined && Number(said) !== size)
    throw new IndexError(`Unexpected file of ${said} bytes, expected ${size}`)
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
