/** Addresses of documents and units. Runs in browsers. */
import {articleSlug, unitOf} from '../tree/eid.ts'
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
  return eid === '' || unitOf(eid) === `art_${slug ?? ''}` ? page : `${page}#${eid}`
}
