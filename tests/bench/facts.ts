/** What is read of a government page, against an index that others made and the table of the page. */
import {readFileSync} from 'node:fs'
import {editionOf} from '../../src/corpus/editions.ts'
import {sourcesOf} from '../../src/corpus/loose.ts'
import {readWitness} from '../../src/corpus/witnesses.ts'
import {toPlainText} from '../../src/records/export.ts'
import type {DocumentMeta} from '../../src/tree/document.ts'
import {shared} from './corpus.ts'
import type {Row} from './table.ts'

interface Listed {
  file: string
  title: string
  issuer: string
  number: string
}

const plain = (text: string) => text.normalize('NFKC').replace(/<[^>]*>|&nbsp;|[\s　]/gu, '')
const loose = (text: string) =>
  plain(text)
    .replaceAll(/[〔［[]/gu, '〔')
    .replaceAll(/[〕］\]]/gu, '〕')

/** 成文日期 of the table, as 2019-01-01. */
function dateOf(html: string, label: string): string | undefined {
  const [, year, month = '', day = ''] =
    new RegExp(
      `${label}：?</b>\\s*</td>\\s*<td[^>]*>\\s*(\\d{4})年(\\d{1,2})月(\\d{1,2})日`,
      'u',
    ).exec(html) ?? []
  return year === undefined
    ? undefined
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Paragraphs of the page that are there not exactly once: those inside its article, long enough to be no label. */
function lost(html: string, printed: string): string[] {
  const body = html.slice(
    html.search(/class="[^"]*(?:b12c|pages_content|TRS_Editor)|id="UCAP-CONTENT"/u),
  )
  const paragraphs = [...body.matchAll(/<p\b[^>]*>([\s\S]*?)<\/p>/gu)]
    .map(([, inner = '']) => plain(inner))
    .filter((text) => text.length > 30)
  const text = plain(printed)
  return paragraphs.filter((one) => text.split(one).length !== 2)
}

export function factRows(): Row[] {
  const list = JSON.parse(
    readFileSync(shared('corpus', 'official', 'index.json'), 'utf8'),
  ) as Listed[]
  const wrong: Record<string, string[]> = {title: [], number: [], issuers: [], dates: []}
  const paragraphs: string[] = []
  for (const {file, title, issuer, number} of list) {
    const bytes = readFileSync(shared('corpus', 'official', file))
    const html = bytes.toString('utf8')
    const read = readWitness(bytes, file, file, {format: 'html'})
    const editions = sourcesOf(read).flatMap((source) => editionOf(source).edition ?? [])
    const [first] = editions
    const facts: Partial<DocumentMeta> = first?.document ?? {}
    const agree = (fact: string, given: string | undefined, expected: string) => {
      if (loose(given ?? '') !== loose(expected))
        wrong[fact]?.push(`${file}: ${given ?? '-'}, expected ${expected}`)
    }
    agree('title', facts.title, title)
    agree('number', facts.number, number)
    agree('issuers', facts.issuers?.join(' '), issuer)
    const written = dateOf(html, '成文日期')
    if (written !== undefined) agree('dates', facts.issued, written)
    const published = dateOf(html, '发布日期')
    if (published !== undefined) agree('dates', facts.published, published)
    const printed = editions.map((edition) => toPlainText(edition)).join('\n')
    paragraphs.push(...lost(html, printed).map((one) => `${file}: ${one.slice(0, 60)}`))
  }
  return [
    ...Object.entries(wrong).map(([fact, details]): Row => ({
      figure: `${fact} as the index and the page have them`,
      texts: 'official',
      value: `${list.length - details.length} of ${list.length}`,
      target: 'all',
      details,
    })),
    {
      figure: 'paragraphs of the page that are not there exactly once',
      texts: 'official',
      value: String(paragraphs.length),
      target: '0',
      details: paragraphs,
    },
  ]
}
