import {readFileSync} from 'node:fs'
import {inspect} from 'unist-util-inspect'
import {VFile} from 'vfile'
import {policy} from '/work/main/src/pipeline.ts'
import {documentSchema} from '/work/main/src/tree/document.ts'
import {readMarkdown} from '/work/main/src/witness/markdown.ts'
import {plainLayout} from '/work/main/src/witness/plain.ts'
for (const f of process.argv.slice(2)) {
  const text = readFileSync(f, 'utf8')
  const file = new VFile({path: f, value: text})
  file.data.layout = f.endsWith('.md') ? readMarkdown(text).layout : plainLayout(text)
  const doc = {witness: {path: f, start: 0, end: text.length}} as any
  const p = policy(doc, {digest: '', entries: []})
  const t = p.runSync(p.parse(file), file)
  console.log(
    inspect(t, {showPositions: false, color: false})
      .split('\n')
      .filter((l) => !/rank:|ordinal:|\[\d\]$/.test(l) || true)
      .join('\n'),
  )
  for (const m of file.messages) console.log(String(m.line), m.reason, m.ruleId, m.fatal)
}
