/**
 * Tells text that is written in traditional characters, a document of Hong Kong or Taiwan or a
 * quotation, from text in which single characters were swapped for traditional ones. The first is
 * right as it stands.
 */
import {level} from './levels.ts'
import type {Hit} from './scan.ts'
import type {VariantTable} from './variants.ts'

/** So many traditional forms without a simplified one among them are no accident. */
const PASSAGE = 3
/** In a text or a quotation without a single simplified form, two say enough. */
const SHORTEST = 2
/** Where single forms are scattered over the text too, three may meet by chance: then more are asked. */
const SCATTERED = 3
const LONG_PASSAGE = 6
/** A text of which so many of the telling characters are traditional is a traditional text. */
const SHARE = 0.6
const LEAST = 12

export interface Script {
  traditional: boolean
  /** The hits that belong to no traditional passage. */
  hits: Hit[]
}

/**
 * Simplified forms, by UTF-16 unit: where one of them stands, the text is not traditional. They are the
 * characters of GB/T 2312 that Big5 does not have; what both have (后, 里, 面) tells nothing.
 */
export function simplifiedForms(): Uint8Array {
  const forms = new Uint8Array(0x10000)
  for (let code = 0x4e00; code <= 0x9fff; code++) if (level(code) > 0) forms[code] = 1
  const decoder = new TextDecoder('big5')
  for (let lead = 0xa4; lead <= 0xf9; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      forms[decoder.decode(Uint8Array.of(lead, trail)).charCodeAt(0)] = 0
  return forms
}

export function scriptOf(
  text: string,
  hits: readonly Hit[],
  table: VariantTable,
  forms: Uint8Array,
): Script {
  const isTraditional = (hit: Hit) =>
    hit.kind === 'known' && table.get(hit.code)?.kind === 'traditional'
  const count = hits.filter(isTraditional).length
  if (count < SHORTEST) return {traditional: false, hits: [...hits]}
  const simplified = simplifiedIn(text, forms)
  if (simplified === 0 || (count >= LEAST && count / (count + simplified) >= SHARE))
    return {traditional: true, hits: []}

  const passages: Array<{hits: Hit[]; telling: number}> = []
  let done = 0
  for (const hit of hits) {
    let passage = passages.at(-1)
    if (!passage || hasSimplified(text, done, hit.at, forms))
      passages.push((passage = {hits: [], telling: 0}))
    passage.hits.push(hit)
    if (isTraditional(hit)) passage.telling++
    done = hit.at + 1
  }
  const single = passages.filter(({telling}) => telling > 0 && telling < PASSAGE).length
  const least = single >= SCATTERED ? LONG_PASSAGE : PASSAGE
  return {
    traditional: false,
    hits: passages
      .filter(({telling, hits}) => telling < least && !isQuoted(text, hits, telling, forms))
      .flatMap((passage) => passage.hits),
  }
}

/** How long a quotation may be that is judged by itself (UTF-16 units). */
const QUOTATION = 60

/** Whether the hits stand in one quotation, title or the like that holds no simplified form. */
function isQuoted(text: string, hits: readonly Hit[], telling: number, forms: Uint8Array): boolean {
  const [first, last] = [hits[0], hits.at(-1)]
  if (!first || !last || telling < SHORTEST || last.at - first.at > QUOTATION) return false
  const start = lastOf(text, '“‘《〈「『', first.at)
  const end = firstOf(text, '”’》〉」』', last.at)
  return (
    start >= 0 && end >= 0 && end - start <= QUOTATION && !hasSimplified(text, start, end, forms)
  )
}

function lastOf(text: string, marks: string, from: number): number {
  for (let i = from; i >= 0 && i > from - QUOTATION; i--)
    if (marks.includes(text.charAt(i))) return i
  return -1
}

function firstOf(text: string, marks: string, from: number): number {
  for (let i = from; i < text.length && i < from + QUOTATION; i++)
    if (marks.includes(text.charAt(i))) return i
  return -1
}

function simplifiedIn(text: string, forms: Uint8Array): number {
  let count = 0
  for (let i = 0; i < text.length; i++) count += forms[text.charCodeAt(i)] ?? 0
  return count
}

function hasSimplified(text: string, start: number, end: number, forms: Uint8Array): boolean {
  for (let i = start; i < end; i++) if (forms[text.charCodeAt(i)] === 1) return true
  return false
}
