/** Waiting and failing: each has its words and its way on, and never a wrong answer. */
import type {Page} from '@playwright/test'
import {indexOf} from '../search.ts'
import {expect, holdIndex, test} from './support.ts'

const state = (page: Page) => page.locator('[data-state]')
const again = (page: Page) => page.getByRole('button', {name: '再试一次'})
const count = (page: Page) => page.locator('[data-count]')

test('索引取不到，说清楚，还能再试', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource/)
  for (const [answer, line, sentence] of [
    [{status: 500, body: ''}, '索引没有取到', '网站没有应答、答错了，或者中途断了。'],
    [{status: 404, body: ''}, '索引没有取到', '网站上没有检索用的索引'],
    [{status: 200, body: '<!doctype html>'}, '索引不能用', '没有据此作答'],
    [{status: 200, body: `MWI\u0001${'\0'.repeat(40)}`}, '索引不能用', '不是同一版'],
  ] as const)
    await test.step(`${answer.status} ${answer.body.slice(0, 9)}`, async () => {
      await page.context().route('**/search/index.bin', (route) => route.fulfill(answer))
      await page.goto('search/?q=抵免')
      await expect(state(page).locator('.count')).toHaveText(line)
      await expect(state(page)).toContainText(sentence)
      await expect(state(page).getByRole('link', {name: '改看全部措施'})).toBeVisible()
      await page.context().unroute('**/search/index.bin')
      await again(page).click()
      await expect(count(page)).toContainText('1 处')
      await expect(count(page)).toBeFocused()
      await expect(state(page)).toBeHidden()
    })
})

test('索引缺了一截，不给错的答案', {tag: '@once'}, async ({page}) => {
  await page.context().route('**/search/index.bin', async (route) => {
    const response = await route.fetch()
    const body = await response.body()
    await route.fulfill({status: 200, body: body.subarray(0, body.length - 100)})
  })
  await page.goto('search/?q=抵免')
  await expect(state(page)).toContainText('取到的索引不完整')
  await expect(state(page).getByRole('link', {name: '刷新本页'})).toBeVisible()
})

test('断了网，说断了网；连上再试就好', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED/)
  await page.goto('search/')
  await page.context().setOffline(true)
  await page.getByRole('searchbox').fill('抵免')
  await expect(state(page).locator('.count')).toHaveText('网络断开了')
  await expect(state(page)).toContainText('连上网以后再试')
  await page.context().setOffline(false)
  await again(page).click()
  await expect(count(page)).toContainText('1 处')
})

test('原文没有取到，正文照样查', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED/)
  await page.goto('search/?q=抵免')
  await expect(count(page)).toContainText('1 处')
  await page.context().setOffline(true)
  await page.getByRole('checkbox', {name: '也查原文'}).check()
  await expect(count(page)).toContainText('原文没有取到')
  await page.getByRole('searchbox').fill('产教融合')
  await expect(count(page)).toContainText('正文 9 处')
  await page.context().setOffline(false)
  await page.getByRole('button', {name: '再取原文'}).click()
  await expect(count(page)).not.toContainText('没有取到')
})

test('您是否要找没有取到，查到的照样列着', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource/)
  await page.context().route(/\/suggest[.-][^/]*\.js$/, (route) => route.fulfill({status: 500}))
  await page.goto('search/?q=职业教育')
  await expect(count(page)).toContainText('41 处')
  await page.getByRole('searchbox').fill('产教融和')
  await expect(state(page)).toContainText('没有找到')
  await page.getByRole('searchbox').fill('产教融合')
  await expect(count(page)).toContainText('9 处')
})

for (const [name, query, sentence] of [
  ['question', '企业投资职业院校能抵免多少税费？', '没有与'],
  ['whole-fold', '驕傲的職業敎育', '没有找到'],
] as const)
  test(`一时取不到 ${name}，说没有取到；再试就有`, {tag: '@once'}, async ({page, watch}) => {
    watch.allow.push(/Failed to load resource/)
    const code = new RegExp(`/${name}[.-][^/]*\\.js$`)
    await page.context().route(code, (route) => route.fulfill({status: 500}))
    await page.goto(`search/?q=${encodeURIComponent(query)}`)
    await expect(state(page).locator('.count')).toHaveText('检索用的程序没有取到')
    await expect(state(page).getByRole('link', {name: '刷新本页'})).toBeVisible()
    await page.context().unroute(code)
    await again(page).click()
    await expect(page.locator('[data-search]')).toContainText(sentence)
    await expect(again(page)).toHaveCount(0)
  })

test('断了网，取过的还能查', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource/)
  await page.goto('search/?q=抵免')
  await expect(count(page)).toContainText('1 处')
  await page.context().setOffline(true)
  await page.getByRole('searchbox').fill('产教融合')
  await expect(count(page)).toContainText('9 处')
})

