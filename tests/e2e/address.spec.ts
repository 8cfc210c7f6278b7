import type {Page} from '@playwright/test'
import {expect, POLICY, test} from './support.ts'

async function measureLink(page: Page, words: string): Promise<string> {
  await page.goto('measures/')
  const href = await page.locator('td.s a', {hasText: words}).first().getAttribute('href')
  if (href === null) throw new Error(`no measure with ${words}`)
  return href
}

test('冷到一项措施的链接：亮出来，不在别的东西下面', async ({page, context}) => {
  const href = await measureLink(page, '抵免')
  expect(href).toMatch(/4\/#art_4__para_1~\d+$/)
  const fresh = await context.newPage()
  await fresh.goto(href)
  const measure = fresh.locator(`[id="${href.split('#')[1] ?? ''}"]`)
  await expect(measure).toContainText('可按投资额的30%抵免')
  await expect(measure).toHaveClass(/here/)
  await expect(measure).toBeInViewport()
  const background = await measure.evaluate((element) => getComputedStyle(element).backgroundColor)
  expect(background).not.toBe('rgba(0, 0, 0, 0)')
})

test('冷到一款：在视口里，顶上没有东西盖着', async ({page}) => {
  for (const path of [`${POLICY}#art_9__para_2`, `${POLICY}9/#art_9__para_2`]) {
    await page.goto(path)
    const text = page.locator('#art_9__para_2 .hold > p')
    await expect(text).toBeInViewport()
    const covered = await text.evaluate((element) => {
      const {left, top} = element.getBoundingClientRect()
      const at = document.elementFromPoint(left + 60, top + 8)
      return at === null || !element.contains(at)
    })
    expect(covered).toBe(false)
    await expect(page.locator('#art_9__para_2 .handle > summary')).toBeFocused()
  }
})

test('措施已不在原处：示其所在的款，说一声', async ({page}) => {
  await page.goto(`${POLICY}4/#art_4__para_1~1`)
  await expect(page.locator('#art_4__para_1')).toHaveClass(/here/)
  await expect(page.getByRole('status')).toContainText('这一句已不在原处')
})

test('复制一款的链接、引用、原句', async ({page}) => {
  await page.goto(`${POLICY}4/`)
  const passage = page.locator('#art_4__para_1')
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await passage.locator('.handle > summary').click()
  await passage.getByRole('button', {name: '引用'}).click()
  await expect(page.getByRole('status')).toHaveText('已复制：京教职成〔2020〕7号，第四条第一款')
  expect(await clipboard()).toBe('京教职成〔2020〕7号，第四条第一款')
  await passage.getByRole('link', {name: '链接'}).click()
  await expect.poll(clipboard).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/.*4\/#art_4__para_1$/)
  await passage.getByRole('button', {name: '原句'}).click()
  await expect.poll(clipboard).toBe(await passage.locator('.hold > p').textContent())
})

test('复制一项措施的链接和引用', async ({page}) => {
  await page.goto('measures/')
  const row = page.locator('tbody tr', {hasText: '抵免'})
  await row.getByRole('button', {name: '引用'}).click()
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(clipboard).toMatch(/^京教职成〔2020〕7号，第四条第一款：“鼓励试点企业.*”$/)
  await row.getByRole('link', {name: '链接'}).click()
  await expect.poll(clipboard).toMatch(/#art_4__para_1~\d+$/)
})

test('引用的各种写法带着今天的日期和本站的地址', {tag: '@once'}, async ({page}) => {
  await page.goto(`${POLICY}4/`)
  await page.locator('.cite-row', {hasText: 'BibTeX'}).getByRole('button').click()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  const url = page.url()
  expect(text).toContain(`url = {${url}}`)
  expect(text).toMatch(/urldate = \{\d{4}-\d{2}-\d{2}\}/)
  await expect(page.locator('.share .qr svg path')).toHaveAttribute('d', /^M/)
})
