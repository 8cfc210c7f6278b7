/**
 * Readable trees: each folder is a case, named for its difficulty. A.txt with document.yaml and
 * apparatus.json gives tree.txt, messages.txt and records.json. UPDATE=1 writes them anew; read the diff.
 */
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {inspect} from 'unist-util-inspect'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import type {Entry} from '../../src/collation/apparatus.ts'
import {measureRecords} from '../../src/records/measure.ts'
import {searchRecords} from '../../src/records/search.ts'
import type {DocumentMeta} from '../../src/tree/document.ts'
import {run} from '../support.ts'

const folder = import.meta.dirname
const cases = readdirSync(folder, {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map(({name}) => name)

type Given = Pick<DocumentMeta, 'ladder'> & {genre?: string; start?: number}

describe.each(cases)('%s', (name) => {
  const at = (file: string) => join(folder, name, file)
  const text = readFileSync(at('A.txt'), 'utf8')
  const {start = 0, ...given} = parse(readFileSync(at('document.yaml'), 'utf8')) as Given
  const {entries} = existsSync(at('apparatus.json'))
    ? (JSON.parse(readFileSync(at('apparatus.json'), 'utf8')) as {entries: Entry[]})
    : {entries: []}
  const {root, file, document} = run(text, {...given, witness: {path: 'A.txt', start, end: text.length}}, entries)

  test.each([
    ['tree.txt', () => inspect(root, {color: false, showPositions: false})],
    ['messages.txt', () => file.messages.map((message) => `${String(message)}  ${message.ruleId ?? ''}${message.fatal ? '  fatal' : ''}`).join('\n')],
    [
      'records.json',
      () => JSON.stringify({measures: measureRecords(root, document), search: searchRecords(root, document)}, null, 1),
    ],
  ])('%s', (output, make) => {
    const made = `${make()}\n`
    if (process.env['UPDATE']) writeFileSync(at(output), made)
    expect(made).toBe(readFileSync(at(output), 'utf8'))
  })
})
