/**
 * Text that was decoded wrongly once. It is restored only where that can be proved: the characters
 * go back to bytes without loss, the bytes are whole characters of the encoding that was meant,
 * and these are common Chinese while what stands there is not. Where bytes were lost (a character
 * became ? or U+FFFD on the way), the place is reported.
 *
 * @example
 *   in   1. 鏁欒偛閮ㄩ棬搴斿綋：
 *   out  1. 教育部门应当：
 * @example
 *   in   æ•™è‚²
 *   out  教育
 * @example
 *   in   Ö°Òµ½ÌÓý£¬2020Äê
 *   out  职业教育，2020年
 * @example
 *   in   °ê¥Á±Ð¨|
 *   out  國民教育
 * @example
 *   in   笢貌\u{F815}鏍僕睿弊
 *   out  中华人民共和国
 * @example
 *   in   い地\u{E5EE}チ\u{E6A6}㎝瓣
 *   out  中華人民共和國
 * @example
 *   in   鏁欒偛閮?
 *   out  教育閮?
 * @example
 *   in   锟斤拷锟斤拷
 *   says
 * @example
 *   in   烫烫烫烫
 *   says
 * @example
 *   in   缴纳绗缝厂，Übergrößenträger，« été\u{A0}»
 *   out  缴纳绗缝厂，Übergrößenträger，« été\u{A0}»
 */
import {Search} from '../mojibake/search.ts'
import type {Rule} from '../rule.ts'

export const mojibake: Rule = {
  id: 'mojibake',
  layer: 'characters',
  kind: 'error',
  find: ({text}) => new Search(text).run(),
}
