/** The examples in the head comment of every rule are its first tests. */
import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {collate} from '../../../src/collation/collate.ts'
import {edited} from '../../../src/collation/page.ts'
import type {Rule} from '../../../src/collation/rule.ts'

const FOLDER = resolve('src/collation/rules')

interface Example {
  before: string
  after: string
  /** Whether a remark is expected where the text stays. */
  says: boolean
}

/** `@example`, then `in` and `out` on lines of their own; `\n`, `\u{200B}` as in TypeScript; `says` if only reported. */
function examplesOf(source: string): Example[] {
  const head = /^\/\*\*.*?\*\//s.exec(source)?.[0] ?? ''
  const decode = (text: string) =>
    text
      .replace(/\\u\{([0-9A-F]+)\}/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
      .replaceAll('\\n', '\n')
  return [...head.matchAll(/@example\n \* +in +(.+)\n \* +(out|says) *(.*)/g)].map(
    ([, before = '', verb, after = '']) => ({
      before: decode(before),
      after: decode(verb === 'says' ? before : after),
      says: verb === 'says',
    }),
  )
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))

describe.each(files)('%s', async (name) => {
  const path = join(FOLDER, name)
  const exports = Object.values((await import(path)) as Record<string, unknown>)
  const rule = exports.find(
    (one): one is Rule => typeof one === 'object' && one !== null && 'find' in one,
  )
  const examples = examplesOf(readFileSync(path, 'utf8'))

  test('规则以文件为名，附有例子', () => {
    expect(rule?.id).toBe(name.replace(/\.ts$/, ''))
    expect(examples.length).toBeGreaterThanOrEqual(2)
  })

  test.each(examples)('$before', ({before, after, says}) => {
    if (!rule) return expect.unreachable()
    const {entries, remarks} = collate(before, [[rule]])
    const all = entries.map((entry) => ({...entry, status: 'accepted' as const}))
    expect(edited(before, all).text).toBe(after)
    if (says) expect(remarks.length).toBeGreaterThan(0)
  })
})
