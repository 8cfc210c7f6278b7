/**
 * Where a sentence mark was lost. A log-linear model scores the slots of a stretch (the places
 * between two surviving marks where ，or 。 could stand) and the chance that it lost nothing; another
 * tells 。 from ，. Weights of hashed features, learned from national laws in which marks were
 * deleted: `scripts/train-boundaries.ts`. All scores are natural logarithms.
 */
import {Features} from './boundaries/features.ts'
import {stretches, tokenize} from './boundaries/tokens.ts'
import type {Stretch, Tokens} from './boundaries/tokens.ts'
import table from './tables/boundaries.json' with {type: 'json'}

/** Places of a table. A feature’s upper bits choose its place, its lower ones know it again there. */
export const PLACES = 148_000

export function placeOf(feature: number): number {
  return Math.floor(((feature >>> 0) / 0x100000000) * PLACES)
}

export function printOf(feature: number): number {
  return Math.imul(feature, 0x9e3779b1) >>> 24
}

/** Weights as they are kept in a JSON file. */
export interface PackedWeights {
  /** What was learned, from where. */
  about: string
  /** What one step of a weight is worth. */
  scale: number
  /** Base64 of two bytes a place: the print of the one feature that is kept there, its weight as int8. */
  data: string
}

/** The weight of a feature; 0 for one that was not learned. */
export type Weigh = (feature: number) => number

export function weigher({scale, data}: PackedWeights): Weigh {
  const bytes = new Uint8Array(Buffer.from(data, 'base64'))
  const weights = new Int8Array(bytes.buffer)
  return (feature) => {
    const at = placeOf(feature) * 2
    return bytes[at] === printOf(feature) ? (weights[at + 1] ?? 0) * scale : 0
  }
}

/** A slot of a stretch and what speaks for it. */
export interface Slot {
  /** UTF-16 offset into the text at which the mark would be put. */
  at: number
  /** P that the lost mark stood here, if exactly one was lost in the stretch. */
  p: number
  mark: '，' | '。'
  /** P of this mark against the other, if one stood here. */
  markP: number
}

/** What the model says about a stretch. */
export interface Verdict {
  stretch: Stretch
  /** Odds that a mark was lost against none, where either is as likely beforehand. */
  lost: number
  /** The best slots, best first. */
  best: Slot[]
}

/** A text with the models turned on it. Linear in its length; longer stretches than 400 tokens have no slots. */
export class Boundaries {
  readonly tokens: Tokens
  readonly #features: Features
  readonly #weigh: Weigh

  constructor(text: string, weigh: Weigh = ownWeigh()) {
    this.tokens = tokenize(text)
    this.#features = new Features(this.tokens)
    this.#weigh = weigh
  }

  stretches(): Generator<Stretch> {
    return stretches(this.tokens)
  }

  /** @param count how many slots to tell; undefined if there is none */
  judge(stretch: Stretch, count = 3): Verdict | undefined {
    const {slots} = stretch
    if (slots.length === 0) return undefined
    this.#features.enter(stretch)
    const scores = slots.map((at) => {
      this.#features.slot(at)
      return this.#sum()
    })
    this.#features.whole(stretch)
    const none = this.#sum()
    const most = scores.reduce((a, b) => Math.max(a, b))
    const all = most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0))
    const order = scores.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    const best = order.slice(0, count).map((i) => this.#slot(slots[i] ?? 0, (scores[i] ?? 0) - all))
    return {stretch, lost: all - none, best}
  }

  #slot(token: number, score: number): Slot {
    this.#features.mark(token)
    const stop = 1 / (1 + Math.exp(-this.#sum()))
    return {
      at: this.#offset(token),
      p: Math.exp(score),
      mark: stop > 0.5 ? '。' : '，',
      markP: Math.max(stop, 1 - stop),
    }
  }

  /** Where a mark before a token is put: behind what stands before, never after a line end. */
  #offset(token: number): number {
    return this.tokens.ends[token - 1] ?? 0
  }

  #sum(): number {
    const {found, count} = this.#features
    let sum = 0
    for (let i = 0; i < count; i++) sum += this.#weigh(found[i] ?? 0)
    return sum
  }
}

let own: Weigh | undefined
function ownWeigh(): Weigh {
  return (own ??= weigher(table))
}
