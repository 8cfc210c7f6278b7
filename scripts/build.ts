/** Builds the site into dist/ (or MINGWEN_OUT) and reports only what went wrong or wants attention. */
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {reporter} from 'vfile-reporter'
import {corpus, isFatal} from '../src/corpus.ts'
import {tellFindings} from '../src/records/findings.ts'
import {movedPages, renderMoved} from '../src/records/moved.ts'
import {needOfRanges} from './ranges.ts'
import {ROOT} from './tool.ts'

/** The fields by which Astro and Vite tell where an error comes from. */
interface Located extends Error {
  hint?: string
  frame?: string
  loc?: {file?: string; line?: number; column?: number}
}

/** `partly`: the site stands, but something was left out of it for a fatal finding. */
export type Built = 'whole' | 'partly' | 'failed'

/** Prints what was found in the texts, then builds; what is wrong is said with file and place. */
export async function buildSite(): Promise<Built> {
  // Astro reads this when it is loaded, so it is loaded only afterwards.
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const {build} = await import('astro')
  try {
    // Astro prints a line for every page at its usual level.
    const {files, broken} = corpus()
    const told = tellFindings(files)
    if (told.files.length > 0) console.error(reporter(told.files, {color: process.stderr.isTTY}))
    if (told.counted.length > 0) {
      const counts = told.counted.map(([rule, count]) => `${rule} ${count}`).join('，')
      console.error(`另有只供参考的发现，见各件的文本质量页：${counts}。`)
    }
    if (broken.length > 0) {
      console.error(`已许诺的地址会丢 ${broken.length} 个，见上；没有构建。`)
      console.error(
        `${broken.length} promised addresses would be lost, see above; nothing was built.`,
      )
      return 'failed'
    }
    await build({root: ROOT, logLevel: 'warn'})
    writeMoved()
    const need = needOfRanges(join(outFolder(), 'search'))
    if (need !== undefined) console.error(need)
    return files.some(isFatal) ? 'partly' : 'whole'
  } catch (error) {
    console.error(describe(error))
    return 'failed'
  }
}

function outFolder(): string {
  return resolve(ROOT, process.env.MINGWEN_OUT ?? 'dist')
}

/** Addresses that lead elsewhere: a small page each, which any static host serves. */
function writeMoved(): void {
  const {moved, site} = corpus()
  const out = outFolder()
  const base = `/${(process.env.BASE ?? '').replace(/^\/|\/$/g, '')}/`.replace('//', '/')
  for (const page of movedPages(moved).values()) {
    const folder = join(out, ...page.from.split('/'))
    const path = join(folder, 'index.html')
    // What is still there keeps its page, and tells of its units itself.
    if (existsSync(path)) continue
    mkdirSync(folder, {recursive: true})
    writeFileSync(path, renderMoved(page, base, site.language))
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const {message, hint, frame, loc, stack} = error as Located
  const place = loc?.file && `  ${loc.file}:${String(loc.line ?? 1)}:${String(loc.column ?? 1)}`
  // Without a place the stack has to tell it, but only its part in this project is of use.
  const trace = (stack ?? message).split('\n').filter((line) => !/^ +at .*node_modules/.test(line))
  const parts = place ? [message, place, frame] : trace
  return [...parts, hint && `  ${hint}`].filter(Boolean).join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if ((await buildSite()) !== 'whole') process.exitCode = 1
}
