/** What texts are called. Apart from the grammar of citations, which is only fetched for what could be one. */

/** Words that name a text, and with which its own name ends: 本条例, 刑法, 若干问题的解释. */
export const KINDS =
  '(?:法典|法|条例|暂行条例|办法|暂行办法|规定|暂行规定|细则|实施细则|规则|规程|规范|解释|解答|决定|命令|意见|若干意见|通知|方案|准则|标准|安排|章程|修正案|批复|纲要|规划|计划|制度|措施|公告|目录|指南|指引|公约|协定|协议|要点|总则|合同)'

/** With what a name ends that stands without brackets: 规定 and 决定 are ordinary words there. */
export const NAMES =
  '(?:法典|宪法|法|法例|条例|办法|细则|规则|准则|章程|修正案|公约|条约|协定|议定书|(?:若干|暂行|补充|管理|实施)规定|(?:适用|若干问题的)解释)'

/** A run that could be a title: …办法, …规则（试行）, 《…》, 民法典合同编. */
export const TITLE = new RegExp(
  `^[《〈]?[\\p{Script=Han}\\p{N}《》〈〉()（）、]{1,80}(?:${KINDS}|${NAMES}|编)(?:[（(][^（()）]{1,12}[)）])?[》〉]?$`,
  'u',
)
