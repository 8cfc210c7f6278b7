/** The steps of `npm test`: what each one runs, and how its tests are counted. */
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {binOf, capture, ROOT, type Outcome} from './tool.ts'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

export interface Step {
  name: string
  /** The step whose failure makes this one pointless. */
  needs?: string
  /** Keeps one core busy: another such step runs beside it. */
  single?: true
  run: () => Promise<Outcome & {counts?: Counts}>
}

/** The site that `tests/site/` makes: loose files that cite each other, more than a page shows in full. */
export const LOOSE = {MINGWEN_CONTENT: 'tests/site', MINGWEN_OUT: '.cache/site'}

const REPORTS = join(ROOT, '.cache/test')

/** In the order in which they run: the quick ones first, of those that run side by side the longest. */
export const STEPS: readonly Step[] = [
  {name: 'lint', single: true, run: lint},
  {
    name: 'format',
    single: true,
    run: () => capture(binOf('prettier'), ['--check', '--log-level', 'warn', '.']),
  },
  {name: 'types', single: true, run: types},
  {name: 'unit', run: () => vitest('unit')},
  {name: 'property', run: () => vitest('property')},
  {name: 'golden', run: () => vitest('golden')},
  {name: 'build', run: build},
  {name: 'e2e', needs: 'build', run: () => playwright('e2e', ['desktop', 'phone'])},
  {
    name: 'accessibility',
    needs: 'build',
    run: () => playwright('accessibility', ['accessibility']),
  },
]

async function lint(): Promise<Outcome> {
  const sync = await synced()
  const options = ['--config', 'tests/eslint.config.js', '--max-warnings', '0', '.']
  return sync.ok ? capture(binOf('eslint'), options) : sync
}

async function types(): Promise<Outcome> {
  const sync = await synced()
  const options = ['check', '--noSync', '--root', ROOT, '--minimumFailingSeverity', 'warning']
  return sync.ok ? capture(binOf('astro'), options) : sync
}

let sync: Promise<Outcome> | undefined
/** The types that Astro derives from the content are there, on a fresh clone too. */
function synced(): Promise<Outcome> {
  return (sync ??= capture(binOf('astro'), ['sync', '--root', ROOT]))
}

/** Both sites that the browser tests look at. */
async function build(): Promise<Outcome> {
  const program = join(ROOT, 'scripts/build.ts')
  const own = await capture(program, [])
  return own.ok ? capture(program, [], LOOSE) : own
}

async function vitest(project: string): Promise<Outcome & {counts: Counts}> {
  const report = freshReport(`${project}.json`)
  const outcome = await capture(binOf('vitest'), [
    'run',
    '--config=tests/vitest.config.ts',
    `--project=${project}`,
    '--passWithNoTests=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  interface Report {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
  }
  return counted(outcome, report, (text) => {
    const found = JSON.parse(text) as Report
    return {
      passed: found.numPassedTests,
      failed: found.numFailedTests,
      skipped: found.numPendingTests + found.numTodoTests,
    }
  })
}

async function playwright(
  name: string,
  projects: readonly string[],
): Promise<Outcome & {counts: Counts}> {
  const browser = await capture(join(ROOT, 'scripts/browser.ts'), [])
  if (!browser.ok) return {...browser, counts: {passed: 0, failed: 0, skipped: 0}}
  const report = freshReport(`${name}.json`)
  const outcome = await capture(
    binOf('@playwright/test'),
    ['test', '--config=tests/playwright.config.ts', ...projects.map((p) => `--project=${p}`)],
    {PLAYWRIGHT_JSON_OUTPUT_FILE: report},
  )
  interface Report {
    stats: {expected: number; unexpected: number; flaky: number; skipped: number}
  }
  return counted(outcome, report, (text) => {
    const {expected, unexpected, flaky, skipped} = (JSON.parse(text) as Report).stats
    return {passed: expected + flaky, failed: unexpected, skipped}
  })
}

/** The path of a report, with no report of an earlier run there. */
function freshReport(name: string): string {
  mkdirSync(REPORTS, {recursive: true})
  const file = join(REPORTS, name)
  rmSync(file, {force: true})
  return file
}

/** A step that ran no test has not passed, whatever its tool says. */
function counted(
  outcome: Outcome,
  report: string,
  count: (text: string) => Counts,
): Outcome & {counts: Counts} {
  if (!existsSync(report))
    return {...outcome, ok: false, counts: {passed: 0, failed: 0, skipped: 0}}
  const counts = count(readFileSync(report, 'utf8'))
  const ok = outcome.ok && counts.failed === 0 && counts.passed > 0
  return {ok, output: outcome.output || 'No tests found.', counts}
}
