/** How documents and their dates are called for readers. Runs in browsers. */
import type {DocumentMeta} from './document.ts'
import {quoteTitle} from './title.ts'

/** What a document is known by. */
export type Named = Pick<DocumentMeta, 'title' | 'number' | 'version'>

/** In a narrow place: its number, else its title with the date of the version. */
export function briefName({title, number, version}: Named): string {
  return number ?? `${title}${version === undefined ? '' : `（${formatDate(version).text}）`}`
}

/** 《职业教育法》（2022年4月20日）; a document known by its number is the only one of it. */
export function nameOf({title, number, version}: Named): string {
  if (number !== undefined) return number + quoteTitle(title)
  return quoteTitle(title) + (version === undefined ? '' : `（${formatDate(version).text}）`)
}

/** A known date: 2020年5月18日, 2020年5月 and what is missing (日未详). */
export function formatDate(date: string): {text: string; missing?: string} {
  const [year, month, day] = date.startsWith('--')
    ? [undefined, ...date.slice(2).split('-')]
    : date.split('-')
  const text = [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`]
    .filter(Boolean)
    .join('')
  if (year === undefined) return {text, missing: '年份未详'}
  if (month === undefined) return {text, missing: '月日未详'}
  if (day === undefined) return {text, missing: '日未详'}
  return {text}
}
