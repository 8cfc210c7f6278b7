/**
 * The title line a second time directly under the first: pages have it as their name and again over
 * the text, and a scraper takes both. The second is proposed to go. Spaces, `#` and 《》 around it do not
 * count. It is wrong for a cover followed by its text, where both are meant.
 *
 * @example
 *   in   # 职业教育改革实施方案\n\n职业教育改革实施方案\n\n第一条
 *   out  # 职业教育改革实施方案\n\n\n\n第一条
 * @example
 *   in   职业教育改革实施方案\n职业教育改革实施方案（试行）\n第一条
 *   out  职业教育改革实施方案\n职业教育改革实施方案（试行）\n第一条
 */
import type {Rule} from '../rule.ts'

const SHORTEST = 6
const LONGEST = 120
/** Lines of text from the head of a page in which its title may stand. */
const HEAD = 12

export const repeatedTitle: Rule = {
  id: 'repeated-title',
  layer: 'residue',
  kind: 'interpolation',
  *find({lines}) {
    let before = ''
    let seen = 0
    for (const {start, end, text} of lines) {
      if (end - start > LONGEST * 2) return
      const title = text.replace(/[\s#《》*]/g, '')
      if (title === '') continue
      if (++seen > HEAD) return
      if (title === before && title.length >= SHORTEST && title.length <= LONGEST) {
        yield {
          start,
          end,
          reading: '',
          method: 'internal',
          reason: `Unexpected second \`${title}\`, expected the title once`,
          note: '标题重出。',
        }
        continue
      }
      before = title
    }
  },
}
