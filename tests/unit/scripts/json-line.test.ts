import {Writable} from 'node:stream'
import {describe, expect, test} from 'vitest'
import {emend} from '../../../scripts/mingwen/emend.ts'
import {jsonLine, writeJsonLine} from '../../../scripts/mingwen/json-line.ts'

const whole = (object: object) => `${JSON.stringify(object)}\n`
const joined = (object: object, size?: number) => [...jsonLine(object, size)].join('')

describe('一行 JSON，分块写出', () => {
  test.each([
    ['空的', {}],
    ['没有条目', {file: '', entries: [], messages: []}],
    ['没有值的键不写', {a: undefined, b: 1, c: null, d: true, e: undefined}],
    ['短条目和长条目', {entries: [{start: 1, note: undefined}, {original: '甲'.repeat(40)}, [1]]}],
    ['转义', {'"键\n': '"\\\u0000\u001F\u007F\u2028\u2029\n'.repeat(9)}],
    ['一对代理和单个代理', {text: '甲𠮷\uD842\uD842\uDFB7\uDFB7\uDFB7乙\uD842'.repeat(5)}],
  ])('%s：不论一块多长，与一次写成的一样', (_, object) => {
    for (let size = 1; size <= 64; size++) {
      const pieces = [...jsonLine(object, size)]
      expect(pieces.join('')).toBe(whole(object))
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true)
    }
  })

  test('一个文件的试校也一样', () => {
    const text = '中国,北京;(上海)𠮷\uFFFD\r\n"甲\t乙"\n'.repeat(30)
    const emendation = emend('甲.txt', new TextEncoder().encode(text))
    expect(emendation.entries.length).toBeGreaterThan(50)
    expect(emendation.messages.length).toBeGreaterThan(50)
    for (const size of [1, 7, 500, undefined])
      expect(joined(emendation, size)).toBe(whole(emendation))
  })

  test('可以逐个取的当作数组；一块不比所定的长多少，条目多了也不会合成一个字符串', () => {
    const one = {ruleId: 'a', reason: '甲', place: {start: {line: 1}}}
    function* many(count: number) {
      for (let i = 0; i < count; i++) yield one
    }
    expect(joined({messages: many(3), end: 1})).toBe(whole({messages: [one, one, one], end: 1}))
    let longest = 0
    for (const piece of jsonLine({text: '\u0001'.repeat(2000), messages: many(2000)}, 100))
      longest = Math.max(longest, piece.length)
    // An escape takes six units.
    expect(longest).toBeLessThan(800)
  })

  test('读的人慢，写的人就等；字节与一次写成的一样', async () => {
    const object = {
      text: '甲𠮷'.repeat(100_000),
      entries: Array.from({length: 20_000}, (_, i) => ({i})),
    }
    const chunks: Buffer[] = []
    let held = 0
    const stream: Writable = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, done) {
        held = Math.max(held, stream.writableLength - chunk.length)
        chunks.push(chunk)
        setImmediate(done)
      },
    })
    await writeJsonLine(stream, object)
    expect(held).toBe(0)
    expect(chunks.length).toBeGreaterThan(3)
    expect(Buffer.concat(chunks).equals(Buffer.from(whole(object)))).toBe(true)
  })
})
