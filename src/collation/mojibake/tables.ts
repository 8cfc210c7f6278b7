/** What characters say about misread text: their bytes in each encoding, and how Chinese they are. Made once, from the platform's decoders. */
import {pairsOf} from '../../witness/pairs.ts'
import type {TwoByte} from '../../witness/pairs.ts'

/** What the bytes were written in. */
export type Written = 'utf-8' | 'gb18030' | 'big5'
/** What they were read as. */
export type ReadAs = 'gb18030' | 'big5' | 'windows-1252'

/** What makes a character worth a look, as bits. */
export const LATIN = 1
/** Its bytes of GBK begin a character of UTF-8. */
export const GBK_LEAD = 2
/** The same in Big5. */
export const BIG5_LEAD = 4
/** A Han character that is not frequent, kana, bopomofo, private use: its line is weighed once. */
export const SELDOM = 8
/** 烫 屯 葺 铪: memory that was never written, read as GBK (0xCC, 0xCD, 0xDD, 0xFEEE…). */
export const FILLER = 16

/** The euro sign is 0x80 in code page 936 and 0xA2E3 in GBK. */
export const EURO = 0x20ac

interface Tables {
  /** UTF-16 code unit → bits. */
  kinds: Uint8Array
  /** UTF-16 code unit → `GBK_LEAD` and `BIG5_LEAD` if it may follow such a lead: its first byte goes on with a character of UTF-8, or it is no Han and stands for lost bytes. */
  follows: Uint8Array
  /** UTF-16 code unit → how much it speaks for Chinese, −3 to 3. */
  weights: Int8Array
  /** UTF-16 code unit → its byte, or lead byte × 256 + trail byte; 0 if it has none. */
  bytes: Record<ReadAs, Uint16Array>
  /** Lead byte × 256 + trail byte → UTF-16 code unit; 0 if there is none. */
  pairs: Record<'gb18030' | 'big5', Uint16Array>
}

/** The 200 most frequent of simplified Chinese that stand in laws and elsewhere. */
const FREQUENT =
  '的人第法条定行十民当以者应有国和或规理关管一政务事业机院部二用不其门三对会作员证公在生可责工保本为出经产地处权中合依制上设主四发五照由级施请所构安他全家品提资监及方审下件单查期等位物动实并案自任同进情得府要款时申通成内检准区据六利违建收报交年重日予告标职外决护执七百体被共使委议立企明学书办代八计后与信于程求大能市相害备之开九供项文运表具过个调正术反场前是知费加社教高根意除化无形特从育需数了这我来们就也说而多着里你好想天看心长面去点试印解释'
/** Those of them that traditional writing has otherwise. */
const TRADITIONAL =
  '條當應國規關務業機門對會員證責為經產處權設發級請構資監審單動實並進時內檢準區據違報標職決護執體議學書辦計後與於備開項運過個調術場費無從這來們說著裡長點試釋'
const MARKS = '，。、；：？！（）“”‘’《》〈〉【】〔〕—…·％　「」'
/** Signs of Latin-1 that stand in Chinese texts, and characters that no one sees. */
const SIGNS = '·°×÷±§\u200B\uFEFF'

let made: Tables | undefined

export function tables(): Tables {
  made ??= make()
  return made
}

