/** A sentence in its parts between commas, each with the part it plays. */
import {hasModal, modalOf} from './modals.ts'
import {ADVERB, PREPOSITION} from './words.ts'

/** Offsets from the first character of a text. */
export type Span = [start: number, end: number]

export interface Part {
  start: number
  end: number
  text: string
  /**
   * condition ……的，……时，: when somebody is to act; adverbial 根据……，在……中，: how, where, on what
   * ground; main: what may hold the deed.
   */
  role: 'condition' | 'adverbial' | 'main'
  /** It ends a sentence or stands before a semicolon. */
  last: boolean
  /** A colon follows. */
  announces?: true
}

const ADVERBIAL_HEAD = new RegExp(
  `^(?:(?:${ADVERB})*(?:${PREPOSITION})|因|除|自(?![主觉行愿])|当(?![事地场])|未经|非经)`,
  'u',
)
const TIME =
  /(?:时|时候|后|前|期间|之日起|日起|之际|的同时|以后|以前|以内|日内|月内|年内|期内|小时内|情况下|条件下|前提下|基础上|过程中)$/u
/** ……的，……者，: as the law puts its cases. */
const CASE = /(?:的|情形之一|行为之一|情况之一|(?:^凡|违反|拒不|未|逾期|擅自|情节)[^，]*者)$/u
/** 除……外: what is left aside. */
const ASIDE = /除[^，]*外$/u
const AGENT = /(?<![理自缘事为])由(?!于|此)/u
const BREACH = /^(?:[^，]{0,40})(?:违反|有下列|有前款|有本条)/u

/** The text cut at commas, semicolons, colons and full stops; what stands in quotes stays whole. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    const char = text.charAt(i)
    if ('“‘《「'.includes(char) && char !== '') depth++
    else if ('”’》」'.includes(char) && char !== '') depth = Math.max(0, depth - 1)
    const ends = i === text.length || (depth === 0 && /[，,；;：:。！？]/u.test(char))
    if (!ends) continue
    const part = text.slice(from, i)
    const last = char !== '，' && char !== ','
    if (part.trim() !== '')
      parts.push({
        start: from,
        end: i,
        text: part,
        role: roleOf(part, last),
        last,
        ...(/[：:]/u.test(char) && {announces: true}),
      })
    from = i + 1
  }
  return parts.map((part, i) => ({...part, role: inCase(parts, i) ? 'condition' : part.role}))
}

function roleOf(part: string, last: boolean): Part['role'] {
  if (!last && CASE.test(part) && !/(?<!的)目的$/u.test(part)) return 'condition'
  if (ASIDE.test(part) && !last) return 'adverbial'
  if (last || hasModal(part)) return 'main'
  if (part.startsWith('由')) return 'main'
  if (TIME.test(part) || BREACH.test(part)) return 'condition'
  if (ADVERBIAL_HEAD.test(part) && !AGENT.test(part)) return 'adverbial'
  return 'main'
}

/** 不能到案 may be a case as well. */
function directs(text: string): boolean {
  const modal = modalOf(text)
  return modal !== undefined && modal.word !== '不能'
}

/** A part that belongs to a case closed further on: [国防专利在保护期内，]因情况变化需要变更密级的，……. */
function inCase(parts: readonly Part[], i: number): boolean {
  // The state decides; what it decides holds for the cases that follow.
  if (/^国家(?=鼓励|支持|引导|倡导|提倡|建立|实行|对|依法|保障|保护)/u.test(parts[i]?.text ?? ''))
    return false
  for (const part of parts.slice(i)) {
    if (part.last || directs(part.text) || AGENT.test(part.text)) return false
    if (CASE.test(part.text)) return part !== parts[i]
  }
  return false
}
