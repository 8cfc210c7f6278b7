import {readFileSync, readdirSync} from 'node:fs'
import {resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Entry} from '../../../src/collation/apparatus.ts'
import {collate} from '../../../src/collation/collate.ts'
import {edited} from '../../../src/collation/page.ts'
import {swap, swapTable} from '../../bench/damage.ts'
import {random} from '../../bench/random.ts'
import {entry} from '../../support.ts'

const witnesses = resolve('content/witnesses')
const page = readFileSync(
  resolve(witnesses, readdirSync(witnesses).find((name) => name.endsWith('.txt')) ?? ''),
  'utf8',
)

/** Originals in place of readings. */
function undone(text: string, entries: readonly Entry[]): string {
  const source = edited(text, entries)
  let out = ''
  let done = 0
  for (let at = 0; at < source.text.length; at++) {
    const {start, end} = source.source(at, at + 1)
    if (start >= done) {
      out += text.slice(done, start) + text.slice(start, end)
      done = end
    }
  }
  return out + text.slice(done)
}

/** Entries that the edited text calls for again and that nobody had proposed. */
function fresh(text: string): string[] {
  const {entries} = collate(text)
  const once = edited(text, entries)
  return collate(once.text)
    .entries.filter((entry) => {
      const {start, end} = once.source(entry.start, entry.end)
      return !entries.some(
        (old) => old.start <= start && old.end >= end && old.reading === entry.reading,
      )
    })
    .map(({ruleId, original, reading}) => `${ruleId} ${original}→${reading}`)
}

describe('collate', () => {
  const {entries, remarks, observations} = collate(page)

  test('条目就位：原文与底本一致，互不交错', () => {
    for (const {start, end, original} of entries) expect(page.slice(start, end)).toBe(original)
    expect(entries.length).toBeGreaterThan(150)
    for (const {start, end} of remarks) {
      expect(start).toBeLessThanOrEqual(end)
      expect(end).toBeLessThanOrEqual(page.length)
    }
  })

  test('还原成底本', () => {
    expect(undone(page, entries)).toBe(page)
  })

  test('结果每次相同', () => {
    expect(collate(page)).toEqual({entries, remarks, observations})
  })

  test('校过的文本再校，没有新的意见', () => {
    expect(fresh(page)).toEqual([])
  })

  test('本页换掉的字，编者定的读法全都读出', () => {
    const decided = ['jing-jiao-zhi-cheng-2020-7', 'lu-xin-bao-ding'].flatMap(
      (id) =>
        (
          JSON.parse(readFileSync(resolve('content/documents', id, 'apparatus.json'), 'utf8')) as {
            entries: Entry[]
          }
        ).entries,
    )
    const readings = new Map(
      entries
        .filter(({layer, status}) => layer === 'characters' && status === 'accepted')
        .map(({start, reading}) => [start, reading]),
    )
    const characters = decided.filter(
      ({layer, status}) => layer === 'characters' && status === 'accepted',
    )
    expect(characters.map(({start}) => readings.get(start))).toEqual(
      characters.map(({reading}) => reading),
    )
  })

  test('换字的周期和丢标点的规律，看得出来', () => {
    expect(observations['variant-reading']).toMatchObject({period: 60, marksLost: true})
  })

  test('兼容字形再读成通行字，是一条', () => {
    const [entry, ...rest] = collate(
      '县级以上地方人民政府教育行政主管部門\u{FA61}情节处理。',
    ).entries.filter(({start}) => start === 18)
    expect(entry).toMatchObject({original: '\u{FA61}', reading: '视', status: 'accepted'})
    expect(rest).toEqual([])
  })

  test('已有的决定算作正文：不再提，也不被替换', () => {
    const text = '国务院教育行政蔀门负责统筹规划、综合协调、宏观管理。'
    const decided = {...entry(text, 7, 8, '府'), ruleId: 'manual'}
    const again = collate(text, undefined, [decided])
    expect(again.entries).toEqual([])
    expect(collate(text).entries).toHaveLength(1)
  })

  test('先前读出的一段里又有发现，那一段仍在', () => {
    const bytes = new TextEncoder().encode('各级教育行政部门应当加強领导，监督检查。')
    const garbled = new TextDecoder('windows-1252').decode(bytes)
    const {entries: found} = collate(`第一条　为了发展教育，制定本法。\n${garbled}\n`)
    expect(edited(`第一条　为了发展教育，制定本法。\n${garbled}\n`, found).text).toBe(
      '第一条　为了发展教育，制定本法。\n各级教育行政部门应当加强领导，监督检查。\n',
    )
  })

  test('任意换字的文本：可逆，再校无新意见', () => {
    const table = swapTable([
      {variant: '囻', standards: ['国', '民'], kind: '', source: ''},
      {variant: '業', standards: ['业'], kind: '', source: ''},
      {variant: '啲', standards: ['的'], kind: '', source: ''},
      {variant: '\u{2F00}', standards: ['一'], kind: '', source: ''},
      {variant: '丅', standards: ['下'], kind: '', source: ''},
    ])
    for (let seed = 1; seed <= 8; seed++) {
      const next = random(seed)
      const {text} = swap(page.slice(0, 3000), table, () => next() < 0.2, next)
      expect(undone(text, collate(text).entries)).toBe(text)
      expect(fresh(text)).toEqual([])
    }
  })
})
