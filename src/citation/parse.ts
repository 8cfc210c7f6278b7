/** Reads a citation that is a whole text: what somebody typed. Runs in browsers. */
import type {Citation} from '../tree/citation.ts'
import {findCitations} from './find.ts'
import {COUNT, readLevel} from './grammar.ts'

/** 民法典1063, 民法典 1063条: in a hurry the words around a number are left out. */
const HURRIED = new RegExp(
  `^(.*?[\\p{Script=Han}》号])\\s*第?\\s*(${COUNT}(?:(?:之|-)${COUNT})?)\\s*条?$`,
  'u',
)

/**
 * 第十二条第二款, 《职业教育法》第十条, 国发〔2019〕4号第五条, 民法典1063; a title or a number alone;
 * `undefined` for what is no citation.
 */
export function parseCitation(text: string): Citation | undefined {
  const typed = text.trim().replaceAll(/[，,]\s*(?=第)/gu, '')
  const whole = wholly(typed)
  if (whole) return whole
  const [, name = '', number = ''] = HURRIED.exec(typed) ?? []
  if (name === '') return undefined
  const level = readLevel(number.replace('-', '之').replace(/^(.+?)(之.+)?$/u, '$1条$2'))
  const document = wholly(name)?.document ?? nameOf(name)
  return level && document ? {document, levels: [level]} : undefined
}

function wholly(text: string): Citation | undefined {
  const [found, ...more] = findCitations(text)
  if (!found || more.length > 0 || found.end !== text.length) return undefined
  const {start, end, ...citation} = found
  if (start === 0) return citation
  // A name without brackets stands before its unit.
  const {document} = citation
  return document?.by === 'name' && text.slice(0, start) === document.name ? citation : undefined
}

function nameOf(text: string): Citation['document'] {
  return /^[\p{Script=Han}（）《》〈〉、\s]{2,100}$/u.test(text)
    ? {by: 'name', name: text}
    : undefined
}
