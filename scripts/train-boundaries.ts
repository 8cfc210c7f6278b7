/**
 * Learns the weights of `src/collation/tables/boundaries.json`:
 *
 *   node scripts/train-boundaries.ts TEXTS [--validate]
 *
 * TEXTS is a folder of clean Markdown texts, of which only those are learned from that no benchmark
 * measures. Every text is learned from four times: without its 1st, 3rd, 5th … mark ，or 。, without its
 * 2nd, 4th, 6th …, whole, and without some that chance chose. Then only the weightiest feature of each place of the table is kept
 * and the rest are learned once more without. With `--validate` the folders 司法解释, 部门规章, 宪法相关法 and
 * 其他 are left out and measured, and nothing is written: how the model does on another kind of text.
 */
import {readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {PLACES, placeOf, printOf} from '../src/collation/boundary.ts'
import type {PackedWeights} from '../src/collation/boundary.ts'
import {Features, MOST} from '../src/collation/boundaries/features.ts'
import {LONGEST} from '../src/collation/boundaries/tokens.ts'
import {cleanText, damaged} from '../tests/bench/boundaries.ts'
import type {Case, DamagedText} from '../tests/bench/boundaries.ts'
import {random} from '../tests/bench/random.ts'
import {heldOut} from '../tests/bench/split.ts'

const ROUNDS = 2
const LAST_ROUNDS = 2
const RATE = 0.15
/** Share of features that are hidden from each slot while learning, so that none is relied on alone. */
const HIDDEN = 0.3
const SIZE = PLACES * 256
/** No weight is kept that is larger. */
const LARGEST = 6
const OTHER_KINDS = /司法解释|部门规章|宪法相关|其他/

const [texts, flag] = process.argv.slice(2)
if (texts === undefined) {
  console.error('用法：node scripts/train-boundaries.ts 文本文件夹 [--validate]')
  process.exit(1)
}
const isTrial = flag === '--validate'

const weights = new Float32Array(SIZE)
const squares = new Float32Array(SIZE).fill(1e-3)
let kept: Uint8Array | undefined
const next = random(1)

/** Features of all slots of a stretch, one row each, then those of the stretch; their ends; their scores. */
const rows = new Int32Array((LONGEST + 2) * MOST)
const ends = new Int32Array(LONGEST + 2)
const scores = new Float64Array(LONGEST + 2)

function addRow(features: Features, row: number, hidden: number): void {
  let end = row === 0 ? 0 : (ends[row - 1] ?? 0)
  let sum = 0
  for (let i = 0; i < features.count; i++) {
    if (hidden > 0 && next() < hidden) continue
    const feature = features.found[i] ?? 0
    const index = placeOf(feature) * 256 + printOf(feature)
    if (kept && kept[index] === 0) continue
    rows[end++] = index
    sum += weights[index] ?? 0
  }
  ends[row] = end
  // What was hidden while learning counts in full afterwards.
  scores[row] = hidden > 0 ? sum : sum * (1 - HIDDEN)
}

function step(row: number, gradient: number, rate: number): void {
  for (let i = row === 0 ? 0 : (ends[row - 1] ?? 0); i < (ends[row] ?? 0); i++) {
    const index = rows[i] ?? 0
    const square = (squares[index] ?? 0) + gradient * gradient
    squares[index] = square
    weights[index] = (weights[index] ?? 0) - (rate * gradient) / Math.sqrt(square)
  }
}

/** Scores the slots of a stretch and the stretch itself. @returns their number */
function scoreAll(features: Features, {stretch}: Case, hidden: number): number {
  features.enter(stretch)
  let row = 0
  for (const at of stretch.slots) {
    features.slot(at)
    addRow(features, row++, hidden)
  }
  features.whole(stretch)
  addRow(features, row++, hidden)
  return row
}

function learn(features: Features, one: Case, rate: number): void {
  const {slots} = one.stretch
  const gold = one.slot === undefined ? slots.length : slots.indexOf(one.slot)
  if (gold < 0 || slots.length === 0) return
  const count = scoreAll(features, one, HIDDEN)
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i++) most = Math.max(most, scores[i] ?? 0)
  let sum = 0
  for (let i = 0; i < count; i++) sum += scores[i] = Math.exp((scores[i] ?? 0) - most)
  for (let i = 0; i < count; i++) {
    const gradient = (scores[i] ?? 0) / sum - (i === gold ? 1 : 0)
    if (Math.abs(gradient) > 0.002) step(i, gradient, rate)
  }
  if (one.slot === undefined) return
  features.mark(one.slot)
  addRow(features, 0, HIDDEN)
  const p = 1 / (1 + Math.exp(-(scores[0] ?? 0)))
  step(0, p - (one.mark === '。' ? 1 : 0), rate)
}

