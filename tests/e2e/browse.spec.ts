import {expect, POLICY, test} from './support.ts'

test('首页 → 文件 → 条', async ({page}) => {
  await page.goto('')
  await page.getByRole('link', {name: '关于深化职业教育改革的若干意见'}).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}$`))
  await expect(page.locator('.art h2')).toHaveCount(10)
  await page.locator('#art_4 .handle > summary').click()
  await page.locator('#art_4').getByRole('link', {name: '格式'}).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}4/#cite$`))
  await expect(page.getByRole('heading', {level: 1})).toHaveText(
    '四、深化产教融合，创新体制机制，激发企业参与职业教育活力',
  )
  await page.getByRole('link', {name: /^下一条/}).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}5/$`))
})

test('首页的条目直到那一条', async ({page}) => {
  await page.goto('')
  await page.getByRole('link', {name: /扩大开放/}).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}9/$`))
})

test('每页有自己的题目、描述和分享卡片', {tag: '@once'}, async ({page}) => {
  const seen = new Set<string>()
  for (const path of [
    '',
    POLICY,
    `${POLICY}4/`,
    `${POLICY}5/`,
    `${POLICY}apparatus/`,
    `${POLICY}witness/`,
    'measures/',
    'search/',
    'about/',
  ]) {
    await page.goto(path)
    const title = await page.title()
    const description = await page.locator('meta[name=description]').getAttribute('content')
    expect(description).toBeTruthy()
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toBeTruthy()
    expect(await page.locator('meta[property="og:description"]').getAttribute('content')).toBe(
      description,
    )
    seen.add(`${title}|${description ?? ''}`)
  }
  expect(seen.size).toBe(9)
})

test('目次随读到之处移动', async ({page, isMobile}) => {
  test.skip(isMobile, '手机上目次折起')
  await page.goto(`${POLICY}#art_6__para_3`)
  await expect(page.locator('.toc [aria-current]')).toContainText('发挥职教优势')
})

test('没有的页面说清楚', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/404/)
  const response = await page.goto('d/nothing/')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('没有这一页')
})

test('取用纯文本：与页面上的校订本一样', {tag: '@once'}, async ({page, request}) => {
  await page.goto(POLICY)
  const shown = await page.locator('.text .hold > :is(p, h2)').allTextContents()
  const text = await (await request.get('d/jing-jiao-zhi-cheng-2020-7.txt')).text()
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  expect(lines.slice(2)).toEqual(shown)
})

test('不横向滚动：360、768、1440 像素', {tag: '@once'}, async ({page}) => {
  for (const path of [
    '',
    POLICY,
    `${POLICY}7/`,
    `${POLICY}apparatus/`,
    `${POLICY}witness/`,
    'measures/',
    'search/?q=产教融合',
    'search/?q=产教融合&view=kwic',
    'about/',
  ]) {
    await page.goto(path)
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({width, height: 800})
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, `${path} 在 ${width} 像素`).toBeLessThanOrEqual(0)
    }
  }
})
