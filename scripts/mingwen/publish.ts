/** `mingwen publish`: promises the addresses of the present build: from then on a build that would drop one fails. */
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {contentRoot, readCorpus} from '../../src/corpus.ts'
import {isFatal, nameOf, readText, sha256} from '../../src/corpus/files.ts'
import {linesToAdd, readLock, withLines} from '../../src/corpus/promises.ts'
import {LOCK} from '../../src/corpus/publication.ts'
import {parseArguments} from './arguments.ts'
import {formatMessage} from './message.ts'

const HELP = `用法：mingwen publish [选项]
把现有各件、各章、各条、各款、各项的地址添进 permalinks.lock。添进去就是许诺：以后的构建要是会丢掉
其中一个，就指名道姓地失败。挪动了的，写进 redirects.yaml，旧址会引到新址。已有的行一概不动。

  --dry-run  只说，不写
  --json     打印一个 JSON：{lock, documents, added, addresses}
  --help     显示本说明

有文件因致命的发现没有刊出，它的地址不在许诺之列；其余照添，退出码为 1。
有已许诺的地址会丢，什么也不添，退出码为 1。

Usage: mingwen publish [OPTIONS]
Appends the addresses of the present build to permalinks.lock. From then on a build that would drop
one of them fails with its name; what has moved is a line in redirects.yaml. Lines are never altered.

  --dry-run  tell, do not write
  --json     one JSON object: {lock, documents, added, addresses}
  --help     show this

A document that is left out for something fatal is not promised; the rest is, and the status is 1.
Where a promised address would be lost, nothing is added and the status is 1.`

export function publishCommand(args: readonly string[]): Promise<number> {
  const {values} = parseArguments(args, {
    'dry-run': {type: 'boolean'},
    json: {type: 'boolean'},
    help: {type: 'boolean', short: 'h'},
  })
  if (values.help) {
    console.log(HELP)
    return Promise.resolve(0)
  }
  const root = contentRoot()
  const path = join(root, LOCK)
  const {editions, files, broken} = readCorpus(root)
  const fatal = files.filter(isFatal)
  for (const file of fatal)
    for (const message of file.messages.filter(({fatal}) => fatal))
      console.error(formatMessage(file.path, message))
  if (broken.length > 0) {
    console.error(`已许诺的地址会丢 ${broken.length} 个，什么也没有添。`)
    console.error(`${broken.length} promised addresses would be lost; nothing was added.`)
    return Promise.resolve(1)
  }
  const text = readText(path)
  const lock = text === undefined ? undefined : readLock(text)
  const lines = linesToAdd(
    lock,
    editions.map(({document, root, witness}) => ({
      document,
      root,
      digest: sha256(witness.transcription),
    })),
  )
  if (lines.length > 0 && !values['dry-run']) writeFileSync(path, withLines(text, lines))
  const total =
    (lock?.promised.size ?? 0) + lines.filter((line) => !lock?.promised.has(line)).length
  if (values.json)
    console.log(
      JSON.stringify({
        lock: nameOf(path),
        documents: editions.length,
        added: lines.length,
        addresses: lines,
      }),
    )
  else
    console.log(
      `${nameOf(path)}：${editions.length} 件文件，${values['dry-run'] ? '应添' : '添了'} ${lines.length} 行，共许诺 ${total} 个地址。`,
    )
  return Promise.resolve(fatal.length > 0 ? 1 : 0)
}
