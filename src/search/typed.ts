/** What somebody typed may name: a citation as it is written, a number without its brackets, a title. The texts tell which is meant. */
import {canonicalNumber, CLOSE, COUNT, OPEN} from '../citation/grammar.ts'
import {TITLE} from '../citation/kinds.ts'
import {parseCitation, parseCitations} from '../citation/parse.ts'
import type {Citation} from '../tree/citation.ts'
import type {Fold} from './encode.ts'

/** One way to read it. */
export interface Typed {
  /** One; or several, where it enumerates them: 第四条第一款、第三款. */
  citations: Citation[]
  /** Whether it is written as citations are, and no guess. */
  isWritten: boolean
  /** The date of the version, or as much of it as is known: 1996-05. */
  version?: string
  /** That date as it was typed: （1996年5月）. */
  dated?: string
}

/** 国发2019 4号, 国发 2019年第4号: a number without its brackets. */
const BARE = new RegExp(
  `^(\\p{Script=Han}{1,12})\\s*(?:${OPEN}\\s*)?((?:19|20)\\d{2})\\s*${CLOSE}?\\s*年?\\s*第?\\s*(\\d{1,5})\\s*号?$`,
  'u',
)
/** What a number may have beside its canonical form: 第, a naught. */
const BESIDE = 2

/** 《…》（1996年5月15日）第十条, as this site calls a version; …法（1996）; no document number. */
const DATED =
  /^(.*[》\p{Script=Han}])\(((?:19|20)\d{2})年?(?:[-.]?(\d{1,2})(?:月|[-.])?(?:(\d{1,2})日?)?)?(?:修[正订訂]|版)?\)(?!\s*第?\s*\d+\s*号)(.*)$/u
/** 国发〔2019〕4号《…》第五条, as this site cites what has a number. */
const NUMBERED = /^([^《》]+号)(《.+》)([^《》]*)$/u
/** A title that ends in a mark: …的解释（一）第三条. */
const MARKED = new RegExp(`^(.{4,}\\))(第${COUNT}条.*)$`, 'u')

/** The likeliest first: a title may hold a date or a number of its own, so that these are taken for what they are only then. */
export function readTyped(text: string, fold: Fold): Typed[] {
  const typed = text.normalize('NFKC').trim()
  const [, work = '', year, month, day, clause = ''] = DATED.exec(typed) ?? []
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean)
  const [, number = '', title = '', unit = ''] = NUMBERED.exec(typed) ?? []
  const dated = `（${typed.slice(work.length + 1, typed.length - clause.length - 1)}）`
  return [
    ...read(typed, fold),
    ...read(work + clause, fold).map((one) => ({...one, version: date.join('-'), dated})),
    ...read(number + unit, fold),
    ...read(title + unit, fold),
  ]
}

function read(typed: string, fold: Fold): Typed[] {
  const plain = fold.plain(typed)
  const number = typedNumber(plain)
  const written: Citation | undefined =
    number === undefined
      ? (parseCitation(typed) ?? parseCitation(plain))
      : {document: {by: 'number', number}}
  const citation = written ?? guess(plain)
  const several = [typed, plain].map(parseCitations).find(({length}) => length > 0)
  return [
    ...(several ? [{citations: several, isWritten: true}] : []),
    ...(citation ? [{citations: [citation], isWritten: written !== undefined}] : []),
  ]
}

function guess(plain: string): Citation | undefined {
  const [, title = '', clause = ''] = MARKED.exec(plain) ?? []
  if (title !== '') return parseCitation(`《${title}》${clause}`)
  if (TITLE.test(plain)) return {document: {by: 'title', title: plain}}
  return /号$/u.test(plain) ? {document: {by: 'number', number: plain}} : undefined
}

/** The number that the whole of it is, in its canonical form. */
function typedNumber(typed: string): string | undefined {
  const [, issuer = '', year = '', number = ''] = BARE.exec(typed) ?? []
  const whole = issuer === '' ? typed : `${issuer}〔${year}〕${number}号`
  const canonical = canonicalNumber(whole)
  return canonical !== undefined && canonical.length >= whole.replaceAll(/\s/gu, '').length - BESIDE
    ? canonical
    : undefined
}
