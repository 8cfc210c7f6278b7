/** The page's side of the search worker. */
import type {Answer, Question} from './answer.ts'
import type {Concordance, Order} from './concordance.ts'
import type {Ask, Layer, Reply} from './worker.ts'

/** An answer was overtaken by a newer question. */
export class Overtaken extends Error {
  override name = 'Overtaken'
}

/** The index could not be had. */
export class Failed extends Error {
  override name = 'Failed'
  /** `host`: the network or the host failed; `index`: what came is no index. */
  readonly kind: 'host' | 'index'

  constructor(kind: 'host' | 'index', message: string) {
    super(message)
    this.kind = kind
  }
}

interface Waiting {
  isQuestion: boolean
  /** @returns whether it waits for more */
  take: (reply: Reply) => boolean
  fail: (error: Error) => void
}

export class SearchClient {
  readonly #folder: string
  #worker: Worker | undefined
  #last = 0
  readonly #waiting = new Map<number, Waiting>()

  /** @param folder address of the folder of the index, with its slash */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** Starts the worker and fetches the head of the index: call it when somebody is about to search. */
  prepare(layer: Layer = 'index'): void {
    this.#send({what: 'open'}, layer)
  }

  /**
   * @param first told of the first page where counting goes on behind it
   * @throws Overtaken if a newer question came; Failed if the index could not be had
   */
  answer(question: Question, layer: Layer, first: (answer: Answer) => void): Promise<Answer> {
    for (const [id, {isQuestion, fail}] of this.#waiting) {
      if (!isQuestion) continue
      this.#waiting.delete(id)
      fail(new Overtaken())
    }
    return this.#ask({what: 'answer', question}, layer, (reply, done) => {
      if (!('answer' in reply)) return false
      if (reply.last) done(reply.answer)
      else first(reply.answer)
      return !reply.last
    })
  }

  /** @throws Failed if the index could not be had */
  concordance(
    question: Question,
    layer: Layer,
    page: {order: Order; from: number; count: number},
  ): Promise<Concordance> {
    return this.#ask({what: 'concordance', question, ...page}, layer, (reply, done) => {
      if ('concordance' in reply) done(reply.concordance)
      return false
    })
  }

  /** Every hit as a line. @param base absolute address of the site */
  csv(question: Question, layer: Layer, base: string): Promise<string> {
    return this.#ask({what: 'csv', question, base}, layer, (reply, done) => {
      if ('csv' in reply) done(reply.csv)
      return false
    })
  }

  #ask<Made>(
    ask: Asked,
    layer: Layer,
    take: (reply: Reply, done: (made: Made) => void) => boolean,
  ): Promise<Made> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(this.#send(ask, layer), {
        isQuestion: ask.what === 'answer',
        take: (reply) => take(reply, resolve),
        fail: reject,
      })
    })
  }

  #send(ask: Asked, layer: Layer): number {
    const id = ++this.#last
    this.#open().postMessage({id, folder: this.#folder, layer, ...ask})
    return id
  }

  #open(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {type: 'module'})
    worker.addEventListener('message', ({data}: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(data.id)
      if (!waiting) return
      if ('error' in data) waiting.fail(new Failed(data.error, data.message))
      if ('error' in data || !waiting.take(data)) this.#waiting.delete(data.id)
    })
    worker.addEventListener('error', (event) => {
      for (const {fail} of this.#waiting.values())
        fail(new Failed('host', event.message || 'worker'))
      this.#waiting.clear()
      this.#worker = undefined
    })
    this.#worker = worker
    return worker
  }
}

type Asked = Ask extends infer One
  ? One extends Ask
    ? Omit<One, 'id' | 'folder' | 'layer'>
    : never
  : never
