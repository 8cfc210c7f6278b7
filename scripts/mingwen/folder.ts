/** An index in a folder: parts of a file that are asked for at once count as one request, without what a host says of each. */
import {closeSync, existsSync, openSync, readFileSync, readSync} from 'node:fs'
import {join} from 'node:path'
import {apart, together} from '../../src/search/source.ts'
import type {Pack, Source, Stretch, Traffic} from '../../src/search/source.ts'

export class FolderSource implements Source {
  readonly traffic: Traffic = {bytes: 0, requests: 0}
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  whole(name: string): Promise<Uint8Array> {
    const path = join(this.#folder, name)
    if (!existsSync(path)) throw new Error(`${path}：没有这个文件 · no such file`)
    const bytes = readFileSync(path)
    this.#count(bytes.length)
    return Promise.resolve(bytes)
  }

  parts({name}: Pack, stretches: readonly Stretch[]): Promise<Uint8Array[]> {
    if (stretches.length === 0) return Promise.resolve([])
    const file = openSync(join(this.#folder, name), 'r')
    const fetched = together(stretches).map(({start, end}) => {
      const bytes = new Uint8Array(end - start)
      return {start, bytes: bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start))}
    })
    closeSync(file)
    this.#count(fetched.reduce((sum, {bytes}) => sum + bytes.length, 0))
    return Promise.resolve(apart(stretches, fetched))
  }

  #count(bytes: number): void {
    this.traffic.bytes += bytes
    this.traffic.requests++
  }
}
