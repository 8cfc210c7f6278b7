import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {publishCommand} from '../../../scripts/mingwen/publish.ts'
import {linesOf} from './support.ts'
import type {Ended} from './support.ts'

const TEXT = '某发〔2020〕1号\n样例办法\n第一条 甲应当乙。\n第二条 丙应当丁。\n'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mingwen-'))
  write('ban-fa.txt', TEXT)
})
afterEach(() => {
  rmSync(root, {recursive: true})
})

const write = (path: string, text: string) => {
  writeFileSync(join(root, path), text)
}
const lockPath = () => join(root, 'permalinks.lock')
const lock = () => readFileSync(lockPath(), 'utf8')

/** The command without a program of its own, which would take longer to start than to run. */
async function publish(...args: string[]): Promise<Ended> {
  vi.stubEnv('MINGWEN_CONTENT', root)
  const said = {stdout: '', stderr: ''}
  const out = vi.spyOn(console, 'log').mockImplementation((line) => (said.stdout += `${line}\n`))
  const err = vi.spyOn(console, 'error').mockImplementation((line) => (said.stderr += `${line}\n`))
  const status = await publishCommand(args)
  out.mockRestore()
  err.mockRestore()
  vi.unstubAllEnvs()
  return {status, ...said}
}

describe('mingwen publish', () => {
  test('先说后写；写下文件、条、款；再公布一次什么也不添', async () => {
    const dry = await publish('--dry-run', '--json')
    expect([dry.status, dry.stderr, existsSync(lockPath())]).toEqual([0, '', false])
    const {documents, added, addresses} = JSON.parse(dry.stdout) as {
      documents: number
      added: number
      addresses: string[]
    }
    expect([documents, added]).toEqual([1, 5])
    expect(addresses).toEqual([
      expect.stringMatching(/^\/d\/mou-fa-2020-1\/ sha256:[0-9a-f]{64}$/),
      '/d/mou-fa-2020-1/1/',
      '/d/mou-fa-2020-1/1/#art_1__para_1',
      '/d/mou-fa-2020-1/2/',
      '/d/mou-fa-2020-1/2/#art_2__para_1',
    ])

    const {status, stdout} = await publish()
    expect([status, stdout]).toEqual([0, expect.stringContaining('添了 5 行，共许诺 5 个地址')])
    const written = lock()
    expect(linesOf(written).filter((line) => line.startsWith('/'))).toEqual(addresses)
    expect(written.startsWith('#')).toBe(true)

    expect((await publish()).stdout).toContain('添了 0 行')
    expect(lock()).toBe(written)
  })

  test('许诺过的会丢：指名，什么也不添，退出码为 1；说了移到哪里就能公布', async () => {
    const before = '/d/mou-fa-2020-1/\n/d/mou-fa-2020-1/9/\n'
    write('permalinks.lock', before)
    const lost = await publish()
    expect(lost.status).toBe(1)
    expect(lost.stderr).toMatch(
      /permalinks\.lock:2:1 {2}error {2}.*\/d\/mou-fa-2020-1\/9\/.*withdrawn-address/u,
    )
    expect(lock()).toBe(before)

    write('redirects.yaml', '/d/mou-fa-2020-1/9/: /d/mou-fa-2020-1/2/\n')
    expect(await publish()).toMatchObject({status: 0, stderr: ''})
    expect(lock().startsWith(before)).toBe(true)
  })

  test('没有刊出的文件不许诺，其余照添，退出码为 1', async () => {
    write('空.txt', '')
    const {status, stdout, stderr} = await publish('--json')
    expect(status).toBe(1)
    expect(stderr).toMatch(/空\.txt:1:1 {2}error {2}.*empty-file/u)
    expect((JSON.parse(stdout) as {documents: number}).documents).toBe(1)
    expect(lock()).toContain('/d/mou-fa-2020-1/2/')
  })
})
