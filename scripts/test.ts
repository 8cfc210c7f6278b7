/**
 * Checks everything, and always everything: one failure does not hide the next.
 *
 *   npm test                   all steps
 *   npm test -- unit lint      only these
 *
 * The last line counts the tests. A step that fails without a failed test (a lint error, a build that
 * breaks) counts as one failure there, so that this line alone tells whether all is well.
 */
import {STEPS, type Counts, type Step} from './steps.ts'

interface Result {
  name: string
  ok: boolean
  /** False when the step had to be left out. */
  ran: boolean
  seconds: number
  counts?: Counts | undefined
}

const wanted = process.argv.slice(2)
const names = STEPS.map(({name}) => name)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`没有这一步：${unknown.join(' ')}。可选：${names.join(' ')}`)
  process.exit(2)
}

const results: Result[] = []
const chosen = STEPS.filter(({name}) => wanted.length === 0 || wanted.includes(name))
const single = chosen.filter(({single}) => single)
await Promise.all([inTurn(single), inTurn(single)])
await inTurn(chosen.filter(({single}) => !single))
results.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
console.log(`\n${table(results)}\n`)
console.log(total(results))
if (results.some(({ok}) => !ok)) process.exitCode = 1

/** Takes one step after the other, until none is left. */
async function inTurn(steps: Step[]): Promise<void> {
  for (let step = steps.shift(); step; step = steps.shift()) results.push(await perform(step))
}

async function perform({name, needs, run}: Step): Promise<Result> {
  if (results.some((earlier) => earlier.name === needs && !earlier.ok)) {
    console.log(`✗ ${name} (not run: ${needs ?? ''} failed)`)
    return {name, ok: false, ran: false, seconds: 0}
  }
  const start = performance.now()
  const {ok, output, counts} = await run()
  const seconds = (performance.now() - start) / 1000
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (!ok) console.log(`${output.replace(/^/gm, '  ')}\n`)
  return {name, ok, ran: true, seconds, counts}
}

function table(rows: readonly Result[]): string {
  const cells = rows.map(({name, ok, ran, counts, seconds}) => [
    name,
    ok ? 'ok' : ran ? 'FAILED' : 'not run',
    ...(counts ? [counts.passed, counts.failed, counts.skipped].map(String) : ['', '', '']),
    seconds.toFixed(1),
  ])
  return [['step', 'result', 'passed', 'failed', 'skipped', 'seconds'], ...cells]
    .map((row) => row.map((cell, i) => (i < 2 ? cell.padEnd(14) : cell.padStart(8))).join(''))
    .join('\n')
}

function total(rows: readonly Result[]): string {
  let passed = 0
  let failed = 0
  let skipped = 0
  for (const {ok, counts} of rows) {
    passed += counts?.passed ?? 0
    failed += counts?.failed || Number(!ok)
    skipped += counts?.skipped ?? 0
  }
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
