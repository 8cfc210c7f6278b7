import {describe, expect, test} from 'vitest'
import {collate} from '../../../src/collation/collate.ts'
import {edited} from '../../../src/collation/page.ts'
import {variantReading} from '../../../src/collation/rules/variant-reading.ts'

/** What the rule makes of a text, accepted and proposed. */
function read(text: string) {
  const {entries, remarks, observations} = collate(text, [[variantReading]])
  return {
    accepted: edited(text, entries).text,
    proposals: entries
      .filter(({status}) => status === 'proposed')
      .map(({original, reading}) => `${original}→${reading}`),
    entries,
    remarks,
    seen: observations['variant-reading'],
  }
}

/** A paragraph with several swaps that are evident: a damaged text. */
const DAMAGED =
  '各级人民政府应当加強对职业敎育工作的领导，把职业教育纳入国囻经济和社会发展规划，依法履行监督管理职責。国务院教育行政蔀门负责职业教育工作的统筹规划和综合协调。'

describe('表里有的字', () => {
  test('繁体、形近、符号代字，都按所在的词读', () => {
    const {accepted, entries} = read(DAMAGED)
    expect(accepted).toBe(
      '各级人民政府应当加强对职业教育工作的领导，把职业教育纳入国民经济和社会发展规划，依法履行监督管理职责。国务院教育行政部门负责职业教育工作的统筹规划和综合协调。',
    )
    expect(entries.find(({original}) => original === '蔀')).toMatchObject({
      status: 'accepted',
      evidence: {class: 'lookalike', word: '行政部门'},
    })
  })

  test('单独一处，前后成词，也改', () => {
    expect(read('学校应当建立健全安全管理制喥，保障师生安全。').accepted).toBe(
      '学校应当建立健全安全管理制度，保障师生安全。',
    )
  })

  test.each([
    '被判处有期徒刑的囚犯、死囚，依照监狱法的规定执行。',
    '一九五三年岁次癸巳，乙巳年重修，巳时开工。',
    '伍某入伍满五年，拾得人应当返还，大陆地区另行规定，人民币伍拾万元整。',
    '二噁英、艾司唑仑、丁丙诺啡、苯、甲苯、氮化镓、栲胶、咖啡因。',
    '汾河、双洎河、临汾、泃洳河、白鱀豚、留茬地块。',
    '本办法自二〇〇七年一月一日起施行。',
    '著作权人享有的权利，声名狼藉，覆盖，瞭望，乾隆，乾安县。',
    '①申请；②受理；③审查。',
    '直径Φ20的钢筋，Ⅱ类水体，α射线，面积20㎡。',
    '已经建成的，已由主管部门批准的，自己已婚的。',
  ])('本来如此的字不动：%s', (text) => {
    expect(read(text).accepted).toBe(text)
  })

  test('符号夹在字间是代字，在行首是序号', () => {
    expect(read('①完善制度。\n第十①条规定的期限，自二〇二〇年起计算。').accepted).toBe(
      '①完善制度。\n第十一条规定的期限，自二〇二〇年起计算。',
    )
  })
})

describe('名字、序号与引文', () => {
  test.each([
    '李玥任组长，王强任副组长。会议由李玥主持，重大事项由李玥决定。',
    '甪直镇人民政府关于甪直镇古镇保护的通知：甪直镇各村、甪直镇各社区。',
    '采用一榀钢梁，跨度二十米。',
    '第①项、第②款所列情形，见注①、图②和表③。',
    '包括：①老人②儿童③残疾人。',
    '甲、乙㈠初审㈡复审。',
    '本辦法自發布日起施行。',
    '教师应当“爲人師表”，潜心育人。',
  ])('不动：%s', (text) => {
    expect(read(text).accepted).toBe(text)
  })

  test('表里的读法不合，就从形音相近的字里找', () => {
    expect(read('违反本法规定，构成犯罪的，依佱追究刑事责任。').accepted).toBe(
      '违反本法规定，构成犯罪的，依法追究刑事责任。',
    )
  })
})

describe('表里没有的字', () => {
  test('改坏了的文本里，凭部件、读音和上下文拟出读法，附上依据', () => {
    const {remarks} = read(`${DAMAGED}学校应当㙓强安全教育。`)
    expect(remarks.some(({reason}) => reason.includes('㙓'))).toBe(true)
  })

  test('没有改坏的文本里，通行的字不疑', () => {
    const text = '道路出现坑漕的，养护单位应当及时修复；薰蒸作业按照规程进行。'
    expect(read(text).entries).toEqual([])
  })
})

describe('繁体文本', () => {
  const TEXT =
    '為規範職業教育之發展，提升學校辦學品質，保障學生權益，特制定本條例。本條例所稱主管機關，在中央為教育部；在直轄市為直轄市政府；在縣（市）為縣（市）政府。學校應依據產業發展需要，開設專業課程，聘任專業教師，並與企業合作辦理實習。'

  test('全文繁体的文件一字不动，并说明', () => {
    const {entries, seen} = read(TEXT)
    expect(entries).toEqual([])
    expect(seen).toMatchObject({script: 'traditional'})
  })

  test('简体文件里的繁体引文不动，引文之外的照改', () => {
    const text = `《论语》云：“學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？”学校应当加强对学生的教育，依法保障其權利。`
    expect(read(text).accepted).toBe(text.replace('其權利', '其权利'))
  })
})

describe('改坏的规律', () => {
  test('隔定数换字，找得出周期，并记在每一处', () => {
    const plain =
      '为了推动职业教育高质量发展，提高劳动者素质和技术技能水平，促进就业创业，建设教育强国、人力资源强国和技能型社会，推进社会主义现代化建设，根据宪法，制定本法。'
    const table = new Map([
      ['教', '敎'],
      ['国', '囻'],
      ['会', '浍'],
      ['的', '啲'],
      ['业', '業'],
      ['发', '発'],
      ['动', '動'],
      ['设', '設'],
      ['高', '髙'],
      ['技', '忮'],
      ['和', '啝'],
      ['法', '灋'],
      ['人', '亾'],
      ['会', '浍'],
    ])
    const swapped = Array.from(plain.repeat(30), (char, i) =>
      i % 37 === 5 ? (table.get(char) ?? char) : char,
    ).join('')
    const {accepted, seen, entries} = read(swapped)
    expect(accepted).toBe(plain.repeat(30))
    expect(seen).toMatchObject({damaged: true, period: 37, marksLost: false})
    expect(entries.every(({evidence}) => evidence?.['onGrid'] === true)).toBe(true)
  })
})

describe('什么都可能来', () => {
  test.each([
    ['空文本', ''],
    ['一个字', '國'],
    ['没有汉字', 'The quick brown fox 123.'],
    ['孤立的代理码元', 'a\ud800中\udc00国\udbff'],
    ['全是空格', ' \u3000\n\t '],
  ])('%s：不出错', (_, text) => {
    expect(() => read(text)).not.toThrow()
  })

  test('每个 Unicode 区块的字符夹在汉字间，不出错', {timeout: 60_000}, () => {
    let text = ''
    for (let code = 0x20; code < 0x30000; code += 97)
      if (code < 0xd800 || code > 0xdfff) text += `中${String.fromCodePoint(code)}国`
    const {entries} = collate(text, [[variantReading]])
    for (const entry of entries) expect(text.slice(entry.start, entry.end)).toBe(entry.original)
  })

  test('一万个异体字相连，数秒之内', () => {
    const {entries} = read('囻亾媞啲'.repeat(2500))
    expect(entries.length).toBeLessThanOrEqual(10_000)
  }, 30_000)
})
