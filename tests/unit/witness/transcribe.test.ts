import {createHash} from 'node:crypto'
import {describe, expect, test} from 'vitest'
import {account} from '../../../src/witness/account.ts'
import {transcribe} from '../../../src/witness/transcribe.ts'
import {rules} from '../../support.ts'

function read(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' = 'utf-8') {
  const digest = createHash('sha256').update(bytes).digest('hex')
  return transcribe(bytes, {path: 'a.txt', format: 'txt', digest, encoding}, digest)
}

describe('transcribe', () => {
  test('字节原样成字，BOM 也算一个字', () => {
    expect(read(new TextEncoder().encode('\uFEFF甲\r\n𠮷')).value).toBe('\uFEFF甲\r\n𠮷')
  })

  test('GB18030、Big5、UTF-16', () => {
    expect(read(Uint8Array.of(0xd6, 0xd0), 'gb18030').value).toBe('中')
    expect(read(Uint8Array.of(0xa4, 0xa4), 'big5').value).toBe('中')
    expect(read(Uint8Array.of(0x2d, 0x4e), 'utf-16le').value).toBe('中')
  })

  test('认不得的字节报告位置，不丢', () => {
    const file = read(Uint8Array.of(0xe4, 0xb8, 0xad, 0xff, 0xe4, 0xb8, 0xad))
    expect(file.value).toBe('中\uFFFD中')
    expect(rules(file)).toEqual(['undecodable-byte'])
    expect(file.messages[0]).toMatchObject({line: 1, column: 2, fatal: false})
  })

  test('字节变了就不读', () => {
    const file = transcribe(
      Uint8Array.of(65),
      {path: 'a.txt', format: 'txt', digest: '0'.repeat(64), encoding: 'utf-8'},
      '1'.repeat(64),
    )
    expect(file.value).toBe('')
    expect(file.messages[0]).toMatchObject({ruleId: 'changed-witness', fatal: true})
  })
})

describe('account', () => {
  test('每个字恰好有一个去处', () => {
    expect(
      account(10, [
        {start: 4, end: 10},
        {start: 0, end: 4},
      ]),
    ).toEqual([])
  })

  test('没有去处的、有两个去处的，都指出来', () => {
    expect(
      account(10, [
        {start: 1, end: 5},
        {start: 4, end: 8},
      ]).map(({start, end}) => [start, end]),
    ).toEqual([
      [0, 1],
      [4, 5],
      [8, 10],
    ])
  })
})
