/** What stands on web pages round a text: general word lists, and the judgement of one line. */

export interface Furniture {
  /** Which list knew it. */
  class: string
  /** Nothing else looks like it. */
  certain: boolean
  /**
   * Furniture only beside certain furniture at the head or the foot of a page: a `line`, or a
   * `sentence`, which only the foot has.
   */
  beside?: 'line' | 'sentence'
}

/** Names of fields under a title: `发布时间：… 来源：… 浏览次数：…`. */
const FIELD =
  '(?:信息|文章|稿件|新闻|文件)?(?:来源|作者|出处)|(?:发布|发表|更新|发文|发稿|添加|录入|上传|生成)?(?:时间|日期)|稿源|发布(?:者|人|机构|单位)|责任编辑|责编|编辑|供稿|校对|审核|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|点击(?:次数|数|率|量)?|访问(?:次数|量)|人气|字体|字号|【?字体大小|打印|分享(?:到|至)?'
const FIELDS = new RegExp(`(?:^|[\\s【\\[（(|])(?:${FIELD})[:：]`, 'g')
/** Fields that only pages have. */
const PAGE_FIELD =
  /浏览|点击|阅读|访问|人气|字体|字号|打印|分享|责编|责任编辑|来源|稿源|发布时间|更新时间/
const DATE =
  '\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*日?(?:\\s*\\d{1,2}:\\d{2}(?::\\d{2})?)?'

/** 查看: 2345, 阅读 10万+. */
const COUNT =
  '(?:查看|浏览|阅读|点击|访问|回复|评论|收藏|转发|点赞|在看|赞)(?:次数|数|量)?\\s{0,4}[:：]?\\s{0,4}\\d[\\d.,]{0,9}\\s?[万wWkK]?\\+?次?'

/** Words of buttons and links. Those of the second list also occur in tables and lists. */
const BUTTONS = words(
  '打印 打印本页 打印此页 打印文章 打印正文 我要打印 关闭 关闭窗口 关闭本页 关闭页面 关闭此页 收藏 收藏本页 收藏此页 收藏本站 加入收藏 设为首页 返回 返回顶部 返回首页 返回上页 返回上一页 返回列表 返回目录 回到顶部 分享 分享到 分享至 新浪微博 腾讯微博 QQ空间 人人网 豆瓣 复制链接 字体 字号 上一篇 下一篇 上一页 下一页 首页 末页 尾页 网站首页 网站地图 站点地图 联系我们 关于我们 无障碍 无障碍阅读 无障碍浏览 长者版 长者模式 关怀版 手机版 我要纠错 纠错 我要回帖 回帖 只看该作者 查看全文 展开全文 阅读全文 站内搜索 高级搜索 TOP RSS 微信扫一扫 扫一扫 使用道具 小黑屋 Archiver 倒序浏览 只看大图 电梯直达',
)
const WEAK = words(
  '大 中 小 特大 大中小 更多 下载 评论 回复 搜索 退出 登录 注册 默认 微信 微博 邮箱 举报 转发 放大 缩小 客户端 繁体 繁體 简体 繁体版 English 点赞 正文 T A+ A- A 评论(0) + -',
)
/** One of these alone on a line is enough. */
const ALONE = words(
  '打印本页 打印此页 打印文章 关闭窗口 关闭本页 关闭页面 收藏本页 收藏本站 加入收藏 设为首页 返回顶部 返回首页 返回上一页 返回列表 回到顶部 分享到 复制链接 网站地图 站点地图 无障碍浏览 我要纠错 我要回帖 只看该作者 展开全文 阅读全文 微信扫一扫 扫一扫',
)
const SECTIONS = words(
  '首页 网站首页 主页 联系我们 关于我们 网站地图 设为首页 加入收藏 政务公开 信息公开 政府信息公开 新闻中心 办事服务 互动交流 政民互动 机构设置 机构概况 通知公告 政策法规 政策解读 在线服务 工作动态 专题专栏 公众参与 走进 新闻 服务 互动 政务',
)

/** A button in brackets: 【打印】, 【大 中 小】. */
const BUTTON_PIECE =
  /【\s*(?:打印|关闭|收藏|返回|推荐|评论|返回顶部|打印本页|关闭窗口|加入收藏|(?:字[体号大小]*\s*[:：]?\s*)?(?:特大\s*)?大\s*中\s*小)\s*】/g

