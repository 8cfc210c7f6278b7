/** Byte ranges: answers with several of a file (RFC 9110, 14.6), of which sirv answers one; and what needs them. */
import {createReadStream, existsSync, readdirSync, statSync} from 'node:fs'
import type {ServerResponse} from 'node:http'
import {join} from 'node:path'
import {pipeline} from 'node:stream/promises'

interface Range {
  start: number
  /** The last byte, not the one behind it. */
  last: number
}

/** More are not answered apart: the whole file is a right answer to any range. */
const MOST = 200

/** The ranges of a header that names several, each within a file of this size; nothing for any other header. */
export function severalRanges(header: string | undefined, size: number): Range[] | undefined {
  const [, list] = /^bytes=(\d+-\d+(?:\s*,\s*\d+-\d+)+)$/u.exec(header ?? '') ?? []
  const ranges = (list ?? '').split(',').map((range) => {
    const [start = 0, end = 0] = range.trim().split('-').map(Number)
    return {start, last: Math.min(end, size - 1)}
  })
  const fits = ranges.length <= MOST && ranges.every(({start, last}) => start <= last)
  return list !== undefined && fits ? ranges : undefined
}

/** @param type of the content of the file */
export async function sendRanges(
  response: ServerResponse,
  file: string,
  ranges: readonly Range[],
  type: string,
): Promise<void> {
  const {size, mtime} = statSync(file)
  const boundary = `r${size.toString(36)}${Math.round(mtime.getTime()).toString(36)}`
  const heads = ranges.map(
    ({start, last}) =>
      `\r\n--${boundary}\r\ncontent-type: ${type}\r\ncontent-range: bytes ${start}-${last}/${size}\r\n\r\n`,
  )
  const tail = `\r\n--${boundary}--\r\n`
  const length = ranges.reduce(
    (sum, {start, last}, i) => sum + (heads[i]?.length ?? 0) + last - start + 1,
    tail.length,
  )
  response.writeHead(206, {
    'Content-Type': `multipart/byteranges; boundary=${boundary}`,
    'Content-Length': length,
    'Cache-Control': 'no-cache',
    'Last-Modified': mtime.toUTCString(),
  })
  // Who breaks off lets go of the file.
  await pipeline(async function* () {
    for (const [i, {start, last}] of ranges.entries()) {
      yield heads[i]
      yield* createReadStream(file, {start, end: last})
    }
    yield tail
  }, response)
}

/**
 * What the host of a built site must do for its search, in words for who builds it; nothing where the
 * index is small enough to be fetched whole.
 *
 * @param folder of the index in the built site
 */
export function needOfRanges(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  const packs = readdirSync(folder).filter((name) =>
    /^(?:index|originals)-[0-9a-f]{8}\.bin$/u.test(name),
  )
  if (packs.length === 0) return undefined
  const sizes = packs.map((name) => statSync(join(folder, name)).size)
  const size = `${(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1)} MB`
  return [
    `检索的索引有 ${size}（search/${packs.join('、search/')}）。托管网站的服务器要能按字节范围应答（HTTP Range，静态托管一般都能），不然每个读者头一次检索都要把它整个取下来。`,
    `The index is ${size}. The host must answer byte ranges (HTTP Range, as static hosts do), or else every reader's first search fetches all of it.`,
  ].join('\n')
}
