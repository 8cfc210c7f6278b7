/** Titles as they are compared. Runs in browsers. */

/**
 * The name of a work: without 中华人民共和国, brackets, white space and 、. Two files are versions of
 * one work only if these agree.
 */
export function workTitle(title: string): string {
  const bare = title.replaceAll(/[《》〈〉<>\s\p{Cf}、]/gu, '')
  return bare.replaceAll('中华人民共和国', '') || bare
}
