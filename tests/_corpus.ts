import {readCorpus, isFatal} from '../src/corpus.ts'
const t = performance.now()
const c = readCorpus('/work/shared/corpus/national')
console.log(
  'ms',
  performance.now() - t,
  c.editions.length,
  c.files.length,
  process.memoryUsage().rss / 1e6,
)
const counts = new Map<string, number>()
for (const f of c.files)
  for (const m of f.messages) {
    const k = m.ruleId + ' ' + m.fatal
    counts.set(k, (counts.get(k) ?? 0) + 1)
    if (m.fatal === true || m.ruleId === 'identical-file')
      console.log(f.path, '|', m.reason.slice(0, 260))
  }
console.log(counts)
const nd = c.editions.filter((e) => e.document.id.endsWith('@nd'))
console.log('nd', nd.length, nd.map((e) => e.document.title).slice(0, 10))
console.log(
  'noissuer',
  c.editions.filter((e) => !e.document.issuers.length).length,
  c.editions
    .filter((e) => !e.document.issuers.length)
    .slice(0, 8)
    .map((e) => e.document.title),
)
console.log(
  'number',
  c.editions.filter((e) => e.document.number).length,
  c.editions
    .filter((e) => e.document.number)
    .slice(0, 5)
    .map((e) => e.document.id),
)
console.log(
  'long',
  c.editions
    .filter((e) => e.document.id.length > 115)
    .map((e) => e.document.id)
    .slice(0, 2),
)
console.log(
  'genre?',
  c.editions
    .filter((e) => !e.document.genre)
    .map((e) => e.document.title)
    .slice(0, 10),
)
