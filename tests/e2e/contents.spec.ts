import {
  CHECK,
  escaped,
  expect,
  FORMER_LAW,
  LAW,
  LOOSE,
  REGISTRATION,
  SUBSIDY,
  test,
} from './support.ts'

test.use({baseURL: LOOSE.url})

const at = (address: string): RegExp => new RegExp(`${escaped(address)}$`)

test('目次：编、章、节，直到条', async ({page, isMobile}) => {
  await page.goto(LAW)
  const contents = page.getByRole('navigation', {name: '目次'})
  if (isMobile) {
    await expect(contents).toBeHidden()
    await page.locator('.tocd > summary').click()
  }
  await expect(contents.getByRole('link', {name: '第一节 条件'})).toBeVisible()
  const article = contents.getByRole('link', {name: '12-1', exact: true})
  await expect(article).toHaveAccessibleDescription('第十二条之一')
  await article.click()
  await expect(page).toHaveURL(at(`${LAW}#art_12-1`))
  await expect(page.locator('#art_12-1__para_1')).toBeInViewport()
  // Open it would cover what one came to read.
  if (isMobile) await expect(contents).toBeHidden()
})

test('读到哪里，目次标到哪里', async ({page, isMobile}) => {
  test.skip(isMobile, '手机上目次折起')
  await page.goto(LAW)
  const current = page.locator('.toc [aria-current=location]')
  for (const eid of ['art_5', 'art_12-1', 'art_3']) {
    await page.locator(`[id="${eid}__para_1"]`).evaluate((passage) => {
      passage.scrollIntoView()
    })
    await expect(current).toHaveCount(1)
    await expect(current).toHaveAttribute('data-toc', eid)
  }
})

test('上一条、下一条：之一也在其中，两头到头', async ({page}) => {
  await page.goto(`${LAW}12/`)
  for (const next of ['12-1', '13']) {
    await page.getByRole('link', {name: /^下一条/}).click()
    await expect(page).toHaveURL(at(`${LAW}${next}/`))
  }
  await page.getByRole('link', {name: /^上一条/}).click()
  await expect(page).toHaveURL(at(`${LAW}12-1/`))
  await page.goto(`${LAW}1/`)
  await expect(page.locator('[rel=prev]')).toHaveCount(0)
  await page.goto(`${LAW}17/`)
  await expect(page.locator('[rel=next]')).toHaveCount(0)
})

test('一件文件的各个版本互相连着', {tag: '@once'}, async ({page}) => {
  await page.goto(LAW)
  await expect(page.locator('.facts')).toContainText('2023年5月1日（本版）')
  if (!(await page.locator('.facts').isVisible())) await page.locator('.factsd > summary').click()
  await page.locator('.facts').getByRole('link', {name: '2019年3月1日'}).click()
  await expect(page).toHaveURL(at(FORMER_LAW))
})

test('首页文件多：按文种排，可按题名、文号找', async ({page}) => {
  await page.goto('')
  const shown = page.locator('.doclist li:visible')
  const count = page.locator('[data-doclist-count]')
  const find = page.getByLabel('在 14 件文件的题名、文号中找')
  await expect(page.locator('.doclist')).not.toHaveCount(0)
  await expect(shown).toHaveCount(0)
  await find.fill('培训条例')
  await expect(shown).toHaveText([
    /^示例市职业培训条例\s*2023年5月1日$/,
    /^示例市职业培训条例\s*2019年3月1日$/,
  ])
  await expect(count).toHaveText('2 件')
  await find.fill('〔2024〕3号')
  await expect(shown).toHaveCount(1)
  await find.fill('没有这样的文件')
  await expect(count).toHaveText('没有')
  await find.fill('')
  await expect(count).toHaveText('')
  await expect(shown).toHaveCount(0)
  await find.fill('登记')
  await shown.getByRole('link', {name: '示例市培训机构登记办法'}).click()
  await expect(page).toHaveURL(at(REGISTRATION))
})

test.describe('没有脚本', () => {
  test.use({javaScriptEnabled: false})

  test('首页的文件也都打得开', {tag: '@once'}, async ({page}) => {
    await page.goto('')
    await page.locator('.doclist summary', {hasText: '条例'}).click()
    await page.locator('.doclist').getByRole('link', {name: '示例市职业培训条例'}).first().click()
    await expect(page).toHaveURL(at(LAW))
  })
})

test('每件文件有自己的措施页，从那里可去筛选', async ({page}) => {
  await page.goto(`${LAW}measures/`)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('措施')
  const rows = page.locator('tbody tr')
  expect(await rows.count()).toBeGreaterThan(10)
  await expect(page.locator('.lead')).toContainText(`${await rows.count()} 项`)
  const all = await rows.count()
  await page.getByRole('link', {name: '筛选'}).click()
  await expect(page).toHaveURL(at(`measures/?d=${LAW.split('/')[1] ?? ''}`))
  await expect(rows).toHaveCount(all)
})

test('每件文件有自己的质量页，从总表可去', {tag: '@once'}, async ({page}) => {
  await page.goto('quality/')
  await page.getByRole('link', {name: '示人社发〔2024〕3号'}).click()
  await expect(page).toHaveURL(at(`${CHECK}quality/`))
  await expect(page.getByRole('heading', {level: 1})).toHaveText('文本质量')
  await expect(page.locator('main')).toContainText('没有待编者决定的校改')
})

test('挪动了的地址，旧址引到新址', {tag: '@once'}, async ({page}) => {
  const former = 'd/shi-li-shi-pei-xun-ji-gou-deng-ji-ban-fa@2018-06/'
  const moved = `${SUBSIDY}att-1/3/#att_1__art_3__para_2`
  for (const [from, to] of [
    [former, REGISTRATION],
    [`${former}3/`, `${REGISTRATION}3/`],
    [`${former}3/#art_3__para_2`, `${REGISTRATION}3/#art_3__para_2`],
    // The page still stands; only a paragraph of it has another number.
    [`${SUBSIDY}att-1/3/#att_1__art_3__para_3`, moved],
    [`${SUBSIDY}#att_1__art_3__para_3`, moved],
    // The work without a date: its newest version.
    ['d/shi-li-shi-zhi-ye-pei-xun-tiao-li/', LAW],
    ['d/shi-li-shi-zhi-ye-pei-xun-tiao-li/12-1/', `${LAW}12-1/`],
    ['d/shi-li-shi-zhi-ye-pei-xun-tiao-li/5/#art_5__para_2', `${LAW}5/#art_5__para_2`],
  ] as const) {
    await page.goto(from)
    await expect(page, from).toHaveURL(at(to))
  }
})

test.describe('挪动了的地址，没有脚本', () => {
  test.use({javaScriptEnabled: false})

  test('页自己过去；款在原页上有链接', {tag: '@once'}, async ({page}) => {
    await page.goto('d/shi-li-shi-pei-xun-ji-gou-deng-ji-ban-fa@2018-06/')
    await expect(page).toHaveURL(at(REGISTRATION))
    await page.goto(`${SUBSIDY}att-1/3/#att_1__art_3__para_3`)
    await page.locator('#att_1__art_3__para_3').getByRole('link').click()
    await expect(page).toHaveURL(at('#att_1__art_3__para_2'))
  })
})
