import {expect, test} from 'vitest'
import {sentenceEnds} from '../../../src/tree/sentences.ts'

function sentences(text: string): string[] {
  let done = 0
  return sentenceEnds(text).map((end) => {
    const sentence = text.slice(done, end)
    done = end
    return sentence
  })
}

test('句号、问号、叹号结束一句', () => {
  expect(sentences('甲。乙？丙！丁')).toEqual(['甲。', '乙？', '丙！', '丁'])
})

test('引号、括号里的句号不结束外面的句子', () => {
  expect(sentences('他说“走。快走。”就走了。好。')).toEqual(['他说“走。快走。”就走了。', '好。'])
})

test('没有字就没有句', () => {
  expect(sentences('')).toEqual([])
})
