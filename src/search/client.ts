/** The page's side of the search worker. Only the newest question is answered. */
import type {Answer} from './engine.ts'
import type {Reply, Request} from './worker.ts'

/** An answer was overtaken by a newer question. */
export class Overtaken extends Error {
  override name = 'Overtaken'
}

export class SearchClient {
  readonly #url: string
  #worker: Worker | undefined
  #latest = 0
  readonly #waiting = new Map<
    number,
    {resolve: (answer: Answer) => void; reject: (error: Error) => void}
  >()

  /** @param url address of the index file */
  constructor(url: string) {
    this.#url = url
  }

  /** Starts the worker and the download: call it when the reader is about to search. */
  prepare(): void {
    this.#send('')
  }

  /** @throws Overtaken if a newer question came; an Error if the index could not be had. */
  search(query: string): Promise<Answer> {
    const id = this.#send(query)
    for (const [other, {reject}] of this.#waiting) {
      reject(new Overtaken())
      this.#waiting.delete(other)
    }
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject})
    })
  }

  #send(query: string): number {
    const id = ++this.#latest
    this.#open().postMessage({id, url: this.#url, query} satisfies Request)
    return id
  }

  #open(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {type: 'module'})
    worker.addEventListener('message', ({data}: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if ('answer' in data) waiting?.resolve(data.answer)
      else waiting?.reject(new Error(data.error))
    })
    worker.addEventListener('error', (event) => {
      for (const {reject} of this.#waiting.values()) reject(new Error(event.message || 'worker'))
      this.#waiting.clear()
      this.#worker = undefined
    })
    this.#worker = worker
    return worker
  }
}
