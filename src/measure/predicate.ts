/** What one part of a sentence says is done: its verb, its object, the word that gives it force, and who does it. */
import type {Force} from '../tree/measure.ts'
import {actorFor, carriedActor} from './actor.ts'
import {DUTY, modalOf, RIGHT} from './modals.ts'
import type {Part, Span} from './parts.ts'
import {agentOf, encouragedOf, isWho, leadIn, subjectEnd} from './subject.ts'
import {ADVERB, ENCOURAGING, EXPLORING, LEADING, PREPOSITION, SHORT_VERB, VERB} from './words.ts'

export interface Deed {
  force: Force
  /** Offsets in the whole text, as are the others. */
  forceWord?: Span
  verb?: Span
  object?: Span
  actor?: Span
  /** Said of a thing; nobody is named. */
  thing?: true
  /** Found by a verb anywhere: it may be part of a noun. */
  weak?: true
}

export const AT_HEAD = new RegExp(`^((?:${ADVERB})*)(${VERB})`, 'u')
const SOFT_AT_HEAD = new RegExp(`^(?:${ADVERB})*(${ENCOURAGING})`, 'u')
const EXPLORING_AT_HEAD = new RegExp(`^(?:${ADVERB})*(${EXPLORING})`, 'u')
const ANY_VERB = new RegExp(VERB, 'gu')
const ADVERBS = new RegExp(`^(?:${ADVERB})*`, 'u')
const AT_PREPOSITION = new RegExp(`^(?:${ADVERB})*(?:${PREPOSITION})`, 'u')
const SHORT = new RegExp(`^(?:${ADVERB})*(${SHORT_VERB})(?![\\p{Script=Han}]?的)`, 'u')
/** 奖售粮的价格[一律]按……执行: what follows is done with the thing. */
const TOPIC =
  /^[\p{Script=Han}、“”＊《》]{2,40}?(?:一律|均|依法|按照|依照|参照|根据|予以|按(?!照)|分别)/u
/** 国家保障妇女享有……: not 享有 is the deed. */
const OTHER_DEED = /(?:保障|保护|尊重|确认|维护|确保|承认)[^，]*享有/u

/** The deed of a part; `undefined` where it says none, or only who. @param all the parts around it */
export function readPart(part: Part, all: readonly Part[]): Deed | undefined {
  const {text, start: base} = part
  if (!part.last && isWho(text)) return undefined
  const modal = modalOf(text)
  const agent = agentOf(text)
  const span = ([from, to]: Span): Span => [base + from, base + to]
  if (modal) {
    const behind = modal.at + modal.word.length
    const verb = verbBehind(text, behind)
    return {
      force: modal.force,
      forceWord: span([modal.at, behind]),
      ...(verb && {verb: span(verb), ...objectOf(part, verb)}),
      ...actorFor(part, all, modal.at, agent),
    }
  }
  const duty = DUTY.exec(text)
  if (duty) {
    const at = duty.index
    return {
      force: 'must',
      forceWord: span([at, at + duty[0].length]),
      ...actorFor(part, all, at, agent),
    }
  }
  if (RIGHT.test(text) && !OTHER_DEED.test(text)) {
    const at = text.indexOf('享有')
    return {
      force: 'may',
      forceWord: span([at, at + 2]),
      verb: span([at, at + 2]),
      ...objectOf(part, [at, at + 2]),
      ...actorFor(part, all, at, agent),
    }
  }
  if (agent) {
    const verb = verbBehind(text, agent[1])
    if (verb || /^(?:按|根|依|会|商|在|于|同)/u.test(text.slice(agent[1])))
      return {
        force: 'plain',
        actor: span(agent),
        ...(verb && {verb: span(verb), ...objectOf(part, verb)}),
      }
  }
  const lead = leadIn(text)
  const subject = subjectEnd(text.slice(lead))
  const from = lead + subject
  const rest = text.slice(from).replace(/^，/u, '')
  const head = AT_HEAD.exec(rest)
  const soft = SOFT_AT_HEAD.exec(rest) ?? EXPLORING_AT_HEAD.exec(rest)
  const actor: {actor?: Span} = subject > 0 ? {actor: span([lead, from])} : carriedActor(part, all)
  if (soft?.[1]) {
    const end = from + soft[0].length
    const at: Span = [end - soft[1].length, end]
    const encouraging = SOFT_AT_HEAD.test(rest)
    const whom = encouraging && !actor.actor ? encouragedOf(text) : undefined
    return {
      force: encouraging ? 'encourage' : 'explore',
      forceWord: span(at),
      verb: span(at),
      ...objectOf(part, at),
      ...(whom ? {actor: span(whom)} : actor),
    }
  }
  // 国家选定的……: which, and no deed.
  if (head?.[2] && !/^的/u.test(rest.slice(head[0].length))) {
    const end = from + head[0].length
    const at: Span = [end - head[2].length, end]
    const verb = LEADING.has(head[2]) ? (verbBehind(text, end) ?? at) : at
    return {force: 'plain', verb: span(verb), ...objectOf(part, verb), ...actor}
  }
  if (subject > 0 || AT_PREPOSITION.test(rest) || ADVERBS.exec(rest)?.[0]) {
    const verb = verbBehind(text, from)
    const weak = verb && AT_PREPOSITION.test(rest) && saysWhich(text, verb) && !part.last
    if (verb)
      return {
        force: 'plain',
        verb: span(verb),
        ...objectOf(part, verb),
        ...actor,
        ...(weak && {weak: true as const}),
      }
  }
  const short = SHORT.exec(rest)
  if (short?.[1]) {
    const at: Span = [from + short[0].length - 1, from + short[0].length]
    return {force: 'plain', verb: span(at), ...objectOf(part, at), ...actor}
  }
  // 奖售粮的价格一律按统购价执行: a thing, and what is done with it.
  const topic = TOPIC.exec(rest)
  const told = topic ? verbBehind(text, from + topic[0].length) : undefined
  if (told) return {force: 'plain', verb: span(told), ...objectOf(part, told), thing: true}
  const verb = verbBehind(text, from)
  return verb
    ? {force: 'plain', verb: span(verb), ...objectOf(part, verb), ...actor, weak: true}
    : undefined
}

/** Whether a verb only says which: [了解]的发明创造的内容. */
function saysWhich(text: string, verb: Span): boolean {
  return /^[^，。；]{0,10}的(?!$)/u.test(text.slice(verb[1]))
}

/** The first verb behind an offset that leads up to no other; what says which is passed over, if there is another. */
function verbBehind(text: string, from: number): Span | undefined {
  const rest = text.slice(from)
  const head = AT_HEAD.exec(rest)
  if (head?.[2] && !LEADING.has(head[2])) {
    const end = from + head[0].length
    return [end - head[2].length, end]
  }
  let first: Span | undefined
  for (const match of rest.matchAll(ANY_VERB)) {
    const at: Span = [from + match.index, from + match.index + match[0].length]
    first ??= at
    if (!LEADING.has(match[0]) && !saysWhich(text, at)) return at
  }
  return first
}

const OBJECT = 60

function objectOf(part: Part, verb: Span): {object?: Span} {
  const end = Math.min(part.text.length, verb[1] + OBJECT)
  return end > verb[1] ? {object: [part.start + verb[1], part.start + end]} : {}
}
