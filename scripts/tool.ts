/** Starting other programs: the tools of node_modules, our own scripts, and programs of the system. */
import {spawn, spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'

/** The folder of the project; every tool runs in it. */
export const ROOT = dirname(import.meta.dirname)

/** What a program has said and how it ended. */
export interface Outcome {
  ok: boolean
  output: string
}

/** The file that a package of node_modules offers as its program. */
export function binOf(packageName: string): string {
  const folder = join(ROOT, 'node_modules', packageName)
  const {bin} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const file = typeof bin === 'string' ? bin : Object.values(bin)[0]
  if (file === undefined) throw new Error(`${packageName} has no program`)
  return join(folder, file)
}

/** Runs a JavaScript or TypeScript file with the present Node and keeps what it prints. */
export function capture(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, file, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
        ASTRO_TELEMETRY_DISABLED: '1',
        ...env,
      },
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => {
      resolve({ok: false, output: error.message})
    })
    child.on('close', (code) => {
      // Not every tool heeds NO_COLOR.
      const output = stripVTControlCharacters(Buffer.concat(chunks).toString('utf8'))
      resolve({ok: code === 0, output: output.trimEnd()})
    })
  })
}

/** Runs a program of the system in plain view; false when it is missing or fails. */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): boolean {
  return (
    spawnSync(command, args, {cwd: ROOT, stdio: 'inherit', env: {...process.env, ...env}})
      .status === 0
  )
}
