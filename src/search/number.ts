/** 发文字号 as the index holds them. Build and browser share this file. */
import {canonicalNumber} from '../citation/grammar.ts'
import type {Fold} from './encode.ts'

/** No folded text has it: a short number is another term than the same words in a text. */
const SIGN = '№'

/** A number however it is written: 教发【2021】第07号 and 教發〔2021〕7號 are one. */
export function sameNumber(number: string, fold: Fold): string {
  const plain = fold.plain(number)
  return canonicalNumber(plain) ?? plain
}

/** The term by which a document is found. */
export function numberTerm(number: string, fold: Fold): string {
  return SIGN + sameNumber(number, fold)
}
