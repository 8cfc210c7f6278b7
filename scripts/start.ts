/** Builds the site and serves it, on port 4321 or the next free one. */
import {buildSite} from './build.ts'
import {serveUntilStopped} from './serve.ts'

if (await buildSite()) {
  const url = await serveUntilStopped(4321, true)
  console.log(`${url}  （按 Ctrl+C 结束）`)
} else {
  process.exitCode = 1
}
