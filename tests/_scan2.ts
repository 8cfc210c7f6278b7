import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {VFile} from 'vfile'
import {policy} from '../src/pipeline.ts'
import {toReading} from '../src/tree/to-text.ts'
import {readMarkdown} from '../src/witness/markdown.ts'
const root = '/work/shared/corpus/national'
const files = readdirSync(root, {recursive: true, encoding: 'utf8'})
  .filter((f) => f.endsWith('.md'))
  .sort()
for (const f of files) {
  const text = readFileSync(join(root, f), 'utf8')
  const file = new VFile({path: f, value: text})
  file.data.layout = readMarkdown(text).layout
  const doc = {witness: {path: f, start: 0, end: text.length}} as any
  const p = policy(doc, {digest: '', entries: []})
  const t = p.runSync(p.parse(file), file) as any
  const name = f.split('/').at(-1)!.slice(0, 40)
  const atts = t.children.filter((c: any) => c.type === 'attachment')
  if (process.argv[2] === 'att' && atts.length)
    console.log(
      name,
      '|',
      atts
        .map(
          (a: any) =>
            `${a.eid}[${a.ladder}] ` +
            a.children
              .filter((c: any) => c.type === 'field')
              .map((c: any) => c.name + ':' + toReading(c).slice(0, 24))
              .join(' / ') +
            ' +' +
            a.children.length,
        )
        .join('  ||  '),
    )
  if (process.argv[2] === 'kinds' && (t.ladder === 'none' || t.ladder === 'official'))
    console.log(
      t.ladder,
      name,
      t.children.length,
      t.children.filter((c: any) => c.type === 'article').length,
      '|',
      t.children
        .filter((c: any) => c.type === 'field')
        .map((c: any) => c.name + ':' + toReading(c).slice(0, 14))
        .join(' / '),
    )
  if (process.argv[2] === 'fields' && t.ladder === 'legislation') {
    const fs = t.children.filter(
      (c: any) => c.type === 'field' && !['title', 'titleNote'].includes(c.name),
    )
    if (fs.length)
      console.log(
        name,
        fs
          .map((c: any) => c.name + ':' + toReading(c).slice(0, 30))
          .slice(0, 5)
          .join(' / '),
      )
    const loose = t.children.filter((c: any) => c.type === 'clause')
    if (loose.length > 3)
      console.log(
        '   LOOSE',
        name,
        loose.length,
        toReading(loose[1]).slice(0, 40),
        '|',
        toReading(loose.at(-1)).slice(0, 40),
      )
  }
}
