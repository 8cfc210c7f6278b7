/** Which texts are for training and which for measuring: one half each, by work. */
import {basename} from 'node:path'

/**
 * Whether a text of the corpus is kept for measuring. Versions of one law fall on the same side: the
 * name counts without its date, 试行 and the like, spaces and 中华人民共和国.
 */
export function heldOut(path: string): boolean {
  const name = basename(path, '.md')
    .replace(/[（(]\d{4}.*?[)）]$/, '')
    .replaceAll('中华人民共和国', '')
    .replace(/[\s、]/g, '')
    .replace(/（(试行|修订|暂行|修正)）/g, '')
  // FNV-1a over UTF-16 units.
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++)
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0
  return (hash & 1) === 1
}
