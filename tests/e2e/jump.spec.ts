import type {Locator, Page} from '@playwright/test'
import {
  CHECK,
  escaped,
  expect,
  FORMER_LAW,
  holdIndex,
  LAW,
  LOOSE,
  SUBSIDY,
  test,
} from './support.ts'

test.use({baseURL: LOOSE.url})

const field = (page: Page): Locator => page.locator('form.find input').first()
const hint = (page: Page): Locator => page.locator('p.jump')
const at = (address: string): RegExp => new RegExp(`${escaped(address)}$`)
const searched = (query: string): RegExp => at(`search/?q=${encodeURIComponent(query)}`)

async function type(page: Page, path: string, query: string): Promise<void> {
  await page.goto(path)
  await field(page).fill(query)
}

for (const [name, path] of [
  ['首页', ''],
  ['文件', SUBSIDY],
  ['条', `${SUBSIDY}att-1/2/`],
  ['措施', 'measures/'],
  ['检索', 'search/'],
  ['文本质量', 'quality/'],
  ['没有这一页', '404.html'],
] as const)
  test(`${name}：引用读成什么，回车之前就看到；回车前往`, async ({page}) => {
    await type(page, path, '《示例市职业培训条例》第十条第二款')
    await expect(hint(page)).toHaveText(
      '《示例市职业培训条例》（2023年5月1日）第十条第二款回车前往，Esc 改为检索',
    )
    await expect(hint(page)).toHaveRole('status')
    await expect(hint(page).getByRole('link')).toHaveAttribute(
      'href',
      at(`${LAW}10/#art_10__para_2`),
    )
    await field(page).press('Enter')
    await expect(page).toHaveURL(at(`${LAW}10/#art_10__para_2`))
    await expect(page.locator('#art_10__para_2')).toHaveClass(/here/)
  })

test('打完就回车，不等提示，也到那一条', {tag: '@once'}, async ({page}) => {
  await type(page, '', '《示例市职业培训条例》第十条')
  await field(page).press('Enter')
  await expect(page).toHaveURL(at(`${LAW}10/`))
})

test('提示里的链接点得到', async ({page}) => {
  await type(page, '', '《示例市职业培训条例》第十条')
  await hint(page).getByRole('link').click()
  await expect(page).toHaveURL(at(`${LAW}10/`))
})

test('Esc 收起提示，再回车就是检索', {tag: '@once'}, async ({page}) => {
  const query = '《示例市职业培训条例》第十条'
  await type(page, 'about/', query)
  await expect(hint(page)).toBeVisible()
  await field(page).press('Escape')
  await expect(hint(page)).toBeHidden()
  await expect(field(page)).toHaveValue(query)
  await field(page).press('Enter')
  await expect(page).toHaveURL(searched(query))
})

test('离开检索框，提示收起；回来又有', {tag: '@once'}, async ({page}) => {
  await type(page, LAW, '第三条')
  await expect(hint(page)).toBeVisible()
  await page.locator('main').click({position: {x: 5, y: 300}})
  await expect(hint(page)).toBeHidden()
  await field(page).focus()
  await expect(hint(page)).toContainText('第三条')
})

test('检索按钮总是检索', {tag: '@once'}, async ({page}) => {
  const query = '《示例市职业培训条例》第十条'
  await type(page, '', query)
  await expect(hint(page)).toBeVisible()
  await page.locator('form.find').getByRole('button', {name: '检索'}).click()
  await expect(page).toHaveURL(searched(query))
})

test('没有这一条：说最后一条是哪条，回车检索', {tag: '@once'}, async ({page}) => {
  const query = '《示例市职业培训条例》第九十九条'
  await type(page, '', query)
  await expect(hint(page)).toHaveText(
    '《示例市职业培训条例》（2023年5月1日）：没有这一条款，最后一条是第十七条。回车检索全文',
  )
  await field(page).press('Enter')
  await expect(page).toHaveURL(searched(query))
})

test('几条：从哪条到哪条', {tag: '@once'}, async ({page}) => {
  await type(page, '', '《示例市职业培训条例》第三条至第五条')
  await expect(hint(page)).toHaveText(
    '《示例市职业培训条例》（2023年5月1日）第三条至第五条回车前往，Esc 改为检索',
  )
})

