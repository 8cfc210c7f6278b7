import type {Locator, Page} from '@playwright/test'
import {
  CHECK,
  escaped,
  expect,
  FORMER_LAW,
  LAW,
  LOOSE,
  OPINION,
  REGISTRATION,
  SUBSIDY,
  test,
} from './support.ts'

test.use({baseURL: LOOSE.url})

const at = (address: string): RegExp => new RegExp(`${escaped(address)}$`)
const card = (page: Page): Locator => page.locator('.preview')
const reference = (page: Page, eid: string, words: string): Locator =>
  page.locator(`[id="${eid}"] a.ref`, {hasText: words})

test.describe('没有脚本', () => {
  test.use({javaScriptEnabled: false})

  test('引用是链接，所指写在上面，点了就到', {tag: '@once'}, async ({page}) => {
    await page.goto(LAW)
    for (const [eid, words, to, title] of [
      ['art_2__para_2', '前款', `${LAW}2/#art_2__para_1`, '第二条第一款'],
      [
        'art_5__para_2',
        '前款第二项',
        `${LAW}5/#art_5__para_1__subpara_2`,
        '第五条第一款第（二）项',
      ],
      ['art_7__para_1', '本条例第五条', `${LAW}5/`, '第五条'],
      ['art_15__para_1', '本条例第五条至第七条', `${LAW}5/`, '第五条至第七条'],
      [
        'art_7__para_2',
        '《示例市培训机构登记办法》第三条',
        `${REGISTRATION}3/`,
        '《示例市培训机构登记办法》（2018年6月15日）第三条',
      ],
    ] as const) {
      const link = reference(page, eid, words)
      await expect(link).toHaveText(words)
      await expect(link).toHaveAttribute('href', at(to))
      await expect(link).toHaveAttribute('title', title)
    }
    await reference(page, 'art_7__para_2', '登记办法').click()
    await expect(page).toHaveURL(at(`${REGISTRATION}3/`))
    await expect(page.locator('#art_3__para_2')).toContainText('材料齐全的')
  })
})

test('没有收录的，照样读，不是链接', {tag: '@once'}, async ({page}) => {
  await page.goto(`${LAW}1/`)
  await expect(page.locator('#art_1__para_1')).toContainText('《中华人民共和国职业教育法》')
  await expect(page.locator('#art_1__para_1 a.ref')).toHaveCount(0)
})

test('指着引用，就见所引的条款；移开就收起', async ({page, isMobile}) => {
  test.skip(isMobile, '手机上没有指着')
  await page.goto(LAW)
  await reference(page, 'art_7__para_1', '第五条').hover()
  await expect(card(page)).toBeVisible()
  await expect(card(page).locator('.preview-h')).toHaveText('第五条前往')
  await expect(card(page).locator('p')).toContainText([
    '第五条',
    '设立培训机构，应当具备下列条件：',
    '（一）有符合法律规定的举办者；',
    '（二）有与培训规模相适应的场所和设备；',
    '（三）有不少于五名的专职教师；',
    '（四）有不少于五十万元的办学资金。',
    '只开展线上培训的机构，不适用前款第二项关于场所的规定。',
  ])
  await page.locator('h1').first().hover()
  await expect(card(page)).toBeHidden()
})

test('引的是一段范围：两头都见', {tag: '@once'}, async ({page}) => {
  await page.goto(`${LAW}15/`)
  await reference(page, 'art_15__para_1', '本条例第五条至第七条').focus()
  const text = card(page).locator('p')
  await expect(text.first()).toHaveText('第五条至第七条前往')
  await expect(text).toContainText(['设立培训机构，应当具备下列条件：', '……'])
  await expect(text.last()).not.toHaveText('……')
})

test('指向别的文件的，也就地看', async ({page}) => {
  await page.goto(`${LAW}7/`)
  await reference(page, 'art_7__para_2', '登记办法').focus()
  await expect(card(page)).toContainText('《示例市培训机构登记办法》（2018年6月15日）第三条')
  await expect(card(page)).toContainText('（二）章程；')
})

test('只用键盘：焦点到了就见，Esc 收起', async ({page}) => {
  await page.goto(`${LAW}12-1/`)
  const link = reference(page, 'art_12-1__para_1', '前条').first()
  await link.focus()
  await expect(card(page)).toContainText('补贴的标准，依照示政发〔2021〕5号第二条的规定执行')
  await expect(link).toHaveAttribute('aria-describedby', 'preview')
  await expect(link).toHaveAccessibleName('前条（第十二条）')
  await page.keyboard.press('Escape')
  await expect(card(page)).toBeHidden()
  await expect(link).toBeFocused()
  await expect(link).not.toHaveAttribute('aria-describedby')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(at(`${LAW}12/`))
})

