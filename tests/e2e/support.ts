/** What every browser test holds to: no console error, no uncaught error, no request to another host. */
import {test as base, expect} from '@playwright/test'
import type {Page} from '@playwright/test'

export {LOOSE} from '../sites.ts'

/** In a pattern for addresses. */
export function escaped(address: string): string {
  return address.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export const POLICY = 'd/jing-jiao-zhi-cheng-2020-7/'
export const NEWS = 'd/lu-xin-bao-ding/'

/** Of the site of `tests/site/`: a law in two versions, a notice with its annex, and what cites them. */
export const LAW = 'd/shi-li-shi-zhi-ye-pei-xun-tiao-li@2023-05-01/'
export const FORMER_LAW = 'd/shi-li-shi-zhi-ye-pei-xun-tiao-li@2019-03-01/'
export const REGISTRATION = 'd/shi-li-shi-pei-xun-ji-gou-deng-ji-ban-fa@2018-06-15/'
export const SUBSIDY = 'd/shi-zheng-fa-2021-5/'
export const OPINION = 'd/shi-zheng-ban-fa-2022-12/'
export const CHECK = 'd/shi-ren-she-fa-2024-3/'

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

/** Lets the search index wait. @returns lets it come */
export async function holdIndex(page: Page): Promise<() => void> {
  let go: () => void = () => undefined
  const held = new Promise<void>((resolve) => (go = resolve))
  await page.context().route('**/search/index.bin', async (route) => {
    await held
    await route.continue()
  })
  return go
}

export {expect}
