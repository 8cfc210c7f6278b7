/**
 * Names and terms that are written with characters which elsewhere stand for others: rivers,
 * substances, reign names, persons, the cyclical signs of years (癸巳) and hours; and sums of money,
 * whose numerals are written in full (伍拾万元).
 */
import names from '../tables/names.json' with {type: 'json'}

const known = new Set(names)
const LONGEST = Math.max(...names.map((name) => name.length))
const NUMERAL = '壹贰叁肆伍陆柒捌玖拾佰仟'

/** Whether the character at an offset is part of such a name. */
export function isProtected(text: string, at: number): boolean {
  const char = text.charAt(at)
  if (
    NUMERAL.includes(char) &&
    [text.charAt(at - 1), text.charAt(at + 1)].some((one) => one !== '' && NUMERAL.includes(one)) &&
    [text.charAt(at - 1), text.charAt(at + 1)].every((one) => !isHanNumeral(one))
  )
    return true
  for (let start = Math.max(0, at - LONGEST + 1); start <= at; start++)
    for (let end = Math.max(at + 1, start + 2); end <= start + LONGEST; end++)
      if (known.has(text.slice(start, end))) return true
  return false
}

/** Beside 一二三 a numeral is not written in full: there 肆 stands for 四. */
function isHanNumeral(char: string): boolean {
  return char !== '' && '一二三四五六七八九十百千'.includes(char)
}
