import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {formatApparatus, writeApparatus} from '../../../scripts/mingwen/apparatus-file.ts'
import type {Apparatus} from '../../../src/collation/apparatus.ts'
import {apparatusOf, entry} from '../../support.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingwen-'))
})
afterEach(() => {
  rmSync(folder, {recursive: true})
})

test('现有的校勘记读了再写，一字不差', () => {
  const names = readdirSync('content/documents')
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) {
    const text = readFileSync(join('content/documents', name, 'apparatus.json'), 'utf8')
    expect(formatApparatus(JSON.parse(text) as Apparatus)).toBe(text)
  }
})

test('一行一条；没有条目也是好的 JSON', () => {
  const TEXT = '實事'
  const written = formatApparatus(
    apparatusOf(TEXT, [
      entry(TEXT, 0, 1, '实', {evidence: {rivals: ['a', {b: 1}], none: null}}),
      entry(TEXT, 1, 2, '是'),
    ]),
  )
  expect(written.split('\n')).toHaveLength(8)
  expect(written).toContain('"evidence": {"rivals": ["a", {"b": 1}], "none": null}}')
  const empty = apparatusOf(TEXT)
  expect(JSON.parse(formatApparatus(empty))).toEqual(empty)
})

test('编者手写的行原样留着，不留草稿', () => {
  const TEXT = '實事求是'
  const path = join(folder, 'apparatus.json')
  const {digest} = apparatusOf(TEXT)
  const old = entry(TEXT, 0, 1, '实')
  const hand = JSON.stringify(Object.fromEntries(Object.entries(old).reverse()))
  writeFileSync(path, `{\n"digest": "${digest}",\n"entries": [\n  ${hand}\n]\n}\n`)
  writeApparatus(path, {digest, entries: [old, entry(TEXT, 1, 2, '是')]})
  const lines = readFileSync(path, 'utf8').split('\n')
  expect(lines[3]).toBe(`${hand},`)
  expect(lines[4]).toContain('"reading": "是"')
  expect(readdirSync(folder)).toEqual(['apparatus.json'])
})
