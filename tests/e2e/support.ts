/** What every browser test holds to: no console error, no uncaught error, no request to another host. */
import {test as base, expect} from '@playwright/test'

export const POLICY = 'd/jing-jiao-zhi-cheng-2020-7/'
export const NEWS = 'd/lu-xin-bao-ding/'

interface Watch {
  /** Messages that a test expects, such as a request that it blocks itself. */
  allow: RegExp[]
}

export const test = base.extend<{watch: Watch}>({
  watch: [
    async ({page, baseURL}, use) => {
      const watch: Watch = {allow: []}
      const problems: string[] = []
      const origin = new URL(baseURL ?? '').origin
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          problems.push(`console: ${message.text()}`)
      })
      page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(origin) && !/^(?:data|blob):/.test(url))
          problems.push(`request: ${url}`)
      })
      await use(watch)
      expect(
        problems.filter((problem) => !watch.allow.some((allowed) => allowed.test(problem))),
      ).toEqual([])
    },
    {auto: true},
  ],
})

export {expect}
