/** A line as slow as a household's before a server: what comes back waits, and comes no faster than the line. */
import {connect, createServer} from 'node:net'
import type {AddressInfo, Socket} from 'node:net'
import {setTimeout as rest} from 'node:timers/promises'

export interface Line {
  url: string
  close: () => void
}

/**
 * @param port of the server on this machine
 * @param wait from a question to its answer, in milliseconds
 * @param rate in bits a second, for all connections together
 */
export async function slowLine(port: number, wait: number, rate: number): Promise<Line> {
  const sockets = new Set<Socket>()
  /** When the line has sent what it was given. */
  let free = 0
  const line = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    // One after the other: timers alone keep no order.
    let sent = Promise.resolve()
    near.pipe(far)
    near.on('close', () => far.destroy())
    far.on('data', (bytes: Buffer) => {
      free = Math.max(free, performance.now() + wait) + (bytes.length * 8 * 1000) / rate
      const due = free
      sent = sent.then(async () => {
        await rest(Math.max(0, due - performance.now()))
        if (!near.destroyed) near.write(bytes)
      })
    })
    far.on('close', () => {
      void sent.then(() => near.end())
    })
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const {port: own} = line.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${own}/`,
    close: () => {
      line.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
