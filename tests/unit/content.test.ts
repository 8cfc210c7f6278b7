/** The content of the site: every text accounted for, every change grounded, the damage run again. */
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {acceptedEntries} from '../../src/collation/apparatus.ts'
import {isFatal, readCorpus} from '../../src/corpus.ts'
import {rowsOf} from '../../src/records/collation.ts'
import {toData, toPlainText} from '../../src/records/export.ts'
import {account} from '../../src/witness/account.ts'
import {brokenLaws} from '../../src/tree/laws.ts'
import {toOriginal, toReading} from '../../src/tree/to-text.ts'

const {editions, witnesses, files} = readCorpus('content')

test('没有一件文件被留下', () => {
  expect(files.filter(isFatal).flatMap(({messages}) => messages.map(String))).toEqual([])
  expect(editions.length).toBeGreaterThanOrEqual(2)
})

describe.each(witnesses)('底本 $path', ({path, meta, transcription}) => {
  test('字节就是收到的字节', () => {
    const bytes = readFileSync(`content/witnesses/${path}`)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(meta.digest)
    expect(Buffer.from(transcription, 'utf8').equals(bytes)).toBe(true)
  })

  test('每个字恰好属于一件文件或一处残件', () => {
    const documents = editions
      .filter(({witness}) => witness.path === path)
      .map(({document}) => document.witness)
    expect(account(transcription.length, [...meta.residue, ...documents])).toEqual([])
  })
})

describe.each(editions)('$document.id', (edition) => {
  const {document, root, apparatus, rerun, witness} = edition
  const {start, end} = document.witness

  test('撤回全部校改，就是底本', () => {
    const squeeze = (text: string) => text.replaceAll(/\s/gu, '')
    expect(squeeze(toOriginal(root))).toBe(squeeze(witness.transcription.slice(start, end)))
    expect(brokenLaws(root, witness.transcription, document.witness)).toEqual([])
  })

  test('每条校记注明依据；不确定的说明在何处不确定', () => {
    for (const entry of acceptedEntries(apparatus)) {
      expect(entry.note, `${entry.start}`).toMatch(/.{4,}。$/u)
      if (entry.layer !== 'punctuation' || entry.cert === 'high') continue
      expect(['mark', 'slot']).toContain(entry.evidence?.['judged'])
    }
  })

  test('每处换字的依据是上下文里成词，词就在那里', () => {
    const rows = rowsOf(root, apparatus).filter(({entry}) => entry.layer === 'characters')
    for (const {entry, before, shown, after} of rows) {
      const word = entry.evidence?.['word']
      expect(typeof word === 'string' && word.includes(entry.reading), `${entry.start}`).toBe(true)
      expect(`${before}${shown}${after}`, `${entry.start}`).toContain(word)
    }
  })

  test('把校订本再改坏一遍，与底本逐字相同', () => {
    expect(witness.meta.damage).toBeDefined()
    expect(rerun?.difference).toBeUndefined()
    expect(rerun?.text).toBe(witness.transcription.slice(start, end))
    expect(rerun?.conflicts).toEqual([])
  })

  test('每处换字都在格点上；没换的格点，编者都看过', () => {
    const onGrid = rerun?.grid.filter(({swapped}) => swapped).map(({at}) => at)
    const characters = acceptedEntries(apparatus).filter(({layer}) => layer === 'characters')
    expect(onGrid).toEqual(characters.map(({start}) => start))
    const left = rerun?.grid.filter(({swapped}) => !swapped).map(({at, text}) => [at, text])
    expect(document.unchanged.map(({at, text}) => [at, text])).toEqual(left)
  })

  test('每两个留存的逗号、句号之间恰好补了一个', () => {
    const marks = acceptedEntries(apparatus)
      .filter(({layer}) => layer === 'punctuation')
      .map(({start}) => ({start, supplied: true}))
    const kept = [...witness.transcription.slice(start, end).matchAll(/[,。]/g)].map((match) => ({
      start: start + match.index,
      supplied: false,
    }))
    const order = [...marks, ...kept].sort(
      (a, b) => a.start - b.start || Number(b.supplied) - Number(a.supplied),
    )
    expect(order.every(({supplied}, i) => supplied === (i % 2 === 0))).toBe(true)
  })

  test('校订本里没有半角标点夹在汉字之间，没有塞入的词，段末有标点', () => {
    const text = toPlainText(edition)
    expect(text).not.toMatch(/\p{Script=Han}[,;()]|[,;()]\p{Script=Han}/u)
    expect(text).not.toContain(witness.meta.damage?.stuff.stuffed)
    const data = toData(edition) as {units: {rank: string; text: string}[]}
    const prose = data.units.filter(
      ({rank, text}) => rank === 'paragraph' && text.length > 40 && /[，。].*[，。]/u.test(text),
    )
    expect(prose.length).toBeGreaterThan(3)
    expect(prose.filter(({text}) => !/[。！？：”]$/u.test(text)).map(({text}) => text)).toEqual([])
  })

  test('底本没有的事实都注了依据', () => {
    const reading = toReading(root)
    const stated = {
      title: document.title,
      number: document.number ?? '',
      ...Object.fromEntries(document.issuers.map((issuer) => [`issuer ${issuer}`, issuer])),
    }
    for (const [fact, value] of Object.entries(stated)) {
      const name = fact.startsWith('issuer ') ? 'issuers' : fact
      if (!reading.includes(value))
        expect(document.supplied, `${fact}: ${value}`).toHaveProperty(name)
    }
  })
})

test('政策：十条，各有标题和款', () => {
  const policy = editions.find(({document}) => document.number !== undefined)
  const articles = policy?.root.children.filter(({type}) => type === 'article') ?? []
  expect(articles).toHaveLength(10)
  for (const article of articles) {
    if (article.type !== 'article') continue
    expect(article.children.map(({type}) => type)).toEqual([
      'num',
      'heading',
      ...article.children.slice(2).map(() => 'clause'),
    ])
    expect(article.children.length).toBeGreaterThan(2)
  }
})

const SEED = '../shared/seed'
test.skipIf(!existsSync(SEED))('底本就是收到的那一件（旁边有收到的原件时才比）', () => {
  for (const name of readdirSync(SEED)) {
    const bytes = readFileSync(`${SEED}/${name}`)
    const digest = createHash('sha256').update(bytes).digest('hex')
    expect(witnesses.map(({meta}) => meta.digest)).toContain(digest)
  }
})
