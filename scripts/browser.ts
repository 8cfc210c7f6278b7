/** Finds or installs the browser of the end-to-end tests. */
import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {pathToFileURL} from 'node:url'
import {chromium} from '@playwright/test'
import {binOf, run} from './tool.ts'

/** No network but the tests' own; a sandbox is not possible for root. */
export const CHROME_ARGS = [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const SYSTEM_BROWSERS = [
  // Chromium without windows, and without the pages that draw them: tests take half the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
]

/** CHROME_PATH, or else Playwright's own browser, or else one of the system. */
export function browserPath(): string | undefined {
  const own = chromium.executablePath()
  return [process.env.CHROME_PATH, own, ...SYSTEM_BROWSERS].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  )
}

/** Makes sure that there are a browser and a Chinese font; says what to do and ends otherwise. */
export function ensureBrowser(): void {
  if (!browserRuns() && !installsFromSystem()) {
    run(process.execPath, [binOf('@playwright/test'), 'install', 'chromium'])
    if (!browserRuns()) {
      console.error('没有可用的浏览器。请安装 Chromium 或 Chrome，或设置 CHROME_PATH。')
      console.error('No browser: install Chromium or Chrome, or set CHROME_PATH to one.')
      process.exit(1)
    }
  }
  // Without a Chinese font every character is the same box, and sizes mean nothing.
  if (isDebianRoot() && !hasChineseFont()) installPackages('fontconfig', 'fonts-noto-cjk')
}

/** On Ubuntu /usr/bin/chromium-browser may be there and only say that it is a snap: so try it. */
function browserRuns(): boolean {
  const path = browserPath()
  if (path === undefined) return false
  // Chrome on Windows opens a window instead of telling its version.
  return process.platform === 'win32' || spawnSync(path, ['--version']).status === 0
}

/** Not every Debian knows the first. */
function installsFromSystem(): boolean {
  return ['chromium-headless-shell', 'chromium'].some(
    (name) => installPackages(name, 'fonts-noto-cjk') && browserRuns(),
  )
}

function hasChineseFont(): boolean {
  return Boolean(spawnSync('fc-list', [':lang=zh'], {encoding: 'utf8'}).stdout)
}

function installPackages(...packages: string[]): boolean {
  if (!isDebianRoot()) return false
  console.error(`apt-get install ${packages.join(' ')}`)
  const env = {DEBIAN_FRONTEND: 'noninteractive'}
  const wait = ['-q', '-o', 'DPkg::Lock::Timeout=300']
  return (
    run('apt-get', [...wait, 'update'], env) &&
    run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], env)
  )
}

function isDebianRoot(): boolean {
  if (!isRoot() || !existsSync('/etc/os-release')) return false
  return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureBrowser()
