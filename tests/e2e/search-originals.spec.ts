/** 也查原文: what only the witnesses have is found when it is asked for, and counted apart. */
import type {Page} from '@playwright/test'
import {expect, POLICY, test} from './support.ts'

const STUFFED = '开放教育与职业教育融合发展'
const count = (page: Page) => page.locator('[data-count]')
const toggle = (page: Page) => page.getByRole('checkbox', {name: '也查原文'})
const originals = (page: Page) => page.locator('section.originals')

test('不开就不查；开了分开计数，在地址里，可以后退', async ({page}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('search/?q=教育')
  await expect(count(page)).toHaveText('教育　71 处，见于 2 件文件、28 段')
  await expect(toggle(page)).not.toBeChecked()
  const ofOriginals = () => asked.filter((url) => /originals[^/]*\.(?:bin|js)$/.test(url))
  expect(ofOriginals()).toEqual([])
  await expect(toggle(page)).toHaveAccessibleDescription(/原文是来源上校订之前的字/)
  await toggle(page).focus()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(/&in=original$/)
  await expect(toggle(page)).toBeFocused()
  await expect(count(page)).toHaveText(/^教育　正文 71 处，见于 2 件文件、28 段；原文另有 \d+ 处$/)
  expect(ofOriginals()).not.toEqual([])
  const many = /另有 (\d+) 处/.exec((await count(page).textContent()) ?? '')?.[1] ?? ''
  expect(Number(many)).toBeGreaterThan(0)
  await expect(originals(page).getByRole('heading').first()).toContainText(`${many} 处只在原文里`)
  await page.goBack()
  await expect(count(page)).toHaveText('教育　71 处，见于 2 件文件、28 段')
  await expect(toggle(page)).not.toBeChecked()
  await expect(originals(page)).toHaveCount(0)
  await page.goForward()
  await page.reload()
  await expect(toggle(page)).toBeChecked()
  await expect(count(page)).toContainText(`原文另有 ${many} 处`)
})

test('正文已经改掉的字，开了才查得到；到了那里，原文标着', async ({page}) => {
  await page.goto(`search/?q="${STUFFED}"`)
  await expect(page.locator('[data-state]')).toContainText('没有找到')
  await page.getByRole('link', {name: '连原文一起查'}).click()
  await expect(count(page)).toContainText(/正文没有逐字相同的；原文有 \d+ 处/)
  const shown = originals(page).locator('.hits > li')
  await expect(shown).toHaveCount(5)
  await originals(page)
    .getByRole('button', {name: /再列 \d+ 条/})
    .click()
  expect(await shown.count()).toBeGreaterThan(5)
  const total = Number(/有 (\d+) 处/.exec((await count(page).textContent()) ?? '')?.[1])
  const rest = await originals(page)
    .getByText(/另有 \d+ 处/)
    .allTextContents()
  const told = rest.reduce((sum, text) => sum + Number(/\d+/.exec(text)?.[0]), 0)
  expect((await originals(page).locator('mark').count()) + told).toBe(total)
  await shown.filter({hasText: '第一条'}).locator('blockquote a[href*="#"]').first().click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}1/#art_1`))
  const original = page.locator('.para.here .pair, .here .pair').first()
  await expect(original).toContainText('开放')
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...(CSS.highlights.get('found') ?? [])].map(
          (range) => (range as Range).startContainer.parentElement?.closest('.pair') !== null,
        ),
      ),
    )
    .toContain(true)
})

test('居中索引和 CSV 也带上，各说所据', {tag: '@once'}, async ({page}) => {
  await page.goto('search/?q=教育&in=original&view=kwic&sort=text')
  const rows = page.locator('.kwic tbody tr')
  await expect(rows).toHaveCount(100)
  await page.getByRole('link', {name: '下一页'}).click()
  await expect(rows.locator('.o').first()).toHaveText('原文')
  const download = page.waitForEvent('download')
  await page.getByRole('link', {name: '下载 CSV'}).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
  const [head = [], ...lines] = Buffer.concat(chunks)
    .toString('utf8')
    .trim()
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('","'))
  const places = (layer: string) =>
    lines
      .filter((cells) => cells[head.indexOf('所据')] === layer)
      .reduce((sum, cells) => sum + Number(cells[head.indexOf('处数')]), 0)
  const [, others] = /另有 (\d+) 处/.exec((await count(page).textContent()) ?? '') ?? []
  expect(places('正文')).toBe(71)
  expect(places('原文')).toBe(Number(others))
})

test('筛选也管原文；力度是正文的，就说没有计入', {tag: '@once'}, async ({page}) => {
  await page.goto('search/?q=教育&in=original&genre=新闻')
  await expect(count(page)).toContainText(/；原文(?:另有 \d+ 处|里没有更多)/)
  for (const link of await originals(page).locator('blockquote a').all())
    await expect(link).not.toHaveAttribute('href', new RegExp(POLICY))
  await page.goto('search/?q=教育&in=original&force=plain')
  await expect(count(page)).toContainText('原文不分力度和工具，没有计入')
  await expect(originals(page)).toHaveCount(0)
})

test('原文的索引取不到，正文照样列，还能再查', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource/)
  await page
    .context()
    .route('**/search/originals.bin', (route) => route.fulfill({status: 404, body: ''}))
  await page.goto('search/?q=教育&in=original')
  await expect(count(page)).toContainText('正文 71 处，见于 2 件文件、28 段；原文没有取到')
  await expect(page.locator('.hits').first()).toBeVisible()
  await page.context().unroute('**/search/originals.bin')
  await page.getByRole('button', {name: '再取原文'}).click()
  await expect(count(page)).toContainText(/原文另有 \d+ 处/)
})
