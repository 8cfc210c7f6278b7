/** Builds the site into dist/ (or MINGWEN_OUT) and reports only what went wrong or wants attention. */
import {pathToFileURL} from 'node:url'
import {reporter} from 'vfile-reporter'
import {contentRoot, isFatal, readCorpus} from '../src/corpus.ts'
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
    const {files, broken} = readCorpus(contentRoot())
    const told = files.filter(({messages}) => messages.length > 0)
    if (told.length > 0) console.error(reporter(told, {color: process.stderr.isTTY}))
    if (broken.length > 0) {
      console.error(`已许诺的地址会丢 ${broken.length} 个，见上；没有构建。`)
      console.error(
        `${broken.length} promised addresses would be lost, see above; nothing was built.`,
      )
      return 'failed'
    }
    await build({root: ROOT, logLevel: 'warn'})
    return files.some(isFatal) ? 'partly' : 'whole'
  } catch (error) {
    console.error(describe(error))
    return 'failed'
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
