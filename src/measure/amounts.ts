/** 数量 and 期限: numbers with their units, and stretches of time. */
import type {Amount, Stretch} from '../tree/measure.ts'

const HAN = '(?![零〇])[〇零一二两三四五六七八九十百千万亿]+'
const ARABIC = '\\d+(?:[.．]\\d+)?(?:[,，]\\d{3})*'
/** 五万, 30余万, 几十: a number, 一 standing alone left out where it only says `a`. */
const NUMBER = `(?:${ARABIC}(?:余|多)?(?:十|百|千)?(?:万|亿)?(?:余|多)?|${HAN}(?:余|多)?)`

const MONEY = '元人民币|元|圆|角(?![星形度落楼])|美元|欧元|港元|日元|英镑|计算单位|特别提款权'
const MEASURED =
  '公里|千米|厘米|毫米(?!电影|胶)|微米|平方米|平方公里|平方千米|立方米|公顷|公斤|千克|毫克|公分|海里|千瓦|兆瓦|千伏|伏|赫兹|分贝|摄氏度|马力|标准煤|总吨|吨|米|亩|克|升|斤|千瓦时|勒克斯|勒|坎德拉|帕|千帕|兆帕|牛顿|焦耳'
/** Words that count things; after a Han number they must be bounded or more than 二 to say how many. */
const COUNTED =
  '个百分点|个(?!月|[^，。；]{0,3}期|工作日|星期|自然日|交易日|学期|小时|季度|学年|昼夜)|名|人次|人|所|项|家(?!争鸣)|件|次|批|处|门|套|种|辆|艘|架|台|座|栋|幢|户|亩|头|只|匹|株|棵|枚|票|席|位|张|份|本(?=以上|以下|以内)|册|页|字|倍|岁|周岁|成|股|例|条|间|床|支|对|双|组|团|课时|学时|学分|分(?![比点制率之含数])|版|期|轮|届|发|层|档|类|对|折'
const BOUND_BEFORE =
  '(?:不(?:得|能|应|宜|准)?(?:低于|少于|超过|高于|多于|大于|小于)|不足|未满|不满|未超过|超过|高于|低于|少于|多于|大于|小于|至少|最高|最低|最多|最少|约|近)'
const BOUND_AFTER = '(?:[（(]含[^）)]{0,6}[）)])?(?:以上|以下|以内|以外|左右|之内|内|及以上|及以下)'

/** 400张（枚）以上: the other word for what is counted. */
const OTHERWISE = `(?:[（(](?:${COUNTED})[）)])?`

const SHARE = `(?:(?:\\d+(?:\\.\\d+)?%?[—－~～-])?${NUMBER}%|${NUMBER}％|${NUMBER}‰|百分之${NUMBER}(?:点${HAN})?|百分之(?:百|${HAN})|千分之${HAN}|万分之${HAN}|${HAN}分之${HAN}|\\d+/\\d+)`
const SUM = `${NUMBER}(?:万|亿)?(?:${MONEY})`
const UNIT = `(?:${HAN}至)?${NUMBER}(?:${MEASURED})`
const COUNT_ARABIC = `(?:\\d+[—－~～至到-])?${ARABIC}(?:余|多)?(?:万|亿)?(?:余|多)?(?:${COUNTED}|度|级(?=以上|以下|及)|卷)${OTHERWISE}`
const COUNT_HAN = `${HAN}(?:余|多)?(?:至${HAN})?(?:${COUNTED})${OTHERWISE}`

const ONE = `(?:过半数|半数|一半|${SHARE}|${SUM}|${UNIT}|${COUNT_ARABIC}|${COUNT_HAN})`
const AMOUNT = new RegExp(
  `(?<before>${BOUND_BEFORE})?(?<core>${ONE})(?:${BOUND_AFTER})?(?:(?:至|到|—|－|-|～|~|、|(?<=以上)，|或者|或)?(?:${BOUND_BEFORE})?${ONE}(?:${BOUND_AFTER})?)?`,
  'gu',
)
/** 三分之二, 2倍 always count; 一个, 两个方面 do not; 三人 does. */
const ALWAYS = new RegExp(
  `^(?:过半数|半数|一半|[一二两]次|[一二两](?:人|名|家|份|所)|${HAN}至${HAN}|${SHARE}|${SUM}|${UNIT}|${COUNT_ARABIC}|${HAN}(?:倍|岁|周岁))`,
  'u',
)
const VAGUE = /^[一二两](?!.*(?:以上|以下|以内|左右|不少于|至少))/u
const FEW =
  /^(?:[一二两三四五六七八九十]+)(?:项|个|种|类|次|方面|条|点|期|批|级|件|处|对|份|章|节|分|发|团|组|位|版|轮|套|门|层|档|双|成|字|只|届)/u

const TIME_UNIT =
  '年|个月|月|日|天|小时|分钟|秒|周(?!岁)|个星期|星期|个工作日|工作日|个自然日|个交易日|交易日|季度|学年|学期|个学期|昼夜|个学年|周年|年度'
