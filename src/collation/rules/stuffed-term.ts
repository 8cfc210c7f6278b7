/**
 * Keyword stuffing: a long term that was put in the place of a shorter one wherever it stood, so that a
 * page ranks for it. A long term may well stand often in a clean text (195 of 200 statutes have one),
 * so repetition alone proves nothing: counted are only terms of six Han characters or more that stand
 * four times or more and that either the page's own template names (更多关于……的文章) or whose end or
 * beginning is doubled at two seams (融合发展发展). What was there before cannot be restored from the
 * page. Where a part of the term never stands bare though the text has its abbreviation (职教), that
 * part is proposed with low certainty and its rivals beside it; never accepted. One character of an
 * occurrence may differ, so that variants do not hide it. Wrong where a page is really about its term
 * and its template says so.
 *
 * @example
 *   in   发展智慧养老与医养结合服务服务，智慧养老与医养结合服务服务业，推进智慧养老与医养结合服务，智慧养老与医养结合服务好。
 *   says
 * @example
 *   in   研究研究国家科学技术发展规划，国家科学技术发展规划，国家科学技术发展规划，国家科学技术发展规划。
 *   out  研究研究国家科学技术发展规划，国家科学技术发展规划，国家科学技术发展规划，国家科学技术发展规划。
 */
import type {Rule} from '../rule.ts'
import {rivals, stuffedTerms} from '../stuffing.ts'

/** So often an abbreviation must stand before it speaks for its word. */
const SPOKEN = 2

export const stuffedTerm: Rule = {
  id: 'stuffed-term',
  layer: 'terms',
  kind: 'interpolation',
  *find({text}) {
    const findings = stuffedTerms(text).flatMap((stuffed) => {
      const {term, template, doubled, places} = stuffed
      const ranked = rivals(text, stuffed)
      const best = ranked[0]
      const reading = best && best.short >= SPOKEN && best.halves > 0 ? best.word : undefined
      return places.map((start) => ({
        start,
        end: start + term.length,
        ...(reading !== undefined && {reading}),
        cert: 'low' as const,
        reason: `Unexpected stuffed term \`${term}\` (${places.length} times), expected ${reading === undefined ? 'a shorter term' : `\`${reading}\` or another term`}`,
        evidence: {
          term,
          count: places.length,
          template,
          doubled,
          rivals: ranked.map(({word, short, halves}) => ({word, short, halves})),
        },
        note: `“${term}”疑为塞入的词${template ? '，网页模板以它为题' : ''}${doubled > 1 ? `，接缝处有${doubled}次重字` : ''}；原文待考。`,
      }))
    })
    yield* findings.sort((a, b) => a.start - b.start)
  },
}
