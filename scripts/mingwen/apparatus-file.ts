/** `apparatus.json` as a file: one entry a line, in the order of the text, so that a diff shows decisions. */
import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import type {Apparatus, Entry} from '../../src/collation/apparatus.ts'
import {decisionKey} from '../../src/corpus/propose.ts'

/** @param lines entries that are written already, by `decisionKey`: their lines stay as a person left them */
export function formatApparatus(
  {digest, entries}: Apparatus,
  lines: ReadonlyMap<string, string> = new Map(),
): string {
  const body = entries.map((entry) => lines.get(decisionKey(entry)) ?? formatEntry(entry))
  return `{\n"digest": ${JSON.stringify(digest)},\n"entries": [\n${body.join(',\n')}${body.length > 0 ? '\n' : ''}]\n}\n`
}

/** A space after each comma and colon. */
function formatEntry(entry: Entry): string {
  return spaced(entry)
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, held]) => held !== undefined)
  return `{${fields.map(([name, held]) => `${JSON.stringify(name)}: ${spaced(held)}`).join(', ')}}`
}

/** The lines of the entries of a file, by `decisionKey`. */
export function linesOf(path: string): Map<string, string> {
  const lines = new Map<string, string>()
  if (!existsSync(path)) return lines
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    const text = line.trim().replace(/,$/, '')
    if (!text.startsWith('{"')) continue
    try {
      lines.set(decisionKey(JSON.parse(text) as Entry), text)
    } catch {
      // An entry over several lines is written anew on one.
    }
  }
  return lines
}

/** Writes the whole file or nothing. */
export function writeApparatus(path: string, apparatus: Apparatus): void {
  const draft = `${path}.${String(process.pid)}.tmp`
  writeFileSync(draft, formatApparatus(apparatus, linesOf(path)))
  renameSync(draft, path)
}
