/** Citations of other people's texts, each with where it leads and whether somebody who read both found it right. */
import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import {editionOf} from '../../../src/corpus/editions.ts'
import {link} from '../../../src/corpus/link.ts'
import {sourcesOf} from '../../../src/corpus/loose.ts'
import {formatOf, readWitness} from '../../../src/corpus/witnesses.ts'
import {span} from '../../../src/tree/position.ts'

interface Sample {
  /** Texts that are cited, with their other versions. */
  cited: string[]
  /** By file: offset and length in the transcription, where it leads, and the verdict. */
  links: Record<
    string,
    {
      digest: string
      rows: {start: number; length: number; target: string; through?: string; right: boolean}[]
    }
  >
}

const SHARED = new URL('../../../../shared/corpus/', import.meta.url).pathname
const sample = JSON.parse(
  readFileSync(new URL('../../labels/references.json', import.meta.url), 'utf8'),
) as Sample
const rows = Object.values(sample.links).flatMap((file) => file.rows)

test('抽出的二百处，九成九指对了', () => {
  expect(rows.length).toBeGreaterThanOrEqual(200)
  expect(rows.filter(({right}) => right).length / rows.length).toBeGreaterThanOrEqual(0.99)
})

function leadsTo({target = 'nowhere', through = ''}: {target?: string; through?: string}) {
  return `${target} ${through}`
}

function read(path: string) {
  const format = formatOf(path)
  if (!format) throw new Error(`Unexpected format of ${path}`)
  const bytes = readFileSync(SHARED + path)
  const witness = readWitness(bytes, path, path.replace(/^.*\//u, ''), {format})
  return {
    digest: createHash('sha256').update(witness.witness.transcription).digest('hex').slice(0, 16),
    editions: sourcesOf(witness).flatMap((source) => {
      const {edition, file} = editionOf(source)
      return edition ? [{edition, file}] : []
    }),
  }
}

// Skipped where the folder `shared`, which holds the texts, is not beside the project.
test.skipIf(!existsSync(SHARED))(
  '指对了的，仍旧指在那里（旁边有语料时才比）',
  () => {
    const paths = new Set([...Object.keys(sample.links), ...sample.cited])
    const texts = new Map([...paths].map((path) => [path, read(path)]))
    link([...texts.values()].flatMap(({editions}) => editions))
    const wrong: string[] = []
    for (const [path, {digest, rows}] of Object.entries(sample.links)) {
      const text = texts.get(path)
      expect(text?.digest, path).toBe(digest)
      const found = new Map<string, string>()
      for (const {edition} of text?.editions ?? [])
        visit(edition.root, 'reference', (reference) => {
          const {start, end} = span(reference)
          found.set(`${start}+${end - start}`, leadsTo(reference))
        })
      for (const {start, length, right, ...led} of rows) {
        const leads = found.get(`${start}+${length}`)
        if (right && leads !== leadsTo(led))
          wrong.push(`${path} ${start}: ${leads ?? 'no citation'}, expected ${leadsTo(led)}`)
      }
    }
    expect(wrong).toEqual([])
  },
  120_000,
)
