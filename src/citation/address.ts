/** Addresses of documents and units. Runs in browsers. */
import {articleSlug, parseEid} from '../tree/eid.ts'
import type {Eid} from '../tree/types.ts'

/** `/d/jing-jiao-zhi-cheng-2020-7/`; @param base path under which the site stands, with slashes at both ends */
export function documentAddress(base: string, id: string): string {
  return `${base}d/${id}/`
}

/** The page that shows a unit, and the unit on it: of an article its own page, else the document. */
export function unitAddress(base: string, id: string, eid: Eid): string {
  const slug = articleSlug(eid)
  const page =
    slug === undefined ? documentAddress(base, id) : `${documentAddress(base, id)}${slug}/`
  // The page of an article needs no fragment to show it.
  return eid === '' || isArticle(eid) ? page : `${page}#${eid}`
}

function isArticle(eid: Eid): boolean {
  const path = parseEid(eid)
  return path?.offset === undefined && path?.levels.at(-1)?.name === 'art'
}
