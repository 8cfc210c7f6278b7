import {expect, test} from './support.ts'

test('按力度、按条筛选，状态在地址里', async ({page}) => {
  await page.goto('measures/')
  const rows = page.locator('tbody tr:visible')
  const all = await rows.count()
  expect(all).toBeGreaterThan(40)
  await page.locator('[data-filter=force][data-value=encourage]').click()
  await expect(page).toHaveURL(/force=encourage/)
  const encouraged = await rows.count()
  expect(encouraged).toBeGreaterThan(0)
  expect(encouraged).toBeLessThan(all)
  await page.locator('[data-filter=article][data-value=art_4]').click()
  await expect(rows).toHaveCount(1)
  await expect(page.locator('[data-count]')).toHaveText(`${all} 项措施中的 1 项`)
  await page.reload()
  await expect(rows).toHaveCount(1)
  await page.goBack()
  await expect(rows).toHaveCount(encouraged)
})

test('没有合条件的，说清楚', async ({page}) => {
  await page.goto('measures/?force=must-not')
  await expect(page.getByText('没有同时合于这些条件的措施')).toBeVisible()
})

test('下载 CSV：每项一行', async ({page, request}) => {
  await page.goto('measures/')
  const csv = await (await request.get('measures.csv')).text()
  expect(csv.startsWith('\uFEFF"文件"')).toBe(true)
  expect(csv.trim().split('\r\n')).toHaveLength((await page.locator('tbody tr').count()) + 1)
})
