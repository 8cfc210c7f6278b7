import {describe, expect, test} from 'vitest'
import {readCorpus} from '../../../src/corpus.ts'
import {looseFiles, pathOf} from '../../../src/corpus/loose.ts'
import {contentOf, editionsOf, told} from './support.ts'

const LAW = '样例法\n第一条 甲应当乙。\n第二条 乙应当甲。\n'

describe('文件夹里自己放着的文件', () => {
  const found = (files: Record<string, string>) => {
    const root = contentOf(files)
    const messages: Parameters<typeof looseFiles>[1] = []
    return {
      paths: looseFiles(root, messages).map((path) => pathOf(root, path)),
      findings: told(messages),
    }
  }

  test('哪一层的都算；说明、设置、数据和点开头的不算；不认得的格式说一声', () => {
    const {paths, findings} = found({
      '甲.txt': LAW,
      '法律/乙.md': LAW,
      '法律/更深/丙.HTML': LAW,
      '丁.docx': 'x',
      'README.md': 'x',
      'about.md': 'x',
      '法律/about.md': LAW,
      'site.yaml': 'title: 甲\n',
      '图.png': 'x',
      '.git/a.md': 'x',
      'witnesses/b.txt': LAW,
    })
    expect(paths.sort()).toEqual(
      ['法律/about.md', '法律/乙.md', '法律/更深/丙.HTML', '甲.txt'].sort(),
    )
    expect(findings).toEqual(['丁.docx: unknown-format'])
  })

  test('有 documents 文件夹，只看那里；有 document.yaml 的文件夹另有归属', () => {
    const {paths} = found({
      '外.txt': LAW,
      'documents/甲.txt': LAW,
      'documents/yi/document.yaml': 'title: 乙\n',
      'documents/yi/notes.md': LAW,
    })
    expect(paths).toEqual(['documents/甲.txt'])
  })
})

describe('一棵只有文件的树', () => {
  test('空的、不是文本的、只有空白的，各说一句，别的照常', () => {
    const {editions, files} = readCorpus(
      contentOf({
        '甲.txt': LAW,
        '空.txt': '',
        '白.txt': ' \n\n',
        '图.txt': new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]),
      }),
    )
    expect(editions.map(({document}) => document.id)).toEqual(['yang-li-fa@nd'])
    expect(told(files).filter((one) => one.endsWith('!'))).toEqual([
      '图.txt: binary-file!',
      '白.txt: empty-file!',
      '空.txt: empty-file!',
    ])
  })

  test('一个字节不差的是同一件；同名同日而文字不同的，第二件不刊出，说出两个文件', () => {
    const {editions, files} = readCorpus(
      contentOf({'a.txt': LAW, 'b.txt': LAW, 'c.txt': LAW.replace('甲应当乙', '甲可以乙')}),
    )
    expect(editions.map(({witness}) => witness.path)).toEqual(['a.txt'])
    expect(told(files).filter((one) => /identical|clash/u.test(one))).toEqual([
      'b.txt: identical-file',
      'c.txt: address-clash!',
    ])
    const clash = files.flatMap(({messages}) => messages).find(({fatal}) => fatal)
    expect(clash?.reason).toMatch(/yang-li-fa@nd.*a\.txt.*site\.yaml/su)
  })

  test('site.yaml 可以给文件起名；一个文件两件，名字归第一件', () => {
    const two = `某发〔2020〕1号\n一、甲应当乙。\n某局\n2020年1月1日\n某发〔2020〕2号\n一、丙应当丁。\n`
    const {editions} = readCorpus(
      contentOf({'子/a.txt': two, 'site.yaml': 'ids: {子/a.txt: jia}\n'}),
    )
    expect(editions.map(({document: {id, number, witness}}) => [id, number, witness])).toEqual([
      ['jia', '某发〔2020〕1号', {path: '子/a.txt', start: 0, end: two.indexOf('某发〔2020〕2号')}],
      [
        'mou-fa-2020-2',
        '某发〔2020〕2号',
        {path: '子/a.txt', start: two.indexOf('某发〔2020〕2号'), end: two.length},
      ],
    ])
  })

  test('一件也没有，直说', () => {
    expect(told(readCorpus(contentOf({'README.md': 'x'})).files)).toContainEqual(
      expect.stringMatching(/no-documents!$/u),
    )
  })
})

