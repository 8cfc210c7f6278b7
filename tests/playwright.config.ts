import {dirname, join} from 'node:path'
import {defineConfig, devices} from '@playwright/test'
import {browserPath, CHROME_ARGS} from '../scripts/browser.ts'
import {LOOSE as BUILT_LOOSE} from '../scripts/steps.ts'
import {LOOSE, OWN} from './sites.ts'

const root = dirname(import.meta.dirname)
const executablePath = browserPath()
const desktop = {...devices['Desktop Chrome'], viewport: {width: 1440, height: 900}}
const phone = {...devices['Pixel 7'], viewport: {width: 360, height: 740}}

export default defineConfig({
  testDir: '.',
  outputDir: join(root, '.cache/playwright'),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  // `npm test` names a file for the counts.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: OWN.url,
    // Tracing takes a fifth of the time; `npx playwright test --trace on` has it.
    trace: 'off',
    screenshot: 'only-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
    // Movement makes screenshots differ and aborts view transitions halfway.
    contextOptions: {reducedMotion: 'reduce'},
    launchOptions: {args: CHROME_ARGS, ...(executablePath ? {executablePath} : {})},
  },
  projects: [
    {name: 'desktop', testMatch: 'e2e/**/*.spec.ts', use: desktop},
    // What no width can change runs once.
    {name: 'phone', testMatch: 'e2e/**/*.spec.ts', grepInvert: /@once/u, use: phone},
    {name: 'accessibility', testMatch: 'accessibility/**/*.spec.ts', use: desktop},
  ],
  webServer: [served(OWN), served(LOOSE, {MINGWEN_OUT: BUILT_LOOSE.MINGWEN_OUT})],
})

function served({port, url}: typeof OWN, env: Record<string, string> = {}) {
  return {
    command: `"${process.execPath}" scripts/ensure.mjs scripts/serve.ts`,
    cwd: root,
    env: {PORT: String(port), HOST: '127.0.0.1', ...env},
    url,
    // Another server on this port may serve another build.
    reuseExistingServer: false,
    timeout: 30_000,
  }
}