test('断了网，分着取的索引，取过的还能查', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource/)
  const files = largeIndex()
  await serveInstead(page, () => files)
  await page.goto('search/?q=投资额可以抵免')
  await expect(count(page)).toContainText('1 处')
  await page.context().unrouteAll()
  await page.context().setOffline(true)
  await page.getByRole('searchbox').fill('另有规定的除外')
  await expect(state(page)).toContainText('网络断开了')
  await page.getByRole('searchbox').fill('投资额可以抵免')
  await expect(count(page)).toContainText('1 处')
})

test('慢的时候先说正在查', {tag: '@once'}, async ({page}) => {
  const go = await holdIndex(page)
  await page.goto('search/?q=抵免')
  await expect(state(page).locator('.count')).toHaveText('抵免　正在查')
  await expect(state(page)).toHaveAttribute('aria-busy', 'true')
  go()
  await expect(count(page)).toContainText('1 处')
  await expect(state(page)).toBeHidden()
})

test.describe('索引很大', () => {
  test('主机不能只送一部分：说多大，读者要才取', {tag: '@once'}, async ({page}) => {
    const files = largeIndex()
    const [, pack] = [...files].find(([name]) => name !== 'index.bin') ?? ['', new Uint8Array(0)]
    const size = `${Math.round(pack.length / 1024)} KB`
    const asked: string[] = []
    await page.context().route(/\/search\/[^/]+\.bin$/, async (route) => {
      const name = route.request().url().split('/').at(-1) ?? ''
      asked.push(name)
      const body = Buffer.from(files.get(name) ?? [])
      await route.fulfill({status: 200, body, contentType: 'application/octet-stream'})
    })
    await page.goto('search/?q=抵免')
    await expect(state(page).locator('.count')).toHaveText('要先取下整份索引')
    await expect(state(page)).toContainText(`检索要先取下整份索引，共 ${size}`)
    await page.getByRole('button', {name: `取下 ${size} 并检索`}).click()
    await expect(count(page)).toHaveText('抵免　1 处，见于 1 件文件、1 段')
    // Once is enough.
    const before = asked.length
    await page.getByRole('searchbox').fill('第一百条之外')
    await expect(state(page)).toContainText('没有找到')
    expect(asked).toHaveLength(before)
  })
})

test('网站在读者开着页时换了一版，照样查', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource/)
  const [old, fresh] = [largeIndex('旧'), largeIndex('新')]
  let site = old
  await serveInstead(page, () => site)
  await page.goto('search/?q=投资额可以抵免')
  await expect(count(page)).toContainText('1 处')
  await expect(page.locator('.hits').first()).toContainText('旧')
  site = fresh
  await page.getByRole('searchbox').fill('其余另定')
  await expect(count(page)).toHaveText('其余另定　1 处，见于 1 件文件、1 段')
  await expect(page.locator('.hits').first()).toContainText('新')
})

/** Another index than that of the site, one range at a time. */
async function serveInstead(page: Page, files: () => ReturnType<typeof indexOf>): Promise<void> {
  await page.context().route(/\/search\/[^/]+\.bin$/, async (route) => {
    const body = Buffer.from(files().get(route.request().url().split('/').at(-1) ?? '') ?? [])
    const [, start, last] = /=(\d+)-(\d+)/.exec(route.request().headers()['range'] ?? '') ?? []
    if (body.length === 0) await route.fulfill({status: 404})
    else if (start === undefined || last === undefined) await route.fulfill({status: 200, body})
    else
      await route.fulfill({
        status: 206,
        headers: {'content-range': `bytes ${start}-${last}/${body.length}`},
        body: body.subarray(Number(start), Number(last) + 1),
      })
  })
}

/** One that is fetched in parts, because it is too large for one file. */
function largeIndex(mark = ''): ReturnType<typeof indexOf> {
  let seed = 1
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  const sentence = () =>
    Array.from({length: 150}, () => String.fromCodePoint(0x5000 + random(3000))).join('')
  const passages = Array.from({length: 400}, (_, i) => ({
    article: `art_${i + 1}`,
    heads: [],
    units: [
      {
        eid: `art_${i + 1}__para_1`,
        kind: 'text' as const,
        text: i === 200 ? `${mark}投资额可以抵免。其余另定。` : sentence(),
        emended: 0,
        measures: [],
      },
    ],
  }))
  const title = {eid: '', kind: 'title' as const, text: '示例', emended: 0, measures: []}
  const first = {heads: [], units: [title]}
  return indexOf([{id: 'shi-li', title: '示例', passages: [first, ...passages]}])
}
