/** What a search shows: hits, ways to narrow and to order them, lines, files, and where they lead. */
import type {Page} from '@playwright/test'
import {expect, LAW, LOOSE, POLICY, test} from './support.ts'

const count = (page: Page) => page.locator('[data-count]')
const hits = (page: Page) => page.locator('.hits > li')

const value = (page: Page, facet: string, words: string) =>
  page
    .locator('[data-facets] section', {has: page.getByRole('heading', {name: facet, exact: true})})
    .locator('a', {hasText: words})

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await unfold(page)
}

/** The facets come behind the results; on a phone they are folded. */
async function unfold(page: Page): Promise<void> {
  await settled(page)
  if (!(await page.locator('[data-facets]').isVisible()))
    await page.locator('.facets summary').click()
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator('[data-facets]')).toHaveAttribute('aria-busy', 'false')
}

async function downloaded(page: Page): Promise<string[][]> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', {name: '下载 CSV'}).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('检索结果.csv')
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  const lines = text.slice(1).trim().split('\r\n')
  return lines.map((line) => line.slice(1, -1).split('","'))
}

test('一处：文件、条款、标题、整句、每个词都标出，校改过的说校改几处', async ({page}) => {
  await page.goto('search/?q=产教融合')
  const first = hits(page).first()
  await expect(first.getByRole('heading')).toHaveText(
    '四、深化产教融合，创新体制机制，激发企业参与职业教育活力',
  )
  await expect(first.getByRole('heading').locator('mark')).toHaveText('产教融合')
  await expect(first.locator('.src').first()).toHaveText('京教职成〔2020〕7号　第四条标题校改 3 处')
  const sentence = first.locator('blockquote', {hasText: '第一款'}).first()
  await expect(sentence).toContainText('建立产教融合型企业认证制度，在北京重点发展的产业中')
  await expect(sentence).toContainText('并按规定落实相关税收优惠政策。')
  await expect(sentence.locator('mark')).toHaveText(['产教融合', '产教融合'])
  await expect(sentence.locator('.ed')).toHaveText('本段校改 6 处')
  await expect(sentence.getByRole('link')).toHaveAttribute('href', new RegExp(`${POLICY}4/`))
  expect(await page.locator('.hits mark').count()).toBe(9)
  await first.getByText('为什么排在这里').click()
  await expect(first.locator('.why li').first()).toHaveText(/^\S+ [+−]\d+\.\d\d$/)
})

test('只在标题里的，列出那一条怎样往下说', {tag: '@once'}, async ({page}) => {
  await page.goto('search/?q=激发企业参与职业教育活力')
  const first = hits(page).first()
  await expect(first.getByRole('heading').locator('mark')).toHaveText('激发企业参与职业教育活力')
  await expect(first.locator('blockquote')).toHaveText(/^建立产教融合型企业认证制度/)
  await first.getByRole('heading').getByRole('link').click()
  await expect(page.locator('#art_4')).toBeInViewport()
})

test('到了那一处，查的词都标着，地址是干净的', {tag: '@once'}, async ({page}) => {
  await page.goto('search/?q=产教融合')
  await hits(page).first().locator('blockquote a', {hasText: '认证制度'}).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}4/#art_4__para_1~\\d+$`))
  await expect(page.locator('#art_4__para_1 .here')).toContainText('认证制度')
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...(CSS.highlights.get('found') ?? [])].map((range) => (range as Range).toString()),
      ),
    )
    .toEqual(['产教融合', '产教融合'])
})

test('标在正文里，不标在校勘记里', {tag: '@once'}, async ({page}) => {
  await page.goto(`${POLICY}1/?found=职业教育#art_1__para_1`)
  const places = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('found') ?? [])].map(({startContainer: {parentElement}}) =>
        parentElement?.closest('[role=note], .handle') ? 'beside' : 'text',
      ),
    )
  await expect.poll(async () => (await places()).length).toBeGreaterThan(1)
  expect(new Set(await places())).toEqual(new Set(['text']))
  await expect(page.locator('#art_1__para_1 [role=note]')).toContainText('职业教育')
})

