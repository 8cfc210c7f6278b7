/** Titles as they are compared. Runs in browsers. */

/**
 * The name of a work: without 中华人民共和国, brackets, white space and 、. Two files are versions of
 * one work only if these agree.
 */
export function workTitle(title: string): string {
  const bare = title.replaceAll(/[《》〈〉<>\s\p{Cf}、]/gu, '')
  return bare.replaceAll('中华人民共和国', '') || bare
}

/**
 * A title in 书名号: what stands in some of its own takes 〈〉 there, and in those 《》 again
 * (GB/T 15834—2011, 4.15).
 */
export function quoteTitle(title: string): string {
  let depth = 1
  const inner = title.replaceAll(/[《〈》〉]/gu, (mark) => {
    if (OPENING.has(mark)) return marksAt(depth++).open
    depth = Math.max(1, depth - 1)
    return marksAt(depth).close
  })
  return `《${inner}》`
}

const OPENING = new Set(['《', '〈'])

function marksAt(depth: number): {open: string; close: string} {
  return depth % 2 === 0 ? {open: '《', close: '》'} : {open: '〈', close: '〉'}
}
