/** `permalinks.lock` and `redirects.yaml` of a content root: read, checked against a build, and told. */
import {join} from 'node:path'
import type {VFile} from 'vfile'
import type {DocumentMeta} from '../tree/document.ts'
import {report} from '../tree/report.ts'
import type {Root} from '../tree/types.ts'
import {aliasesOf} from './aliases.ts'
import {complain, hasFile, newFile, readText, readYaml} from './files.ts'
import {addressesOf, checkPromises, follow, readLock, redirectsSchema} from './promises.ts'
import type {Broken, Lock, Moved, Redirects} from './promises.ts'

export const LOCK = 'permalinks.lock'
const REDIRECTS = 'redirects.yaml'

export interface Promises {
  /** Absent where nothing was ever published. */
  lock?: Lock
  redirects: Redirects
}

export function readPromises(root: string, files: VFile[]): Promises {
  const text = readText(join(root, LOCK))
  const path = join(root, REDIRECTS)
  const redirects = hasFile(path) ? (readYaml(path, redirectsSchema, files) ?? {}) : {}
  return {...(text !== undefined && {lock: readLock(text)}), redirects}
}

interface Addressed {
  document: DocumentMeta
  root: Root
}

/** What of the promised would be lost, and what leads elsewhere. */
export function keepPromises(
  root: string,
  editions: readonly Addressed[],
  lock: Lock | undefined,
  redirects: Redirects,
  files: VFile[],
): {broken: Broken[]; moved: Moved[]} {
  const present = new Set(editions.flatMap((edition) => addressesOf(edition)))
  const path = join(root, LOCK)
  const {broken, moved} = lock ? checkPromises(lock, present, redirects) : {broken: [], moved: []}
  if (!lock)
    report(newFile(path, files), {
      reason:
        'Unexpected absence of permalinks.lock: no address is promised yet. When the site goes public, run: npx --no-install mingwen publish',
      ruleId: 'nothing-promised',
      source: 'corpus',
      fatal: undefined,
    })
  if (broken.length > 0) {
    const file = newFile(path, files)
    for (const {address, line, to} of broken)
      report(file, {
        reason: `Unexpected loss of the promised address \`${address}\`, expected its unit${to === undefined ? '' : `, or \`${to}\` to which it was sent`}: bring it back, or say in redirects.yaml where it has moved`,
        place: pointAt(line),
        ruleId: 'withdrawn-address',
        source: 'corpus',
        fatal: true,
      })
  }
  return {
    broken,
    moved: [...movedByHand(root, redirects, present, moved, files), ...aliasesOf(editions)],
  }
}

/** What redirects.yaml says, whether or not it was promised. */
function movedByHand(
  root: string,
  redirects: Redirects,
  present: ReadonlySet<string>,
  promised: readonly Moved[],
  files: VFile[],
): Moved[] {
  const known = new Set(promised.map(({from}) => from))
  const own = Object.keys(redirects).flatMap((from): Moved[] => {
    const to = follow(from, redirects, present)
    const wrong = present.has(from)
      ? `Unexpected redirect of \`${from}\`, expected an address that is gone: its unit is there`
      : to === undefined || !present.has(to)
        ? `Unexpected redirect to \`${redirects[from] ?? ''}\`, expected an address that is there`
        : undefined
    if (wrong === undefined) return known.has(from) || to === undefined ? [] : [{from, to}]
    complain(newFile(join(root, REDIRECTS), files), wrong, 'bad-redirect')
    return []
  })
  return [...promised, ...own]
}

function pointAt(line: number) {
  const point = {line, column: 1}
  return {start: point, end: point}
}
