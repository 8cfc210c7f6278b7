/** How the lines of a text nest: which open a unit, which are paragraphs, and of what. */
import type {Ladder, Ordinal, Rank} from '../tree/types.ts'
import {readNumber} from './head-number.ts'
import type {HeadNumber, NumberStyle} from './head-number.ts'
import {headingLength} from './heading.ts'
import {closing} from './closing.ts'
import {CLAUSE_RANKS, FIRST_LIST, inferLadder, rungsOf} from './ladder.ts'
import type {Rung, Rungs} from './ladder.ts'
import {compact, hasSentenceMark} from './line.ts'
import type {LineText, Planned} from './line.ts'
import {quotedLines} from './quotation.ts'
import type {Finding, Plan, Step} from './step.ts'

const CHAPTER = 3

interface Open {
  node: 'division' | 'article' | 'clause'
  style: NumberStyle | undefined
  ordinal: Ordinal
  order: number
  /** Of a heading without a number: its level. */
  titleDepth?: number
  /** The last number of each style among the units directly inside it. */
  inside: Map<string, number>
  /** It holds text of its own, to which lists belong. */
  hasText: boolean
  /** Ends with a colon, or goes on in a line that does not end a sentence. */
  tail: string
}

/** @param given what the editor says of the ladder; inferred where nothing is said */
export function nest(lines: readonly Planned[], given?: Ladder): Plan {
  const texts = lines.map((line) => (line === 'table' ? '' : line.text))
  const quoted = quotedLines(texts)
  const numbered = texts.map((text, i) => ({
    number: quoted[i] || isFormula(text) ? undefined : readNumber(text),
    length: text.length,
  }))
  const ladder = given ?? inferLadder(numbered)
  const walk = new Walk(ladder, rungsOf(ladder, numbered), numbered, lines)
  const steps = lines.map((line, i): Step => {
    if (line === 'table') return walk.table()
    if (line.text === '') return walk.silent()
    const number = ladder === 'none' ? undefined : walk.numberOf(line, numbered[i]?.number)
    if (number) return walk.unit(line, number, lines[i + 1])
    if (isTitled(line) && (ladder !== 'none' || line.depth !== undefined)) return walk.titled(line)
    return walk.paragraph(line, numbered[i]?.number, ladder !== 'none' && !quoted[i])
  })
  return {ladder, steps: closing(steps, lines, ladder, quoted)}
}

/** Words that head a part of a text without a number. */
const TITLES = /^(?:序言|前言|引言|总则|分则|附则|结束语|结语)$/u

function isTitled({text, depth, centred}: LineText): boolean {
  if (hasSentenceMark(text) || text.length > 60) return false
  return TITLES.test(compact(text)) || depth !== undefined || centred === true
}

/** An equation on a line of its own. */
export function isFormula(text: string): boolean {
  return /^[^=＝。；]{1,60}[=＝][^。；]*$/u.test(text)
}

/** Keeps the units that are open. */
class Walk {
  readonly #ladder: Ladder
  readonly #rungs: Rungs
  readonly #open: Open[] = []
  readonly #root = new Map<string, number>()
  /** The last number of each style anywhere: some lists run on across what holds them. */
  readonly #running = new Map<string, number>()
  /** Decimal numbers that hold others: 5.1 of 5.1.1. */
  readonly #holding: ReadonlySet<string>
  readonly #titleOrder: number
  #questions = 0
  #titles = 0
  #hasPreamble = false

