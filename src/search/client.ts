/** The page's side of the search worker. */
import type {Answer, Named, Question} from './answer.ts'
import type {Concordance, Order} from './concordance.ts'
import type {Originals} from './originals.ts'
import type {Ask, Failure, Reply} from './worker.ts'

/** An answer was overtaken by a newer question. */
export class Overtaken extends Error {
  override name = 'Overtaken'
}

/** The index could not be had. */
export class Failed extends Error {
  override name = 'Failed'
  readonly kind: Failure
  /** How large the file is that would have to be fetched whole, if that is known. */
  readonly bytes: number | undefined

  constructor(kind: Failure, message: string, bytes?: number) {
    super(message)
    this.kind = kind
    this.bytes = bytes
  }
}

interface Waiting {
  /** Whether the next question overtakes it. */
  isPassing: boolean
  /** @returns whether it waits for more */
  take: (reply: Reply) => boolean
  fail: (error: Error) => void
}

export class SearchClient {
  readonly #folder: string
  #worker: Worker | undefined
  #last = 0
  #whole = false
  readonly #waiting = new Map<number, Waiting>()

  /** @param folder address of the folder of the index, with its slash */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** Starts the worker and fetches the head of the index: call it when somebody is about to search. */
  prepare(): void {
    this.#send({what: 'open'})
  }

  /** From now on a large file may be fetched whole. */
  allowWhole(): void {
    this.#whole = true
  }

  /**
   * @param first told of the first page where counting goes on behind it
   * @throws Overtaken if a newer question came; Failed if the index could not be had
   */
  answer(question: Question, first: (answer: Answer) => void): Promise<Answer> {
    for (const [id, {isPassing, fail}] of this.#waiting) {
      if (!isPassing) continue
      this.#waiting.delete(id)
      fail(new Overtaken())
    }
    return this.#ask({what: 'answer', question}, (reply, done) => {
      if (!('answer' in reply)) return false
      if (reply.last) done(reply.answer)
      else first(reply.answer)
      return !reply.last
    })
  }

  /** Only what a query names. @throws Failed if the index could not be had */
  named(question: Question): Promise<Named> {
    return this.#ask({what: 'named', question}, (reply, done) => {
      if ('named' in reply) done(reply.named)
      return false
    })
  }

  /**
   * What the witnesses have that the readings do not have.
   *
   * @throws Overtaken if a newer question came; Failed if the index could not be had
   */
  originals(question: Question): Promise<Originals> {
    return this.#ask({what: 'originals', question}, (reply, done) => {
      if ('originals' in reply) done(reply.originals)
      return false
    })
  }

  /** @throws Failed if the index could not be had */
  concordance(
    question: Question,
    withOriginals: boolean,
    page: {order: Order; from: number; count: number},
  ): Promise<Concordance> {
    return this.#ask({what: 'concordance', question, withOriginals, ...page}, (reply, done) => {
      if ('concordance' in reply) done(reply.concordance)
      return false
    })
  }

  /** Every hit as a line. @param base absolute address of the site */
  csv(question: Question, withOriginals: boolean, base: string): Promise<string> {
    return this.#ask({what: 'csv', question, withOriginals, base}, (reply, done) => {
      if ('csv' in reply) done(reply.csv)
      return false
    })
  }

  #ask<Made>(
    ask: Asked,
    take: (reply: Reply, done: (made: Made) => void) => boolean,
  ): Promise<Made> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(this.#send(ask), {
        isPassing: ask.what === 'answer' || ask.what === 'originals',
        take: (reply) => take(reply, resolve),
        fail: reject,
      })
    })
  }

  #send(ask: Asked): number {
    const id = ++this.#last
    this.#open().postMessage({id, folder: this.#folder, whole: this.#whole, ...ask})
    return id
  }

  #open(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {type: 'module'})
    worker.addEventListener('message', ({data}: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(data.id)
      if (!waiting) return
      if ('error' in data) waiting.fail(new Failed(data.error, data.message, data.bytes))
      if ('error' in data || !waiting.take(data)) this.#waiting.delete(data.id)
      if ('error' in data && data.isSpent && this.#waiting.size === 0) {
        worker.terminate()
        this.#worker = undefined
      }
    })
    worker.addEventListener('error', (event) => {
      for (const {fail} of this.#waiting.values())
        fail(new Failed('code', event.message || 'worker'))
      this.#waiting.clear()
      worker.terminate()
      this.#worker = undefined
    })
    this.#worker = worker
    return worker
  }
}

type Asked = Ask extends infer One
  ? One extends Ask
    ? Omit<One, 'id' | 'folder' | 'whole'>
    : never
  : never
