/** 发文字号 as the index holds them and as they are typed. Build and browser share this file. */
import {canonicalNumber} from '../citation/grammar.ts'
import type {Fold} from './encode.ts'

/** 国发2019 4号, 国发 2019年第4号: a number without its brackets. */
const BARE =
  /^(\p{Script=Han}{1,12})\s*(?:[〔［[(（【]\s*)?((?:19|20)\d{2})\s*[〕］\])）】]?\s*年?\s*第?\s*(\d{1,5})\s*号?$/u
/** What a number may have beside its canonical form: 第, a naught. */
const BESIDE = 2

/** By which a document is found, however its number is written: 教发【2021】第07号 and 教發〔2021〕7號 are one. */
export function numberKey(number: string, fold: Fold): string {
  const plain = fold.plain(number)
  return canonicalNumber(plain) ?? plain
}

/** The number that a whole text is, in its canonical form. */
export function typedNumber(typed: string): string | undefined {
  const [, issuer = '', year = '', number = ''] = BARE.exec(typed) ?? []
  const whole = issuer === '' ? typed : `${issuer}〔${year}〕${number}号`
  const canonical = canonicalNumber(whole)
  return canonical !== undefined && canonical.length >= whole.replaceAll(/\s/gu, '').length - BESIDE
    ? canonical
    : undefined
}
