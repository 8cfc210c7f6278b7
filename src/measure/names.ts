/** Bodies and instruments that a measure names. */
import type {Instrument, InstrumentList, Stretch} from '../tree/measure.ts'

const LEVEL =
  '(?:国务院|中央|全国|国家|省级|市级|县级|区级|乡级|设区的市级|县级以上|省级以上|市级以上|地方|各级|本级|上级|同级|当地|有关|最高|高级|中级|基层|地方各级|县级以上地方|各)'
const BODY = new RegExp(
  [
    `${LEVEL}{0,4}(?:人民政府|人民法院|人民检察院|人民代表大会(?:常务委员会)?|党委|政府)(?:[\\p{Script=Han}]{2,14}?(?:主管部门|管理部门|监督管理部门|行政部门|部门|机关|机构))?`,
    '(?:国务院|市|省|区|县)[\\p{Script=Han}]{2,14}?(?:主管部门|管理部门|行政部门|部门|办公厅|办公室|委员会)',
    '[\\p{Script=Han}]{2,10}?(?:联席会议|领导小组|委员会|办公厅|总局|管理局|管理署|公安机关|税务机关|监察机关|海关总署)',
    '(?:国务院|最高人民法院|最高人民检察院|中央军事委员会|财政部|教育部|公安部|司法部|商务部|民政部|外交部|国防部|水利部|自然资源部|生态环境部|交通运输部|住房城乡建设部|农业农村部|文化和旅游部|国家卫生健康委|应急管理部|人力资源社会保障部|中国人民银行|海关|审计署|税务总局)',
    '(?<![\\p{Script=Han}])市(?:教委|财政局|国资委|人力资源社会保障局|发展改革委|经济信息化局|农业农村局|税务局)',
  ].join('|'),
  'gu',
)

export function bodiesOf(text: string): Stretch[] {
  return [...text.matchAll(BODY)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** In the order of the text; a word inside a longer one of the list is not found by itself. */
export function instrumentsOf(text: string, list: InstrumentList): Instrument[] {
  const named = Object.entries(list).flatMap(([name, words]) => words.map((word) => ({name, word})))
  const found: Instrument[] = []
  for (const {name, word} of named.sort((a, b) => b.word.length - a.word.length)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length
      if (!found.some((other) => at < other.end && end > other.start))
        found.push({name, start: at, end})
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
