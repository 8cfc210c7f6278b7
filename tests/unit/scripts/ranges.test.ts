import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {needOfRanges, severalRanges} from '../../../scripts/ranges.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingwen-ranges-'))
})
afterEach(() => {
  rmSync(folder, {recursive: true})
})

test('整个取得下的索引不用多说', () => {
  writeFileSync(join(folder, 'index.bin'), new Uint8Array(200_000))
  expect(needOfRanges(folder)).toBeUndefined()
  expect(needOfRanges(join(folder, 'nowhere'))).toBeUndefined()
})

test('大的索引：说有多大，在哪里，服务器要能做什么', () => {
  writeFileSync(join(folder, 'index.bin'), new Uint8Array(8_000))
  writeFileSync(join(folder, 'index-0a1b2c3d.bin'), new Uint8Array(1_500_000))
  const need = needOfRanges(folder)
  expect(need).toContain('1.5 MB')
  expect(need).toContain('search/index-0a1b2c3d.bin')
  expect(need).toContain('HTTP Range')
})

test('几个范围；只有一个、不成样子、空的，都不算', () => {
  expect(severalRanges('bytes=0-9,20-29', 25)).toEqual([
    {start: 0, last: 9},
    {start: 20, last: 24},
  ])
  expect(severalRanges('bytes=0-9', 25)).toBeUndefined()
  expect(severalRanges('bytes=-5,0-9', 25)).toBeUndefined()
  expect(severalRanges(undefined, 25)).toBeUndefined()
})
