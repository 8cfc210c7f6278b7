/** Furniture of pages and lines of texts that look like it: general examples, none from a test page. */
import {describe, expect, test} from 'vitest'
import {edited} from '../../../src/collation/page.ts'
import {pageFurniture} from '../../../src/collation/rules/page-furniture.ts'

const find = (text: string) => Array.from(pageFurniture.find(edited(text, [])))
/** Whether a whole line is taken, and how. */
function verdict(line: string): 'accepted' | 'proposed' | 'text' | 'piece' {
  const [first] = find(`前文。\n${line}\n后文。`)
  if (!first) return 'text'
  if (first.end - first.start < line.length) return 'piece'
  return first.accept ? 'accepted' : 'proposed'
}

describe('网页附属文字', () => {
  test.each([
    '发布时间：2020-05-01 10:20　来源：北京市教育委员会　作者：张三',
    '2013年05月28日 17:40 　 来源：深港在线　 　 【大 中 小】 【打印】【关闭】',
    '发布日期:2026年07月30日 【字号 特大 大 中 小】【打印】【关闭】',
    '2022-07-23 04:29:19 来源:中国专利 TAG:',
    '来源：教育部  发布日期：2019年2月13日  浏览次数：1024次',
    '日期：2020-05-01 来源：人民网 【字体：大 中 小】',
    '浏览次数：12',
    '点击数： 3021',
    '责任编辑：李四',
    '（责任编辑：王五）',
    '【打印】【关闭】',
    '打印本页 | 关闭窗口',
    '[打印] [收藏] [关闭]',
    '字体：大 中 小',
    '【字号 大 中 小】 打印',
    '分享到： 新浪微博 微信 QQ空间',
    '您当前的位置：首页 > 政务公开 > 通知公告',
    '您现在的位置： 首页 >> 新闻 >> 正文',
    '当前位置：首页 > 政策法规',
    '首页 > 信息公开 > 规范性文件',
    '上一篇：关于做好招生工作的通知',
    '下一篇：没有了',
    '返回顶部',
    '设为首页 | 加入收藏 | 联系我们',
    '首页 | 新闻中心 | 政务公开 | 办事服务 | 互动交流',
    '京ICP备05083640号-1 京公网安备 11040102700070号',
    '网站标识码：bm05000001',
    '版权所有：教育部 中文域名：教育部.政务',
    'Copyright © 2020 All Rights Reserved',
    '建议使用1024×768分辨率、IE8.0以上版本浏览器访问本站',
    '扫一扫在手机打开当前页',
    '更多关于 职业教育 的文章',
    '相关阅读',
    '我要回帖',
    'Powered by Discuz! X3.4',
    '转载请注明出处',
    '小黑屋|手机版|某论坛 （ 湘ICP备12345678号 ）',
    '查看： 2345|回复： 12',
    '发表于 2020-1-1 10:00 | 只看该作者',
    '使用道具 举报',
    '您是第12345位访问者',
    '}',
    '{ }',
    'var a = 1;',
  ])('收去：%s', (line) => {
    expect(verdict(line)).toBe('accepted')
  })

  test.each([
    '来源：教育部',
    '主办单位：教育部办公厅',
    '附件下载：',
    '作者：张三',
    '索 引 号：',
    '索引号：000014349/2018-00211　主题分类：科技、教育',
    '发布日期：2024年3月1日',
    '推荐阅读：',
    '版权声明：本文来源于网络，如有侵权请联系我们删除。',
    '附件【申请表.doc】已下载231次',
    '（原标题：教育部印发办法）',
    '阅读 10万+',
    '在看 56',
  ])('只提议：%s', (line) => {
    expect(verdict(line)).toBe('proposed')
  })

  test.each([
    '第三条　网站应当在首页标明版权所有人和责任编辑：姓名、联系方式',
    '第十二条 出版物应当载明作者、来源、责任编辑',
    '（一）信息来源：有关部门提供的资料',
    '一、发布时间：每年三月',
    '互联网信息服务提供者应当在其网站主页标明经营许可证编号或者备案编号。',
    '责任编辑制度',
    '2019年1月24日 教育部办公厅',
    '2021年12月3日　国务院第159次常务会议通过',
    '【案例】来源合法的抗辩',
    '期刊实行责任编辑制度，保障出版物质量。',
    '大 中 小',
    '| 行业 | 大型 | 中型 | 小型 |',
    '打印费、复印费',
    '附件：1.申请表',
    '国务院',
    '2019年1月24日',
    '（此件公开发布）',
    '转载、摘编他人作品的，应当注明出处。',
    '时间：2020年5月1日',
    '收藏',
    '建议使用谷歌浏览器登录报名系统，并在6月10日前完成网上缴费，逾期视为放弃。',
    '特别声明：本院从未委托任何中介机构招生，凡以本院名义招生的网站均属侵权，本院将追究责任。',
    '版权声明：参赛作品应为原创，不得侵犯他人知识产权，如有侵权由作者自负。',
    '如需转载请注明来源，违者依法追究侵权责任。',
    '扫描二维码进入报名页面',
    '关于考试成绩的相关信息',
    '回复',
    '首页→报名系统→填写信息，提交后打印',
    '您的位置：考场三楼东侧，请提前入场',
    '楼主发表于论坛的帖子引起关注',
    '本网站由教育局主办，京ICP备12345678号，欢迎访问',
    '第二节　版权',
    '本办法所称网站，是指……',
    '关闭',
  ])('留下：%s', (line) => {
    expect(['text', 'proposed']).toContain(verdict(line))
    expect(find(line).filter(({accept}) => accept)).toEqual([])
  })

  const accepted = (text: string) =>
    find(text)
      .filter(({accept}) => accept)
      .map(({start, end}) => text.slice(start, end))

  test('页首页尾，与别的附属文字相邻的，收去', () => {
    const date = '发布日期：2024年3月1日'
    const notice = '版权声明：本文来源于网络，如有侵权请联系我们删除。'
    expect(accepted(`通知\n${date}\n浏览次数：12\n现将事项通知如下。`)[0]).toBe(date)
    expect(accepted(`通知如下。\n\n【打印】【关闭】\n${notice}`)[1]).toBe(notice)
    expect(accepted(`问。\n${date}\n浏览次数：12\n答。`)).toEqual(['浏览次数：12'])
  })

  test('正文末句不因后面有按钮而收去', () => {
    for (const line of ['建议使用谷歌浏览器。', '声明：转载本文须经同意，违者视为侵权。'])
      expect(accepted(`通知如下。\n${line}\n【打印】【关闭】`)).toEqual(['【打印】【关闭】'])
  })

  test('行中的模板和标记只取其本身', () => {
    const text = '国家{{title}}鼓励<span class="a">职业</span>教育&nbsp;&nbsp;发展[!--newstime--]。'
    expect(find(text).map(({start, end, reading}) => [text.slice(start, end), reading])).toEqual([
      ['{{title}}', ''],
      ['<span class="a">', ''],
      ['</span>', ''],
      ['&nbsp;&nbsp;', '  '],
      ['[!--newstime--]', ''],
    ])
  })

  test('没有闭标签的，可能是不等式，只提议', () => {
    expect(find('若a<b>c，则不成立').map(({accept}) => accept)).toEqual([false])
  })

  test('数学与书目的括号不是模板', () => {
    expect(find('集合{1，2}与｛甲｝，a<b且b>c，[1]参见AT&T公司')).toEqual([])
  })
})
