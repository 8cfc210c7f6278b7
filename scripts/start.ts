/** Builds the site and serves it, on port 4321 or the next free one. */
import {buildSite} from './build.ts'
import {serveUntilStopped} from './serve.ts'

const built = await buildSite()
if (built === 'partly') console.error('有文件未能刊出，原因见上；其余照常。')
if (built !== 'failed') {
  const url = await serveUntilStopped(4321, true)
  console.log(`${url}  （按 Ctrl+C 结束）`)
} else {
  process.exitCode = 1
}