test('没有收录的文件：照样说', {tag: '@once'}, async ({page}) => {
  await type(page, '', '国发[2019]4号第五条')
  await expect(hint(page)).toHaveText('国发〔2019〕4号：没有收录。回车检索全文')
})

test(
  '读着一件文件，光说第三条，就是这一件的；读着旧版，就是旧版的',
  {tag: '@once'},
  async ({page}) => {
    for (const [path, query, to] of [
      [LAW, '第三条', `${LAW}3/`],
      [`${FORMER_LAW}9/`, '第三条', `${FORMER_LAW}3/`],
      [FORMER_LAW, '《示例市职业培训条例》第十条', `${FORMER_LAW}10/`],
      [LAW, '本条例第五条第一款第三项', `${LAW}5/#art_5__para_1__subpara_3`],
    ] as const) {
      await type(page, path, query)
      await expect(hint(page).getByRole('link')).toHaveAttribute('href', at(to))
    }
  },
)

test('不在文件里，光说第三条，不知是哪一件：检索', {tag: '@once'}, async ({page}) => {
  await type(page, '', '第三条')
  await field(page).press('Enter')
  await expect(page).toHaveURL(searched('第三条'))
})

const FORMS = [
  ['第三条至第五条', `${LAW}3/`],
  ['12条之一', `${LAW}12-1/`],
  ['第十二条之一', `${LAW}12-1/`],
  ['示例市职业培训条例第12条之1', `${LAW}12-1/`],
  ['示例市职业培训条例 12', `${LAW}12/`],
  ['示政发[2021]5号第二条', `${SUBSIDY}att-1/2/`],
  ['示政发〔2021〕5号，第三条第二款', `${SUBSIDY}att-1/3/#att_1__art_3__para_2`],
  ['示人社发（2024）3号', CHECK],
] as const

test('各种写法', {tag: '@once'}, async ({page}) => {
  for (const [query, to] of FORMS)
    await test.step(query, async () => {
      await type(page, LAW, query)
      await expect(hint(page).getByRole('link')).toHaveAttribute('href', at(to))
      await field(page).press('Enter')
      await expect(page).toHaveURL(at(to))
    })
})

test('不是引用，就没有提示，也不去取读引用的代码', {tag: '@once'}, async ({page}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('about/')
  asked.length = 0
  // 项 and 条 without a number cite nothing.
  for (const query of ['职业培训', '培训项目的条件']) {
    await field(page).fill(query)
    await expect(page.locator('.found')).toBeVisible()
    await expect(hint(page)).toBeHidden()
  }
  await field(page).press('Enter')
  await expect(page).toHaveURL(searched('培训项目的条件'))
  expect(asked.filter((path) => /\/direct[.-]/.test(path))).toEqual([])
})

test('读法取不到，照样检索', {tag: '@once'}, async ({page, watch}) => {
  watch.allow.push(/Failed to load resource/)
  await page
    .context()
    .route(/\/direct[.-][^/]*\.js$/, (route) => route.fulfill({status: 500, body: ''}))
  await type(page, '', '示政发[2021]5号')
  await field(page).press('Enter')
  await expect(page).toHaveURL(searched('示政发[2021]5号'))
  await expect(page.locator('[data-count]')).toContainText('处')
  // Where nothing else is found, what is named may be the whole answer.
  await page.getByRole('searchbox').fill('示政发2021年第5号')
  await expect(page.locator('[data-state]')).toContainText('没有取到')
  await page.context().unrouteAll()
  await page.getByRole('button', {name: '再试一次'}).click()
  await expect(page.locator('.direct').getByRole('link').first()).toHaveAttribute(
    'href',
    at(SUBSIDY),
  )
})

test('改过以后马上回车，去的是改过的', {tag: '@once'}, async ({page}) => {
  await type(page, LAW, '第十条')
  await expect(hint(page)).toContainText('第十条')
  await field(page).fill('第三条')
  await field(page).press('Enter')
  await expect(page).toHaveURL(at(`${LAW}3/`))
})

test('迟迟读不出来的，回车就检索', {tag: '@once'}, async ({page}) => {
  const go = await holdIndex(page)
  await type(page, LAW, '第三条')
  await field(page).press('Enter')
  await expect(page).toHaveURL(searched('第三条'))
  go()
})
