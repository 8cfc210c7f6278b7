/** Which texts train, which set thresholds, and which measure, by work. */
import {basename} from 'node:path'

/** Whether a text of the corpus is kept from training: about half of them. */
export function heldOut(path: string): boolean {
  return (hashOf(path) & 1) === 1
}

/** Of the texts that are kept from training, those by which thresholds are set. The rest only measure. */
export function tunes(path: string): boolean {
  return heldOut(path) && (hashOf(path) & 2) === 2
}

/**
 * FNV-1a over UTF-16 units of the name of the work: without its date, 试行 and the like, spaces and
 * 中华人民共和国, so that versions of one law fall on the same side.
 */
function hashOf(path: string): number {
  const name = basename(path, '.md')
    .replace(/[（(]\d{4}.*?[)）]$/, '')
    .replaceAll('中华人民共和国', '')
    .replace(/[\s、]/g, '')
    .replace(/（(试行|修订|暂行|修正)）/g, '')
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++)
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0
  return hash
}
