/** What a document says of itself in its form: title, number, issuers, dates, 文种; each with its ground. */
import {findDates} from '../tree/date.ts'
import {toReading} from '../tree/to-text.ts'
import type {Attachment, Field, FieldName, Root} from '../tree/types.ts'
import {genreOf, isSignature} from './form.ts'
import {compact} from './line.ts'

/** A fact, and in a few words what it was told from. */
export interface Told<T> {
  value: T
  ground: string
}

export interface Facts {
  title?: Told<string>
  number?: Told<string>
  issuers?: Told<string[]>
  /** ISO dates. */
  adopted?: Told<string>
  issued?: Told<string>
  revised?: Told<string>
  effective?: Told<string>
  genre?: Told<string>
}

export function factsOf(root: Root): Facts {
  const title = titleOf(root)
  const dates = datesOf(root)
  const genre = title && genreOf(title.value)
  return {
    ...(title && {title}),
    ...numberOf(root),
    ...issuersOf(root, title?.value ?? ''),
    ...dates,
    ...effectiveOf(root, dates.issued?.value),
    ...(genre !== undefined && {genre: {value: genre, ground: '据标题'}}),
  }
}

function fieldsOf(body: Root | Attachment, name: FieldName): Field[] {
  return body.children.filter(
    (block): block is Field => block.type === 'field' && block.name === name,
  )
}

/** A title as it is said: letter-spaced words closed up, other white space one space. */
export function plainTitle(text: string): string {
  const spaced = text.match(/\p{Script=Han}\s+(?=\p{Script=Han})/gu)?.length ?? 0
  const letters = compact(text).length
  if (spaced * 2 >= letters) return compact(text)
  return text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?<=[》）]) | (?=[《（])/gu, '')
    .trim()
}

function titleOf(root: Root): Told<string> | undefined {
  const [field] = fieldsOf(root, 'title')
  if (!field) return undefined
  // Of a title in two lines one may be letter-spaced and the other not.
  const lines = field.children.map((leaf) => plainTitle(toReading(leaf)))
  return {value: plainTitle(lines.join('')), ground: '据标题一行'}
}

function numberOf(root: Root): Pick<Facts, 'number'> {
  const [field] = fieldsOf(root, 'documentNumber')
  if (!field) return {}
  const bare = compact(toReading(field)).replace(/^[（(](.*)[）)]$/u, '$1')
  const [mark] = fieldsOf(root, 'issuerMark')
  // 第706号 below 中华人民共和国国务院令.
  const order = mark && /令$/u.test(compact(toReading(mark))) && /^(?:\d{4}年)?第/u.test(bare)
  const name = order ? compact(toReading(mark)).replace(/^中华人民共和国/u, '') : ''
  return {number: {value: name + bare, ground: '据发文字号一行'}}
}

function issuersOf(root: Root, title: string): Pick<Facts, 'issuers'> {
  const signed = fieldsOf(root, 'signature')
    .map((field) => toReading(field).trim())
    .filter(
      (text) =>
        isSignature(text) && !/^(?:\p{Script=Han}\s?){2,4}\s+\p{Script=Han}{2,4}$/u.test(text),
    )
    .flatMap((text) => text.split(/\s+/u))
    .filter((name) => compact(name).length > 2)
  if (signed.length > 0) return {issuers: {value: signed, ground: '据落款'}}
  const [mark] = fieldsOf(root, 'issuerMark')
  const marked = mark && compact(toReading(mark)).replace(/(?:文件|令|公告)$/u, '')
  if (marked !== undefined && marked !== '')
    return {
      issuers: {
        value: [marked.replace(/^中华人民共和国(?=国务院)/u, '')],
        ground: '据发文机关标志',
      },
    }
  const named = /^(.{2,60}?)(?:关于|对).+/u.exec(title)?.[1] ?? ''
  const names = named.split(/[、\s]+/u)
  if (named !== '' && names.every((name) => isSignature(name)))
    return {issuers: {value: names, ground: '据标题'}}
  const noted = fieldsOf(root, 'titleNote').map(toReading).join('\n')
  const body = BODIES.find(({pattern}) => pattern.test(noted))?.name ?? congressOf(noted)
  return body === undefined ? {} : {issuers: {value: [body], ground: '据题注'}}
}

