/** Files that lie in the content root by themselves: each is a document, or several, without a folder. */
import {basename, join, relative, sep} from 'node:path'
import type {VFile} from 'vfile'
import {divide} from '../structure/divide.ts'
import type {LineText} from '../structure/line.ts'
import type {GivenMeta, SiteMeta} from '../tree/document.ts'
import type {Layout, Stretch} from '../tree/layout.ts'
import {report} from '../tree/report.ts'
import {
  complain,
  filesBelow,
  foldersBelow,
  hasFile,
  isFatal,
  nameOf,
  newFile,
  readBytes,
} from './files.ts'
import type {Source} from './source.ts'
import {formatOf, readWitness} from './witnesses.ts'
import type {ReadWitness} from './witnesses.ts'

/** What lies in a content root beside documents: settings, editorial pages, what tools leave. */
const NO_DOCUMENT = /^(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|_index|index\.json)\b/iu
const SETTINGS = new Set(['about.md', 'collation.md'])
const DATA = /\.(?:ya?ml|json|lock|css|js|ts|png|jpe?g|gif|svg|webp|db|sqlite3?|csv|tsv|py|sh)$/iu

/** A file for which there is no folder, by its path below the content root, with `/` between folders. */
export function pathOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

/**
 * Loose files: below `documents/` where there is such a folder, else in the whole tree.
 * A file of a format that is not read is told and left alone.
 */
export function looseFiles(root: string, files: VFile[]): string[] {
  const standard = hasFile(join(root, 'documents'))
  const top = standard ? join(root, 'documents') : root
  const described = foldersBelow(top).filter((folder) => hasFile(join(folder, 'document.yaml')))
  return filesBelow(top).filter((path) => {
    if (described.some((folder) => path.startsWith(folder + sep))) return false
    if (!standard && path.startsWith(join(root, 'witnesses') + sep)) return false
    const name = basename(path)
    if (NO_DOCUMENT.test(name) || DATA.test(name)) return false
    if (SETTINGS.has(pathOf(root, path))) return false
    if (formatOf(path) !== undefined) return true
    report(newFile(path, files), {
      reason: 'Unexpected format, expected .txt, .md or .html: the file is left alone',
      ruleId: 'unknown-format',
      source: 'corpus',
      fatal: undefined,
    })
    return false
  })
}

/** Reads a loose file; a bad one is told and gives nothing. */
export function readLoose(
  root: string,
  path: string,
  ids: SiteMeta['ids'],
  files: VFile[],
): {witness?: ReadWitness; sources: Source[]} {
  const format = formatOf(path)
  if (!format) throw new Error(`Unexpected file ${path} of no format`)
  const below = pathOf(root, path)
  let bytes: Uint8Array
  try {
    bytes = readBytes(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    complain(newFile(path, files), reason, 'unreadable-file')
    return {sources: []}
  }
  const witness = readWitness(bytes, below, nameOf(path), {format})
  files.push(witness.file)
  if (!holdsDocument(witness)) return {witness, sources: []}
  const id = ids[below]
  return {witness, sources: sourcesOf(witness, id)}
}

/** Bytes that are no text, and a text without a word, are no document: fatal messages say so. */
export function holdsDocument({witness, file}: ReadWitness): boolean {
  for (const message of file.messages)
    if (message.ruleId === 'binary-file' || message.ruleId === 'empty-file') message.fatal = true
  if (!isFatal(file) && witness.transcription.trim() === '')
    complain(file, 'Unexpected file without text, expected a document', 'empty-file')
  return !isFatal(file)
}

/** The documents of a file that nobody described. @param id of the first, where one is given */
export function sourcesOf(read: ReadWitness, id?: string): Source[] {
  const {witness, article} = read
  const {transcription, layout} = witness
  const whole = article ?? {start: 0, end: transcription.length}
  const lines = linesOf(transcription, layout, whole)
  const starts = divide(lines.map(({line}) => line)).map((i) => lines[i]?.start ?? whole.start)
  return starts.map((start, i): Source => {
    const stretch = {start: i === 0 ? whole.start : start, end: starts[i + 1] ?? whole.end}
    const given: GivenMeta = {
      ...(i === 0 && id !== undefined && {id}),
      witness: {path: witness.path, ...stretch},
      status: '未知',
      supplied: {},
      unchanged: [],
    }
    return {...read, given, alone: starts.length === 1}
  })
}

/** Lines of a transcription as far as the division into documents looks at them. */
function linesOf(
  transcription: string,
  {markup, headings, centred}: Layout,
  {start, end}: Stretch,
): {line: LineText; start: number}[] {
  let next = 0
  return [...transcription.slice(start, end).matchAll(/[^\r\n]+/g)].map(({index, 0: text}) => {
    const from = start + index
    let done = from
    let shown = ''
    while ((markup[next]?.end ?? Infinity) <= from) next++
    for (let i = next; (markup[i]?.start ?? Infinity) < from + text.length; i++) {
      const mark = markup[i]
      if (!mark) break
      shown += transcription.slice(done, Math.max(done, mark.start))
      done = Math.max(done, mark.end)
    }
    shown += transcription.slice(done, Math.max(done, from + text.length))
    const depth = headings.get(from)
    const line: LineText = {
      text: shown.trim(),
      ...(depth !== undefined && {depth}),
      ...(centred.has(from) && {centred: true}),
    }
    return {line, start: from}
  })
}
