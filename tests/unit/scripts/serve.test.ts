/** The server of built sites, asked as nobody should ask. */
import {mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync} from 'node:fs'
import {get} from 'node:http'
import {connect} from 'node:net'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {serve} from '../../../scripts/serve.ts'

const dir = mkdtempSync(join(tmpdir(), 'served-'))
writeFileSync(join(dir, 'index.html'), '<!doctype html>')
writeFileSync(join(dir, 'large.bin'), new Uint8Array(8_000_000))
const {server} = await serve({dir, port: 0})
const {port} = server.address() as AddressInfo
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(dir, {recursive: true})
})

/** The first line of the answer to a request line as it stands. */
function ask(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    })
    socket.once('data', (data) => {
      resolve(String(data).split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.once('error', reject)
  })
}

test('怪地址有应答，服务器还在', async () => {
  for (const path of ['//', '//large.bin', '/%', '/..%2f..%2fetc%2fpasswd', 'http://elsewhere:x/'])
    expect(await ask(`GET ${path}`)).toMatch(/^HTTP\/1\.1 [234]\d\d /)
  expect(await ask('GET /')).toContain('200')
})

const descriptors = '/proc/self/fd'
const isLinux = process.platform === 'linux'

/** Of the large file. */
function opened(): number {
  return readdirSync(descriptors).filter((name) => {
    try {
      return readlinkSync(join(descriptors, name)).endsWith('large.bin')
    } catch {
      return false
    }
  }).length
}

test.skipIf(!isLinux)('应答中断了，文件就放开', async () => {
  const breakOff = () =>
    new Promise<void>((resolve) => {
      const range = 'bytes=0-3999999,4000001-7999999'
      const asked = get({port, path: '/large.bin', headers: {range}}, (response) => {
        expect(response.statusCode).toBe(206)
        response.once('data', () => {
          asked.destroy()
          resolve()
        })
      })
      asked.on('error', () => undefined)
    })
  for (let i = 0; i < 20; i++) await breakOff()
  await expect.poll(opened).toBe(0)
})
