import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {editionOf} from '../src/corpus/editions.ts'
import {sourcesOf} from '../src/corpus/loose.ts'
import {readWitness} from '../src/corpus/witnesses.ts'
import {toMarkdown, toPlainText} from '../src/records/export.ts'
import {unitRecords} from '../src/records/units.ts'
const root = '/work/shared/corpus/national'
let files = readdirSync(root, {recursive: true, encoding: 'utf8'})
  .filter((f) => f.endsWith('.md'))
  .sort()
if (process.argv[2]) files = files.filter((f) => f.includes(process.argv[2]!))
const read = (bytes: Uint8Array, name: string, format: any) =>
  sourcesOf(readWitness(bytes, name, name, {format}))
    .map((s) => {
      const {edition, file} = editionOf(s)
      if (!edition) console.log('NOED', name, String(file.messages[0]))
      return edition!
    })
    .filter(Boolean)
const flat = (root: any) =>
  unitRecords(root).map((u) => [u.eid, u.type, u.rank, u.label, u.heading, u.text].join('|'))
let bad = {md: 0, txt: 0},
  split = 0
const t0 = performance.now()
for (const f of files) {
  const eds = read(readFileSync(join(root, f)), f, 'md')
  if (eds.length > 1) {
    split++
    console.log(
      'SPLIT',
      f,
      eds.map((e) => e.document.title.slice(0, 20)),
    )
  }
  for (const ed of eds)
    for (const [format, print] of [
      ['md', toMarkdown],
      ['txt', toPlainText],
    ] as const) {
      const a = flat(ed.root)
      const text = print(ed)
      const again = read(new TextEncoder().encode(text), f.replace('.md', '.' + format), format)
      const b = again.flatMap((e) => flat(e.root))
      const i = a.findIndex((x, j) => x !== b[j])
      if (i >= 0 || a.length !== b.length) {
        bad[format as 'md']++
        if (bad[format as 'md'] <= Number(process.argv[3] ?? 25))
          console.log(
            format,
            f.slice(-50),
            a.length,
            b.length,
            '\n   A',
            a[i]?.slice(0, 110).replaceAll('\n', '⏎'),
            '\n   B',
            b[i]?.slice(0, 110).replaceAll('\n', '⏎'),
          )
      }
    }
}
console.log(files.length, bad, split, performance.now() - t0)
