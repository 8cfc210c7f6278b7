/**
 * Pinyin in brackets after an ordinary character: 规(guī)范, 拼(pīn)音. Scrapers of readers for children
 * and spinners leave it; it cuts words in two. A legal text glosses a rare character once, 瓞（dié）:
 * those stay and are not even reported. Counted are glosses that read exactly as syllables of pinyin with a
 * tone mark and stand after a character of level 1 of GB/T 2312—1980; removed and accepted where there
 * are at least three in the text, else proposed. Without tone marks: proposed where three different
 * ones stand, since (he) or (an) may be anything. It is wrong for a text on pronunciation.
 *
 * @example
 *   in   规(guī)范发展，拼(pīn)音教育，职（zhí）业学校
 *   out  规范发展，拼音教育，职业学校
 * @example
 *   in   瓞（dié）、埭（dài）、甲（A）、乙(b)
 *   out  瓞（dié）、埭（dài）、甲（A）、乙(b)
 */
import {level} from '../characters/levels.ts'
import {isHanBefore} from '../classes.ts'
import type {Finding, Rule} from '../rule.ts'

/** Level 1 of GB/T 2312—1980. */
const ORDINARY = 2
const ENOUGH = 3

const TONES: Record<string, string> = {
  ā: 'a', á: 'a', ǎ: 'a', à: 'a', ē: 'e', é: 'e', ě: 'e', è: 'e', ê: 'e',
  ī: 'i', í: 'i', ǐ: 'i', ì: 'i', ō: 'o', ó: 'o', ǒ: 'o', ò: 'o',
  ū: 'u', ú: 'u', ǔ: 'u', ù: 'u', ǖ: 'ü', ǘ: 'ü', ǚ: 'ü', ǜ: 'ü',
} // prettier-ignore
const SYLLABLE =
  '(?:(?:[bpmfdtnl]|g|k|h|zh?|ch?|sh?|r|j|q|x|y|w)(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|üan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|üe|ui|un|uo|ün|a|e|i|o|u|ü)|a|ai|an|ang|ao|e|ei|en|er|o|ou)'
const PLAIN = new RegExp(`^${SYLLABLE}(?:[\\s'’·]?${SYLLABLE}){0,5}$`)
const GLOSS = /[（(]\s{0,2}([a-zāáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜɡ'’·\s]{1,40}?)\s{0,2}[）)]/y

export const pinyinGloss: Rule = {
  id: 'pinyin-gloss',
  layer: 'residue',
  kind: 'interpolation',
  *find({text}) {
    const toned: Finding[] = []
    const plain: Finding[] = []
    for (const bracket of ['(', '（'])
      for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
        if (!mayBegin(text.charCodeAt(at + 1)) || level(text.charCodeAt(at - 1)) !== ORDINARY)
          continue
        GLOSS.lastIndex = at
        const match = GLOSS.exec(text)
        const gloss = match?.[1]?.trim().replaceAll('ɡ', 'g')
        if (!match || gloss === undefined || !isPinyin(gloss)) continue
        const found = finding(text, at, at + match[0].length, gloss)
        if (hasTone(gloss)) toned.push(found)
        else if (gloss.length > 1) plain.push(found)
      }
    const accept = toned.length >= ENOUGH
    const kinds = new Set(plain.map(({start, end}) => text.slice(start + 1, end - 1)))
    yield* [...toned.map((one) => ({...one, accept})), ...(kinds.size >= ENOUGH ? plain : [])].sort(
      (a, b) => a.start - b.start,
    )
  },
}

/** A small letter, with or without a tone. */
function mayBegin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0xe0 && code <= 0x1dc) || code === 0x261
}

function hasTone(gloss: string): boolean {
  return Array.from(gloss).some((letter) => letter in TONES)
}

function isPinyin(gloss: string): boolean {
  return PLAIN.test(Array.from(gloss, (letter) => TONES[letter] ?? letter).join(''))
}

function finding(text: string, start: number, end: number, gloss: string): Finding {
  return {
    start,
    end,
    reading: '',
    method: 'internal',
    reason: `Unexpected pinyin \`${gloss}\` after an ordinary character, expected nothing`,
    evidence: {character: isHanBefore(text, start) ? text.charAt(start - 1) : ''},
    note: '常用字后的注音，不是正文。',
  }
}
