/** 发文字号 as the index holds them. Build and browser share this file. */
import {canonicalNumber} from '../citation/grammar.ts'
import type {Fold} from './encode.ts'

/** By which a document is found, however its number is written: 教发【2021】第07号 and 教發〔2021〕7號 are one. */
export function numberKey(number: string, fold: Fold): string {
  const plain = fold.plain(number)
  return canonicalNumber(plain) ?? plain
}
