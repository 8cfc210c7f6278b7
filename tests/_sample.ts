import {visit} from 'unist-util-visit'
import {readCorpus} from '../src/corpus.ts'
import {toReading} from '../src/tree/to-text.ts'
import {unitsOf} from '../src/tree/units.ts'
const c = readCorpus('/work/shared/corpus/national')
const texts = new Map<string, string>()
for (const e of c.editions)
  for (const {unit} of unitsOf(e.root)) texts.set(e.document.id + '#' + unit.eid, toReading(unit))
const all: any[] = []
for (const e of c.editions) {
  let cur = ''
  const units = unitsOf(e.root)
  for (const {unit, own} of units)
    visit({type: 'root', children: own} as any, 'reference', (n: any) => {
      if (n.target !== undefined) all.push({e, unit, n})
    })
}
let seed = Number(process.argv[2])
const rnd = () => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff
  return seed / 0x7fffffff
}
const N = Number(process.argv[3])
console.log(all.length)
for (let i = 0; i < N; i++) {
  const {e, unit, n} = all[Math.floor(rnd() * all.length)]
  const src = e.witness.transcription,
    a = n.position.start.offset,
    b = n.position.end.offset
  const full = n.target.includes('#') ? n.target : e.document.id + '#' + n.target
  const t = n.target.endsWith('#') ? '(whole)' : (texts.get(full) ?? '??')
  console.log(
    `${i + 1}. ${e.document.title.slice(-20)}(${e.document.version}) @${unit.eid} |${src.slice(Math.max(0, a - 30), a)}[${src.slice(a, b)}]${src.slice(b, b + 24)}`.replaceAll(
      '\n',
      '⏎',
    ),
  )
  console.log(
    `      → ${n.target}${n.through ? ' .. ' + n.through : ''} : ${t.slice(0, 70).replaceAll('\n', '⏎')}`,
  )
}
