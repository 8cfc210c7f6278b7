/** `mingwen collate`: what the rules propose for documents goes into their `apparatus.json`; what was decided stays. */
import {basename, join} from 'node:path'
import type {VFile} from 'vfile'
import type {Entry} from '../../src/collation/apparatus.ts'
import type {Remark} from '../../src/collation/collate.ts'
import {contentRoot, isFatal, nameOf, sha256} from '../../src/corpus/files.ts'
import {propose} from '../../src/corpus/propose.ts'
import type {Proposal} from '../../src/corpus/propose.ts'
import {collationOf, foldersOf, readSources} from '../../src/corpus/sources.ts'
import type {Source} from '../../src/corpus/source.ts'
import {ruleName, STATUS_NAMES} from '../../src/records/names.ts'
import {around, visible} from '../../src/records/quality.ts'
import {positioner} from '../../src/tree/position.ts'
import type {Positioner} from '../../src/tree/position.ts'
import {writeApparatus} from './apparatus-file.ts'
import {parseArguments} from './arguments.ts'
import {formatMessage} from './message.ts'
import {progress} from './progress.ts'
import {cells, formatTable, pad, shorten} from './table.ts'

const HELP = `用法：mingwen collate [选项] [文件的 id…]
按规则校勘 content/documents/ 里的文件（不给 id 就是全部），把新的校改写进各自的 apparatus.json，
打印新提出的、撤回的、没有收的，各带前后八个字。

  已采用、已否决、人工的校改一概不动；否决过的不再提。
  以前提出、还没有决定、规则如今不再提的，撤回（删去），并在表里说明。
  已有决定之处又有别的读法，或与已有的校改交叉，只报告，不写入。
  底本与校勘记的摘要不合，说明是哪个文件，不写入，退出码为 1。

  --dry-run  只说，不写
  --json     每行一个 JSON：{document, change, entry, place, before, after}，change 是 new、withdrawn、
             decided 或 crossing；只有话说的，{document, change: 'none', message}
  --help     显示本说明

Usage: mingwen collate [OPTIONS] [ID…]
Collates the documents of the content root (all, or those named), writes what is new into their
apparatus.json, and prints it with eight characters on each side. Decisions are never altered, and
what was rejected is never proposed again. A proposal that nobody decided on and that the rules no
longer make is withdrawn. Another reading at a decided place, or one that crosses an entry, is told
and not stored. Where a witness is not the one that an apparatus was made for, nothing is written
and the status is 1.

  --dry-run  tell, do not write
  --json     one JSON object a line: {document, change, entry, place, before, after}; change is new,
             withdrawn, decided or crossing; a message alone is {document, change: 'none', message}
  --help     show this`

/** One row of what is told. */
type Change = 'new' | 'withdrawn' | Proposal['refused'][number]['why']

const CHANGES: Record<Change, string> = {
  new: '新提出',
  withdrawn: '撤回',
  decided: '未收：此处已有决定',
  crossing: '未收：与已有的交叉',
}

