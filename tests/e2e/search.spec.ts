/** What is found, and what is said where nothing is. */
import type {Page} from '@playwright/test'
import {escaped, expect, LOOSE, POLICY, test} from './support.ts'

async function find(page: Page, query: string): Promise<void> {
  await page.goto('search/')
  await page.getByRole('searchbox').fill(query)
  await page.getByRole('button', {name: '检索'}).click()
}

test('检索、打开一处、返回，词还在', async ({page}) => {
  await page.goto('')
  await page.getByRole('combobox').fill('产教融合')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-count]')).toContainText('产教融合')
  await expect(page.locator('[data-count]')).toContainText('9 处，见于 2 件文件、6 段')
  await expect(page.locator('mark').first()).toHaveText('产教融合')
  await page.locator('.hits blockquote a', {hasText: '认证制度'}).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}4/#art_4__para_1~\\d+$`))
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue('产教融合')
  await expect(page.locator('[data-count]')).toContainText('9 处')
})

test('查得到：一字、数、符号、文号、繁体、标点在内的一串', {tag: '@once'}, async ({page}) => {
  await page.goto('search/')
  for (const [query, words] of [
    ['抵免', '可按投资额的30%抵免'],
    ['30%', '投资额的30%'],
    ['1+X', '1+X证书制度试点'],
    ['京教职成', '京教职成〔2020〕7号'],
    ['京教职成[2020]7号', '京教职成〔2020〕7号'],
    ['產教融合', '产教融合'],
    ['鲁昕', '鲁昕'],
    ['昕', '鲁昕'],
    ['tafe', 'TAFE'],
    ['三分之一，及时', '三分之一，及时将新技术'],
    ['若干意见', '关于深化职业教育改革的若干意见'],
  ] as const)
    await test.step(query, async () => {
      await page.getByRole('searchbox').fill(query)
      await page.getByRole('button', {name: '检索'}).click()
      await expect(page).toHaveURL(new RegExp(`q=${escaped(encodeURIComponent(query))}$`))
      await expect(page.locator('[data-count] b')).toHaveText(query)
      await expect(page.locator('.hits').first()).toContainText(words)
    })
})

test('点名的条款直接到', async ({page}) => {
  await find(page, '第七条第二款')
  await page.locator('.direct').getByRole('link', {name: '第七条第二款'}).click()
  await expect(page).toHaveURL(new RegExp(`${POLICY}7/#art_7__para_2$`))
})

test('问一句话：说没有逐字如此的，列出相近的，最前的就是答案', {tag: '@once'}, async ({page}) => {
  await find(page, '企业办学可以抵免多少教育费附加？')
  await expect(page.locator('.between')).toHaveText('没有与所问逐字相同的。以下各条最为接近。')
  const first = page.locator('.hits > li').first()
  await expect(first).toHaveClass('partial')
  await expect(first).toContainText('第四条')
  await expect(first).toContainText('可按投资额的30%抵免')
})

test('您是否要找：错一个字、打成拼音、换个说法', {tag: '@once'}, async ({page}) => {
  for (const [query, offered] of [
    ['产教融和', '产教融合'],
    ['chanjiaoronghe', '产教融合'],
    ['百分之三十', '30%'],
    ['双师型教师培养', '双师型教师 培养'],
  ] as const)
    await test.step(query, async () => {
      await find(page, query)
      const suggestion = page.locator('.instead').getByRole('link', {name: offered, exact: true})
      await expect(suggestion).toBeVisible()
      // Offered, not put in its place.
      await expect(page.getByRole('searchbox')).toHaveValue(query)
      await suggestion.click()
      await expect(page.getByRole('searchbox')).toHaveValue(offered)
      await expect(page.locator('.results')).toContainText(/\d+ 处，见于|只含其中一部分/)
      await page.goBack()
      await expect(page.getByRole('searchbox')).toHaveValue(query)
    })
})

