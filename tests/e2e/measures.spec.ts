import type {Locator, Page} from '@playwright/test'
import {expect, LOOSE, test} from './support.ts'

const rows = (page: Page): Locator => page.locator('[data-results] tbody tr')
const told = (page: Page): Locator => page.locator('[data-count]')

/** A value of a facet, by the title of the facet and the words of the value. */
const value = (page: Page, facet: string, words: string | RegExp): Locator =>
  page
    .locator('[data-facets] section', {has: page.getByRole('heading', {name: facet, exact: true})})
    .locator('a[data-choose]', {hasText: words})

/** The figure beside a value. */
async function figure(link: Locator): Promise<number> {
  return Number(await link.locator('.num').textContent())
}

/** On a phone the facets are folded. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.locator('[data-facetsd]')).toBeVisible()
  if (!(await page.locator('[data-facets]').isVisible()))
    await page.locator('[data-facetsd] > summary').click()
}

async function downloaded(page: Page, kind: 'csv' | 'json'): Promise<string> {
  const download = page.waitForEvent('download')
  await page.locator(`[data-get=${kind}]`).click()
  const stream = await (await download).createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

test('筛选：各值旁的数，就是选了之后剩下的项数', async ({page}) => {
  await open(page, 'measures/')
  const all = await rows(page).count()
  expect(all).toBeGreaterThan(40)
  await expect(told(page)).toHaveText(`${all} 项措施`)
  const push = value(page, '力度', '鼓励')
  const encouraged = await figure(push)
  expect(encouraged).toBeGreaterThan(0)
  expect(encouraged).toBeLessThan(all)
  await push.click()
  await expect(page).toHaveURL(/\?force=encourage$/)
  await expect(rows(page)).toHaveCount(encouraged)
  await expect(told(page)).toHaveText(`${all} 项措施中的 ${encouraged} 项`)
  await expect(push).toHaveAttribute('aria-current', 'true')
  const article = value(page, '条', '第四条')
  const both = await figure(article)
  await article.click()
  await expect(page).toHaveURL(/\?force=encourage&article=art_4$/)
  await expect(rows(page)).toHaveCount(both)
  // Chosen again it is taken off.
  await push.click()
  await expect(page).toHaveURL(/\?article=art_4$/)
})

test('每种状态都在地址里：刷新、后退、前进都还在', async ({page}) => {
  await open(page, 'measures/')
  const all = await rows(page).count()
  const amounts = value(page, '其他', '有数量')
  const some = await figure(amounts)
  await amounts.click()
  await expect(rows(page)).toHaveCount(some)
  await page.locator('[data-view=list]').click()
  await expect(page).toHaveURL(/\?quantity=1&view=list$/)
  const list = page.locator('.mlist > li')
  await expect(list).toHaveCount(some)
  await expect(page.locator('[data-view=list]')).toHaveAttribute('aria-current', 'true')
  await page.reload()
  await expect(list).toHaveCount(some)
  await page.goBack()
  await expect(page).toHaveURL(/\?quantity=1$/)
  await expect(rows(page)).toHaveCount(some)
  await page.goBack()
  await expect(page).toHaveURL(/measures\/$/)
  await expect(rows(page)).toHaveCount(all)
  await page.goForward()
  await expect(rows(page)).toHaveCount(some)
})

test('手机上筛选折起，选了也不合上', async ({page, isMobile}) => {
  test.skip(!isMobile, '桌面上筛选展开')
  await page.goto('measures/')
  await expect(page.locator('[data-facetsd] > summary')).toBeVisible()
  await expect(page.locator('[data-facets]')).toBeHidden()
  await page.locator('[data-facetsd] > summary').tap()
  await value(page, '力度', '鼓励').tap()
  await expect(told(page)).toContainText('项措施中的')
  await expect(page.locator('[data-facets]')).toBeVisible()
})

test('没有合条件的，说清楚，还能看全部', async ({page}) => {
  await page.goto('measures/?actor=没有这个机关&period=1')
  await expect(page.getByText('没有同时合于这些条件的措施。')).toBeVisible()
  await expect(told(page)).toContainText('中的 0 项')
  await page.getByRole('link', {name: '看全部'}).click()
  await expect(page).toHaveURL(/measures\/$/)
  await expect(rows(page).first()).toBeVisible()
})

test('下载的就是所选的', {tag: '@once'}, async ({page}) => {
  await open(page, 'measures/?force=encourage')
  await expect(told(page)).toContainText('项措施中的')
  const count = await rows(page).count()
  const csv = await downloaded(page, 'csv')
  expect(csv.startsWith('\uFEFF"文件","地址","条款"')).toBe(true)
  expect(csv.trim().split('\r\n')).toHaveLength(count + 1)
  const records = JSON.parse(await downloaded(page, 'json')) as {force: string; text: string}[]
  expect(new Set(records.map(({force}) => force))).toEqual(new Set(['encourage']))
  await expect(page.locator('td.s')).toHaveText(records.map(({text}) => text))
})

test.describe('没有脚本', () => {
  test.use({javaScriptEnabled: false})

  test('全部措施都在页上，下载的也是全部', {tag: '@once'}, async ({page, request}) => {
    await page.goto('measures/')
    await expect(page.locator('[data-facetsd]')).toBeHidden()
    const csv = await (await request.get('measures.csv')).text()
    expect(csv.trim().split('\r\n')).toHaveLength((await rows(page).count()) + 1)
  })
})

test.describe('文件多', () => {
  test.use({baseURL: LOOSE.url})

  test('按文件筛选；选定一件，才有条可选', async ({page}) => {
    await open(page, 'measures/')
    await expect(page.getByRole('heading', {name: '条', exact: true})).toHaveCount(0)
    const document = value(page, '文件', '示人社发〔2024〕3号')
    const count = await figure(document)
    expect(count).toBeGreaterThan(1)
    await document.click()
    await expect(page).toHaveURL(/\?d=shi-ren-she-fa-2024-3$/)
    await expect(rows(page)).toHaveCount(count)
    await value(page, '条', '第三条').click()
    await expect(page).toHaveURL(/&article=art_3$/)
    for (const place of await page.locator('td.c > a').allTextContents())
      expect(place).toContain('第三条')
  })
})
