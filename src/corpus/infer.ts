/**
 * What is known of a document: what an editor says, else what its page, its front matter, its own
 * form and its file name say. Each inferred fact keeps its ground.
 */
import {basename} from 'node:path'
import {parse as parseYaml} from 'yaml'
import {genreOf} from '../structure/form.ts'
import {factsOf, plainTitle} from '../structure/facts.ts'
import type {Facts, Told} from '../structure/facts.ts'
import {findDates, parseDate, parseFigures} from '../tree/date.ts'
import {documentSchema} from '../tree/document.ts'
import type {DocumentMeta, GivenMeta} from '../tree/document.ts'
import {workTitle} from '../tree/title.ts'
import {toReading} from '../tree/to-text.ts'
import type {Root} from '../tree/types.ts'
import type {PageFacts} from '../witness/transcribe.ts'
import {slugOfNumber, slugOfTitle} from './slug.ts'

/** What a document is read from. */
export interface Read {
  root: Root
  /** Path of the witness. */
  path: string
  given: GivenMeta
  page?: PageFacts | undefined
  /** Whether it is the only document of its witness: then the file's name is its own. */
  alone: boolean
}

type Values = {[Fact in keyof AllFacts]: NonNullable<AllFacts[Fact]>['value']}
interface AllFacts extends Facts {
  published?: Told<string>
  index?: Told<string>
  subject?: Told<string>
  version?: Told<string>
}

export function describe({root, path, given, page, alone}: Read): DocumentMeta {
  const named = alone ? nameFacts(path) : {}
  const facts: AllFacts = {...named, ...factsOf(root), ...pageFacts(page), ...frontFacts(page)}
  facts.title ??= {value: firstWords(root), ground: '据正文首句'}
  if (facts.title.ground !== '据标题一行' && !facts.genre) {
    const genre = genreOf(facts.title.value)
    if (genre !== undefined) facts.genre = {value: genre, ground: '据标题'}
  }
  const version = named.version ?? facts.revised ?? facts.adopted ?? facts.issued ?? facts.effective
  const inferred: Record<string, string> = {}
  const values: Partial<Record<keyof Values, unknown>> = {}
  for (const [fact, told] of Object.entries({...facts, version}) as [
    keyof Values,
    Told<unknown> | undefined,
  ][]) {
    if (!told || (fact !== 'version' && given[fact as keyof GivenMeta] !== undefined)) continue
    values[fact] = told.value
    inferred[fact] = told.ground
  }
  const merged = {issuers: [], ladder: root.ladder ?? 'none', ...values, ...given, inferred}
  return documentSchema.parse({...merged, id: given.id ?? idOf(merged as Omit<DocumentMeta, 'id'>)})
}

/** By its number where it has one; else by its title, always with its date. */
function idOf({
  number,
  title,
  version,
}: Pick<DocumentMeta, 'number' | 'title' | 'version'>): string {
  if (number !== undefined) return slugOfNumber(number)
  return `${slugOfTitle(workTitle(title))}@${version?.startsWith('-') === false ? version : 'nd'}`
}

/** 职业教育法(2022-04-20).md: the title and the date of the version. */
function nameFacts(path: string): Pick<AllFacts, 'title' | 'version'> {
  const name = basename(path).replace(/\.(?:txt|md|markdown|html?)$/iu, '')
  const [whole = '', figures = ''] =
    /[（(〔[_ -]*(\d{4}-\d{1,2}-\d{1,2})[）)〕\]]?$/u.exec(name) ?? []
  const date = parseFigures(figures)
  const title = plainTitle(name.slice(0, name.length - whole.length))
  return {
    ...(/\p{Script=Han}/u.test(title) && {title: {value: title, ground: '据文件名'}}),
    ...(date !== undefined && {version: {value: date, ground: '据文件名'}}),
  }
}

/** The table above a government page, and its `<meta>` (《政府网站发展指引》附件2). */
function pageFacts(page: PageFacts | undefined): Partial<AllFacts> {
  if (!page) return {}
  const label = (...names: string[]) =>
    names.map((name) => page.labels.get(name)).find((value) => value !== undefined)
  const meta = (name: string) => page.head.get(name) || undefined
  const told = <T>(value: T | undefined, ground = '据网页的信息表') =>
    value === undefined ? undefined : {value, ground}
  const date = (text: string | undefined) =>
    text === undefined
      ? undefined
      : (parseDate(text) ?? parseFigures(text) ?? findDates(text)[0]?.iso)
  const issuers = label('发文机关', '发布机构', '发文单位', '制定机关', '公开主体')
  const heading = label('标题', '名称', '信息名称', '文件名称')
  const title = told(heading && plainTitle(heading)) ?? told(meta('articletitle'), '据网页的 meta')
  const facts: Partial<AllFacts> = {}
  const put = <Fact extends keyof AllFacts>(fact: Fact, value: AllFacts[Fact] | undefined) => {
    if (value !== undefined) facts[fact] = value
  }
  put('title', title)
  put('number', told(label('发文字号', '文号', '文件编号', '发文文号')))
  put('issuers', told(issuers?.split(/[\s、;；,，]+/u).filter((name) => name !== '')))
  put('issued', told(date(label('成文日期', '生成日期', '发文日期', '印发日期'))))
  put('published', told(date(label('发布日期', '发文时间', '公开日期') ?? meta('pubdate'))))
  put('index', told(label('索引号')))
  put('subject', told(label('主题分类', '主题类别', '信息分类')))
  return facts
}

/** Front matter of Markdown: what an editor of another site wrote. */
function frontFacts(page: PageFacts | undefined): Partial<AllFacts> {
  if (page?.front === undefined) return {}
  let front: unknown
  try {
    front = parseYaml(page.front)
  } catch {
    return {}
  }
  if (typeof front !== 'object' || front === null) return {}
  const ground = '据文件头的元数据'
  const facts: Partial<AllFacts> = {}
  for (const fact of ['title', 'number', 'genre', 'index', 'subject'] as const) {
    const value = (front as Record<string, unknown>)[fact]
    if (typeof value === 'string' && value.trim() !== '')
      facts[fact] = {value: value.trim(), ground}
  }
  for (const fact of ['adopted', 'issued', 'revised', 'effective', 'published'] as const) {
    const value = (front as Record<string, unknown>)[fact]
    const iso = typeof value === 'string' ? (parseFigures(value) ?? parseDate(value)) : undefined
    if (iso !== undefined) facts[fact] = {value: iso, ground}
  }
  const {issuers} = front as Record<string, unknown>
  if (Array.isArray(issuers) && issuers.every((name) => typeof name === 'string' && name !== ''))
    facts.issuers = {value: issuers as string[], ground}
  return facts
}

/** What a text without a title is called. */
function firstWords(root: Root): string {
  const body = {...root, children: root.children.filter(({type}) => type !== 'field')}
  const text = toReading(body).replaceAll(/\s+/gu, ' ').trim()
  const [first = ''] = /^[^。！？；\n]{1,40}/u.exec(text) ?? []
  return first === ''
    ? '无题'
    : first.length < text.length && first.length === 40
      ? `${first}……`
      : first
}
