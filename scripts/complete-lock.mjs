/**
 * Completes package-lock.json so that `npm ci` accepts it.
 *
 * A package with native parts names one optional package per platform. When a registry does not
 * (yet) have the build for some other platform, `npm install` quietly leaves that entry out of the
 * lock file, and then `npm ci` refuses the very lock file as "Missing: … from lock file". An entry
 * with the version and the platform is enough: npm skips it wherever os and cpu do not match.
 *
 * Usage: node scripts/complete-lock.mjs [package-lock.json]
 */
import {readFileSync, writeFileSync} from 'node:fs'

/** @typedef {{version?: string, dev?: boolean, optionalDependencies?: Record<string, string>, [field: string]: unknown}} Entry */

/** The part of a package name that tells the platform, e.g. `linux-x64-musl` or `darwin-arm64`. */
const PLATFORM =
  /(?<os>android|darwin|freebsd|openbsd|netbsd|sunos|aix|openharmony|linux|win32|wasm32)(?:-(?<cpu>arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64))?/

const file = process.argv[2] ?? 'package-lock.json'
/** @type {{packages: Record<string, Entry>}} */
const lock = JSON.parse(readFileSync(file, 'utf8'))
let added = 0

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const found = lockedVersion(path, name)
    const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)
    if (found !== undefined && (found === version || !exact)) continue
    // A range cannot be locked without asking the registry, so it is left to npm.
    if (!exact) {
      console.warn(`not completed: ${name}@${version}, wanted by ${path}`)
      continue
    }
    // Where another version already stands in the shared folder, the right one goes next to its user.
    // The fields stand in the order in which npm itself writes them.
    const fields = Object.entries({
      ...(entry.dev ? {dev: true} : {}),
      optional: true,
      ...platformOf(name),
    }).sort(([a], [b]) => a.localeCompare(b, 'en'))
    lock.packages[`${found === undefined ? '' : `${path}/`}node_modules/${name}`] = {
      version,
      ...Object.fromEntries(fields),
    }
    added += 1
  }
}

lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${file}: ${String(added)} entries added`)

/**
 * Looks for `name` the way Node does: in the package's own node_modules, then in each outer one.
 *
 * @param {string} path key of the package that wants it, '' for the project itself
 * @param {string} name
 * @returns {string | undefined} the version found
 */
function lockedVersion(path, name) {
  let base = path
  for (;;) {
    const entry = lock.packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`]
    if (entry) return entry.version
    if (base === '') return undefined
    base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))
  }
}

/**
 * The `os`, `cpu` and `libc` fields that keep npm from installing the package elsewhere.
 *
 * @param {string} name
 * @returns {Record<string, string[]>}
 */
function platformOf(name) {
  const {os, cpu} = PLATFORM.exec(name)?.groups ?? {}
  if (os === undefined) return {}
  if (os === 'wasm32') return {cpu: ['wasm32']}
  /** @type {Record<string, string[]>} */
  const fields = {cpu: [cpu ?? 'x64'], os: [os]}
  if (os === 'linux' && name.endsWith('musl')) fields.libc = ['musl']
  if (os === 'linux' && name.includes('-gnu')) fields.libc = ['glibc']
  return fields
}
