/**
 * The `mingwen` command: npx --no-install mingwen SUBCOMMAND …
 *
 * A subcommand is loaded only when it is meant, so that reading one page does not wait for what
 * building a site needs.
 */
import {enableCompileCache} from 'node:module'
import {join} from 'node:path'
import {UsageError} from './mingwen/arguments.ts'
import {ROOT} from './tool.ts'

/** Runs with the arguments after its name; gives the exit status. */
export type Subcommand = (args: readonly string[]) => Promise<number>

const SUBCOMMANDS: Record<string, {does: string; load: () => Promise<Subcommand>}> = {
  collate: {
    does: '校勘：按规则提出校改，写进校勘记\n             propose changes into apparatus.json',
    load: async () => (await import('./mingwen/collate.ts')).collateCommand,
  },
  emend: {
    does: '试校任何文件，结果逐行写成 JSON，不动文件\n             any file: transcription, entries, edited text, as JSON lines',
    load: async () => (await import('./mingwen/emend.ts')).emendCommand,
  },
  find: {
    does: '在建成的网站里检索\n             ask a built site: hits, counts, bytes and requests, as JSON lines',
    load: async () => (await import('./mingwen/find.ts')).findCommand,
  },
  publish: {
    does: '许诺现有的地址：以后的构建丢一个就失败\n             promise the addresses of the present build',
    load: async () => (await import('./mingwen/publish.ts')).publishCommand,
  },
  parse: {
    does: '读任何文件：条款、措施、引用，逐行写成 JSON\n             any file: units, measures, references, as JSON lines, one a document',
    load: async () => (await import('./mingwen/parse.ts')).parseCommand,
  },
}

const HELP = `用法：npx --no-install mingwen 子命令 [参数…]
Usage: npx --no-install mingwen SUBCOMMAND [ARGUMENT…]

${Object.entries(SUBCOMMANDS)
  .map(([name, {does}]) => `  ${name.padEnd(10)} ${does}`)
  .join('\n')}

各子命令的用法：mingwen 子命令 --help
Each subcommand explains itself: mingwen SUBCOMMAND --help`

// Compiling takes a quarter of the time that one page takes.
enableCompileCache(join(ROOT, '.cache/node'))

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

// The texts are the project's, wherever a person stands.
process.env.MINGWEN_CONTENT ??= join(ROOT, 'content')
process.exitCode = await main(process.argv.slice(2))

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(HELP)
    return name === undefined ? 2 : 0
  }
  // A name such as `toString` is not one of ours either.
  const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined
  if (!subcommand) {
    console.error(`没有这个子命令：${name}\nNo such subcommand: ${name}\n\n${HELP}`)
    return 2
  }
  try {
    return await (
      await subcommand.load()
    )(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\n看用法 · See: mingwen ${name} --help`)
    return 2
  }
}
