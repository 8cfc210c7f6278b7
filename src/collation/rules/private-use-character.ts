/**
 * Characters of private use (U+E000–F8FF, planes 15 and 16): they mean something only in one font, and
 * show elsewhere as a box. Nothing can be proposed, the place is reported; except for the code points
 * at which GBK and GB 18030—2000 kept characters that Unicode did not have yet and that now have a
 * code of their own (GB 18030—2022, WHATWG Encoding): ḿ, ten vertical marks, and the characters of row
 * FE. Those are proposed. It is wrong where a private font put another glyph there (Wingdings uses
 * U+F020–F0FF, which no table names).
 *
 * @example
 *   in   \u{E81E}家村\u{E864}
 *   out  龴家村龻
 * @example
 *   in   姓名\u{E000}某
 *   says
 */
import {has, PRIVATE, seek} from '../classes.ts'
import type {Rule} from '../rule.ts'

const LETTERS = {first: 0xe7c7, characters: 'ḿǹ'}
const VERTICAL = {first: 0xe78d, characters: '︐︒︑︓︔︕︖︗︘︙'}
/** GBK FE50 … FEA0. */
const ROW_FE = {
  first: 0xe815,
  characters:
    '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
}

const STANDARD = new Map(
  [LETTERS, VERTICAL, ROW_FE].flatMap(({first, characters}) =>
    Array.from(characters, (character, i) => [first + i, character] as const),
  ),
)

export const privateUseCharacter: Rule = {
  id: 'private-use-character',
  layer: 'characters',
  kind: 'error',
  *find(page) {
    if (!has(page, PRIVATE)) return
    const {text} = page
    for (let at = seek(text, PRIVATE); at >= 0; at = seek(text, PRIVATE, at + 1)) {
      const code = text.codePointAt(at) ?? 0
      if (code >= 0xd800 && code <= 0xdfff) continue // a lone half
      const name = `U+${code.toString(16).toUpperCase()}`
      const place = {start: at, end: at + (code > 0xffff ? 2 : 1)}
      const reading = STANDARD.get(code)
      if (reading === undefined)
        yield {...place, reason: `Unexpected private-use ${name}, expected a character of Unicode`}
      else
        yield {
          ...place,
          reading,
          reason: `Unexpected private-use ${name}, expected \`${reading}\``,
          evidence: {rule: 'GB 18030—2022'},
          note: `${name}是旧编码的自造字位，GB 18030—2022定为“${reading}”。`,
        }
    }
  },
}