/** Whole lines that nothing else looks like. */
const CERTAIN: ReadonlyArray<readonly [string, RegExp]> = [
  ['date', new RegExp(`^${DATE}[\\s\\u00a0]+(?:来源|作者|编辑|浏览|点击|阅读)[^。；]{0,80}$`)],
  [
    'counter',
    /^(?:(?:浏览|点击)(?:次数|量|数|率)?|(?:阅读|访问)(?:次数|量|数|率))\s*[:：]\s*(?:\d*\s*次?|loading.*)$/i,
  ],
  ['counter', new RegExp(`^${COUNT}(?:[\\s|｜/]+${COUNT})+$`)],
  [
    'counter',
    /^[您你]是(?:本站|本网站|网站)?的?第\s*\S{0,14}\s*位(?:访问者|访客|浏览者|读者|来访者)[。！]?$/,
  ],
  [
    'forum',
    /^(?:[^，。]{1,20}\s)?发表于[^，。|｜]{1,40}[|｜]\s*只看(?:该作者|楼主|大图)(?:\s*[|｜][^，。|｜]{1,10})*$/,
  ],
  ['editor', /^[（(【[]?(?:责任编辑|责编|网络编辑|本文责编)[:：]\s*[^，。；、]{0,12}[）)】\]]?$/],
  [
    'path',
    /^(?:(?:您|你)?(?:现在|当前|目前)?(?:所在)?的?位置(?:是|在)?[:：].*(?:首页|[>›»＞→])|首页\s*[>›»＞→])/,
  ],
  ['path', /^(?:您|你)(?:现在|当前|目前)?(?:所在|所处)?的?位置(?:是|在)?[:：]/],
  ['neighbour', /^(?:上|下)一(?:篇|条|页)\s*[:：]/],
  [
    'registration',
    /ICP[备证]\s*(?:案号?)?\s*[:：]?\s*\d{5}|公网安备\s*\d{6}|网站标识码\s*[:：]?\s*[\da-z]{6}/i,
  ],
  [
    'copyright',
    /^(?:copyright|©|（c）|\(c\))\s*|all rights reserved|^版权所有(?:\s*[:：©]|[^，。；]{0,30}$)|版权所有\s*[:：©]/i,
  ],
  [
    'browser',
    /^(?:为.{0,12})?(?:建议|推荐|请)您?(?:使用|采用|用)[^。，]{0,40}(?:浏览器|分辨率)(?:访问|浏览|查看|观看)本(?:站|网站|网)[。！]?$/,
  ],
  [
    'forum',
    /^powered by |^(?:发表回复|快速回复|回复楼主|(?:回复|引用)\s*(?:楼主|本楼|\d+\s*楼))$|^本帖最后由.{1,40}编辑[\s\]】]*$|^楼主\s*发表于[^，。]{0,30}\d[^，。]{0,20}$/i,
  ],
  ['related', /^更多关于[^，。]{0,60}的(?:文章|资讯|新闻)$/],
  [
    'related',
    /^[【[]?(?:更多推荐|相关推荐|热门推荐|相关阅读|猜你喜欢|你可能喜欢|相关文章|热门文章|最新文章|点击排行|阅读排行|热点排行|热门标签)[】\]]?\s*[:：]?$/,
  ],
  [
    'contact',
    /^(?:微信)?(?:扫一扫|扫码|扫描)[^，。]{0,12}(?:手机(?:上)?(?:打开|浏览|查看|阅读)(?:当前页|本页|此页|本文)面?|分享(?:本页|此页|本文|到.{1,8})?|(?:当前|本)页面?)$/,
  ],
  ['notice', /^(?:如需)?转载(?:请|时请|须|需)?(?:务必)?注明(?:文章)?(?:出处|来源)[。！]?$/],
  ['template', /^[{}();\s]*[{}][{}();\s]*$/],
  ['script', /^(?:var \w+\s*=|function \w*\(|document\.\w+|window\.\w+|\$\(|<script|@import )/],
]

/** Whole lines that a text may have as well. */
const BESIDE: ReadonlyArray<readonly [string, RegExp]> = [
  ['date', new RegExp(`^(?:发布|更新|发表|发稿|录入|添加)(?:时间|日期)[:：]\\s*${DATE}$`)],
  ['counter', new RegExp(`^${COUNT}$`)],
  ['related', /^[【[]?(?:推荐阅读|延伸阅读)[】\]]?\s*[:：]?$/],
  [
    'browser',
    /^(?:为.{0,12})?(?:建议|推荐|请)您?(?:使用|采用|用)[^。，]{0,40}(?:浏览器|分辨率)[。！]?$/,
  ],
  [
    'notice',
    /^(?:版权|免责|郑重|特别|本站|本网)?声明\s*[:：].*(?:来源于?(?:网络|互联网)|(?:本站|本网|本文).*(?:转载|侵权|观点|删除))/,
  ],
  [
    'notice',
    /^(?:如需)?转载(?:请|时请|须|需)?(?:务必)?注明(?:出处|来源|本文)[^，。]{0,40}[。！]?$/,
  ],
]

/** Lines that are mostly, but not only, furniture. */
const LIKELY: ReadonlyArray<readonly [string, RegExp]> = [
  ['source', new RegExp(`^[【\\[（(]?(?:${FIELD})[:：][^，。；]{0,40}$`)],
  ['byline', /^(?:供稿|来源|作者|编辑|撰文|摄影|文字|图片|通讯员)\s*[|｜/丨]/],
  ['byline', /^(?:本文|文章|内容)由.{0,40}(?:整理|发布|收集|提供|转载)/],
  [
    'related',
    /^(?:相关链接|相关附件|附件下载|相关文件|相关信息|相关解读|相关稿件|相关报道|网友评论|我来说两句)\s*[:：]?$/,
  ],
  ['attachment', /^附件\s*[:：]?\s*【[^】]{1,80}】\s*(?:已下载|下载(?:次数)?[:：]?)\s*\d+\s*次?$/],
  ['source', /^[（(【[]?原标题[:：]/],
  ['owner', /^(?:主办|承办|协办|维护|技术支持|网站维护|网站管理)(?:单位)?\s*[:：][^，。；]{1,40}$/],
  ['copyright', /^[^，。；]{0,40}版权所有[^，。；]{0,40}$/],
  ['contact', /^(?:点击|关注|扫描|长按|识别).{0,30}(?:下载|查看|进入|公众号|二维码|链接|阅读原文)/],
  [
    'notice',
    /^(?:未经(?:本站|本网|书面)?(?:授权|许可|同意|允许).{0,12}(?:转载|摘编|镜像)|本(?:站|网).{0,30}(?:转载|侵权|版权))/,
  ],
]

/** Labels of the catalogue that Chinese government pages print above a document. */
const CATALOGUE =
  /^(?:索引号|主题分类|发文机关|发布机构|成文日期|标题|名称|发文字号|发布日期|主题词|公开方式|公开类别|公开形式|公开日期|信息类别|体裁分类|组配分类|有效性|生成日期|文号)[:：]$/

/** The same with their values in one line; names and titles are too common to count. */
const CATALOGUE_ROW =
  /^(?:索引号|主题分类|发文机关|发布机构|成文日期|发文字号|公开方式|公开类别|公开形式|公开日期|信息类别|体裁分类|组配分类|生成日期)[:：][^，。；]{1,120}$/

/** Lines of the text itself, whatever words they hold. */
const TEXT =
  /^(?:第[一二三四五六七八九十百零〇两\d]+[条章节编款项]|[（(]?[一二三四五六七八九十]{1,3}[）)、])/
const SENTENCE = /应当|不得|必须|可以|按照|依照|违反|处以|有权|负责/
const TRIGGER =
  /附件|时间|日期|来源|作者|编|浏览|点击|阅读|访问|人气|字体|字号|位置|首页|打印|关闭|收藏|返回|顶部|分享|[上下]一|ICP|icp|安备|标识码|版权|[Cc]opyright|COPYRIGHT|©|[Rr]eserved|主办|承办|技术支持|维护|推荐|建议|[Pp]owered|回[帖复]|楼主|本帖|相关|更多|猜你|本文|文章|内容由|扫|声明|转载|供稿|查看|在看|赞|发表于|[您你]是|道具|小黑屋|原标题|索|[{}]|script|var |function|document|window|\$\(|联系我们|地图|纠错|全文|关注|热|未经|本[站网]|网友|长按|识别|[机字构词题类号性式称]：|[机字构词题类号性式称]:/

/** What a line is, if it is not text. Anything longer than a notice is text. */
export function furnitureOf(raw: string): Furniture | undefined {
  if (raw.length > 400 || !TRIGGER.test(raw)) return undefined
  const line = raw.replace(/^[\s\u00a0#*>•·-]+|[\s\u00a0*]+$/g, '')
  if (line === '' || TEXT.test(line)) return undefined
  const found = known(line)
  if (!found || (!found.certain && !found.beside)) return found
  if (SENTENCE.test(line)) return {class: found.class, certain: false}
  return found
}

function known(line: string): Furniture | undefined {
  const isSentence = /[。！？；]|，.*，/.test(line)
  for (const [name, pattern] of CERTAIN)
    if (pattern.test(line))
      return (isSentence || (name === 'path' && line.includes('，'))) &&
        !isShortNotice(line) &&
        name !== 'template' &&
        name !== 'script'
        ? {class: name, certain: false, beside: 'sentence'}
        : {class: name, certain: true}
  for (const [name, pattern] of BESIDE)
    if (pattern.test(line))
      return {class: name, certain: false, beside: isSentence ? 'sentence' : 'line'}
  if (line.endsWith('。')) return likely(line)
  const fields = line.match(FIELDS)
  if (fields && fields.length > 1 && line.length < 160 && PAGE_FIELD.test(line))
    return {class: 'fields', certain: true}
  const pieces = line.length < 160 ? (line.match(BUTTON_PIECE)?.length ?? 0) : 0
  if (pieces > 0 && (fields?.length ?? 0) + pieces > 1 && !/[。；]/.test(line))
    return {class: 'fields', certain: true}
  if (isButtons(line)) return {class: 'buttons', certain: true}
  if (isNavigation(line)) return {class: 'navigation', certain: true}
  return likely(line)
}

/** 转载请注明出处。 is all there is to it; a sentence of a text goes on. */
function isShortNotice(line: string): boolean {
  return line.length < 24 && /^[^，。！？；]*[。！]$/.test(line)
}

function likely(line: string): Furniture | undefined {
  if (isCatalogue(line) || isCatalogueRow(line)) return {class: 'catalogue', certain: false}
  for (const [name, pattern] of LIKELY) if (pattern.test(line)) return {class: name, certain: false}
  return undefined
}

/** A label of the catalogue; its value stands on the next line. */
export function isCatalogue(line: string): boolean {
  return line.length < 30 && CATALOGUE.test(line.replace(/[\s\u3000\u00a0]+/g, ''))
}

/** 索引号：… 主题分类：…, a label of the catalogue with its value. */
function isCatalogueRow(line: string): boolean {
  return (
    line.length < 160 &&
    /^[索主发成公信体组生]/.test(line) &&
    CATALOGUE_ROW.test(line.replace(/[\s\u3000\u00a0]+/g, ''))
  )
}

/** Nothing but words of buttons. */
export function isButtons(line: string): boolean {
  if (line.length > 120 || line.startsWith('|')) return false
  if (ALONE.has(line)) return true
  const parts = line
    .split(/[\s\u00a0|｜/【】[\]（）()：:·、，,<>《》»›—]+/)
    .filter((part) => part !== '')
  if (parts.length === 0 || !parts.every((part) => BUTTONS.has(part) || WEAK.has(part)))
    return false
  const strong = parts.filter((part) => BUTTONS.has(part))
  if (strong.length === 0) return false
  return (
    parts.length > 1 || (/^[【[]/.test(line) && strong.length > 0) || ALONE.has(strong[0] ?? '')
  )
}

/** 首页 | 新闻 | 政务公开 | …: at least three short parts, two of which name parts of a site. */
function isNavigation(line: string): boolean {
  if (line.length > 200 || /[，。；]/.test(line)) return false
  const parts = line.split(/[\s\u00a0|｜·>›»]+/).filter((part) => part !== '')
  if (parts.length < 3 || parts.some((part) => part.length > 10)) return false
  const names = parts.filter((part) => SECTIONS.has(part)).length
  return (
    names >= (line.startsWith('|') ? 3 : 2) && /首页|主页|联系我们|关于我们|网站地图/.test(line)
  )
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
