/**
 * `npm run bench -- search`: how well, how small and how fast searching is on the national laws, with
 * BM25 and Pagefind in the same run. Queries and answers are those of others; what is made here is
 * made from the texts by a seed.
 */
import {execFileSync} from 'node:child_process'
import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {ROOT} from '../../scripts/tool.ts'
import {shared} from './corpus.ts'
import {browserRows} from './search/browser.ts'
import {Bm25} from './search/bm25.ts'
import type {Built} from './search/build-index.ts'
import {buildRow, costRows, countRow, sizeRow} from './search/cost.ts'
import {readDocuments, textsOf} from './search/documents.ts'
import {growthTable, grown, SIZES} from './search/growth-rows.ts'
import type {Grown} from './search/growth-rows.ts'
import {readQueries} from './search/judge.ts'
import {namedRows, numberRow, ownRow, scriptRow} from './search/named.ts'
import {pagefindRows} from './search/pagefind.ts'
import {kindRows, judged, scoreRows, versionRows} from './search/quality.ts'
import {knownItems, phrasesOf} from './search/queries.ts'
import {table} from './table.ts'
import type {Row} from './table.ts'

const KNOWN_ITEMS = 5_000
const PHRASES = 200
/** Of what is drawn for growth. */
const SEED = 1

const FOLDER = join(ROOT, '.cache/bench/search')

export async function search(): Promise<string> {
  mkdirSync(FOLDER, {recursive: true})
  const national = prepare('national')
  const documents = readDocuments(national.documents)
  const texts = textsOf(documents)
  const bm25 = new Bm25(texts)
  const questions = readQueries(shared('eval', 'questions.dev.json'))
  const keywords = readQueries(shared('eval', 'keywords.dev.json'))

  const rows: Row[] = []
  const answered = await judged(national.index, bm25, questions)
  const found = await judged(national.index, bm25, keywords)
  const known = await judged(national.index, bm25, knownItems(texts, KNOWN_ITEMS))
  rows.push(
    ...scoreRows('questions', answered, '≥ .470 / .550'),
    ...kindRows(answered, documents),
    ...scoreRows('keywords', found, '≥ .720 / .920'),
    ...scoreRows('words of a known article', known, ''),
    ...versionRows('questions', answered, documents),
    ...versionRows('keywords', found, documents),
    ...versionRows('words of a known article', known, documents),
  )
  const named = await namedRows(documents, national.index)
  const official = prepare('official')
  rows.push(
    ...named.rows,
    await numberRow('national', documents, national.index),
    await numberRow('official', readDocuments(official.documents), official.index),
    await ownRow('national', documents, national.index),
    await ownRow('official', readDocuments(official.documents), official.index),
    await scriptRow(national.index, [...questions, ...keywords, ...named.queries]),
    ...(await costRows('keywords', national.index, keywords, {
      bytes: '≤ 25 / 40 KB',
      requests: '≤ 6',
    })),
    ...(await costRows('questions', national.index, questions, {
      bytes: '≤ 55 / 100 KB',
      requests: '≤ 12',
    })),
    await countRow(national.index, phrasesOf(texts, PHRASES)),
    sizeRow(national.built),
    buildRow(national.built),
  )
  rows.push(...(await browserRows(national.index, FOLDER, {questions, keywords})))
  rows.push(...(await pagefindRows(texts, FOLDER, {questions, keywords}, national.built.whole)))
  const sizes: Grown[] = []
  for (const size of SIZES) {
    const index = join(FOLDER, `of-${size}`)
    const built = build(national.documents, index, [String(size), String(SEED)])
    sizes.push(await grown(built, index, {questions, keywords}))
  }
  return `${table('search', rows)}\n${growthTable(sizes)}`
}

interface Prepared {
  /** Path of what search knows of the documents. */
  documents: string
  /** Folder of the index. */
  index: string
  built: Built
}

/** Reads a corpus and builds its index, each in a process of its own. */
function prepare(corpus: string): Prepared {
  const documents = join(FOLDER, `${corpus}.jsonl`)
  const index = join(FOLDER, corpus)
  program('documents.ts', [documents], {MINGWEN_CONTENT: shared('corpus', corpus)})
  return {documents, index, built: build(documents, index)}
}

function build(documents: string, index: string, size: readonly string[] = []): Built {
  rmSync(index, {recursive: true, force: true})
  return JSON.parse(program('build-index.ts', [documents, index, ...size])) as Built
}

/** @returns what it wrote on standard output */
function program(name: string, args: readonly string[], env: Record<string, string> = {}): string {
  return execFileSync(process.execPath, [join(ROOT, 'tests/bench/search', name), ...args], {
    cwd: ROOT,
    env: {...process.env, ...env},
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
}
