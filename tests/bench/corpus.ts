/** Where the texts for measuring are; they are no part of the project. */
import {existsSync, readFileSync, readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'

/** The folder beside the project that holds corpora; undefined where it is absent. */
export const SHARED: string | undefined = [resolve('..', 'shared')].find((path) => existsSync(path))

/** @throws where the corpora are absent */
export function shared(...path: string[]): string {
  if (SHARED === undefined) throw new Error('找不到 ../shared：语料不在，无从测量')
  return join(SHARED, ...path)
}

export interface CorpusText {
  /** Path below the corpus. */
  path: string
  text: string
}

/** National laws as Markdown, in the order of their paths. */
export function nationalTexts(): CorpusText[] {
  const folder = shared('corpus', 'national')
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => ({path, text: readFileSync(join(folder, path), 'utf8')}))
}

/** Pages of the State Council as text, their markup taken off. */
export function officialTexts(): CorpusText[] {
  const folder = shared('corpus', 'official')
  return readdirSync(folder)
    .filter((path) => path.endsWith('.html'))
    .sort()
    .map((path) => ({path, text: plain(readFileSync(join(folder, path), 'utf8'))}))
}

function plain(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, '')
    .replace(/<br[^>]*>|<\/(?:p|div|tr|h\d|li)>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&[a-z]+;/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
