/** How the force of a measure is named and shown: the heavier the frame, the stronger. Runs in browsers. */
import type {Force} from '../tree/directive.ts'

/** From the strongest. */
export const FORCES: readonly Force[] = [
  'must-not',
  'must',
  'reach',
  'may',
  'encourage',
  'explore',
  'plain',
]

export const FORCE_NAMES: Record<Force, string> = {
  'must-not': '不得',
  must: '应当',
  reach: '须达',
  may: '可以',
  encourage: '鼓励',
  explore: '探索',
  plain: '直陈',
}

export const FORCE_CLASSES: Record<Force, string> = {
  'must-not': 'f-not',
  must: 'f-must',
  reach: 'f-must',
  may: 'f-may',
  encourage: 'f-push',
  explore: 'f-try',
  plain: 'f-do',
}

/** The word of the text where it names a force of its own (支持, 允许, 必须), else the name of its kind. */
export function forceName({
  force,
  forceWord,
}: {
  force: Force
  forceWord?: string | undefined
}): string {
  if (force === 'plain' || force === 'reach' || forceWord === undefined) return FORCE_NAMES[force]
  return forceWord.length < 2 ? FORCE_NAMES[force] : forceWord
}
