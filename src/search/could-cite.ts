/** What could be a citation or a document number. The code that reads them is fetched only for it; the pages ask this too. */

/** Longer texts name nothing. */
const MOST = 200
const NUMERAL = '[〇零一二三四五六七八九十百千两\\d]'
/** 第三条, 三条, 国发〔2019〕4号, 《…》, 国发2019 4, 民法典 1063. */
const CITING = new RegExp(
  `第[\\s(（]*${NUMERAL}|${NUMERAL}[)）]?\\s*[条條款项項目号號]|附件${NUMERAL}|[《〈〔［[【]|[号號]$|\\d{4}\\D{0,3}\\d|\\p{Script=Han}\\s*\\d+(?:-\\d+)?$`,
  'u',
)

export function couldCite(text: string): boolean {
  return text.length <= MOST && CITING.test(text.normalize('NFKC').trim())
}