function round(all: readonly DamagedText[], rate: number): void {
  const order = Array.from(all)
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const [a, b] = [order[i], order[j]]
    if (a && b) [order[i], order[j]] = [b, a]
  }
  for (const {tokens, cases} of order) {
    const features = new Features(tokens)
    for (const one of cases) learn(features, one, rate)
  }
}

/** Keeps the weightiest feature of every place of the table. */
function prune(): void {
  kept = new Uint8Array(SIZE)
  for (let place = 0; place < PLACES; place++) {
    let best = -1
    let most = 0
    for (let i = place * 256; i < (place + 1) * 256; i++) {
      const weight = weights[i] ?? 0
      const importance = weight * weight * (squares[i] ?? 0)
      if (importance > most) [best, most] = [i, importance]
    }
    for (let i = place * 256; i < (place + 1) * 256; i++)
      if (i === best) kept[i] = 1
      else weights[i] = 0
  }
}

/** Rounds the weights to steps, and packs them. */
function packed(about: string): PackedWeights {
  const scale = LARGEST / 127
  const bytes = new Uint8Array(PLACES * 2)
  for (let i = 0; i < SIZE; i++) {
    const weight = weights[i] ?? 0
    if (weight === 0) continue
    const steps = Math.max(-127, Math.min(127, Math.round(weight / scale)))
    weights[i] = steps * scale
    bytes[(i >>> 8) * 2] = i & 0xff
    bytes[(i >>> 8) * 2 + 1] = steps & 0xff
  }
  // What was hidden while learning counts in full afterwards.
  const data = Buffer.from(bytes).toString('base64')
  return {about, scale: Number((scale * (1 - HIDDEN)).toPrecision(6)), data}
}

function report(all: readonly DamagedText[]): string {
  let n = 0
  let exact = 0
  let three = 0
  let loss = 0
  let marks = 0
  for (const {tokens, cases} of all) {
    const features = new Features(tokens)
    for (const one of cases) {
      if (one.slot === undefined) continue
      n++
      const gold = one.stretch.slots.indexOf(one.slot)
      if (gold < 0) continue
      const count = scoreAll(features, one, 0) - 1
      let rank = 0
      let sum = 0
      for (let i = 0; i < count; i++) {
        if ((scores[i] ?? 0) > (scores[gold] ?? 0)) rank++
        sum += Math.exp((scores[i] ?? 0) - (scores[gold] ?? 0))
      }
      loss += Math.log(sum)
      if (rank === 0) exact++
      if (rank < 3) three++
      features.mark(one.slot)
      addRow(features, 0, 0)
      if ((scores[0] ?? 0) > 0 === (one.mark === '。')) marks++
    }
  }
  const share = (count: number) => `${((count / n) * 100).toFixed(2)} %`
  return `${n} marks: exact ${share(exact)}, top three ${share(three)}, ${(loss / n).toFixed(4)} nats; ，or 。 ${share(marks)}`
}

const names = readdirSync(texts, {recursive: true, encoding: 'utf8'})
  .filter((name) => name.endsWith('.md') && !heldOut(name))
  .sort()
const load = (some: readonly string[]) =>
  some.flatMap((name) => {
    const text = cleanText(readFileSync(join(texts, name), 'utf8'))
    const share = next() * 0.5
    return [
      ...[0, 1, undefined].map((phase) => damaged(text, (n) => n % 2 === phase)),
      damaged(text, () => next() < share),
    ]
  })
const training = load(names.filter((name) => !isTrial || !OTHER_KINDS.test(name)))
const validation = isTrial ? load(names.filter((name) => OTHER_KINDS.test(name))) : []
const measure = (title: string) => {
  if (isTrial) console.log(`${title}: ${report(validation)}`)
}

for (let i = 0; i < ROUNDS; i++) {
  round(training, RATE * (1 - (i / ROUNDS) * 0.9))
  measure(`round ${i + 1}`)
}
prune()
measure('pruned')
for (let i = 0; i < LAST_ROUNDS; i++) round(training, (RATE * 0.4) / (i + 1))
measure('learned once more')

const about =
  'Weights for lost marks. Learned from national laws of the training half by scripts/train-boundaries.ts'
const path = isTrial ? '/tmp/boundaries.json' : 'src/collation/tables/boundaries.json'
const table = packed(about)
measure('packed')
writeFileSync(path, `${JSON.stringify(table)}\n`)
