/** The engine, off the main thread: typing never waits for it. Of several questions only the newest is worth an answer. */
import type {Answer, HitGroup, Named, Question} from './answer.ts'
import {GivenUp} from './checking.ts'
import type {Concordance, Order} from './concordance.ts'
import {Engine} from './engine.ts'
import {isOfIndex, SMALL} from './format.ts'
import {HttpSource, MissingFile, TooLarge, Unreachable} from './http.ts'
import type {Originals} from './originals.ts'
import {Store} from './store.ts'

/** What the page asks. */
export type Ask = {
  id: number
  /** Address of the folder of the index. */
  folder: string
  /** Whether a large file may be fetched whole where a host sends no parts of it. */
  whole: boolean
} & (
  | {what: 'open'}
  | {what: 'answer' | 'named' | 'originals'; question: Question}
  | ({what: 'concordance'; order: Order; from: number; count: number} & Every)
  | ({what: 'csv'; base: string} & Every)
)

/** Every hit, with those of the witnesses or without. */
interface Every {
  question: Question
  withOriginals: boolean
}

/**
 * Why there is no answer. `host`: the network or the host failed; `missing`: there is no such file;
 * `index`: what came is no index; `large`: the host sends no parts of a file, and the whole is large;
 * `code`: a part of the program could not be had, as of a page that is older than the site.
 */
export type Failure = 'host' | 'missing' | 'index' | 'large' | 'code'

/** What it is told. `last` is false where counting goes on. */
export type Reply = {id: number} & (
  | {answer: Answer; last: boolean}
  | {named: Named}
  | {originals: Originals}
  | {concordance: Concordance}
  | {csv: string}
  | {opened: true}
  | Told
)

/** What became of a question that has no answer. */
interface Told {
  error: Failure
  message: string
  /** Of the file that is too large. */
  bytes?: number
  /** A module could not be fetched: the same worker does not ask for it again. */
  isSpent?: boolean
}

const engines = new Map<string, Promise<Engine>>()
/** The newest question; others are given up as soon as something else comes to mind. */
let newest = 0
/** What was fetched was wrong: a cache is not believed again. */
let isDoubted = false

/** @param name `index`: the readings; `originals`: what the witnesses have instead */
function engineOf({folder, whole}: Ask, name: 'index' | 'originals' = 'index'): Promise<Engine> {
  const key = `${folder} ${name} ${whole}`
  const known = engines.get(key)
  if (known) return known
  const source = new HttpSource(folder, whole ? Infinity : SMALL)
  const engine = Store.open(source, name, isDoubted).then((store) =>
    Engine.over(store, name === 'index'),
  )
  engines.set(key, engine)
  engine.catch(() => engines.delete(key))
  return engine
}

async function originalsOf(
  ask: Ask,
  question: Question,
  isWanted?: () => boolean,
): Promise<Originals> {
  const [readings, originals] = await Promise.all([engineOf(ask), engineOf(ask, 'originals')])
  const {findOriginals} = await import('./originals.ts')
  return findOriginals({readings, originals}, question, isWanted)
}

async function everyHit(ask: Ask & Every): Promise<{readings: HitGroup[]; originals: HitGroup[]}> {
  const {question} = ask
  const readings = await (await engineOf(ask)).all(question)
  if (!ask.withOriginals) return {readings, originals: []}
  return {readings, originals: (await originalsOf(ask, {...question, exact: true})).groups}
}

async function reply(ask: Ask): Promise<Reply | undefined> {
  const {id} = ask
  const isWanted = () => id >= newest
  switch (ask.what) {
    case 'open':
      await engineOf(ask)
      return {id, opened: true}
    case 'answer': {
      const engine = await engineOf(ask)
      // Typing on while the index was opened has overtaken it.
      if (!isWanted()) return undefined
      const answer = await engine.answer(ask.question, {
        first: (answer) => {
          if (isWanted()) postMessage({id, answer, last: false} satisfies Reply)
        },
        isWanted,
      })
      return {id, answer, last: true}
    }
    case 'named':
      return {id, named: await (await engineOf(ask)).named(ask.question)}
    case 'originals':
      return {id, originals: await originalsOf(ask, ask.question, isWanted)}
    case 'concordance':
      return {
        id,
        concordance: (await import('./concordance.ts')).concordance(await everyHit(ask), ask),
      }
    case 'csv':
      return {id, csv: (await import('./csv.ts')).toCsv(await everyHit(ask), ask.base)}
  }
}

function failure(error: unknown): Told {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof TooLarge) {
    return {error: 'large', message, bytes: error.bytes}
  }
  if (error instanceof MissingFile) return {error: 'missing', message}
  if (error instanceof Unreachable) return {error: 'host', message}
  return isOfIndex(error) ? {error: 'index', message} : {error: 'code', message, isSpent: true}
}

/** @param isLast whether what was fetched was not believed already */
async function answer(ask: Ask, isLast = false): Promise<void> {
  try {
    const made = await reply(ask)
    if (made) postMessage(made)
  } catch (error) {
    if (error instanceof GivenUp) return
    const told = failure(error)
    const isWrong = told.error === 'index' || told.error === 'missing'
    if (isWrong) {
      engines.clear()
      isDoubted = true
    }
    // A site that was built anew while the page was open has other files now: nobody needs to know.
    if (isWrong && !isLast) await answer(ask, true)
    else postMessage({id: ask.id, ...told} satisfies Reply)
  }
}

addEventListener('message', ({data}: MessageEvent<Ask>) => {
  if (data.what === 'answer') newest = data.id
  void answer(data)
})
