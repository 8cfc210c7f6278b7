import AxeBuilder from '@axe-core/playwright'
import {expect, NEWS, POLICY, test} from '../e2e/support.ts'

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
  文本质量: 'quality/',
  关于: 'about/',
  没有这一页: '404.html',
}
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const [name, path] of Object.entries(PAGES))
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [360, 1440])
      test(`${name}，${scheme === 'light' ? '浅色' : '深色'}，${width} 像素：axe 没有违例`, async ({
        page,
      }) => {
        await page.emulateMedia({colorScheme: scheme})
        await page.setViewportSize({width, height: 900})
        await page.goto(path)
        if (path.startsWith('search/?'))
          await expect(
            page.locator('[data-count]:visible, [data-state]:visible').first(),
          ).toBeVisible()
        const {violations} = await new AxeBuilder({page}).withTags(TAGS).analyze()
        expect(
          violations.map(
            ({id, nodes}) =>
              `${id}: ${nodes
                .map(({target}) => target.join(' '))
                .slice(0, 5)
                .join('；')}`,
          ),
        ).toEqual([])
      })

test('校记打开之后也没有违例', async ({page}) => {
  await page.setViewportSize({width: 360, height: 900})
  await page.goto(`${POLICY}5/#art_5__para_1`)
  await page.locator('#art_5__para_1 .handle > summary').click()
  await page.locator('#art_5__para_1 .note > summary').first().click()
  const {violations} = await new AxeBuilder({page}).withTags(TAGS).analyze()
  expect(violations.map(({id}) => id)).toEqual([])
})