function make(): Tables {
  const pairs = {gb18030: singlePairs('gb18030'), big5: singlePairs('big5')}
  const bytes = {
    gb18030: reversed(pairs.gb18030),
    big5: reversed(pairs.big5),
    'windows-1252': new Uint16Array(0x10000),
  }
  // C1 controls stand for themselves: so ISO-8859-1 has them, and windows-1252 where it has nothing.
  for (let byte = 0x80; byte <= 0xff; byte++) bytes['windows-1252'][byte] = byte
  const high = Uint8Array.from({length: 0x20}, (_, i) => 0x80 + i)
  Array.from(new TextDecoder('windows-1252').decode(high)).forEach((one, i) => {
    bytes['windows-1252'][one.charCodeAt(0)] = 0x80 + i
  })

  const kinds = new Uint8Array(0x10000)
  const weights = new Int8Array(0x10000).fill(-3)
  const mark = (first: number, last: number, bit: number) => {
    for (let code = first; code <= last; code++) kinds[code] = (kinds[code] ?? 0) | bit
  }
  mark(0x80, 0xff, LATIN)
  mark(0x3040, 0x312f, SELDOM)
  mark(0x3400, 0x9fff, SELDOM)
  mark(0xe000, 0xf8ff, SELDOM)
  weights.fill(0, 0, 0x80)
  weights.fill(-2, 0x3400, 0xa000)
  weights.fill(-1, 0xff01, 0xff5f)
  for (const [name, bit] of [
    ['gb18030', GBK_LEAD],
    ['big5', BIG5_LEAD],
  ] as const)
    for (let pair = 0xe280; pair <= 0xefbf; pair++)
      if ((pair & 0xff) >= 0x80 && (pair & 0xff) <= 0xbf && pairs[name][pair])
        mark(pairs[name][pair] ?? 0, pairs[name][pair] ?? 0, bit)
  const follows = new Uint8Array(0x10000)
  for (const [name, bit] of [
    ['gb18030', GBK_LEAD],
    ['big5', BIG5_LEAD],
  ] as const)
    for (let code = 0; code <= 0xffff; code++) {
      const lead = (bytes[name][code] ?? 0) >> 8
      if ((lead >= 0x80 && lead <= 0xbf) || code === 0x3f || code === 0xfffd || code === EURO)
        follows[code] = (follows[code] ?? 0) | bit
    }
  const weigh = (list: Uint16Array, first: number, last: number, from: number, weight: number) => {
    for (let lead = first; lead <= last; lead++)
      for (let trail = from; trail <= 0xfe; trail++) {
        const code = list[(lead << 8) | trail] ?? 0
        if (code < 0x4e00 || code > 0x9fff) continue
        weights[code] = Math.max(weights[code] ?? 0, weight)
      }
  }
  weigh(pairs.gb18030, 0xd8, 0xf7, 0xa1, -1)
  weigh(pairs.big5, 0xc9, 0xf9, 0x40, -1)
  weigh(pairs.big5, 0xa4, 0xc6, 0x40, 1)
  weigh(pairs.gb18030, 0xb0, 0xd7, 0xa1, 1)
  for (const one of `${MARKS}${SIGNS}`) weights[one.charCodeAt(0)] = 1
  for (const one of `${FREQUENT}${TRADITIONAL}`) {
    const code = one.charCodeAt(0)
    weights[code] = 3
    kinds[code] = (kinds[code] ?? 0) & ~SELDOM
  }
  for (const one of '烫屯葺铪') mark(one.charCodeAt(0), one.charCodeAt(0), FILLER)
  return {kinds, follows, weights, bytes, pairs}
}

/** The pairs of Big5 that are two characters each: they cannot be told from two pairs. */
const DOUBLE = [0x8862, 0x8864, 0x88a3, 0x88a5]

/** Lead byte × 256 + trail byte → the one UTF-16 code unit; 0 where there is none. */
function singlePairs(encoding: TwoByte): Uint16Array {
  const pairs = pairsOf(encoding).slice()
  if (encoding === 'big5') for (const pair of DOUBLE) pairs[pair] = 0
  return pairs
}

function reversed(pairs: Uint16Array): Uint16Array {
  const bytes = new Uint16Array(0x10000)
  for (let pair = 0xfefe; pair >= 0x8140; pair--) {
    const code = pairs[pair] ?? 0
    if (code) bytes[code] = pair
  }
  return bytes
}

/** How much a stretch speaks for Chinese: mean over what is not ASCII, −3 to 3. Sentences reach 2; lists of names, 1. */
export function weight(text: string, start = 0, end = text.length): number {
  const {weights} = tables()
  let sum = 0
  let units = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    sum += weights[code] ?? 0
    units++
  }
  return units ? sum / units : 0
}

/** Whether every character is of level 1 of GB2312 or of Big5, or a mark, or ASCII. */
export function isCommon(text: string): boolean {
  const {weights} = tables()
  for (let i = 0; i < text.length; i++)
    if ((weights[text.charCodeAt(i)] ?? 0) < 0 && !isWide(text.charCodeAt(i))) return false
  return true
}

/** Full-width digits and letters. */
function isWide(code: number): boolean {
  return code >= 0xff01 && code <= 0xff5e
}

/** Mostly common characters and marks. */
export function isChinese(text: string): boolean {
  let rare = 0
  let all = 0
  for (const one of text) {
    if (one < '\x80') continue
    all++
    if (!isCommon(one)) rare++
  }
  return all > 0 && rare * 5 <= all
}
