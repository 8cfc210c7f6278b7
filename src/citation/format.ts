/** How a unit is cited, in the forms that people paste. Runs in browsers. */
import {quoteTitle} from '../tree/title.ts'

/** What a citation says. */
export interface Cited {
  title: string
  number?: string | undefined
  issuers: readonly string[]
  /** As far as it is known: `2020-05`. */
  issued?: string | undefined
  /** 第四条第一款; empty for the whole document. */
  label: string
  url: string
  /** ISO date on which the reader saw it. */
  accessed?: string | undefined
}

export interface CitationForm {
  name: '公文式' | 'GB/T 7714' | 'Markdown' | 'BibTeX' | '纯文本'
  text: string
}

/** 京教职成〔2020〕7号，第四条第一款; a document without a number is cited by its title. */
export function formatOfficial({
  title,
  number,
  label,
}: Pick<Cited, 'title' | 'number' | 'label'>): string {
  const name = number ?? quoteTitle(title)
  return label === '' ? name : `${name}，${label}`
}

/** Every form, in the order in which they are offered. */
export function formatCitations(cited: Cited): CitationForm[] {
  const {title, number, issuers, issued, label, url, accessed} = cited
  const official = formatOfficial(cited)
  const year = issued?.startsWith('-') ? undefined : issued?.slice(0, 4)
  // GB/T 7714—2015, 8.1.2: three authors, then 等.
  const authors = issuers.length > 3 ? [...issuers.slice(0, 3), '等'] : issuers
  const place = label === '' ? '' : `：${label}`
  const key =
    url
      .split('/d/')[1]
      ?.replaceAll(/[^a-z0-9]+/g, '-')
      .replace(/-$/, '') ?? 'mingwen'

  return [
    {name: '公文式', text: official},
    {
      name: 'GB/T 7714',
      text: [
        authors.length === 0 ? '' : `${authors.join('，')}. `,
        `${title}${number === undefined ? '' : `：${number}`}${place}[Z/OL]. `,
        year === undefined ? '' : `(${issued ?? ''})`,
        accessed === undefined ? '' : `[${accessed}]`,
        year === undefined && accessed === undefined ? '' : '. ',
        `${url}.`,
      ].join(''),
    },
    {name: 'Markdown', text: `[${official.replaceAll(/[[\]]/g, '\\$&')}](${url})`},
    {
      name: 'BibTeX',
      text: [
        `@misc{${key},`,
        `  title = {${title}${label === '' ? '' : `（${label}）`}},`,
        ...(issuers.length === 0
          ? []
          : [`  author = {${issuers.map((issuer) => `{${issuer}}`).join(' and ')}},`]),
        ...(number === undefined ? [] : [`  number = {${number}},`]),
        ...(year === undefined ? [] : [`  year = {${year}},`]),
        `  url = {${url}},`,
        ...(accessed === undefined ? [] : [`  urldate = {${accessed}},`]),
        '}',
      ].join('\n'),
    },
    {
      name: '纯文本',
      text: `${title}${number === undefined ? '' : `（${number}）`}${label} ${url}`,
    },
  ]
}
