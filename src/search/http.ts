/**
 * An index on a host, read by HTTP. Parts of a file are asked for in one request with several ranges
 * (RFC 9110, 14.2). A host that answers one range at a time is asked for each; one that answers none
 * sends the whole file, which is then kept.
 */
import {IndexError, SMALL} from './format.ts'
import {apart, together} from './source.ts'
import type {Source, Stretch, Traffic} from './source.ts'

/** What a host can do. */
type Ability = 'several' | 'one' | 'none'

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
  /** The size of the file, if the host tells it. */
  readonly bytes: number | undefined

  constructor(name: string, bytes: number) {
    super(`Unexpected whole of ${name}, expected a part of it`)
    this.bytes = Number.isFinite(bytes) ? bytes : undefined
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

  async parts(name: string, stretches: readonly Stretch[]): Promise<Uint8Array[]> {
    if (stretches.length === 0) return []
    const wanted = together(stretches)
    const fetched: Part[] = []
    for (let i = 0; i < wanted.length; i += MOST_RANGES)
      fetched.push(...(await this.#ranges(name, wanted.slice(i, i + MOST_RANGES))))
    return apart(stretches, fetched)
  }

  async #ranges(name: string, ranges: readonly Stretch[]): Promise<Part[]> {
    if (this.#ability === 'none') return [{start: 0, bytes: await this.#kept(name)}]
    if (this.#ability === 'one' && ranges.length > 1)
      return Promise.all(ranges.map(async (range) => this.#single(name, range)))
    const response = await this.#fetch(name, {
      headers: {range: `bytes=${ranges.map(({start, end}) => `${start}-${end - 1}`).join(',')}`},
    })
    if (response.status === 200) return this.#unranged(name, response, ranges)
    const type = response.headers.get('content-type') ?? ''
    const boundary = /^multipart\/byteranges;.*boundary="?([^";]+)"?/iu.exec(type)?.[1]
    if (boundary !== undefined) return splitParts(await this.#body(response), boundary)
    const start = Number(/bytes (\d+)-/u.exec(response.headers.get('content-range') ?? '')?.[1])
    const bytes = await this.#body(response)
    const part = {start: Number.isNaN(start) ? (ranges[0]?.start ?? 0) : start, bytes}
    if (ranges.every((range) => range.start >= part.start && range.end <= start + bytes.length))
      return [part]
    // It answered the first of them alone.
    this.#ability = 'one'
    return this.#ranges(name, ranges)
  }

  async #single(name: string, range: Stretch): Promise<Part> {
    const [part] = await this.#ranges(name, [range])
    return part ?? {start: range.start, bytes: new Uint8Array(0)}
  }

  /** The host ignored the range. Some do so only where there are several. */
  async #unranged(name: string, response: Response, ranges: readonly Stretch[]): Promise<Part[]> {
    const length = Number(response.headers.get('content-length') ?? Infinity)
    if (ranges.length > 1 && length > SMALL) {
      await response.body?.cancel()
      this.#ability = 'one'
      return this.#ranges(name, ranges)
    }
    if (length > this.#most) {
      await response.body?.cancel()
      throw new TooLarge(name, length)
    }
    this.#ability = 'none'
    const bytes = this.#body(response)
    this.#files.set(name, bytes)
    return [{start: 0, bytes: await bytes}]
  }

  #kept(name: string): Promise<Uint8Array> {
    const known = this.#files.get(name) ?? this.whole(name)
    this.#files.set(name, known)
    known.catch(() => this.#files.delete(name))
    return known
  }

  async #fetch(name: string, options: RequestInit): Promise<Response> {
    this.traffic.requests++
    const response = await reached(fetch(this.#base + name, options))
    if (response.ok) return response
    const message = `${response.status} ${response.statusText} ${name}`
    throw response.status === 404 ? new MissingFile(message) : new Unreachable(message)
  }

  async #body(response: Response): Promise<Uint8Array> {
    const bytes = new Uint8Array(await reached(response.arrayBuffer()))
    this.traffic.bytes += bytes.length
    return bytes
  }
}

function reached<Got>(asked: Promise<Got>): Promise<Got> {
  return asked.catch((error: unknown) => {
    throw new Unreachable(String(error))
  })
}

const CR = 13
const LF = 10

/** Takes a body of several ranges apart. @throws IndexError where it is cut short */
export function splitParts(body: Uint8Array, boundary: string): Part[] {
  const parts: Part[] = []
  const decoder = new TextDecoder('latin1')
  let at = 0
  for (;;) {
    const head = endOfHead(body, at)
    if (head === undefined) break
    const lines = decoder.decode(body.subarray(at, head))
    const [, first, last] = /content-range:\s*bytes (\d+)-(\d+)/iu.exec(lines) ?? []
    if (!lines.includes(`--${boundary}`) || first === undefined || last === undefined) break
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
