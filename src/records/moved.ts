/** Addresses that lead elsewhere, as pages of a static host: a page that is gone, and units that have left a page. */
import {formatEid} from '../tree/eid.ts'
import type {Eid} from '../tree/types.ts'

/** A unit that stood on a page, and where it is now. */
export interface MovedUnit {
  eid: Eid
  /** 第四条第二款 */
  label: string
  to: string
}

export interface MovedPage {
  /** `/d/zhi-ye-jiao-yu-fa/4/` */
  from: string
  /** Absent where only units of the page have moved. */
  to?: string
  units: MovedUnit[]
}

/** By page. */
export function movedPages(moved: readonly {from: string; to: string}[]): Map<string, MovedPage> {
  const pages = new Map<string, MovedPage>()
  for (const {from, to} of moved) {
    const [path = '', eid] = from.split('#')
    const page = pages.get(path) ?? {from: path, units: []}
    pages.set(path, page)
    if (eid === undefined) page.to = to
    else page.units.push({eid, label: formatEid(eid), to})
  }
  return pages
}

const escape = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (char) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[char] ?? '&#39;',
  )

/**
 * A page that only leads on. Without script it goes where the page went; with it a unit goes where
 * the unit went (`public/moved.js`).
 * @param base path under which the site stands, with slashes at both ends
 */
export function renderMoved({from, to, units}: MovedPage, base: string, language: string): string {
  const address = (path: string) => escape(base.replace(/\/$/, '') + path)
  const first = to ?? units[0]?.to ?? base
  const item = ({eid, label, to}: MovedUnit) =>
    `<li id="${escape(eid)}">${escape(label)}：<a href="${address(to)}">${escape(to)}</a></li>`
  return `<!doctype html>
<html lang="${escape(language)}">
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>已移至新址</title>
<link rel="canonical" href="${address(first)}">
${units.length === 0 ? `<meta http-equiv="refresh" content="0; url=${address(first)}">` : ''}
<p><code>${escape(from)}</code> 已移至 <a data-to href="${address(first)}">${escape(first)}</a></p>
${units.length > 0 ? `<ul>${units.map(item).join('')}</ul>` : ''}
<script src="${escape(base)}moved.js"></script>
</html>
`
}
