/**
 * Kangxi radicals ⼀⽤, radicals of the supplement ⺟⻅, compatibility ideographs 豈更: characters that look
 * like ordinary ones and have another code, so that nothing finds them. PDF fonts and old encodings
 * leave them behind. Read is the ordinary character: the NFKC form where that is one Han character,
 * for the supplement the character of Unicode's EquivalentUnifiedIdeograph.txt. The twelve unified
 * ideographs of that block (U+FA0E 﨎 …) have no such form and stay. Radicals stay where they are the
 * subject: not among other Han, or where the line speaks of 部首 or 偏旁. It is wrong for a name whose
 * bearer insists on the compatibility form.
 *
 * @example
 *   in   \u{2F00}切权\u{2F12}属于⼈民，\u{F9E9}程公里
 *   out  一切权力属于人民，里程公里
 * @example
 *   in   部首：⼀、⼁、⼂
 *   out  部首：⼀、⼁、⼂
 */
import {classes, COMPATIBILITY, HAN, has, lineAt, seek} from '../classes.ts'
import type {Rule} from '../rule.ts'

/** Whole characters among the radicals of the supplement, each with its unified ideograph. */
const SUPPLEMENT = pairsOf(
  '⺁厂⺒巳⺓幺⺜日⺝月⺞歹⺟母⺠民⺩王⺫目⺬示⺮竹⺱罒⺶羊⺷羊⺸羊⺹耂⺽臼⻁虎⻃覀⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
)

export const compatibilityIdeograph: Rule = {
  id: 'compatibility-ideograph',
  layer: 'characters',
  kind: 'regularization',
  *find(page) {
    if (!has(page, COMPATIBILITY)) return
    const {text} = page
    // The answer for the line that `known` ends.
    let known = -1
    let isList = false
    for (let at = seek(text, COMPATIBILITY); at >= 0; at = seek(text, COMPATIBILITY, at + 1)) {
      const original = String.fromCodePoint(text.codePointAt(at) ?? 0)
      const reading = unified(original)
      if (reading === undefined) continue
      if (at >= known) {
        const line = lineAt(text, at)
        known = line.end + 1
        isList = speaksOfRadicals(text.slice(line.start, line.end))
      }
      if (isList && isRadical(original)) continue
      yield {
        start: at,
        end: at + original.length,
        reading,
        accept: true,
        method: 'internal',
        reason: `Unexpected compatibility character \`${original}\` (U+${hex(original)}), expected \`${reading}\``,
        evidence: {class: isRadical(original) ? 'radical' : 'compatibility'},
        note: `“${original}”与“${reading}”同形，编码不同。`,
      }
    }
  },
}

/** The ordinary character, if there is one. */
function unified(character: string): string | undefined {
  const form = SUPPLEMENT.get(character) ?? character.normalize('NFKC')
  const code = form.codePointAt(0) ?? 0
  const isOne = form.length === String.fromCodePoint(code).length
  const isHan = ((classes[form.charCodeAt(0)] ?? 0) & HAN) !== 0
  return form !== character && isOne && isHan ? form : undefined
}

function isRadical(character: string): boolean {
  const code = character.charCodeAt(0)
  return code >= 0x2e80 && code <= 0x2fdf
}

/** Names radicals, or most of those it holds stand apart from ordinary Han. */
function speaksOfRadicals(line: string): boolean {
  if (/部首|偏旁|字根|radical/i.test(line)) return true
  const isOrdinary = (at: number) =>
    ((classes[line.charCodeAt(at)] ?? 0) & (HAN | COMPATIBILITY)) === HAN
  let apart = 0
  let attached = 0
  for (let i = 0; i < line.length; i++)
    if (isRadical(line.charAt(i))) {
      if (isOrdinary(i - 1) || isOrdinary(i + 1)) attached++
      else apart++
    }
  return apart > attached
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
}

function pairsOf(list: string): Map<string, string> {
  const pairs = new Map<string, string>()
  for (let i = 0; i + 1 < list.length; i += 2) pairs.set(list.charAt(i), list.charAt(i + 1))
  return pairs
}
