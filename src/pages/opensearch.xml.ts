import type {APIRoute} from 'astro'
import {corpus} from '../corpus.ts'

/** By which a browser's address bar can search the site (OpenSearch 1.1). Addresses are absolute where the site's own is known. */
export const GET: APIRoute = ({site}) => {
  const {title, description} = corpus().site
  const base = import.meta.env.BASE_URL
  const at = (path: string) => (site ? new URL(base + path, site).href : base + path)
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped(title.slice(0, 16))}</ShortName>
  <Description>${escaped(description)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>zh-Hans</Language>
  <Image width="16" height="16" type="image/svg+xml">${escaped(at('favicon.svg'))}</Image>
  <Url type="text/html" template="${escaped(at('search/'))}?q={searchTerms}"/>
</OpenSearchDescription>
`
  return new Response(xml, {
    headers: {'content-type': 'application/opensearchdescription+xml; charset=utf-8'},
  })
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
