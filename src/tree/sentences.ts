/** Where sentences end. Marks inside quotes and brackets end none. */

const OPENING = '“‘（《〈「『〔【(['
const CLOSING = '”’）》〉」』〕】)]'

/** Offsets after each sentence of a text; the last is the text's length. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = []
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (OPENING.includes(char)) depth++
    else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[。！？]/.test(char)) {
      // A closing quote after the mark belongs to the sentence.
      while (i + 1 < text.length && CLOSING.includes(text.charAt(i + 1))) i++
      ends.push(i + 1)
    }
  }
  if (text.length > 0 && ends.at(-1) !== text.length) ends.push(text.length)
  return ends
}
