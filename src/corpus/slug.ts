/** Chinese → the words of an address: pinyin without tones, lower case, ASCII. Build time only. */
import {pinyin} from 'pinyin-pro'
import {sha256} from './files.ts'

/** UTF-8 is ASCII here: bytes are characters. */
const LONGEST = 120
const DIGEST = 6

/** jing-jiao-zhi-cheng-2020-7 of 京教职成〔2020〕7号; 第 and 号 are not said. */
export function slugOfNumber(number: string): string {
  return cutSlug(syllables(number.replaceAll(/[第号年]/gu, ' ')), number)
}

/** zhi-ye-jiao-yu-fa of 职业教育法. @param title as `workTitle` gives it */
export function slugOfTitle(title: string): string {
  return cutSlug(syllables(title), title)
}

function syllables(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(/\p{Script=Han}+|[a-z0-9]+/giu)].flatMap(([run]) =>
    /^\p{Script=Han}/u.test(run)
      ? pinyin(run, {toneType: 'none', type: 'array', v: true, nonZh: 'removed'})
          .map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z]/g, ''))
          .filter((syllable) => syllable !== '')
      : [run.toLowerCase()],
  )
}

/** At most 120 bytes, cut at a syllable, with six digits of the title's digest. */
function cutSlug(words: readonly string[], of: string): string {
  const whole = words.join('-')
  if (whole === '') return `wen-${sha256(of).slice(0, DIGEST)}`
  if (whole.length <= LONGEST) return whole
  const kept = [...words]
  while (kept.join('-').length > LONGEST - DIGEST - 1) kept.pop()
  return [...kept, sha256(of).slice(0, DIGEST)].join('-')
}
