/**
 * Builds the index of documents that are given as lines of JSON, and tells what that took. Program:
 * build-index.ts DOCUMENTS FOLDER [ARTICLES SEED].
 */
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {buildIndex} from '../../../src/search/build.ts'
import {IndexError, readHead} from '../../../src/search/format.ts'
import type {Region} from '../../../src/search/format.ts'
import {Gatherer} from '../../../src/search/gather.ts'
import {wholeFold} from '../../../src/search/whole-fold.ts'
import type {Searchable} from '../../../src/records/search.ts'
import {readDocuments} from './documents.ts'
import {resized} from './growth.ts'

/** What building an index took, and what came of it. */
export interface Built {
  articles: number
  characters: number
  /** Of making the files from the documents. */
  seconds: number
  /** With the start of the program, reading and writing. */
  whole: number
  /** The most memory that the process held, in bytes, texts included. */
  memory: number
  /** Bytes of each file. */
  files: Record<string, number>
  regions: Record<Region, number>
  /** Bytes that lists of articles would take if articles were independent: the sum of log₂ C(N, n) over the terms. */
  floor: number
}

/** Terms are single characters, pairs and words, as the index has them. */
function floorOf(documents: readonly Searchable[]): number {
  const gatherer = new Gatherer()
  let passages = 0
  for (const document of documents)
    for (const {units} of document.passages) {
      for (const {text} of units) gatherer.add(passages, wholeFold.plain(text))
      passages++
    }
  let bits = 0
  for (const {passages: known} of gatherer.terms().terms) {
    const share = known / passages
    if (share < 1)
      bits -= passages * (share * Math.log2(share) + (1 - share) * Math.log2(1 - share))
  }
  return bits / 8
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [path = '', folder = '', articles, seed] = process.argv.slice(2)
  const isMeasured = articles === undefined
  const given = readDocuments(path)
  const documents = isMeasured ? given : resized(given, Number(articles), Number(seed))
  const began = performance.now()
  const files = buildIndex(documents, 'index')
  const seconds = (performance.now() - began) / 1000
  const memory = process.resourceUsage().maxRSS * 1024
  mkdirSync(folder, {recursive: true})
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  const whole = performance.now() / 1000
  const first = files.get('index.bin')
  if (!first) throw new IndexError('Unexpected index without its first file')
  const {regions} = readHead(first).site
  const units = documents.flatMap(({passages}) => passages.flatMap(({units}) => units))
  const built: Built = {
    articles: documents
      .flatMap(({passages}) => passages)
      .filter(({article}) => article !== undefined).length,
    characters: units.reduce((sum, {text}) => sum + text.length, 0),
    seconds,
    whole,
    memory,
    files: Object.fromEntries([...files].map(([name, {length}]) => [name, length])),
    regions,
    floor: isMeasured ? floorOf(documents) : 0,
  }
  console.log(JSON.stringify(built))
}
