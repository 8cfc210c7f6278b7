/**
 * Whatever is done to a published text, each promised address is there still, or is named; and each
 * link to a measure that was ever made leads to that measure or to its paragraph.
 */
import {createHash} from 'node:crypto'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {editionOf} from '../../src/corpus/editions.ts'
import type {Edition} from '../../src/corpus/editions.ts'
import {
  addressesOf,
  checkPromises,
  follow,
  linesToAdd,
  readLock,
  withLines,
} from '../../src/corpus/promises.ts'
import {sourcesOf} from '../../src/corpus/loose.ts'
import {readWitness} from '../../src/corpus/witnesses.ts'
import type {Entry} from '../../src/collation/apparatus.ts'
import {unitOf} from '../../src/tree/eid.ts'
import {span} from '../../src/tree/position.ts'
import {toReading} from '../../src/tree/to-text.ts'
import {unitsOf} from '../../src/tree/units.ts'
import {apparatusOf, entry} from '../support.ts'

const LINES = [
  '第一条 为了发展职业教育，制定本办法。',
  '第二条 各区应当建立制度，加强领导。学校可以开展培训',
  '第二条之一 企业应当参与办学，政府给予支持。',
  '第三条 有下列情形之一的，责令改正：',
  '（一）挪用经费，造成损失的；',
  '（二）弄虚作假的。',
  '前款规定的罚款，由财政部门决定，上缴国库',
  '鼓励企业参与，推动产教融合。支持学校招生。',
  '第四条 不得收取费用，违者处五千元罚款。',
]

/** A published text, and what may be done to it. */
interface State {
  lines: readonly string[]
  /** Places where an editor supplies a mark, as shares of the text. */
  marks: readonly number[]
  genre: string | undefined
}

type Act =
  | {do: 'mark'; at: number}
  | {do: 'genre'; genre: string | undefined}
  | {do: 'insert'; at: number; line: string}
  | {do: 'remove'; at: number}
  | {do: 'replace'; at: number; line: string}

const share = fc.double({min: 0, max: 1, noNaN: true})
const line = fc.constantFrom(...LINES)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({do: fc.constant('mark' as const), at: share}),
  fc.record({do: fc.constant('genre' as const), genre: fc.constantFrom('新闻', '办法', undefined)}),
  fc.record({do: fc.constant('insert' as const), at: share, line}),
  fc.record({do: fc.constant('remove' as const), at: share}),
  fc.record({do: fc.constant('replace' as const), at: share, line}),
)

function after(state: State, done: Act): State {
  const lines = [...state.lines]
  switch (done.do) {
    case 'mark':
      return {...state, marks: [...state.marks, done.at]}
    case 'genre':
      return {...state, genre: done.genre}
    case 'insert':
      lines.splice(Math.round(done.at * lines.length), 0, done.line)
      // A new text is a new transcription: what was decided on the old one does not fit it.
      return {...state, lines, marks: []}
    case 'remove':
      lines.splice(Math.floor(done.at * lines.length), 1)
      return {...state, lines, marks: []}
    case 'replace':
      lines.splice(Math.floor(done.at * lines.length), 1, done.line)
      return {...state, lines, marks: []}
  }
}

/** Marks stand between two characters of one line. */
function entriesFor(text: string, marks: readonly number[]): Entry[] {
  const places = [...text.matchAll(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu)].map(
    ({index}) => index,
  )
  const chosen = new Set(marks.map((at) => places[Math.floor(at * (places.length - 1))]))
  return [...chosen].flatMap((at) => (at === undefined ? [] : [entry(text, at, at, '。')]))
}

function build({lines, marks, genre}: State, lock: string | undefined): Edition {
  const text = lines.join('\n')
  const read = readWitness(new TextEncoder().encode(text), 'ban-fa.txt', 'ban-fa.txt', {
    format: 'txt',
  })
  const [source] = sourcesOf(read, 'ban-fa')
  if (!source) throw new Error('Unexpected text without a document')
  const {edition, file} = editionOf(
    {
      ...source,
      given: {...source.given, ladder: 'legislation', ...(genre !== undefined && {genre})},
      apparatus: apparatusOf(text, entriesFor(text, marks)),
    },
    lock === undefined ? {} : {lock: readLock(lock)},
  )
  if (!edition) throw new Error(String(file.messages[0]))
  return edition
}

function digestOf({witness}: Edition): string {
  return createHash('sha256').update(witness.transcription).digest('hex')
}

