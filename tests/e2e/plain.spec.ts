/** Reading needs nothing: no script; paper; dark; large. */
import {expect, POLICY, test} from './support.ts'

test.describe('没有脚本', () => {
  test.use({javaScriptEnabled: false})

  test('都能读，校记能开，检索处给出全部措施', async ({page}) => {
    await page.goto(POLICY)
    await expect(page.locator('#art_4__para_1 p').first()).toContainText(
      '建立产教融合型企业认证制度',
    )
    await expect(page.locator('.rail fieldset').first()).toBeHidden()
    await page.locator('#art_4__para_1 .handle > summary').click()
    await expect(page.locator('#art_4__para_1').getByRole('link', {name: '链接'})).toBeVisible()
    await page.goto('search/?q=抵免')
    await page.getByRole('link', {name: /全部 \d+ 项措施/}).click()
    await expect(page.locator('tbody tr').first()).toBeVisible()
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(40)
  })
})

test('深色和大字，刷新后还在', async ({page}) => {
  await page.goto(POLICY)
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await paper()
  await page.getByRole('button', {name: '深色'}).click()
  const dark = await paper()
  expect(dark).not.toBe(light)
  const size = () =>
    page
      .locator('#art_4__para_1 .hold > p')
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
  const normal = await size()
  await page.getByRole('button', {name: '大字'}).click()
  expect(await size()).toBeGreaterThan(normal)
  await page.reload()
  expect(await paper()).toBe(dark)
  expect(await size()).toBeGreaterThan(normal)
})

test('印在纸上：只有正文、校记和来历', async ({page}) => {
  await page.goto(`${POLICY}4/`)
  await page.emulateMedia({media: 'print'})
  for (const gone of ['.site', '.rail', '.foot', '.handle', '.cite', '.pn'])
    await expect(page.locator(gone).first()).toBeHidden()
  await expect(page.locator('.colophon')).toBeVisible()
  await expect(page.locator('.colophon')).toContainText('不是官方文本')
  await expect(page.locator('.colophon svg')).toBeVisible()
  await expect(page.locator('#art_4__para_1 .hold > p')).toBeVisible()
})

test('选了深色，印出来也是白纸黑字', {tag: '@once'}, async ({page}) => {
  await page.goto(`${POLICY}4/`)
  await page.getByRole('button', {name: '深色'}).click()
  await page.emulateMedia({media: 'print', colorScheme: 'dark'})
  const light = (color: string) => Number(/\d+/.exec(color)?.[0])
  const text = page.locator('#art_4__para_1 .hold > p')
  expect(light(await text.evaluate((p) => getComputedStyle(p).color))).toBeLessThan(60)
})

test('严格的内容安全策略，不许行内样式', async ({page}) => {
  await page.goto(POLICY)
  const policy = await page
    .locator('meta[http-equiv="content-security-policy"]')
    .getAttribute('content')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe-(?:inline|eval)/)
  expect(await page.locator('[style]').count()).toBe(0)
})
