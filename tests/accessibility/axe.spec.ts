import AxeBuilder from '@axe-core/playwright'
import type {Page} from '@playwright/test'
import {expect, LAW, LOOSE, NEWS, POLICY, SUBSIDY, test} from '../e2e/support.ts'

const PAGES = {
  首页: '',
  文件: POLICY,
  新闻: NEWS,
  条: `${POLICY}4/#art_4__para_1`,
  校勘记: `${POLICY}apparatus/`,
  底本: `${POLICY}witness/`,
  措施: 'measures/',
  检索: 'search/',
  检索结果: 'search/?q=产教融合',
  居中索引: 'search/?q=产教融合&view=kwic',
  没有找到: 'search/?q=产教融和',
  也查原文: 'search/?q=教育&in=original',
  文本质量: 'quality/',
  关于: 'about/',
  没有这一页: '404.html',
}
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Of the rules with these tags, those whose verdict a colour scheme can change. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

async function violations(page: Page, rules: 'all' | 'colour' = 'all'): Promise<string[]> {
  // Within one document: frames would need the slow way, which opens a page of its own.
  expect(page.frames()).toHaveLength(1)
  const axe = new AxeBuilder({page}).setLegacyMode()
  const {violations} = await (
    rules === 'all' ? axe.withTags(TAGS) : axe.withRules(OF_COLOUR)
  ).analyze()
  return violations.map(
    ({id, nodes}) =>
      `${id}: ${nodes
        .map(({target}) => target.join(' '))
        .slice(0, 5)
        .join('；')}`,
  )
}

for (const [name, path] of Object.entries(PAGES))
  for (const width of [360, 1440])
    test(`${name}，${width} 像素，浅色、深色：axe 没有违例`, async ({page}) => {
      await page.setViewportSize({width, height: 900})
      await page.goto(path)
      if (path.startsWith('search/?'))
        await expect(
          page.locator('[data-count]:visible, [data-state]:visible').first(),
        ).toContainText(/\d+ 处$|段$|没有找到/)
      expect(await violations(page)).toEqual([])
      await page.emulateMedia({colorScheme: 'dark'})
      expect(await violations(page, 'colour')).toEqual([])
    })

test('校记打开之后也没有违例', async ({page}) => {
  await page.setViewportSize({width: 360, height: 900})
  await page.goto(`${POLICY}5/#art_5__para_1`)
  await page.locator('#art_5__para_1 .handle > summary').click()
  await page.locator('#art_5__para_1 .note > summary').first().click()
  expect(await violations(page)).toEqual([])
})

test('检索框下的列表打开之后也没有违例', async ({page}) => {
  await page.goto('about/')
  await page.getByRole('combobox').fill('产教融合')
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  expect(await violations(page)).toEqual([])
})

/** What a page of the site of `tests/site/` is brought to, if anything, before it is looked at. */
const LOOSE_PAGES: Record<string, [path: string, act?: (page: Page) => Promise<void>]> = {
  首页文件多: ['', (page) => page.getByLabel(/件文件的题名、文号中找/).fill('条例')],
  法规: [LAW],
  有人引用的条: [`${LAW}5/`],
  有表格的附件: [`${SUBSIDY}att-1/2/`],
  地址挪动了的条: [`${SUBSIDY}att-1/3/`],
  一件文件的措施: [`${LAW}measures/`],
  一件文件的质量: [`${LAW}quality/`],
  筛选打开的措施: [
    'measures/?force=must&view=list',
    async (page) => {
      await expect(page.locator('[data-count]')).toContainText('中的')
      await page.locator('[data-facetsd]').evaluate((folded) => {
        folded.setAttribute('open', '')
      })
    },
  ],
  所引的条款: [
    `${LAW}7/`,
    async (page) => {
      await page.locator('#art_7__para_2 a.ref').focus()
      await expect(page.locator('.preview')).toBeVisible()
    },
  ],
  引用读成什么: [
    LAW,
    async (page) => {
      await page.locator('form.find input').first().fill('第十条第二款')
      await expect(page.locator('p.jump a')).toBeVisible()
    },
  ],
}

test.describe('文件多', () => {
  test.use({baseURL: LOOSE.url})

  for (const [name, [path, act]] of Object.entries(LOOSE_PAGES))
    for (const width of [360, 1440])
      test(`${name}，${width} 像素，浅色、深色：axe 没有违例`, async ({page}) => {
        await page.setViewportSize({width, height: 900})
        await page.goto(path)
        await act?.(page)
        expect(await violations(page)).toEqual([])
        await page.emulateMedia({colorScheme: 'dark'})
        expect(await violations(page, 'colour')).toEqual([])
      })
})
