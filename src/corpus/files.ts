/** The content root as files: what is there, what it holds, and what is wrong with it. The only file reader in `src/`. */
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import {VFile} from 'vfile'
import {parse as parseYaml} from 'yaml'
import type {z} from 'zod'
import {report} from '../tree/report.ts'

/** The content root: `MINGWEN_CONTENT`, else `content/` of the working folder. */
export function contentRoot(): string {
  return resolve(process.env['MINGWEN_CONTENT'] ?? 'content')
}

/** Changes with every file below a folder. */
export function stampOf(folder: string): string {
  return [folder, ...filesBelow(folder).map((path) => `${path} ${statSync(path).mtimeMs}`)].join(
    '\n',
  )
}

export function hasFile(path: string): boolean {
  return existsSync(path)
}

export function readBytes(path: string): Uint8Array {
  return readFileSync(path)
}

/** A text that need not be there. */
export function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** @returns nothing where the file is no such YAML; the messages say why */
export function readYaml<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  files: VFile[],
): z.infer<Schema> | undefined {
  const file = newFile(path, files)
  return check(file, path, schema, (text) => parseYaml(text) as unknown)
}

/** As `readYaml`; the file is given too, for what else is to be said of it. */
export function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  files: VFile[],
): {file: VFile; value: z.infer<Schema> | undefined} {
  const file = newFile(path, files)
  return {file, value: check(file, path, schema, (text) => JSON.parse(text) as unknown)}
}

/** Parses and checks a file; what is wrong becomes fatal messages. */
function check<Schema extends z.ZodType>(
  file: VFile,
  path: string,
  schema: Schema,
  parse: (text: string) => unknown,
): z.infer<Schema> | undefined {
  let value: unknown
  try {
    const text = readFileSync(path, 'utf8')
    file.value = text
    value = parse(text)
  } catch (error) {
    complain(file, error instanceof Error ? error.message : String(error), 'unreadable-file')
    return undefined
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    // What is wrong with a key is said of the key.
    const {message = issue.message} = issue.code === 'invalid_key' ? (issue.issues[0] ?? {}) : {}
    complain(
      file,
      `Unexpected value at \`${issue.path.join('.')}\`: ${message}`,
      'invalid-metadata',
    )
  }
  return undefined
}

/** How messages name a file. */
export function nameOf(path: string): string {
  return relative('.', path)
}

/** A file that messages can be about. */
export function newFile(path: string, files: VFile[]): VFile {
  const file = new VFile({path: nameOf(path)})
  files.push(file)
  return file
}

/** Says what keeps a file off the site. */
export function complain(file: VFile, reason: string, ruleId: string): void {
  report(file, {reason, ruleId, source: 'corpus', fatal: true})
}

/** Whether a file holds a finding that keeps it off the site. */
export function isFatal(file: VFile): boolean {
  return file.messages.some(({fatal}) => fatal === true)
}

/** Names of the files in a folder, in order. */
export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

export function foldersBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort()
}

/** Every file below a folder, in the order of their paths; what a dot hides is left out. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !relative(folder, path)
          .split(sep)
          .some((part) => part.startsWith('.')),
    )
    .sort()
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
