/** What could be a citation or a document number. The code that reads them is fetched only for it; the pages ask this too. */

import {NUMERAL} from '../tree/ordinal.ts'

/** Longer texts name nothing. */
const MOST = 200
const COUNT = `(?:${NUMERAL}|\\d+)`
/** 第三条, 三条, 国发〔2019〕4号, 《…》, 国发2019 4, 民法典 1063. */
const CITING = new RegExp(
  `第[\\s(（]*${COUNT}|${COUNT}[)）]?\\s*[条條款项項目号號]|附件${COUNT}|[《〈〔［[【]|[号號]$|\\d{4}\\D{0,3}\\d|\\p{Script=Han}\\s*\\d+(?:-\\d+)?$`,
  'u',
)

export function couldCite(text: string): boolean {
  return text.length <= MOST && CITING.test(text.normalize('NFKC').trim())
}
