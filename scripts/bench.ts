/** `npm run bench [-- NAME…]`: measures what is claimed; prints a table and keeps it in .cache/bench/. */
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {ROOT} from './tool.ts'

/** Gives a table as Markdown. */
export type Bench = () => Promise<string> | string

const BENCHES: Record<string, () => Promise<Bench>> = {
  repair: async () => (await import('../tests/bench/repair.ts')).repair,
  structure: async () => (await import('../tests/bench/structure.ts')).structure,
  search: async () => (await import('../tests/bench/search.ts')).search,
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`没有 ${unknown.join('、')}；有：${Object.keys(BENCHES).join('、')}`)
  process.exit(1)
}

const folder = join(ROOT, '.cache/bench')
mkdirSync(folder, {recursive: true})
for (const [name, load] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue
  const bench = await load()
  const table = await bench()
  const path = join(folder, `${name}.md`)
  writeFileSync(path, table)
  console.log(`${table}\n${path}`)
}