describe('没人说过的，从哪里知道', () => {
  const metaOf = (name: string, text: string) => {
    const [edition] = editionsOf(name, text)
    if (!edition) throw new Error('Unexpected text without a document')
    return edition.document
  }

  test('有文号的用文号作地址，没有的用题名和日期', () => {
    expect(metaOf('a.txt', `某教发〔2020〕3号\n${LAW}`).id).toBe('mou-jiao-fa-2020-3')
    expect(metaOf('a.txt', '样例法\n（2020年3月1日某会通过）\n第一条 甲应当乙。\n')).toMatchObject({
      id: 'yang-li-fa@2020-03-01',
      adopted: '2020-03-01',
      version: '2020-03-01',
      inferred: {version: '据题注', title: '据标题一行'},
    })
    expect(metaOf('a.txt', LAW).id).toBe('yang-li-fa@nd')
  })

  test('文件名里的题名和版本', () => {
    expect(
      metaOf('子/样例条例(2021-6-1).md', '第一条 甲应当乙。\n第二条 乙应当甲。\n'),
    ).toMatchObject({
      id: 'yang-li-tiao-li@2021-06-01',
      title: '样例条例',
      version: '2021-06-01',
      genre: '条例',
      inferred: {title: '据文件名', version: '据文件名'},
    })
  })

  test('Markdown 的元数据胜过正文；坏的元数据不碍事', () => {
    const front = 'title: 样例法（修订）\nissued: 2020-03-01\nissuers: [某会]\nnumber: 3'
    expect(metaOf('a.md', `---\n${front}\n---\n${LAW}`)).toMatchObject({
      title: '样例法（修订）',
      issued: '2020-03-01',
      issuers: ['某会'],
      inferred: {title: '据文件头的元数据', issued: '据文件头的元数据'},
    })
    const broken = metaOf('a.md', `---\ntitle: [\n---\n${LAW}`)
    expect([broken.title, broken.number]).toEqual(['样例法', undefined])
  })

  test('网页的信息表胜过 meta 和正文；正文以外是残件', () => {
    const page = `<html><head><title>甲</title><meta name="ArticleTitle" content="错的题目"><meta name="pubdate" content="2020-03-05 10:00"></head><body>
<table><tr><td>标题：</td><td>关于样例的通知</td></tr><tr><td>发文字号：</td><td>某教发〔2020〕3号</td></tr>
<tr><td>发文机关：</td><td>某市教育局、某市财政局</td></tr><tr><td>成文日期：</td><td>2020年03月01日</td></tr></table>
<div><p>各区：</p><p>一、各地应当建立制度，做好保障。</p><p>二、学校应当公开信息，接受监督。</p></div></body></html>`
    const [edition] = editionsOf('a.html', page)
    expect(edition?.document).toMatchObject({
      id: 'mou-jiao-fa-2020-3',
      title: '关于样例的通知',
      number: '某教发〔2020〕3号',
      issuers: ['某市教育局', '某市财政局'],
      issued: '2020-03-01',
      published: '2020-03-05',
      genre: '通知',
      inferred: {title: '据网页的信息表', published: '据网页的信息表'},
    })
    const {start, end} = edition?.document.witness ?? {start: 0, end: 0}
    const transcription = edition?.witness.transcription ?? ''
    expect(transcription.slice(start, end)).toMatch(/^各区：\n[^]*接受监督。\n$/u)
    expect(edition?.witness.meta.residue).toEqual([
      {start: 0, end: start, what: expect.any(String) as string},
    ])
  })

  test('没有标题，用首句；太长就截断', () => {
    expect(metaOf('a.txt', '各地应当建立制度。做好保障。\n').title).toBe('各地应当建立制度')
    expect(metaOf('a.txt', `${'甲'.repeat(60)}。\n`).title).toBe(`${'甲'.repeat(40)}……`)
  })
})
