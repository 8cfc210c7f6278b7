/** `mingwen emend`: any file → its transcription, the entries that the rules make, and the text with the accepted ones, as JSON lines. */
import {readFileSync} from 'node:fs'
import {buffer} from 'node:stream/consumers'
import type {Position} from 'unist'
import type {Entry} from '../../src/collation/apparatus.ts'
import {collate} from '../../src/collation/collate.ts'
import type {Remark} from '../../src/collation/collate.ts'
import {edited} from '../../src/collation/page.ts'
import {positioner} from '../../src/tree/position.ts'
import {decode} from '../../src/witness/decode.ts'
import type {Encoding} from '../../src/witness/decode.ts'
import {isDoubtful, onlyProposed} from '../../src/witness/doubt.ts'
import {parseArguments, UsageError} from './arguments.ts'
import {whyOf} from './failure.ts'
import {writeJsonLine} from './json-line.ts'
import {formatMessage} from './message.ts'
import {progress} from './progress.ts'

/** What one line of the output holds. */
export interface Emendation {
  /** As it was asked for. */
  file: string
  encoding: Encoding
  /** Everything that is in the file, a byte order mark too. All offsets count in it. */
  transcription: string
  /** The transcription with the accepted entries applied. */
  text: string
  entries: Entry[]
  /** In the order of the text. */
  messages: Message[]
}

/** Something that was found, whether or not an entry mends it. */
export interface Message {
  ruleId: string
  reason: string
  place: Position
  fatal: boolean
}

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5']

const HELP = `用法：mingwen emend [选项] 文件…
试校任何文本文件：一个文件一行 JSON，写到标准输出；不改动任何文件。“-”是标准输入。

  {file, encoding, transcription, text, entries, messages}

  transcription  文件里的全部字符；一切位置都是其中的 UTF-16 偏移
  text           采用了 status 为 accepted 的校改之后的文字
  entries        校改：位置、原作什么、改读什么、哪条规则、采用还是待定
  messages       发现：规则、理由、起止的行、列、偏移

  --encoding 名称  不猜编码：${ENCODINGS.join('、')}
  --help          显示本说明

文件读不到，或是文件夹，在标准错误上说明，其余照做，退出码为 1。

Usage: mingwen emend [OPTIONS] FILE…
Reads any text file and writes one JSON object a line to standard output; no file is changed.
“-” is standard input. \`text\` is the transcription with the accepted entries applied; offsets
count in the transcription, in UTF-16 code units.

  --encoding NAME  do not guess: ${ENCODINGS.join(', ')}
  --help           show this

A file that cannot be read is told on standard error, the others are done, and the status is 1.`

export async function emendCommand(args: readonly string[]): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    encoding: {type: 'string'},
    json: {type: 'boolean'},
    help: {type: 'boolean', short: 'h'},
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const declared = values.encoding === undefined ? undefined : encodingOf(values.encoding)
  if (positionals.length === 0) throw new UsageError('要有文件名，或“-” · Expected a FILE, or -')

  let status = 0
  const shown = progress(positionals.length, !process.stdout.isTTY)
  for (const name of positionals) {
    shown.step(name)
    let emendation: ReturnType<typeof streamed>
    try {
      const bytes = name === '-' ? await buffer(process.stdin) : readFileSync(name)
      emendation = streamed(name, bytes, declared)
    } catch (error) {
      status = 1
      shown.end()
      console.error(formatMessage(name, {...whyOf(error), fatal: true}))
      continue
    }
    // Not more than one page is held, however slowly somebody reads.
    await writeJsonLine(process.stdout, emendation)
  }
  shown.end()
  return status
}

export function emend(file: string, bytes: Uint8Array, declared?: Encoding): Emendation {
  const emendation = streamed(file, bytes, declared)
  return {...emendation, messages: [...emendation.messages]}
}

/** The same, but each message is made when it is asked for: there may be millions. */
function streamed(
  file: string,
  bytes: Uint8Array,
  declared?: Encoding,
): Omit<Emendation, 'messages'> & {messages: Iterable<Message>} {
  const {encoding, text: transcription, problems} = decode(bytes, declared)
  // In what is no text every rule would find something.
  const isText = !problems.some(({ruleId}) => ruleId === 'binary-file')
  const collation = isText ? collate(transcription) : {entries: [], remarks: []}
  const entries = isDoubtful(problems) ? onlyProposed(collation.entries) : collation.entries
  const found = [
    ...problems.map(({at, ...problem}) => ({...problem, start: at})),
    ...collation.remarks,
  ]
  return {
    file,
    encoding,
    transcription,
    text: edited(transcription, entries).text,
    entries,
    messages: messagesOf(
      transcription,
      found.sort((a, b) => a.start - b.start || a.end - b.end),
    ),
  }
}

function* messagesOf(
  transcription: string,
  found: readonly Remark[],
): Generator<Message, void, undefined> {
  const place = positioner(transcription)
  for (const {ruleId, reason, start, end} of found)
    yield {ruleId, reason, place: place(start, end), fatal: false}
}

function encodingOf(name: string): Encoding {
  const lower = name.toLowerCase()
  const alias: Record<string, Encoding> = {utf8: 'utf-8', gbk: 'gb18030', gb2312: 'gb18030'}
  const found = ENCODINGS.find((one) => one === (alias[lower] ?? lower))
  if (!found)
    throw new UsageError(
      `没有这种编码 · Unexpected encoding \`${name}\`, expected one of ${ENCODINGS.join(', ')}`,
    )
  return found
}
