/** Runs the command as a person does: a program of its own, in some folder. */
import {spawn} from 'node:child_process'
import {resolve} from 'node:path'

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  /** Where the person stands. */
  cwd?: string
  stdin?: string | Uint8Array
  env?: Record<string, string>
  /** What starts the command; default: the program itself. */
  program?: readonly string[]
}

export const PROGRAM = resolve('scripts/mingwen.ts')

export function mingwen(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const {cwd = '.', stdin = '', env = {}, program = [PROGRAM]} = options
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [...program, ...args], {
      cwd,
      env: {...process.env, NO_COLOR: '1', ...env},
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', failed)
    child.on('close', (status) => {
      done({status, stdout, stderr})
    })
    child.stdin.on('error', () => undefined).end(stdin)
  })
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
