import {createHash} from 'node:crypto'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readHtml} from '../../../src/witness/html.ts'
import {transcribe} from '../../../src/witness/transcribe.ts'
import {rules} from '../../support.ts'

const PAGE = `<!doctype html>
<html><head><title>关于样例的通知_某市</title><meta name="PubDate" content=" 2020-03-02 "><style>.a{}</style></head>
<body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/gk">信息公开</a></li></ul></div>
<table><tr><td>发文机关：</td><td>某市教育局</td></tr><tr><td>发文字号：</td><td>某教发〔2020〕3号</td></tr></table>
<p>成文日期：2020年3月1日</p>
<div id="zoom">
<h1 style="text-align: center">关于样例的通知</h1>
<p>各区：</p>
<p>一、各地应当建立制度，
   做好保障。</p>
<ul><li>学校应当公开信息；</li><li>企业应当参与办学。</li></ul>
<table><tr><th>项目</th><th>数量</th></tr><tr><td rowspan="2">教师&amp;学生</td><td>20名；</td></tr><tr><td>30名。</td></tr></table>
<p hidden>看不见的字。</p><p style="display: none">也看不见。</p><script>var a = '脚本。'</script>
<p>二、甲<b>应当</b>乙。<br>三、乙应当甲。</p>
</div>
<div class="footer"><p>版权所有</p></div>
</body></html>`

const {text, article, layout, loci, head, labels} = readHtml(PAGE)
const slice = ({start, end}: {start: number; end: number}) => text.slice(start, end)

describe('网页', () => {
  test('正文一块一行；栏目、信息表、页脚在正文之外，仍留着', () => {
    expect(slice(article)).toBe(
      `关于样例的通知
各区：
一、各地应当建立制度， 做好保障。
学校应当公开信息；
企业应当参与办学。
项目\t数量
教师&学生\t20名；
30名。
二、甲应当乙。
三、乙应当甲。
`,
    )
    expect(text.slice(0, article.start)).toContain('首页\n信息公开\n')
    expect(text.slice(article.end)).toBe('版权所有\n')
  })

  test('读者看不见的，转写里没有', () => {
    for (const hidden of ['看不见', '脚本', '.a{}', '<']) expect(text).not.toContain(hidden)
  })

  test('每个字都指回文件里的原处', () => {
    // White space of a line is made one space; every other character has its place.
    const covered = loci.map((locus) => slice(locus)).join('')
    expect(covered).toBe(text.replaceAll(/\s/gu, ''))
    for (const {from, to, ...stretch} of loci) {
      const there = PAGE.slice(from, to)
      expect(there).toBe(there.includes('&amp;') ? '教师&amp;学生' : slice(stretch))
    }
  })

  test('表格：行、列、表头、跨行都在', () => {
    const [, table] = layout.tables
    expect(
      table?.rows.map(({cells}) =>
        cells.map(({start, end, ...rest}) => [slice({start, end}), rest]),
      ),
    ).toEqual([
      [
        ['项目', {head: true}],
        ['数量', {head: true}],
      ],
      [
        ['教师&学生', {rows: 2}],
        ['20名；', {}],
      ],
      [['30名。', {}]],
    ])
  })

  test('标题的级别和居中，记在那一行的起点', () => {
    const at = text.indexOf('关于样例的通知')
    expect([...layout.headings]).toEqual([[at, 1]])
    expect([...layout.centred]).toEqual([at])
  })

  test('信息表、meta、title 都读出来', () => {
    expect(Object.fromEntries(labels)).toEqual({
      发文机关: '某市教育局',
      发文字号: '某教发〔2020〕3号',
      成文日期: '2020年3月1日',
    })
    expect(Object.fromEntries(head)).toEqual({title: '关于样例的通知_某市', pubdate: '2020-03-02'})
  })

  test('正文里“发文字号：”的话不是信息表', () => {
    const page = readHtml(
      '<div><p>一、下列事项应当写明。</p><p>发文字号：由办公室编写；不得重复。</p><p>二、甲应当乙。</p></div>',
    )
    expect([...page.labels]).toEqual([])
  })

  test('只为排版的表格不是表：里面的段落各是一行', () => {
    const page = readHtml(
      '<table><tr><td><p>一、甲应当乙。</p><p>二、乙应当甲。</p></td></tr></table>',
    )
    expect([page.text, page.layout.tables]).toEqual(['一、甲应当乙。\n二、乙应当甲。\n', []])
  })

  test('正文里的图片，说在哪里', () => {
    const html = '<div><p>一、甲应当乙。</p><p><img src="a.png"></p><p>二、丙。</p></div>'
    const bytes = new TextEncoder().encode(html)
    const digest = createHash('sha256').update(bytes).digest('hex')
    const file = transcribe(bytes, {path: 'a.html', format: 'html'}, digest)
    expect(rules(file)).toEqual(['picture'])
    expect(file.messages[0]).toMatchObject({line: 2, column: 1})
    expect(file.messages[0]?.fatal).toBeUndefined()
  })
})

describe('坏的网页', () => {
  test.each([
    ['', ''],
    [' \n\t', ''],
    ['<p', ''],
    ['</p></div>', ''],
    ['<div><p>甲应当乙', '甲应当乙\n'],
    ['<table><tr><td>甲</table>', '甲\n'],
    ['<p>甲<p>乙</table>丙', '甲\n乙丙\n'],
    ['甲应当乙。', '甲应当乙。\n'],
    ['<p>&bogus;&#xFFFFFF;甲</p>', '&bogus;\uFFFD甲\n'],
  ])('%j 读作 %j', (html, expected) => {
    const page = readHtml(html)
    expect(page.text).toBe(expected)
    expect(page.article).toEqual({start: 0, end: expected.length})
  })

  test('任何标签的乱序都读得完，字一个不少，正文在界内', () => {
    const token = fc.constantFrom(
      ...'<p> </p> <div> </div> <table> </table> <tr> <td> </td> <ul> <li> <br> <h1> 甲 乙应当丙。 &amp; <b>'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(token, {maxLength: 25}), (tokens) => {
        const html = tokens.join('')
        const page = readHtml(html)
        const han = (all: string) => [...all.matchAll(/\p{Script=Han}/gu)].map(String).sort()
        expect(han(page.text)).toEqual(han(html))
        expect(page.article.start).toBeGreaterThanOrEqual(0)
        expect(page.article.end).toBeLessThanOrEqual(page.text.length)
        for (const {start, end, from, to} of page.loci)
          if (to - from === end - start)
            expect(html.slice(from, to)).toBe(page.text.slice(start, end))
      }),
      {numRuns: 150},
    )
  })
})