test('筛选：旁边的数就是选了之后的处数；在地址里，可以后退，再点就取消', async ({page}) => {
  await open(page, 'search/?q=产教融合')
  for (const [facet, words] of [
    ['文件', '京教职成〔2020〕7号'],
    ['年份', '2020'],
    ['文种', '意见'],
    ['发文机关', '北京市财政局'],
  ] as const) {
    await expect(value(page, facet, words).locator('.num')).toHaveText('7')
    await expect(value(page, facet, words).locator('svg rect')).toHaveAttribute('width', '100')
  }
  await value(page, '文种', '新闻').click()
  await expect(page).toHaveURL(/genre=/)
  await expect(count(page)).toContainText('2 处，见于 1 件文件')
  await expect(value(page, '文种', '新闻')).toHaveAttribute('aria-current', 'true')
  // The one who came by keyboard goes on from there.
  await expect(value(page, '文种', '新闻')).toBeFocused()
  // Folded, it says what was chosen.
  if (await page.locator('.facets summary').isVisible())
    await page.locator('.facets summary').click()
  await expect(page.locator('[data-chosen]')).toHaveText('新闻')
  await page.goBack()
  await expect(count(page)).toContainText('9 处')
  await page.goForward()
  await page.reload()
  await expect(count(page)).toContainText('2 处')
  await unfold(page)
  await value(page, '文种', '新闻').click()
  await expect(page).not.toHaveURL(/genre=/)
  await expect(count(page)).toContainText('9 处')
})

test('居中索引：一处一行，词在一列，按左文、右文排，行行到其处', async ({page}) => {
  await page.goto('search/?q=产教融合')
  await page.getByRole('link', {name: '居中索引'}).click()
  const rows = page.locator('.kwic tbody tr')
  await expect(rows).toHaveCount(9)
  await expect(rows.locator('mark')).toHaveText(Array<string>(9).fill('产教融合'))
  const lefts = await rows
    .locator('.k')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left))
  expect(new Set(lefts).size).toBe(1)
  const sorted = (texts: readonly string[]) => [...texts].sort(new Intl.Collator('zh-Hans').compare)
  const right = await rows.locator('.r').allTextContents()
  expect(right).toEqual(sorted(right))
  await page.getByRole('link', {name: '按左文'}).click()
  await expect(page).toHaveURL(/view=kwic&sort=left$/)
  await expect(page.getByRole('link', {name: '按左文'})).toHaveAttribute('aria-current', 'true')
  const backward = (texts: readonly string[]) =>
    texts.map((text) => Array.from(text).reverse().join(''))
  await expect
    .poll(async () => {
      const left = backward(await rows.locator('.l').allTextContents())
      return left.join() === sorted(left).join()
    })
    .toBe(true)
  await rows.filter({hasText: '认证制度'}).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}4/#art_4__para_1~`))
})

test('居中索引翻过了头，回到最后一页', {tag: '@once'}, async ({page}) => {
  await page.goto('search/?q=产教融合&view=kwic&page=99')
  await expect(page.locator('.kwic tbody tr')).toHaveCount(9)
  await expect(page).not.toHaveURL(/page=/)
})

test('下载 CSV：每一段一行，都在，也照筛选', {tag: '@once'}, async ({page}) => {
  await page.goto('search/?q=产教融合')
  const [head = [], ...rows] = await downloaded(page)
  expect(head).toEqual([
    '文件',
    '文号',
    '发文机关',
    '年份',
    '版本',
    '出处',
    '标题',
    '处数',
    '力度',
    '所据',
    '文字',
    '地址',
  ])
  expect(rows).toHaveLength(6)
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)] ?? '')
  expect(column('力度')).toContain('鼓励、直陈')
  expect(column('年份')).toContain('2020')
  expect(column('发文机关').join('')).toContain('北京市教育委员会、北京市')
  expect(column('处数').reduce((sum, cell) => sum + Number(cell), 0)).toBe(9)
  for (const text of column('文字')) expect(text).toContain('产教融合')
  for (const url of column('地址')) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/d\//)
  await page.goto('search/?q=产教融合&genre=新闻')
  expect(await downloaded(page)).toHaveLength(2)
})

