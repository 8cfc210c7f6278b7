/** Builds the site into dist/ (or MINGWEN_OUT) and reports only what went wrong or wants attention. */
import {pathToFileURL} from 'node:url'
import {ROOT} from './tool.ts'

/** The fields by which Astro and Vite tell where an error comes from. */
interface Located extends Error {
  hint?: string
  frame?: string
  loc?: {file?: string; line?: number; column?: number}
}

/** Resolves to false, after reporting why, when the site cannot be built. */
export async function buildSite(): Promise<boolean> {
  // Astro reads this when it is loaded, so it is loaded only afterwards.
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const {build} = await import('astro')
  try {
    // Astro prints a line for every page at its usual level.
    await build({root: ROOT, logLevel: 'warn'})
    return true
  } catch (error) {
    console.error(describe(error))
    return false
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
  if (!(await buildSite())) process.exitCode = 1
}
