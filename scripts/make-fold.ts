/** Writes src/search/fold.json: traditional and variant characters with their simplified forms, small enough to go to every browser. */
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import pairs from 'opencc-js/dict/TSCharacters'
import {packTable} from '../src/search/fold-table.ts'
import {ROOT} from './tool.ts'

/**
 * Characters that traditional writing has in words of its own where simplified writing has another:
 * 批覆 批复, 憑藉 凭借, 瞭解 了解, 傢俱 家具. That the index then has 复盖 for 覆盖 is seen by no one. 座標
 * 坐标 and 想像 想象 are left alone: 座 and 坐 are two words, and each is looked for.
 */
const OF_WORDS = '覆复藉借瞭了鍊链彿佛彷仿揹背伕夫薰熏甦苏覈核濬浚澂澄谿溪讎仇甯宁馀余俱具'

/**
 * By character only: a phrase table would change words. Of the file's many standards for one
 * character the first counts: index and query fold alike, so that any choice finds what is there.
 */
export function standardCharacters(): Map<string, string> {
  const table = new Map<string, string>()
  for (const pair of pairs.split('|')) {
    const [variant, standard] = pair.split(' ')
    if (!variant || !standard || variant === standard || table.has(variant)) continue
    if (Array.from(variant).length === 1 && Array.from(standard).length === 1)
      table.set(variant, standard)
  }
  for (const [variant, standard] of OF_WORDS.match(/../gu)?.map((pair) => Array.from(pair)) ?? [])
    if (variant !== undefined && standard !== undefined) table.set(variant, standard)
  // A standard that is a variant itself: what is folded once is folded for good.
  const last = (char: string): string => {
    const next = table.get(char)
    return next === undefined ? char : last(next)
  }
  for (const [variant, standard] of table) table.set(variant, last(standard))
  return table
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(
    join(ROOT, 'src/search/fold.json'),
    `${JSON.stringify(packTable(standardCharacters()))}\n`,
  )
