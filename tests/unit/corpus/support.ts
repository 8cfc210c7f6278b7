/** A content root in a temporary folder, for the tests of one file. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach} from 'vitest'
import {VFile} from 'vfile'
import {editionOf} from '../../../src/corpus/editions.ts'
import type {Edition} from '../../../src/corpus/editions.ts'
import type {Linked} from '../../../src/corpus/link.ts'
import {sourcesOf} from '../../../src/corpus/loose.ts'
import {formatOf, readWitness} from '../../../src/corpus/witnesses.ts'
import {run} from '../../support.ts'
import type {DocumentMeta} from '../../../src/tree/document.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, {recursive: true})
})

/** @param files texts or bytes by their path below the root */
export function contentOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'mingwen-'))
  made.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), text)
  }
  return root
}

/** What is made of a file of this name that nobody described: a document or several. */
export function editionsOf(name: string, text: string): Edition[] {
  const format = formatOf(name)
  if (!format) throw new Error(`Unexpected name ${name} of no format`)
  const read = readWitness(new TextEncoder().encode(text), name, name, {format})
  return sourcesOf(read).flatMap((source) => editionOf(source).edition ?? [])
}

/** A text as `link` and `citedBy` take it. */
export function linkable(id: string, text: string, given: Partial<DocumentMeta> = {}) {
  const {root, document} = run(text, {id, ladder: 'legislation', ...given})
  const edition: Linked['edition'] = {document, root, witness: {path: `${id}.txt`}}
  return {edition, root, document, file: new VFile({path: `${id}.txt`})}
}

/** Findings of all files: `a.txt: empty-file!`, with `!` for what is fatal. */
export function told(files: readonly VFile[]): string[] {
  return files.flatMap(({path, messages}) =>
    messages.map(
      ({ruleId, fatal}) => `${path.replace(/.*\//u, '')}: ${ruleId ?? ''}${fatal ? '!' : ''}`,
    ),
  )
}
