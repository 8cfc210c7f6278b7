import {expect, POLICY, test} from './support.ts'

test('从页脚走到文本质量：每件文件都有编码、摘要、计数', async ({page}) => {
  await page.goto('')
  await page.locator('.foot').getByRole('link', {name: '文本质量'}).click()
  await expect(page).toHaveURL(/quality\/$/)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('文本质量')
  const documents = page.locator('.tally').first().locator('tbody tr')
  await expect(page.locator('main section')).toHaveCount(await documents.count())
  const section = page.locator('section', {hasText: '京教职成〔2020〕7号'}).first()
  await expect(section).toContainText('UTF-8')
  await expect(section.locator('code[title]').first()).toHaveAttribute('title', /^[0-9a-f]{64}$/)
  await expect(section).toContainText('每 60 个换一个')
  await expect(section).toContainText('换过的字每 60 字一个')
  await expect(section.locator('.tally tbody tr').first()).toContainText(/\d/)
})

test('计数与校勘记页一致，每个链接都有去处', {tag: '@once'}, async ({page}) => {
  await page.goto(`${POLICY}apparatus/`)
  const total = await page.locator('.tally tfoot td').last().textContent()
  await page.goto('quality/')
  const row = page.locator('.tally').first().locator('tr', {hasText: '京教职成'})
  await expect(row.locator('td').nth(2)).toHaveText(total ?? '')
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
  expect(links.length).toBeGreaterThan(5)
  const ids = new Map<string, Set<string>>()
  for (const href of links) {
    const [path = '', id = ''] = href.split('#')
    if (!ids.has(path)) {
      expect((await page.goto(path))?.status()).toBe(200)
      const found = await page.locator('[id]').evaluateAll((all) => all.map(({id}) => id))
      ids.set(path, new Set(found))
    }
    if (id !== '') expect(ids.get(path)?.has(id), href).toBe(true)
  }
})

test('没有待定的，说一声；有待定的，逐处列出', async ({page}) => {
  await page.goto('quality/')
  const rows = page.locator('.tally').first().locator('tbody tr')
  for (let i = 0; i < (await rows.count()); i++) {
    const count = Number((await rows.nth(i).locator('td').nth(3).textContent())?.replace('—', '0'))
    const section = page.locator('main section').nth(i)
    if (count === 0) await expect(section).toContainText('没有待编者决定的校改')
    else
      await expect(section.locator('[id$=-proposed] .entries > li')).toHaveCount(
        Math.min(count, 100),
      )
  }
})

test('不横向滚动：360、768、1440 像素', {tag: '@once'}, async ({page}) => {
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({width, height: 800})
    await page.goto('quality/')
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(over, `${width} 像素`).toBeLessThanOrEqual(0)
  }
})

test.describe('没有脚本', () => {
  test.use({javaScriptEnabled: false})
  test('照样能看', async ({page}) => {
    await page.goto('quality/')
    await expect(page.locator('.tally').first()).toBeVisible()
    await expect(page.locator('[style]')).toHaveCount(0)
  })
})
