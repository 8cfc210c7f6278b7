/** `mingwen parse`: any file → its documents: facts, units, measures, references, as JSON lines. */
import {readFileSync} from 'node:fs'
import {buffer} from 'node:stream/consumers'
import type {VFile} from 'vfile'
import {editionOf} from '../../src/corpus/editions.ts'
import type {Edition} from '../../src/corpus/editions.ts'
import {link} from '../../src/corpus/link.ts'
import {holdsDocument, sourcesOf} from '../../src/corpus/loose.ts'
import {formatOf, readWitness} from '../../src/corpus/witnesses.ts'
import {measureRecords} from '../../src/records/measure.ts'
import {referenceRecords} from '../../src/records/references.ts'
import {unitRecords} from '../../src/records/units.ts'
import type {Format} from '../../src/witness/transcribe.ts'
import {parseArguments, UsageError} from './arguments.ts'
import {whyOf} from './failure.ts'
import {writeJsonLine} from './json-line.ts'
import {formatMessage} from './message.ts'
import {progress} from './progress.ts'

const FORMATS: readonly Format[] = ['txt', 'md', 'html']

const HELP = `用法：mingwen parse [选项] 文件…
读任何文本、Markdown、网页：找到几件文件就写几行 JSON，写到标准输出；不改动任何文件。“-”是标准输入。

  {file, meta, units, measures, references, messages}

  meta        标题、文号、机关、日期、文种、序号体例；inferred 注明各凭什么
  units       各单元，按文中次序：{eid, type, rank, label, heading, text, start, end}
              text 是校订后的文字，不含套在里面的单元；位置是转写中的 UTF-16 偏移
              网页的单元另有 locus：在文件（解码后）中的起止
  measures    措施；references 引用；messages 发现

  --format 名称  不看扩展名：${FORMATS.join('、')}
  --help        显示本说明

文件读不到，在标准错误上说明，其余照做，退出码为 1。有致命的发现，退出码也是 1，仍写出读到的。

Usage: mingwen parse [OPTIONS] FILE…
Reads text, Markdown and saved pages, and writes one JSON object a line for each document found; no
file is changed. \`text\` is the edited text of a unit without the units nested in it; offsets count
in the transcription, in UTF-16 code units.

  --format NAME  do not go by the name of the file: ${FORMATS.join(', ')}
  --help         show this

A file that cannot be read is told on standard error, the others are done, and the status is 1; so
it is when something fatal was found, and what was read is written all the same.`

export async function parseCommand(args: readonly string[]): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    format: {type: 'string'},
    json: {type: 'boolean'},
    help: {type: 'boolean', short: 'h'},
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const declared = values.format === undefined ? undefined : formatNamed(values.format)
  if (positionals.length === 0) throw new UsageError('要有文件名，或“-” · Expected a FILE, or -')

  let status = 0
  const shown = progress(positionals.length, !process.stdout.isTTY)
  for (const name of positionals) {
    shown.step(name)
    try {
      const bytes = name === '-' ? await buffer(process.stdin) : readFileSync(name)
      for (const line of parse(name, bytes, declared)) {
        if (line.messages.some(({fatal}) => fatal === true)) status = 1
        await writeJsonLine(process.stdout, line)
      }
    } catch (error) {
      status = 1
      shown.end()
      console.error(formatMessage(name, {...whyOf(error), fatal: true}))
    }
  }
  shown.end()
  return status
}

/** The documents of one file. @throws for a format that is not read */
export function* parse(name: string, bytes: Uint8Array, declared?: Format) {
  const format = declared ?? formatOf(name) ?? (/\.\w+$/u.test(name) ? undefined : 'txt')
  if (!format)
    throw new Error(
      `Unexpected format of \`${name}\`, expected ${FORMATS.map((one) => `.${one}`).join(', ')}: say which with --format`,
    )
  const read = readWitness(bytes, name, name, {format})
  if (!holdsDocument(read)) {
    yield nothingOf(name, read.file.messages)
    return
  }
  const found = sourcesOf(read).map((source) => editionOf(source))
  const editions = found.flatMap(({edition, file}) => (edition ? [{edition, file}] : []))
  link(editions)
  for (const {edition, file} of found) {
    const messages = [...read.file.messages, ...file.messages]
    if (edition) yield lineOf(name, edition, messages)
    else yield nothingOf(name, messages)
  }
}

/** What is said of a file, or a document in it, that could not be read. */
function nothingOf(name: string, messages: VFile['messages']) {
  return {
    file: name,
    meta: {},
    units: [],
    measures: [],
    references: [],
    messages: told(messages),
  }
}

function lineOf(name: string, {document, root, witness}: Edition, messages: VFile['messages']) {
  const {loci} = witness
  const at = loci && locator(loci)
  return {
    file: name,
    meta: document,
    units: unitRecords(root).map((unit) => ({
      ...unit,
      ...(at && {locus: {start: at(unit.start, false), end: at(unit.end, true)}}),
    })),
    measures: measureRecords(root, document),
    references: referenceRecords(root),
    messages: told(messages),
  }
}

function told(messages: VFile['messages']) {
  return messages.map(({ruleId, reason, place, fatal}) => ({ruleId, reason, place, fatal}))
}

/** The place in the file of an offset in the transcription. */
function locator(loci: NonNullable<Edition['witness']['loci']>) {
  return (offset: number, isEnd: boolean): number => {
    let low = 0
    let high = loci.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      const {end = 0} = loci[middle] ?? {}
      if (isEnd ? end < offset : end <= offset) low = middle + 1
      else high = middle
    }
    const locus = loci[low]
    if (!locus) return 0
    const exact = locus.to - locus.from === locus.end - locus.start
    const inside = Math.min(Math.max(offset - locus.start, 0), locus.end - locus.start)
    return exact ? locus.from + inside : isEnd ? locus.to : locus.from
  }
}

function formatNamed(name: string): Format {
  const found = FORMATS.find((format) => format === name.toLowerCase().replace(/^\./u, ''))
  if (!found)
    throw new UsageError(
      `没有这种格式 · Unexpected format \`${name}\`, expected one of ${FORMATS.join(', ')}`,
    )
  return found
}