export async function collateCommand(args: readonly string[]): Promise<number> {
  const {values, positionals: ids} = parseArguments(args, {
    'dry-run': {type: 'boolean'},
    json: {type: 'boolean'},
    help: {type: 'boolean', short: 'h'},
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const root = contentRoot()
  const known = foldersOf(root).map((folder) => basename(folder))
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length > 0) {
    console.error(`没有这件文件：${unknown.join('、')}。有的是：\n${known.join('\n')}`)
    console.error(`No such document: ${unknown.join(', ')}. The documents are listed above.`)
    return 1
  }
  const {sources, files} = readSources(root)
  const wanted = (folder: string) => ids.length === 0 || ids.includes(basename(folder))
  const told = files.filter((file) => isFatal(file) && concerns(file, root, wanted))
  for (const file of told)
    for (const message of file.messages.filter(({fatal}) => fatal))
      console.error(formatMessage(file.path, message))

  const chosen = sources.flatMap((source) =>
    source.folder !== undefined && wanted(source.folder)
      ? [{...source, folder: source.folder, id: basename(source.folder)}]
      : [],
  )
  const shown = progress(chosen.length, !process.stdout.isTTY)
  let changed = 0
  for (const source of chosen) {
    shown.step(source.id)
    const {transcription, layout} = source.witness
    const digest = sha256(transcription)
    const stretch = source.given.witness
    const proposal = propose(
      {transcription, layout, stretch, digest, apparatus: source.apparatus},
      collationOf(source.witness, source.apparatus),
    )
    const isChanged = proposal.fresh.length + proposal.withdrawn.length > 0
    const path = join(source.folder, 'apparatus.json')
    if (isChanged && !values['dry-run']) writeApparatus(path, proposal.apparatus)
    if (isChanged) changed++
    if (values.json) printJson(source, proposal)
    else print(source, proposal, nameOf(path))
    // Other work, such as the signal to stop, gets its turn.
    await new Promise(setImmediate)
  }
  shown.end()
  if (!values.json) {
    const wrote = values['dry-run'] ? `未写（--dry-run），应写 ${changed}` : `写了 ${changed}`
    console.log(`${chosen.length} 件文件，${wrote} 件的校勘记。`)
  }
  return told.length > 0 ? 1 : 0
}

/** Whether a file has to do with documents that were asked for; a witness may have to do with all. */
function concerns(file: VFile, root: string, wanted: (folder: string) => boolean): boolean {
  const documents = nameOf(join(root, 'documents'))
  if (!file.path.startsWith(documents)) return true
  return wanted(file.path.slice(documents.length + 1).split(/[/\\]/)[0] ?? '')
}

/** Every entry that is told, in the order of the text. */
function changesOf({fresh, withdrawn, refused}: Proposal): {change: Change; entry: Entry}[] {
  return [
    ...fresh.map((entry) => ({change: 'new' as const, entry})),
    ...withdrawn.map((entry) => ({change: 'withdrawn' as const, entry})),
    ...refused.map(({entry, why}) => ({change: why, entry})),
  ].sort((a, b) => a.entry.start - b.entry.start || a.entry.end - b.entry.end)
}

function print(source: Source & {id: string}, proposal: Proposal, path: string): void {
  const {id, witness, file} = source
  const changes = changesOf(proposal)
  const count = (change: Change) => changes.filter((one) => one.change === change).length
  const sums = (Object.keys(CHANGES) as Change[]).flatMap((change) =>
    count(change) > 0 ? [`${CHANGES[change]} ${count(change)}`] : [],
  )
  console.log(`${id}  ${path}：${sums.join('，') || '没有新的'}`)
  const at = positioner(witness.transcription)
  if (changes.length > 0) console.log(`${indent(tableOf(changes, witness.transcription, at))}\n`)
  for (const remark of proposal.open) console.error(formatMessage(file.path, messageOf(remark, at)))
}

function tableOf(
  changes: readonly {change: Change; entry: Entry}[],
  transcription: string,
  at: Positioner,
): string {
  const rows = changes.map(({change, entry}) => {
    const {line, column} = at(entry.start, entry.end).start
    const {before, after} = around(transcription, entry.start, entry.end)
    const original = shorten(visible(entry.original), 28)
    const reading = shorten(visible(entry.reading), 28)
    return {
      cells: [
        `${line}:${column}`,
        ruleName(entry.ruleId),
        STATUS_NAMES[entry.status],
        `${original || '（无）'} → ${reading || '（删）'}`,
      ],
      before: visible(before),
      rest: `【${original}】${visible(after)}`,
      what: change === 'new' ? '' : CHANGES[change],
    }
  })
  // The place itself stands in one column, as in a concordance.
  const width = Math.max(...rows.map(({before}) => cells(before)))
  return formatTable(
    ['位置', '规则', '状态', '原 → 读', '上下文', ''],
    rows.map(({cells, before, rest, what}) => [...cells, pad(before, width, 'start') + rest, what]),
  )
}

function printJson({id, witness}: Source & {id: string}, proposal: Proposal): void {
  const at = positioner(witness.transcription)
  const write = (value: object) => {
    console.log(JSON.stringify({document: id, ...value}))
  }
  for (const {change, entry} of changesOf(proposal)) {
    const {start, end} = entry
    write({change, entry, place: at(start, end), ...around(witness.transcription, start, end)})
  }
  for (const {ruleId, reason, start, end} of proposal.open)
    write({change: 'none', message: {ruleId, reason, place: at(start, end), fatal: false}})
}

function messageOf({start, end, reason, ruleId}: Remark, at: Positioner) {
  const {line, column} = at(start, end).start
  return {line, column, reason, ruleId, fatal: false}
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}