test('您是否要找随后才到，列出来的不重来：选着的字还选着', {tag: '@once'}, async ({page}) => {
  // The code that knows other forms comes late.
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.context().route(/\/suggest[.-][^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await find(page, '职业教育')
  const hit = page.locator('.hits > li').first()
  await expect(hit).toBeVisible()
  await hit.selectText()
  const selected = () => page.evaluate(() => getSelection()?.toString())
  const before = await selected()
  expect(before).toContain('职业教育')
  release()
  await expect(page.locator('.instead')).toContainText('职教')
  expect(await selected()).toBe(before)
})

test('改查别的，按后退回到先前查的；边打边改只算一次', {tag: '@once'}, async ({page}) => {
  const input = page.getByRole('searchbox')
  const found = page.locator('[data-count] b')
  await page.goto('search/?q=企业')
  await expect(found).toHaveText('企业')
  for (const typed of ['教', '教师', '教师培训']) {
    await input.fill(typed)
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(typed)}$`))
  }
  await input.press('Enter')
  await page.goBack()
  await expect(input).toHaveValue('企业')
  await expect(found).toHaveText('企业')
})

test('从一处返回，回到离开的地方', {tag: '@once'}, async ({page}) => {
  await page.setViewportSize({width: 360, height: 500})
  await page.goto('search/?q=职业教育')
  const link = page.locator('.hits > li').nth(5).locator('blockquote a').first()
  await link.click()
  await expect(page).toHaveURL(/\/d\//)
  await page.goBack()
  await expect(link).toBeInViewport()
  await expect(link).toBeFocused()
})

test('从居中索引的一处返回，也回到那里；接着打字，焦点不走', {tag: '@once'}, async ({page}) => {
  await page.goto('search/?q=职业教育&view=kwic')
  const link = page.locator('.kwic tbody a').nth(7)
  await link.click()
  await expect(page).toHaveURL(/\/d\//)
  await page.goBack()
  await expect(link).toBeFocused()
  const input = page.getByRole('searchbox')
  await input.fill('产教融合')
  await expect(page.locator('[data-count]')).toContainText('9 处')
  await expect(page.locator('.kwic tbody tr')).toHaveCount(9)
  await expect(input).toBeFocused()
})

test('点了筛选、原文还没到就打字，焦点不走', {tag: '@once'}, async ({page}) => {
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  await page.context().route(/\/search\/originals\.bin$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('search/?q=产教融合&in=original')
  const count = page.locator('[data-count]')
  await expect(count).toContainText('正在查')
  await page.locator('.facets a', {hasText: '新闻'}).click()
  await expect(count).toContainText('2 处')
  const input = page.getByRole('searchbox')
  await input.fill('职业教育')
  await expect(count).toContainText('职业教育')
  go()
  await expect(count).not.toContainText('正在查')
  await expect(page.locator('[data-facets]')).toHaveAttribute('aria-busy', 'false')
  await expect(input).toBeFocused()
})

test('页码过了头，就是末页', {tag: '@once'}, async ({page}) => {
  await page.goto('search/?q=职业教育&page=99')
  await expect(page.locator('.hits > li').first()).toBeVisible()
  await expect(page).toHaveURL(/page=\d$/)
})

test.describe('没有找到，说为什么，给出路', () => {
  const state = (page: Page) => page.locator('[data-state]')

  test('没有的条款说最后一条是哪条', async ({page}) => {
    await find(page, '第十二条')
    await expect(state(page)).toContainText('最后一条是第十条')
  })

  test('哪里都没有的一串字', {tag: '@once'}, async ({page}) => {
    await find(page, '甲乙丙丁')
    await expect(state(page)).toContainText('甲乙丙丁　没有找到')
    await expect(state(page)).toContainText('全部文件里都没有这一串字')
    await expect(state(page).locator('.count')).toBeVisible()
    await state(page).getByRole('link', {name: '连原文一起查'}).click()
    await expect(page.getByLabel('也查原文')).toBeChecked()
    await expect(state(page)).toContainText('全部文件的正文和原文里都没有')
    await state(page).getByRole('link', {name: '看全部措施'}).click()
    await expect(page).toHaveURL(/measures\/$/)
  })

  test('只是所选的范围里没有', {tag: '@once'}, async ({page}) => {
    await page.goto('search/?q=抵免&genre=新闻')
    await expect(state(page)).toContainText('所选的范围里没有')
    await state(page).getByRole('link', {name: '不限范围再查'}).click()
    await expect(page.locator('[data-count]')).toContainText('1 处')
  })

  test('都被排除了', {tag: '@once'}, async ({page}) => {
    await find(page, '抵免 -投资')
    await expect(state(page)).toContainText('去掉含有要排除的词的段，就没有剩下的了')
    await state(page).getByRole('link', {name: '不排除再查'}).click()
    await expect(page.getByRole('searchbox')).toHaveValue('抵免')
    await expect(page.locator('[data-count]')).toContainText('1 处')
  })

  test('只有标点；只有要排除的词', {tag: '@once'}, async ({page}) => {
    await find(page, '，。')
    await expect(state(page)).toContainText('，。　只有标点')
    await find(page, '-抵免')
    await expect(state(page)).toContainText('-抵免　没有要查的词')
  })
})

test('查询是文字，不是网页', {tag: '@once'}, async ({page}) => {
  const query = '<img src=x onerror=alert(1)>'
  await find(page, query)
  await expect(page.locator('[data-count]')).toContainText(query)
  await expect(page.locator('main img')).toHaveCount(0)
})

test('没要检索，就不取索引', {tag: '@once'}, async ({page}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('search/')
  await page.goto(POLICY)
  expect(asked.filter((url) => url.endsWith('index.bin') || url.includes('worker'))).toEqual([])
})

test('五千字的查询也答，地址不随着长，刷新、后退都还在', {tag: '@once'}, async ({page}) => {
  const long = '产教融合'.repeat(1250)
  const input = page.getByRole('searchbox')
  const between = page.locator('.between')
  await page.goto('search/')
  await input.fill(long)
  await expect(between).toContainText('没有与所问逐字相同的')
  expect(page.url().length).toBeLessThan(200)
  await page.reload()
  await expect(input).toHaveValue(long)
  await expect(between).toContainText('没有与所问逐字相同的')
  await input.fill('抵免')
  await input.press('Enter')
  await expect(page.locator('[data-count]')).toContainText('1 处')
  await page.goBack()
  await expect(input).toHaveValue(long)
  // A place in the page is no other search, and keeps what its entry does not.
  await page.evaluate(() => (location.hash = 'main'))
  await page.reload()
  await expect(input).toHaveValue(long)
})

test('长的查询，粘上就勾也查原文，去掉要排除的再查，都还是它', {tag: '@once'}, async ({page}) => {
  const long = `“${'不在任何文件里'.repeat(100)}”`
  const input = page.getByRole('searchbox')
  await page.goto('search/')
  await input.fill(`${long} -企业`)
  await page.getByRole('checkbox', {name: '也查原文'}).check()
  await expect(page.locator('[data-state]')).toContainText('没有找到')
  await expect(input).toHaveValue(`${long} -企业`)
  await page.getByRole('link', {name: '不排除再查'}).click()
  await expect(input).toHaveValue(long)
  await expect(page.locator('[data-state]')).toContainText('没有找到')
})

test('浏览器的地址栏能用：OpenSearch 说怎样查，照它查得到', {tag: '@once'}, async ({page}) => {
  await page.goto('about/')
  const link = page.locator('link[rel=search]')
  await expect(link).toHaveAttribute('type', 'application/opensearchdescription+xml')
  const told = await page.evaluate(async () => {
    const {href = ''} = document.querySelector<HTMLLinkElement>('link[rel=search]') ?? {}
    const xml = new DOMParser().parseFromString(await (await fetch(href)).text(), 'text/xml')
    const url = xml.querySelector('Url[type="text/html"]')
    return {
      broken: xml.querySelector('parsererror') !== null,
      namespace: xml.documentElement.namespaceURI,
      name: xml.querySelector('ShortName')?.textContent,
      template: url?.getAttribute('template') ?? '',
    }
  })
  expect(told).toMatchObject({
    broken: false,
    namespace: 'http://a9.com/-/spec/opensearch/1.1/',
    name: '明文',
  })
  await page.goto(told.template.replace('{searchTerms}', encodeURIComponent('产教融合')))
  await expect(page.locator('[data-count]')).toContainText('9 处')
})

test.describe('没有脚本', () => {
  test.use({javaScriptEnabled: false, baseURL: LOOSE.url})

  test('检索框引到全部措施', {tag: '@once'}, async ({page}) => {
    await page.goto('about/')
    await page.locator('form.find input').fill('培训')
    await page.locator('form.find button').click()
    await expect(page).toHaveURL(/search\/\?q=/)
    await expect(page.getByLabel('也查原文')).toBeHidden()
    await page.getByRole('link', {name: /全部 \d+ 项措施/}).click()
    await expect(page.locator('tbody tr', {hasText: '培训'}).first()).toBeVisible()
  })
})