const PERIOD = new RegExp(
  [
    // 30日内, 三年以上七年以下, 5年至10年
    `(?:不低于|不少于|不超过|不得超过|不得少于|至少|超过|满|不满|未满|最长|最短|近)?(?:半年|${NUMBER}(?:个)?(?:${TIME_UNIT}))(?:以上|以下|以内|内|前|后|左右|之内|之前)?(?:(?:至|到|—|-|～)?(?:半年|${NUMBER}(?:个)?(?:${TIME_UNIT}))(?:以上|以下|以内|内|左右|之内)?)?`,
    // 2019年12月底前, 到2025年, 今年年内
    `(?:到|至|截至|于|自)?\\d{4}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:年?底|末|初|上半年|下半年)?(?:以?前|之前|内|止)`,
    `(?:到|至|截至)\\d{4}年(?:底|末)?`,
    `(?:今年|明年|当年|年)(?:年)?(?:内|底前|末前|底以前)`,
    `每(?:半)?(?:年|季度|月|周|日|学期|学年)(?=至少|不少于|[^，。；]{0,6}(?:一次|\\d次))`,
  ].join('|'),
  'gu',
)
/** A date or an ordinal, not a length: 1988年11月1日起, 第三年, 2019年, 11月1日. */
const DATE = /^(?:自|于)?(?:\d{4}年|[〇零一二三四五六七八九]{4}年|\d{1,2}月\d{1,2}日|\d{1,2}月$)/u
const DATED = /(?:底|末|前|内|止)$/u

/** 期限: lengths of time and last dates of a text; no dates on which something happened. */
export function periodsOf(text: string): Stretch[] {
  return [...text.matchAll(PERIOD)]
    .map((match) => ({start: match.index, end: match.index + match[0].length, text: match[0]}))
    .filter(({start, text: found}) => {
      if (
        /^[\d〇零一二两三四五六七八九十百]/u.test(found) &&
        /第$|[\d〇零一二三四五六七八九十年月]$/u.test(text.slice(Math.max(0, start - 1), start))
      )
        return false
      if (
        /^[一二两三四五六七八九十百]+[日月年]?(?:[日月])$/u.test(found) &&
        /^[日月]/u.test(text.slice(start))
      )
        return false
      if (/^(?:[一-十]+月|\d{1,2}月)/u.test(found) && !/个/u.test(found)) return DATED.test(found)
      if (/^(?:到|至|截至)\d{4}年/u.test(found)) return true
      return DATE.test(found) ? DATED.test(found) : true
    })
    .map(({start, end}) => ({start, end}))
}

/** 数量 of a text: no lengths of time, no dates, no ordinals, no 一个. */
export function amountsOf(text: string): Amount[] {
  const periods = periodsOf(text)
  const found: Amount[] = []
  for (const match of text.matchAll(AMOUNT)) {
    const {before = ''} = match.groups ?? {}
    const start = match.index
    const end = start + match[0].length
    const core = match[0].slice(before.length)
    if (
      /^(?:有限|公司)/u.test(text.slice(end)) ||
      (/^[一二两]次$/u.test(core) &&
        !/^(?:[，。；、）]|$|[\p{Script=Han}]{0,2}会)/u.test(text.slice(end)))
    )
      continue
    if (periods.some((period) => start < period.end && end > period.start)) continue
    if (
      /[第之每各某同另\d〇零一二三四五六七八九十百千]$/u.test(
        text.slice(Math.max(0, start - 1), start),
      ) &&
      !/[每各]$/u.test(text.slice(Math.max(0, start - 1), start))
    )
      continue
    if (
      /^一人(?:一票)?$/u.test(match[0]) &&
      /^(?:一票)?/u.test(text.slice(end)) &&
      /一人一票/u.test(text.slice(start, end + 2))
    )
      continue
    // 一人有两种违法行为, 其中的一人: somebody, not how many.
    if (
      /^一人$/u.test(core) &&
      (/(?:^|[，。；]|中的?)$/u.test(text.slice(0, start)) || /^[犯有]/u.test(text.slice(end)))
    )
      continue
    if (/(?:任何|其中|每)$/u.test(text.slice(0, start)) && /^一/u.test(core)) continue
    if (
      !ALWAYS.test(core) &&
      !/[至到]/u.test(core) &&
      !/一式$/u.test(text.slice(0, start)) &&
      (VAGUE.test(match[0]) ||
        (FEW.test(core) && !new RegExp(`${BOUND_AFTER}|${BOUND_BEFORE}`, 'u').test(match[0])))
    )
      continue
    found.push({start, end, ...ofWhat(text, start, end)})
  }
  return found
}

/** What a share is of stands before it, behind these. */
const BEFORE_WHOLE = /^.*(?:可按|按|占|不低于|不少于|不超过|不高于|达到|超过|高于|低于|相当于|为)/u
/** Where the noun that is counted is over. */
const AFTER_COUNTED = /(?:到|在|向|从|由|参加|进行|开展|给予|予以|以|用于|可以|应当|不得)/u

/** What is counted: behind the number, or before 的 and a share. */
function ofWhat(text: string, start: number, end: number): Pick<Amount, 'of'> {
  const share = /[\p{Script=Han}]{2,20}(?=的$)/u.exec(text.slice(0, start))?.[0]
  if (share !== undefined && /[%％‰]|分之|倍/u.test(text.slice(start, end))) {
    const whole = share.replace(BEFORE_WHOLE, '')
    const to = start - 1
    return whole.length > 1 ? {of: {start: to - whole.length, end: to}} : {}
  }
  if (/[元圆%％]/u.test(text.slice(end - 1, end))) return {}
  const after = /^(的?)([\p{Script=Han}]{1,20}?)(?=[，。；、：“（]|$)/u.exec(text.slice(end))
  const counted = after?.[2]?.split(AFTER_COUNTED)[0] ?? ''
  const from = end + (after?.[1]?.length ?? 0)
  return counted === '' ? {} : {of: {start: from, end: from + counted.length}}
}
