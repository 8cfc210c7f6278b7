import {visit} from 'unist-util-visit'
import {readCorpus} from '../src/corpus.ts'
import {toReading} from '../src/tree/to-text.ts'
const t0 = performance.now()
const c = readCorpus(process.argv[2] ?? '/work/shared/corpus/national')
console.log('ms', Math.round(performance.now() - t0))
const counts = new Map<string, number>()
const samples = new Map<string, string[]>()
for (const e of c.editions) {
  const src = e.witness.transcription
  visit(e.root, 'reference', (n: any) => {
    const d = n.citation.document
    const kind = !d ? 'bare' : d.by
    const key = `${kind} ${n.target !== undefined ? 'ok' : n.unresolved}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    const s = samples.get(key) ?? []
    const a = n.position.start.offset,
      b = n.position.end.offset
    s.push(
      `${e.document.title.slice(-14)} |${src.slice(Math.max(0, a - 22), a)}[${src.slice(a, b)}]${src.slice(b, b + 12)} → ${n.target ?? ''}${n.through ? '..' + n.through : ''} ${d && 'name' in d ? d.name.slice(-12) : d && 'title' in d ? d.title.slice(-16) : ''}`.replaceAll(
        '\n',
        '⏎',
      ),
    )
    samples.set(key, s)
  })
}
console.log([...counts].sort((a, b) => b[1] - a[1]))
let seed = Number(process.argv[4] ?? 7)
const rnd = () => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff
  return seed / 0x7fffffff
}
const want = process.argv[3]
const n = Number(process.argv[5] ?? 14)
for (const [k, s] of samples)
  if (!want || k.startsWith(want) || want === 'all')
    if (want) {
      console.log('##', k, s.length)
      for (let i = 0; i < n && i < s.length; i++) console.log('  ', s[Math.floor(rnd() * s.length)])
    }