test('手机：点一下看，不走；再点前往', async ({page, isMobile}) => {
  test.skip(!isMobile, '桌面上指着就见')
  await page.goto(LAW)
  const link = reference(page, 'art_2__para_2', '前款')
  await link.tap()
  await expect(card(page)).toContainText('在本市行政区域内开展职业培训及其管理活动，适用本条例。')
  await expect(page).toHaveURL(at(LAW))
  // Longer than what takes a card away from which one has gone.
  await page.waitForTimeout(400)
  const box = await card(page).boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(360)
  await page.keyboard.press('Escape')
  await expect(card(page)).toBeHidden()
  await link.tap()
  await card(page).getByRole('link', {name: '前往'}).tap()
  await expect(page).toHaveURL(at(`${LAW}2/#art_2__para_1`))
  await page.goBack()
  await link.tap()
  await expect(card(page)).toBeVisible()
  await link.tap()
  await expect(page).toHaveURL(at(`${LAW}2/#art_2__para_1`))
})

test('手机：点了这一处再点那一处，示的是后一处', async ({page, isMobile}) => {
  test.skip(!isMobile, '桌面上指着就见')
  await page.goto(`${LAW}16/`)
  // The card hangs below the later one, and leaves the earlier one free.
  const later = reference(page, 'art_16__para_1', '前条')
  const earlier = reference(page, 'art_16__para_1', '第二款')
  await later.tap()
  await expect(card(page)).toContainText('违反本条例第五条至第七条的规定')
  await earlier.tap()
  await expect(card(page)).toContainText('应当在五个工作日内全额退还')
  await expect(later).not.toHaveAttribute('aria-describedby')
  await page.getByRole('heading', {level: 1}).tap()
  await expect(card(page)).toBeHidden()
})

test('引用本条的条文：列出谁引了，也能回到那里', async ({page}) => {
  await page.goto(LAW)
  await page
    .locator('.art', {has: page.locator('#art_5__para_1')})
    .getByRole('link', {name: '引用本条的条文 3 处'})
    .click()
  await expect(page).toHaveURL(at(`${LAW}5/#citing`))
  const citing = page.getByRole('region', {name: '引用本条的条文'})
  await expect(citing.locator('li')).toHaveText([
    /^本文件\s*第七条第一款\s*第十五条第一款$/,
    /^示人社发〔2024〕3号《.+》\s*第二条第一款$/,
  ])
  await citing.getByRole('link', {name: '第二条第一款'}).click()
  await expect(page).toHaveURL(at(`${CHECK}2/#art_2__para_1`))
  await expect(reference(page, 'art_2__para_1', '条例')).toHaveAttribute('href', at(`${LAW}5/`))
})

test('引的是其中一款，说是哪一款；连着引几条，中间的也算', {tag: '@once'}, async ({page}) => {
  await page.goto(`${LAW}10/`)
  await expect(page.locator('#citing li')).toHaveText([/^本文件\s*第十六条第一款\s*引第二款$/])
  await page.goto(`${LAW}6/`)
  await expect(page.locator('#citing li')).toHaveText([/^本文件\s*第十五条第一款$/])
})

test('引别的文件，到引用之日的那一版', {tag: '@once'}, async ({page}) => {
  for (const [path, eid, to] of [
    [`${SUBSIDY}att-1/1/`, 'att_1__art_1__para_1', `${FORMER_LAW}12/`],
    [`${OPINION}2/`, 'art_2__subpara_2__point_1', `${FORMER_LAW}10/`],
    [`${CHECK}2/`, 'art_2__para_1', `${LAW}5/`],
    [`${LAW}12/`, 'art_12__para_1', `${SUBSIDY}att-1/2/`],
  ] as const) {
    await page.goto(path)
    await expect(page.locator(`[id="${eid}"] a.ref`)).toHaveAttribute('href', at(to))
  }
})

test('当时的版本没有收录，指到较新的全文，不指到条，并且说明', {tag: '@once'}, async ({page}) => {
  await page.goto(`${REGISTRATION}1/`)
  const link = page.locator('#art_1__para_1 a.ref')
  await expect(link).toHaveAttribute('href', at(FORMER_LAW))
  await expect(link).toHaveAttribute(
    'title',
    /（当时的版本没有收录；较新的版本条号可能已变，只指到全文）$/u,
  )
})
