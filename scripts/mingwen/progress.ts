/** How far long work has got, on the terminal of a person who waits for it. */
import type {WriteStream} from 'node:tty'

export interface Progress {
  /** Says that the next piece is being worked on. */
  step(name: string): void
  /** Takes the line away. */
  end(): void
}

const BAR = 24

/**
 * Shows nothing for a single piece, nor where nobody watches.
 *
 * @param alone whether nothing else is written to the same terminal meanwhile
 */
export function progress(
  total: number,
  alone: boolean,
  stream: WriteStream = process.stderr,
): Progress {
  if (total < 2 || !alone || !stream.isTTY) return {step: () => undefined, end: () => undefined}
  let done = 0
  return {
    step(name) {
      const filled = Math.round((done / total) * BAR)
      const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled)
      stream.write(`\r\u001B[K${bar} ${done}/${total} ${name.slice(-40)}`)
      done++
    },
    end() {
      stream.write('\r\u001B[K')
    },
  }
}
