/** The engine, off the main thread. Typing never waits for it. */
import {openIndex} from './engine.ts'
import type {Answer, Engine} from './engine.ts'

/** What the page asks. */
export interface Request {
  id: number
  /** Address of the index file. */
  url: string
  query: string
}

/** What it is told. */
export type Reply = {id: number; answer: Answer} | {id: number; error: string}

let engine: Promise<Engine> | undefined

async function load(url: string): Promise<Engine> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
  return openIndex(await response.json())
}

addEventListener('message', ({data}: MessageEvent<Request>) => {
  const {id, url, query} = data
  engine ??= load(url)
  engine
    .then((ready): Reply => ({id, answer: ready.search(query)}))
    .catch((error: unknown): Reply => {
      // The next request tries again.
      engine = undefined
      return {id, error: error instanceof Error ? error.message : String(error)}
    })
    .then((reply) => {
      postMessage(reply)
    }, reportError)
})