function publish(lock: string | undefined, edition: Edition): string {
  const {document, root} = edition
  const known = lock === undefined ? undefined : readLock(lock)
  return withLines(lock, linesToAdd(known, [{document, root, digest: digestOf(edition)}]))
}

/** Measures by name: where each begins, in which transcription, and its first character. */
function measuresOf(edition: Edition) {
  return unitsOf(edition.root).flatMap(({unit, own}) =>
    own.flatMap((child) =>
      child.type === 'measure'
        ? [
            {
              eid: child.eid,
              unit: unit.eid,
              start: span(child).start,
              digest: digestOf(edition),
              word: toReading(child).slice(0, 1),
            },
          ]
        : [],
    ),
  )
}

describe('已公布的地址', () => {
  test('不论怎样校改、归类、增删、重编、换底本，都还在，否则指名失败', () => {
    fc.assert(
      fc.property(
        fc.array(line, {minLength: 2, maxLength: 7}),
        fc.array(fc.tuple(act, fc.boolean()), {minLength: 1, maxLength: 6}),
        (lines, acts) => {
          let state: State = {lines, marks: [], genre: '办法'}
          let edition = build(state, undefined)
          let lock = publish(undefined, edition)
          const made = measuresOf(edition)
          for (const [done, published] of acts) {
            const next = after(state, done)
            if (next.lines.join('').trim() === '') continue
            state = next
            edition = build(state, lock)
            const present = new Set(addressesOf(edition))
            const ids = new Set(unitsOf(edition.root).map(({unit}) => unit.eid))
            const {broken} = checkPromises(readLock(lock), present, {})
            const named = new Set(broken.map(({address}) => address))
            for (const address of readLock(lock).promised.keys()) {
              const eid =
                address.split('#')[1] ?? address.replace(/^\/d\/ban-fa\//, '').replace(/\/$/, '')
              const isThere = eid === '' || ids.has(eid) || ids.has(`art_${eid}`)
              expect(isThere !== named.has(address), `${address} 在，还是指名`).toBe(true)
            }
            const now = new Map(measuresOf(edition).map((measure) => [measure.eid, measure]))
            for (const old of made) {
              const same = now.get(old.eid)
              // The same name is the same sentence: it begins at the same place of the same text.
              if (same)
                expect([same.digest, same.start, same.word]).toEqual([
                  old.digest,
                  old.start,
                  old.word,
                ])
              else
                expect(
                  ids.has(unitOf(old.eid)) ||
                    [...named].some(
                      (address) =>
                        address.endsWith(old.unit) ||
                        address.includes(`/${old.unit.replace(/^art_|__.*$/g, '')}/`),
                    ),
                ).toBe(true)
            }
            if (published && broken.length === 0) {
              lock = publish(lock, edition)
              made.push(...measuresOf(edition))
            }
          }
        },
      ),
      {numRuns: 150},
    )
  })

  test('再公布一次，什么也不添；已有的行不动', () => {
    fc.assert(
      fc.property(fc.array(line, {minLength: 1, maxLength: 6}), (lines) => {
        const edition = build({lines, marks: [], genre: '办法'}, undefined)
        const lock = publish(undefined, edition)
        expect(publish(lock, edition)).toBe(lock)
        const more = publish(
          lock,
          build({lines: [...lines, ...LINES], marks: [], genre: '办法'}, lock),
        )
        expect(more.startsWith(lock)).toBe(true)
      }),
      {numRuns: 40},
    )
  })
})

describe('挪动的地址', () => {
  const present = new Set(['/d/b/', '/d/b/4/', '/d/b/4/#art_4__para_2'])
  test.each([
    ['/d/b/3/#art_3__para_1', '/d/b/4/#art_4__para_2'],
    // What lies below a document that has moved has moved with it.
    ['/d/a/4/#art_4__para_2', '/d/b/4/#art_4__para_2'],
    ['/d/a/', '/d/b/'],
    ['/d/old/4/', '/d/b/4/'],
    ['/d/none/', undefined],
  ])('%s → %s', (from, to) => {
    const redirects = {
      '/d/b/3/#art_3__para_1': '/d/b/4/#art_4__para_2',
      '/d/a/': '/d/b/',
      '/d/old/': '/d/a/',
    }
    expect(follow(from, redirects, present)).toBe(to)
  })

  test('兜圈子的不会转个不停', () => {
    expect(present.has(follow('/d/x/', {'/d/x/': '/d/y/', '/d/y/': '/d/x/'}, present) ?? '')).toBe(
      false,
    )
  })
})
