/** The list under the search field: a combobox that every page has but the search page. */
import type {CDPSession, Locator, Page} from '@playwright/test'
import {expect, holdIndex, POLICY, test} from './support.ts'

const field = (page: Page): Locator => page.getByRole('combobox')
const list = (page: Page): Locator => page.getByRole('listbox')
const options = (page: Page): Locator => list(page).getByRole('option')
const told = (page: Page): Locator => page.locator('form.find [aria-live]')

async function open(page: Page, path = 'about/', query = '产教融合'): Promise<void> {
  await page.goto(path)
  await field(page).click()
  await page.keyboard.insertText(query)
  // The first time everything has yet to be fetched.
  await expect(list(page).locator('a').first()).toBeVisible({timeout: 10_000})
}

/** The option that a screen reader would read now. */
async function active(page: Page): Promise<string | undefined> {
  const id = await field(page).getAttribute('aria-activedescendant')
  if (id === null) return undefined
  await expect(page.locator(`[id="${id}"]`)).toHaveAttribute('aria-selected', 'true')
  await expect(list(page).locator('[aria-selected=true]')).toHaveCount(1)
  return id
}

test('边打边列，点了就到', async ({page}) => {
  await open(page, `${POLICY}4/`)
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true')
  const id = (await list(page).getAttribute('id')) ?? ''
  await expect(field(page)).toHaveAttribute('aria-controls', id)
  await expect(options(page)).toHaveCount(6)
  await expect(options(page).first()).toContainText('建立产教融合型企业认证制度')
  await expect(options(page).first().locator('mark')).toHaveText('产教融合')
  await expect(options(page).last()).toHaveText('全部 9 处、6 段')
  await expect(told(page)).toHaveText('9 处，列出 5 条，按上下键选')
  const box = await list(page).boundingBox()
  const width = page.viewportSize()?.width ?? 0
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
  for (const option of await options(page).all())
    expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await options(page).nth(2).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}7/#`))
})

test('迟迟没有的时候，说正在查', {tag: '@once'}, async ({page}) => {
  const go = await holdIndex(page)
  await page.goto('about/')
  await field(page).click()
  await page.keyboard.insertText('产教融合')
  await expect(list(page)).toHaveText('正在查')
  await expect(told(page)).toHaveText('正在查')
  await page.keyboard.press('ArrowDown')
  expect(await active(page)).toBeUndefined()
  go()
  await expect(options(page)).toHaveCount(6)
  await expect(told(page)).toContainText('9 处')
})

test('每种页上的检索框都有', {tag: '@once'}, async ({page}) => {
  for (const path of ['', POLICY, 'measures/', 'quality/', '404.html'])
    await test.step(path, async () => {
      await open(page, path)
      await expect(options(page)).toHaveCount(6)
    })
})

test('上下键走一圈，首尾键到两头，Esc 收起，回车前往', {tag: '@once'}, async ({page}) => {
  await open(page)
  const id = (await list(page).getAttribute('id')) ?? ''
  expect(await active(page)).toBeUndefined()
  // With nothing chosen the keys are those of the text.
  await page.keyboard.press('Home')
  expect(await active(page)).toBeUndefined()
  expect(await field(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(0)
  await page.keyboard.press('ArrowDown')
  expect(await active(page)).toBe(`${id}-0`)
  await page.keyboard.press('End')
  expect(await active(page)).toBe(`${id}-5`)
  await page.keyboard.press('ArrowDown')
  expect(await active(page)).toBeUndefined()
  await page.keyboard.press('ArrowUp')
  expect(await active(page)).toBe(`${id}-5`)
  await page.keyboard.press('Home')
  expect(await active(page)).toBe(`${id}-0`)
  await page.keyboard.press('Escape')
  await expect(list(page)).toBeHidden()
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false')
  await expect(field(page)).toHaveValue('产教融合')
  expect(await active(page)).toBeUndefined()
  await page.keyboard.press('ArrowDown')
  await expect(list(page)).toBeVisible()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  const href = await options(page).first().getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${POLICY}4/#`))
  expect(href).toContain('found=')
})

test('最后一行到检索页；什么也没选，回车也到', {tag: '@once'}, async ({page}) => {
  for (const keys of [['ArrowUp', 'Enter'], ['Enter']]) {
    await open(page)
    for (const key of keys) await page.keyboard.press(key)
    await expect(page).toHaveURL(/search\/\?q=/)
    await expect(page.locator('[data-count]')).toContainText('9 处')
  }
})

test('离开检索框就收起；没有找到也报一声', {tag: '@once'}, async ({page}) => {
  await open(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(list(page)).toBeHidden()
  await field(page).fill('甲乙丙丁')
  await expect(told(page)).toHaveText('没有找到')
  await expect(list(page)).toHaveText('没有找到，到检索页换个查法')
})

test('读成一条引用，列表就让开，键也不走进看不见的列表', {tag: '@once'}, async ({page}) => {
  await open(page, POLICY)
  await field(page).fill('第四条')
  await expect(page.locator('p.jump')).toBeVisible()
  await expect(list(page)).toBeHidden()
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowDown')
  await page.waitForTimeout(400)
  expect(await active(page)).toBeUndefined()
})

test('斜杠、Ctrl+K 到检索框；正在打字时斜杠就是斜杠', {tag: '@once'}, async ({page}) => {
  for (const path of ['about/', 'search/', '']) {
    await page.goto(path)
    const input = page.locator('form.find input')
    await page.keyboard.press('/')
    await expect(input).toBeFocused()
    await expect(input).toHaveValue('')
    await page.keyboard.press('/')
    await expect(input).toHaveValue('/')
    await input.blur()
    await page.keyboard.press('Control+k')
    await expect(input).toBeFocused()
    // What is there is selected: typing takes its place.
    await page.keyboard.insertText('抵')
    await expect(input).toHaveValue('抵')
  }
})

test.describe('输入法', () => {
  const compose = async (client: CDPSession, text: string): Promise<void> => {
    await client.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }

  test('还在拼，不查也不走；选定了才查', {tag: '@once'}, async ({page}) => {
    await page.goto('about/')
    await field(page).click()
    const client = await page.context().newCDPSession(page)
    for (const text of ['chan', 'chan jiao', '产教']) await compose(client, text)
    await expect(field(page)).toHaveValue('产教')
    await page.waitForTimeout(500)
    await expect(list(page)).toBeHidden()
    await expect(told(page)).toHaveText('')
    await client.send('Input.insertText', {text: '产教融合'})
    await expect(list(page)).toBeVisible()
    await expect(options(page).last()).toHaveText('全部 9 处、6 段')
    // A word that is begun while the list is open closes it, and its keys are not those of the list.
    await compose(client, 'rong')
    await expect(list(page)).toBeHidden()
  })

  test('刚打了字又起拼，打的字也不去查', {tag: '@once'}, async ({page}) => {
    await page.clock.install()
    await page.goto('search/')
    await page.getByRole('searchbox').click()
    const client = await page.context().newCDPSession(page)
    // However slow the machine is, the second key comes before the wait for it is over.
    await page.clock.pauseAt(Date.now() + 10_000)
    await page.keyboard.insertText('抵')
    await compose(client, 'mian')
    await page.clock.runFor(2_000)
    await expect(page).toHaveURL(/search\/$/)
    await client.send('Input.insertText', {text: '免'})
    await page.clock.resume()
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent('抵免')}$`))
    await expect(page.locator('[data-count]')).toContainText('1 处')
  })
})