  constructor(
    ladder: Ladder,
    rungs: Rungs,
    numbered: readonly {number?: HeadNumber | undefined}[],
    lines: readonly Planned[],
  ) {
    this.#ladder = ladder
    this.#rungs = rungs
    this.#holding = new Set(
      lines.flatMap((line, i) => {
        if (ladder !== 'standard' || line === 'table') return []
        const above = decimalOf(line, numbered[i]?.number)?.ordinal.above ?? []
        return above.map((_, j) => above.slice(0, j + 1).join('.'))
      }),
    )
    // A heading without a number stands beside the outermost divisions.
    const orders = numbered.flatMap(({number}) => {
      const rung = number && rungs.get(number.style)
      return rung?.node === 'division' && rung.order < FIRST_LIST ? [rung.order] : []
    })
    this.#titleOrder = Math.min(...orders, ladder === 'legislation' ? CHAPTER : -1)
  }

  table(): Step {
    this.#closeClauses()
    return {kind: 'table', depth: this.#open.length}
  }

  silent(): Step {
    return {kind: 'silent', depth: this.#open.length}
  }

  /** The number of a line, if it counts in this ladder. */
  numberOf(line: LineText, number: HeadNumber | undefined): HeadNumber | undefined {
    const found = this.#ladder === 'standard' ? decimalOf(line, number) : number
    if (!found) return undefined
    if (found.style === '1.1') return this.#ladder === 'standard' ? found : undefined
    const rung = this.#rungs.get(found.style)
    if (!rung) return undefined
    // A chapter is a heading: it holds no sentence.
    const isHeading = rung.order < FIRST_LIST && found.style !== '条' && found.style !== '一、'
    const title = line.text.length <= 30 ? line.text.replace(/。$/u, '') : line.text
    if (isHeading && (hasSentenceMark(title) || title.length > 80)) return undefined
    return found
  }

  unit(line: LineText, number: HeadNumber, next: Planned | undefined): Step {
    const {style} = number
    const rung = this.#rungFor(number)
    const ordinal = this.#ordinalOf(number)
    const sibling = rung.order >= FIRST_LIST ? this.#siblingOf(number) : undefined
    if (sibling !== undefined) this.#open.length = sibling
    else this.#closeFrom(rung.order)
    const finding = this.#check(number, ordinal, line.text)
    const holder = this.#open.at(-1)
    const underParagraph =
      rung.node === 'clause' &&
      rung.order >= FIRST_LIST &&
      holder?.node === 'article' &&
      holder.hasText &&
      (this.#ladder !== 'official' || /[：:]$/u.test(holder.tail))
    const depth = this.#open.length
    const rest = line.text.slice(number.length).trim()
    const length = headingLength(rest, rung, this.#ladder, next)
    this.#open.push({
      node: rung.node,
      style,
      ordinal,
      order: rung.order,
      inside: new Map(),
      hasText: length < rest.length,
      tail: rest,
    })
    return {
      kind: 'unit',
      node: rung.node,
      rank: rung.rank ?? this.#clauseRank(),
      ordinal,
      depth,
      numberLength: number.length,
      style,
      headingLength: length,
      underParagraph,
      ...(finding && {finding}),
    }
  }

  /** 序言, 附则, and what the format marks as a heading: a division without a number. */
  titled({text, depth = 2}: LineText): Step {
    const isPreamble = /^(?:序言|前言|引言)$/u.test(compact(text)) && !this.#hasPreamble
    for (let last = this.#open.at(-1); last; last = this.#open.at(-1)) {
      const isAbove = last.titleDepth !== undefined && last.titleDepth < depth
      if (last.order < this.#titleOrder || isAbove) break
      this.#open.pop()
    }
    if (isPreamble) this.#hasPreamble = true
    else this.#titles++
    const ordinal = {value: isPreamble ? 1 : this.#titles}
    const at = this.#open.length
    this.#open.push({
      node: 'division',
      style: undefined,
      ordinal,
      order: this.#titleOrder,
      titleDepth: depth,
      inside: new Map(),
      hasText: false,
      tail: '',
    })
    return {
      kind: 'unit',
      node: 'division',
      rank: isPreamble ? 'preamble' : 'titled',
      ordinal,
      depth: at,
      numberLength: 0,
      headingLength: text.length,
      underParagraph: false,
    }
  }

  paragraph(line: LineText, number: HeadNumber | undefined, counts: boolean): Step {
    const {text} = line
    const last = this.#open.at(-1)
    if (last?.hasText && isInset(text, last.tail)) {
      last.tail = text
      return {kind: 'inset', depth: this.#open.length}
    }
    if (this.#ladder !== 'official') this.#closeClauses()
    const holder = this.#open.at(-1)
    if (holder) {
      holder.hasText = true
      holder.tail = text
      // A list under this 款 is counted from one again.
      if (this.#ladder !== 'official' || /[：:]$/u.test(text)) holder.inside.clear()
    }
    const unplaced = counts && number !== undefined && this.#isUnplaced(number)
    return {
      kind: 'paragraph',
      depth: this.#open.length,
      ...(unplaced && {
        finding: {ruleId: 'unplaced-line', printed: text.slice(0, number.length)},
      }),
    }
  }

  /** A number of a style that this ladder does not have. */
  #isUnplaced({style, apart}: HeadNumber): boolean {
    return apart && ['编', '分编', '章', '节', '条'].includes(style)
  }

  #rungFor({style, ordinal}: HeadNumber): Rung {
    if (this.#ladder === 'standard' && style === '1.1') {
      const {value, above = []} = ordinal
      const order = above.length
      return this.#holding.has([...above, value].join('.'))
        ? {node: 'division', rank: order === 0 ? 'chapter' : 'section', order}
        : {node: 'article', rank: 'article', order}
    }
    const rung = this.#rungs.get(style)
    if (!rung) throw new Error(`Unexpected style ${style} without a rung`)
    return rung
  }

  #ordinalOf({style, ordinal}: HeadNumber): Ordinal {
    if (style !== '问') return ordinal
    this.#questions = ordinal.value === 0 ? this.#questions + 1 : ordinal.value
    return {...ordinal, value: this.#questions}
  }

  /** Where the open unit stands whose number this one follows. */
  #siblingOf({style, ordinal}: HeadNumber): number | undefined {
    const at = this.#open.findLastIndex(
      (open) =>
        open.style === style &&
        (ordinal.value === open.ordinal.value + 1 ||
          (ordinal.value === open.ordinal.value && ordinal.branch !== undefined)),
    )
    return at < 0 ? undefined : at
  }

  #closeFrom(order: number): void {
    while ((this.#open.at(-1)?.order ?? -2) >= order) this.#open.pop()
  }

  #closeClauses(): void {
    while (this.#open.at(-1)?.node === 'clause') this.#open.pop()
  }

  #clauseRank(): Rank {
    const depth = this.#open.filter(({node}) => node === 'clause').length
    return CLAUSE_RANKS[Math.min(depth, CLAUSE_RANKS.length) - 1] ?? 'subparagraph'
  }

  /** Gaps, repeats and restarts are said, never mended. */
  #check({style, length}: HeadNumber, ordinal: Ordinal, text: string): Finding | undefined {
    // Articles are counted through the text, everything else inside what holds it.
    const key = [style, ...(ordinal.above ?? [])].join('.')
    const siblings =
      style === '条' || style === '1.1' || style === '问'
        ? this.#root
        : (this.#open.at(-1)?.inside ?? this.#root)
    const before = siblings.get(key)
    const running = this.#running.get(key)
    const {value, branch} = ordinal
    siblings.set(key, value)
    this.#running.set(key, value)
    const expected = (before ?? 0) + 1
    if (value === expected || (branch !== undefined && value === before)) return undefined
    if (before === undefined && running !== undefined && value === running + 1) return undefined
    const ruleId =
      value > expected
        ? 'numbering-gap'
        : value === before
          ? 'numbering-repeat'
          : 'numbering-restart'
    return {ruleId, printed: text.slice(0, length), expected}
  }
}

/** 5 范围, 5.1, 5.1.1: in a standard the chapters bear a bare number. */
function decimalOf(line: LineText, number: HeadNumber | undefined): HeadNumber | undefined {
  if (number?.style === '1.1' || (number && number.style !== '1.')) return number
  const match = /^(\d{1,2})(?:[.．、][ 　]?|[ 　]+)(?=[\p{Script=Han}A-Za-z])/u.exec(line.text)
  const isHeading = match && !hasSentenceMark(line.text) && line.text.length <= 40
  if (isHeading && (line.depth !== undefined || number === undefined))
    return {
      style: '1.1',
      ordinal: {value: Number(match[1]), above: []},
      length: match[0].trimEnd().length,
      apart: true,
    }
  return number
}

/** A line that goes on with the 款 before it: a formula, or one of a list without numbers. */
function isInset(text: string, tail: string): boolean {
  if (/[：:]$/u.test(tail)) return isFormula(text) || /[，；、,;]$/u.test(text)
  if (isFormula(tail)) return isFormula(text)
  return /[，、,]$/u.test(tail)
}
