import {readFileSync} from 'node:fs'
import {readHtml} from '../src/witness/html.ts'
const dir = '/work/shared/corpus/official/'
const idx = JSON.parse(readFileSync(dir + 'index.json', 'utf8'))
for (const x of idx) {
  const p = readHtml(readFileSync(dir + x.file, 'utf8'))
  const a = p.text.slice(p.article.start, p.article.end)
  console.log(
    x.file,
    p.text.length,
    p.article.start,
    p.text.length - p.article.end,
    '|',
    a.slice(0, 30).replaceAll('\n', '⏎'),
    '|',
    a.slice(-24).replaceAll('\n', '⏎'),
    p.layout.tables.length,
  )
  if (process.argv[2])
    console.log(p.labels, p.text.slice(0, p.article.start), '######', p.text.slice(p.article.end))
  if (process.argv[2]) break
}
