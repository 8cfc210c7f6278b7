/** The engine, off the main thread: typing never waits for it. Of several questions only the newest is worth an answer. */
import type {Answer, Question} from './answer.ts'
import {concordance} from './concordance.ts'
import type {Concordance, Order} from './concordance.ts'
import {toCsv} from './csv.ts'
import {makeFold} from './encode.ts'
import {Engine} from './engine.ts'
import {IndexError} from './format.ts'
import {HttpSource} from './http.ts'
import {GivenUp} from './search.ts'
import {Store} from './store.ts'

/** Which texts are searched: the readings, or what the witnesses have instead. */
export type Layer = 'index' | 'originals'

/** What the page asks. */
export type Ask = {
  id: number
  /** Address of the folder of the index. */
  folder: string
  layer: Layer
} & (
  | {what: 'open'}
  | {what: 'answer'; question: Question}
  | {what: 'concordance'; question: Question; order: Order; from: number; count: number}
  | {what: 'csv'; question: Question; base: string}
)

/** What it is told. `last` is false where counting goes on. */
export type Reply = {id: number} & (
  | {answer: Answer; last: boolean}
  | {concordance: Concordance}
  | {csv: string}
  | {opened: true}
  /** `host`: the network or the host failed; `index`: what came is no index. */
  | {error: 'host' | 'index'; message: string}
)

const fold = makeFold()
const engines = new Map<string, Promise<Engine>>()
/** The newest question; others are given up as soon as something else comes to mind. */
let newest = 0
/** What was fetched was wrong: a cache is not believed again. */
let isDoubted = false

function engineOf({folder, layer}: Ask): Promise<Engine> {
  const known = engines.get(folder + layer)
  if (known) return known
  const store = Store.open(new HttpSource(folder), layer, isDoubted)
  const engine = store.then((store) => Engine.over(store, fold))
  engines.set(folder + layer, engine)
  return engine
}

async function reply(ask: Ask): Promise<Reply | undefined> {
  const engine = await engineOf(ask)
  const {id} = ask
  switch (ask.what) {
    case 'open':
      return {id, opened: true}
    case 'answer': {
      // Typing on while the index was opened has overtaken it.
      if (id < newest) return undefined
      const isWanted = () => id >= newest
      const answer = await engine.answer(ask.question, {
        first: (answer) => {
          if (isWanted()) postMessage({id, answer, last: false} satisfies Reply)
        },
        isWanted,
      })
      return {id, answer, last: true}
    }
    case 'concordance':
      return {id, concordance: await concordance(engine, ask.question, ask)}
    case 'csv':
      return {id, csv: await toCsv(engine, ask.question, ask.base)}
  }
}

addEventListener('message', ({data}: MessageEvent<Ask>) => {
  if (data.what === 'answer') newest = data.id
  reply(data).then(
    (made) => {
      if (made) postMessage(made)
    },
    (error: unknown) => {
      if (error instanceof GivenUp) return
      // The next question tries again from the beginning.
      engines.delete(data.folder + data.layer)
      isDoubted = true
      const kind = error instanceof IndexError || error instanceof RangeError ? 'index' : 'host'
      const message = error instanceof Error ? error.message : String(error)
      postMessage({id: data.id, error: kind, message} satisfies Reply)
    },
  )
})
