import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {VFile} from 'vfile'
import {visit} from 'unist-util-visit'
import {policy} from '../src/pipeline.ts'
import {readMarkdown} from '../src/witness/markdown.ts'
import {parseNumeral} from '../src/tree/ordinal.ts'
const root = '/work/shared/corpus/national'
const files = readdirSync(root, {recursive: true, encoding: 'utf8'})
  .filter((f) => f.endsWith('.md'))
  .sort()
const counts = new Map<string, number>(),
  samples = new Map<string, string[]>()
const ladders = new Map<string, number>()
let t0 = performance.now(),
  mdms = 0
let naiveTotal = 0,
  missing: string[] = [],
  extra: string[] = []
for (const f of files) {
  const text = readFileSync(join(root, f), 'utf8')
  const file = new VFile({path: f, value: text})
  const a = performance.now()
  file.data.layout = readMarkdown(text).layout
  mdms += performance.now() - a
  const doc = {witness: {path: f, start: 0, end: text.length}} as any
  let t
  try {
    const p = policy(doc, {digest: '', entries: []})
    t = p.runSync(p.parse(file), file)
  } catch (e) {
    console.log('CRASH', f, (e as Error).stack?.split('\n').slice(0, 4).join(' '))
    continue
  }
  ladders.set(t.ladder!, (ladders.get(t.ladder!) ?? 0) + 1)
  for (const m of file.messages) {
    if (m.ruleId === 'unresolved-reference') continue
    const k = m.ruleId + ''
    counts.set(k, (counts.get(k) ?? 0) + 1)
    const s = samples.get(k) ?? []
    s.push(f + ':' + m.line + ' ' + m.reason.slice(0, 110))
    samples.set(k, s)
  }
  const naive = new Map<number, string>()
  let offset = 0
  for (const line of text.split('\n')) {
    const m =
      /^\s*第([零〇一二两三四五六七八九十百千]+|\d+)条(?:之([一二三四五六七八九十]+))?(?=[\s　])/.exec(
        line,
      )
    if (m)
      naive.set(
        offset + line.indexOf('第'),
        `${parseNumeral(m[1]!)}${m[2] ? '-' + parseNumeral(m[2]) : ''}`,
      )
    offset += line.length + 1
  }
  naiveTotal += naive.size
  const got = new Map<number, string>()
  visit(t, 'article', (n: any) => {
    if (n.rank === 'article')
      got.set(
        n.position.start.offset,
        n.ordinal.value + (n.ordinal.branch ? '-' + n.ordinal.branch : ''),
      )
  })
  for (const [o, n] of naive)
    if (got.get(o) !== n) missing.push(f + ' ' + n + ' ' + text.slice(o, o + 30))
  for (const [o, n] of got)
    if (naive.get(o) !== n) extra.push(f + ' ' + n + ' ' + text.slice(o, o + 30))
}
console.log('ms', performance.now() - t0, 'md', mdms, ladders, counts)
console.log(
  'naive',
  naiveTotal,
  'missing',
  missing.length,
  missing.slice(0, 40),
  'extra',
  extra.length,
  extra.slice(0, 20),
)
for (const [k, s] of samples) {
  console.log('##', k, s.length)
  const step = Math.max(1, Math.floor(s.length / 8))
  for (let i = 0; i < s.length; i += step) console.log('  ', s[i])
}
