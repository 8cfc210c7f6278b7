import type {Page} from '@playwright/test'
import {expect, POLICY, test} from './support.ts'

async function find(page: Page, query: string): Promise<void> {
  await page.goto('search/')
  await page.getByRole('searchbox').fill(query)
  await page.getByRole('button', {name: '检索'}).click()
}

test('检索、打开一处、返回，词还在', async ({page}) => {
  await page.goto('')
  await page.getByRole('combobox').fill('产教融合')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-count]')).toContainText('产教融合')
  await expect(page.locator('[data-count]')).toContainText('9 处，见于 2 件文件、6 段')
  await expect(page.locator('mark').first()).toHaveText('产教融合')
  await page.locator('.hits blockquote a', {hasText: '认证制度'}).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}4/#art_4__para_1~\\d+$`))
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue('产教融合')
  await expect(page.locator('[data-count]')).toContainText('9 处')
})

test.describe('查得到', () => {
  for (const [query, words] of [
    ['抵免', '可按投资额的30%抵免'],
    ['30%', '投资额的30%'],
    ['1+X', '1+X证书制度试点'],
    ['京教职成', '京教职成〔2020〕7号'],
    ['京教职成[2020]7号', '京教职成〔2020〕7号'],
    ['產教融合', '产教融合'],
    ['鲁昕', '鲁昕'],
    ['昕', '鲁昕'],
    ['tafe', 'TAFE'],
    ['三分之一，及时', '三分之一，及时将新技术'],
    ['若干意见', '关于深化职业教育改革的若干意见'],
  ] as const)
    test(query, {tag: '@once'}, async ({page}) => {
      await find(page, query)
      await expect(page.locator('.hits').first()).toContainText(words)
      await expect(page).toHaveURL(
        new RegExp(`q=${encodeURIComponent(query).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
      )
    })
})

test('点名的条款直接到', async ({page}) => {
  await find(page, '第七条第二款')
  await page.locator('.direct').getByRole('link', {name: '第七条第二款'}).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}7/#art_7__para_2$`))
})

test('没有的条款说共几条；错一个字给出相近的', async ({page}) => {
  await find(page, '第十二条')
  await expect(page.locator('[data-state]')).toContainText('共 10 条')
  await find(page, '产教融和')
  await page.locator('[data-state]').getByRole('link', {name: '产教融合'}).click()
  await expect(page.locator('[data-count]')).toContainText('9 处')
})

test('筛选、换排法、居中索引，都在地址里', async ({page, isMobile}) => {
  await page.goto('search/?q=产教融合')
  if (isMobile) await page.getByText('筛选', {exact: true}).click()
  await page.locator('[data-facets] a', {hasText: '新闻'}).click()
  await expect(page).toHaveURL(/genre=/)
  await expect(page.locator('[data-count]')).toContainText('2 处')
  await page.getByRole('link', {name: '居中索引'}).click()
  await expect(page.locator('.kwic tbody tr')).toHaveCount(2)
  await page.goBack()
  await page.goBack()
  await expect(page.locator('[data-count]')).toContainText('9 处')
})

test('只用键盘：输入、看数、走到第一处', async ({page}) => {
  await page.goto('search/')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('抵免')
  await expect(page.locator('[data-count]')).toContainText('1 处')
  await expect(page.locator('[data-count]')).toHaveAttribute('role', 'status')
  const first = page.locator('.hits a').first()
  for (let i = 0; i < 30; i++) {
    if (await first.evaluate((link) => link === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${POLICY}4/`))
})

test('查询是文字，不是网页', {tag: '@once'}, async ({page}) => {
  const query = '<img src=x onerror=alert(1)>'
  await find(page, query)
  await expect(page.locator('[data-count]')).toContainText(query)
  await expect(page.locator('main img')).toHaveCount(0)
})

test('索引取不到，说清楚，还能再试', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource|ERR_FAILED|404|500/)
  await page
    .context()
    .route('**/search/index.bin', (route) => route.fulfill({status: 500, body: ''}))
  await page.goto('search/?q=抵免')
  await expect(page.locator('[data-state]')).toContainText('索引没有取到')
  await page.context().unroute('**/search/index.bin')
  await page.getByRole('button', {name: '再试一次'}).click()
  await expect(page.locator('[data-count]')).toContainText('1 处')
})

test('索引坏了一半，不给错的答案', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource/)
  await page
    .context()
    .route('**/search/index.bin', (route) => route.fulfill({status: 200, body: 'MWI\u0002'}))
  await page.goto('search/?q=抵免')
  await expect(page.locator('[data-state]')).toContainText('索引没有取到')
})

test('没要检索，就不取索引', {tag: '@once'}, async ({page}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('search/')
  await page.goto(POLICY)
  expect(asked.filter((url) => url.endsWith('index.bin') || url.includes('worker'))).toEqual([])
})

test('五千字的查询也不卡', {tag: '@once'}, async ({page}) => {
  await page.goto('search/')
  await page.getByRole('searchbox').fill('产教融合'.repeat(1250))
  await expect(page.locator('.between')).toContainText('没有一段逐字如此')
})

test('下载 CSV：一段一行', {tag: '@once'}, async ({page}) => {
  await page.goto('search/?q=产教融合')
  const download = page.waitForEvent('download')
  await page.getByRole('link', {name: '下载 CSV'}).click()
  const stream = await (await download).createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).toString('utf8').trim().split('\r\n')).toHaveLength(7)
})
