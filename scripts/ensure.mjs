/**
 * Runs a program of this project on a fresh clone as well as later:
 *
 *   node scripts/ensure.mjs scripts/build.ts [arguments]
 *
 * It installs what package-lock.json asks for when node_modules does not hold it, finds a Node that
 * runs TypeScript directly, and hands arguments, signals and the exit status through. It is plain
 * JavaScript without dependencies, because it must run on an older Node before anything is installed.
 */
import {spawn, spawnSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {constants} from 'node:os'
import {basename, delimiter, dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

/** The first Node that runs TypeScript without a flag, and the first that can run this file and npm. */
const RUNS_TYPESCRIPT = [22, 18]
const RUNS_NPM = [20, 0]

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [program, ...args] = process.argv.slice(2)
if (program === undefined)
  fail('用法：node scripts/ensure.mjs 程序 [参数…]', 'Usage: … program [args]')

// Node 24 comes as an optional dependency, but only for these machines.
const bundled = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)
if (!atLeast(process.versions.node, bundled ? RUNS_NPM : RUNS_TYPESCRIPT)) tooOld()

if (!isInstalled()) install()
const node = findNode() ?? tooOld()
// A person calls the command from where the files are; what serves the project runs in its folder.
const isCommand = resolve(root, program) === join(root, 'scripts/mingwen.ts')
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', resolve(root, program), ...args],
  {
    cwd: isCommand ? process.cwd() : root,
    stdio: 'inherit',
    // Whatever the program starts by the name of `node` shall be the same Node.
    env: {...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter)},
  },
)
// This process stays until the program has ended, so that its last words and its status are not lost.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child.kill(signal))
}
// npm passes a signal to its shell only, which ends without passing it on: then the parent is lost.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
}
child.on('error', (error) => fail(`无法启动：${error.message}`, `Cannot start: ${error.message}`))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
})

/**
 * npm records what it has installed in node_modules/.package-lock.json, after `npm ci` as well as
 * after `npm install`. The tree fits if nothing required is missing and nothing has another version.
 *
 * @returns {boolean}
 */
function isInstalled() {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(record)
  return (
    Object.entries(wanted).every(
      ([path, {version, optional}]) =>
        path === '' || optional || present[path]?.version === version,
    ) && Object.entries(present).every(([path, {version}]) => wanted[path]?.version === version)
  )
}

/**
 * @param {string} lockFile
 * @returns {Record<string, {version?: string, optional?: boolean}>}
 */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}

/** Installs exactly what the lock file says, development tools included whatever NODE_ENV is. */
function install() {
  console.error('正在安装依赖（npm ci）… Installing dependencies …')
  const npm = process.env.npm_execpath
  const [command, prefix] =
    npm !== undefined && basename(npm).startsWith('npm') ? [process.execPath, [npm]] : ['npm', []]
  // Engine warnings are no news: the tools run on the Node that is being installed, not on this one.
  const options = ['ci', '--include=dev', '--include=optional', '--loglevel=error']
  const {status, error} = spawnSync(command, [...prefix, ...options], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: prefix.length === 0 && process.platform === 'win32',
  })
  if (status !== 0) {
    const why = error === undefined ? '' : ` (${error.message})`
    fail(
      `依赖安装失败${why}。若改过 package.json，请先运行 npm run lock。`,
      `Installing the dependencies failed${why}. After a change of package.json, run: npm run lock`,
    )
  }
}

/**
 * The Node of node_modules comes first, so that everybody uses the same one. It is tried out, since
 * it needs glibc and so does not run everywhere.
 *
 * @returns {string | undefined}
 */
function findNode() {
  const own = join(root, 'node_modules/.bin/node')
  if (existsSync(own)) {
    const {stdout} = spawnSync(own, ['-p', 'process.versions.node'], {encoding: 'utf8'})
    if (stdout && atLeast(stdout.trim(), RUNS_TYPESCRIPT)) return own
  }
  return atLeast(process.versions.node, RUNS_TYPESCRIPT) ? process.execPath : undefined
}

/**
 * @param {string} version
 * @param {number[]} least major and minor number
 * @returns {boolean}
 */
function atLeast(version, [major = 0, minor = 0]) {
  const [a = 0, b = 0] = version.split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

/** @returns {never} */
function tooOld() {
  const here = `${process.platform}-${process.arch}, Node ${process.versions.node}`
  fail(
    `此处为 ${here}。请安装 Node 22.18 或更高版本（Linux x64/arm64 且用 glibc 时，Node 20 即可，其余自动安装）：https://nodejs.org/`,
    `This is ${here}. Please install Node 22.18 or later (on glibc Linux x64/arm64 Node 20 will do, the rest is installed by itself).`,
  )
}

/**
 * @param {string} chinese
 * @param {string} english
 * @returns {never}
 */
function fail(chinese, english) {
  console.error(`${chinese}\n${english}`)
  process.exit(1)
}