/** 某市第十五届人民代表大会常务委员会第三次会议: the congress of a place, or its standing committee. */
function congressOf(noted: string): string | undefined {
  const [, place, body] =
    /(\p{Script=Han}{2,12}(?:省|市|区|县|州|旗|盟))第[一二三四五六七八九十]+届(人民代表大会(?:常务委员会)?)/u.exec(
      noted,
    ) ?? []
  return place === undefined || body === undefined ? undefined : place.replace(/^日/u, '') + body
}

/** Who is meant by what a 题注 says. */
const BODIES: readonly {pattern: RegExp; name: string}[] = [
  {pattern: /全国人民代表大会常务委员会/u, name: '全国人民代表大会常务委员会'},
  {pattern: /全国人民代表大会第.{1,4}次会议/u, name: '全国人民代表大会'},
  {pattern: /最高人民法院审判委员会/u, name: '最高人民法院'},
  {pattern: /最高人民检察院.*检察委员会/u, name: '最高人民检察院'},
  {pattern: /国务院/u, name: '国务院'},
]

const VERBS: readonly {fact: 'adopted' | 'issued' | 'revised' | 'effective'; pattern: RegExp}[] = [
  {fact: 'revised', pattern: /修订|修正|修改/u},
  {fact: 'adopted', pattern: /通过|批准/u},
  {fact: 'issued', pattern: /公布|发布|颁布|印发/u},
  {fact: 'effective', pattern: /施行|实施|执行|生效/u},
]

/** The dates of the 题注, each with its verb; else the date of the document. */
function datesOf(root: Root): Pick<Facts, 'adopted' | 'issued' | 'revised' | 'effective'> {
  const found: ReturnType<typeof datesOf> = {}
  for (const field of fieldsOf(root, 'titleNote')) {
    const text = toReading(field)
    const dates = findDates(text)
    for (const [i, {end, iso}] of dates.entries()) {
      const said = text.slice(end, dates[i + 1]?.start)
      const fact = VERBS.find(({pattern}) => pattern.test(said))?.fact
      if (!fact) continue
      const before = found[fact]?.value
      // The first adoption and publication, the last revision.
      const later = before === undefined || (fact === 'revised' ? iso > before : iso < before)
      if (later) found[fact] = {value: iso, ground: '据题注'}
    }
  }
  const [date] = findDates(
    [...fieldsOf(root, 'date'), ...fieldsOf(root, 'signature')].map(toReading).join('\n'),
  ).slice(-1)
  if (date) found.issued = {value: date.iso, ground: '据成文日期一行'}
  return found
}

const SINCE =
  /自(公布|发布|印发|颁布|下发|.{4,20}?日)(?:之日)?起(?:正式)?(?:施行|实施|执行|生效|试行)(?!的)/gu

/** 本法自2022年5月1日起施行; the last one counts. What is 起施行的 is another text. */
function effectiveOf(root: Root, issued: string | undefined): Pick<Facts, 'effective'> {
  const bodies = [root, ...root.children.filter((block) => block.type === 'attachment')]
  for (const body of bodies) {
    const own = body.children.filter(({type}) => type !== 'attachment' && type !== 'field')
    const text = own.slice(-6).map(toReading).join('\n').slice(-4000)
    for (const [, since = ''] of [...text.matchAll(SINCE)].reverse()) {
      const [date] = findDates(since)
      if (date?.iso.length === 10) return {effective: {value: date.iso, ground: '据正文末条'}}
      if (/^(?:公布|发布|印发|颁布|下发)$/u.test(since) && issued !== undefined)
        return {effective: {value: issued, ground: `据正文“自${since}之日起施行”`}}
    }
  }
  return {}
}