test('只用键盘：输入、看数、走到第一处', {tag: '@once'}, async ({page}) => {
  await page.goto('search/')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('抵免')
  await expect(count(page)).toContainText('1 处')
  await expect(page.getByRole('status').filter({hasText: '抵免'})).toHaveText(
    '抵免　1 处，见于 1 件文件、1 段',
  )
  const first = hits(page).first().getByRole('link').first()
  for (let i = 0; i < 30; i++) {
    if (await first.evaluate((link) => link === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${POLICY}4/`))
})

test('手机上，手指碰的都够大，页面不横着滚', async ({page, isMobile}) => {
  test.skip(!isMobile, '桌面上用指针')
  await open(page, 'search/?q=教育&in=original')
  await expect(page.locator('section.originals')).toBeVisible()
  const targets =
    '.bar a, .facets a, .facets summary, .hits h2 a, .pager a, .why summary, .also label'
  const small = await page
    .locator(`main :is(${targets}), main button`)
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML),
    )
  expect(small).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

test.describe('文件多', () => {
  test.use({baseURL: LOOSE.url})

  test('按力度、工具、年份筛选，几样一起', {tag: '@once'}, async ({page}) => {
    await open(page, `search/?q=培训`)
    for (const [facet, words, parameter] of [
      ['力度', '应当', 'force'],
      ['年份', '2023', 'year'],
      ['政策工具', '培训', 'tool'],
    ] as const) {
      await settled(page)
      const chosen = value(page, facet, words)
      const many = (await chosen.locator('.num').textContent()) ?? ''
      await chosen.click()
      await expect(page).toHaveURL(new RegExp(`[?&]${parameter}=`))
      await expect(count(page)).toContainText(`${many} 处，`)
    }
    await page.getByRole('link', {name: '看全部', exact: true}).click()
    await expect(page).toHaveURL(/search\/\?q=[^&]+$/)
  })

  test('翻页：从上一页接着，在地址里；排法也在', {tag: '@once'}, async ({page}) => {
    await page.goto(`search/?q=培训`)
    const pager = page.getByRole('navigation', {name: '翻页'})
    await expect(pager).toContainText(/第 1 页，共 \d+ 页/)
    await expect(pager.getByText('上一页')).toHaveAttribute('aria-disabled', 'true')
    const first = await hits(page).allTextContents()
    expect(first).toHaveLength(10)
    await pager.getByRole('link', {name: '下一页'}).click()
    await expect(page).toHaveURL(/page=2$/)
    await expect(pager).toContainText('第 2 页')
    expect(await page.evaluate(() => scrollY)).toBe(0)
    const second = await hits(page).allTextContents()
    expect(second.filter((one) => first.includes(one))).toEqual([])
    await page.getByRole('link', {name: '按条序'}).click()
    await expect(page).toHaveURL(/sort=text$/)
    await expect(page.getByRole('link', {name: '按条序'})).toHaveAttribute('aria-current', 'true')
    await page.goBack()
    await expect(pager).toContainText('第 2 页')
  })

  test('几件文件的居中索引，说是哪一件', {tag: '@once'}, async ({page}) => {
    await page.goto(`search/?q=职业培训&view=kwic&sort=text`)
    const row = page.locator('.kwic tbody tr', {
      has: page.locator(`a[href*="${LAW}"]`),
    })
    await expect(row.first().locator('.d')).toHaveText('示例市职业培训条例（2023）')
  })
})
