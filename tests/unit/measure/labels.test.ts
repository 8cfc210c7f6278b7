/** Measures against sentences that people marked. */
import {describe, expect, test} from 'vitest'
import {hasCorpora, isOwn, score, TARGETS} from '../../labels/score.ts'
import type {Rate, Score} from '../../labels/score.ts'

const share = ({right, of}: Rate) => (100 * right) / of

/** What falls short, with the rows that did; figures are compared, so that a miss names itself. */
function shortOf({measure, force, actor, quantity, misses}: Score) {
  const short = Object.entries({
    precision: share(measure.precision) >= TARGETS.precision,
    recall: share(measure.recall) >= TARGETS.recall,
    force: share(force) >= TARGETS.force,
    actor: share(actor) >= TARGETS.actor,
    numbersFound: share(quantity.precision) >= TARGETS.quantity,
    numbersMissed: share(quantity.recall) >= TARGETS.quantity,
  }).filter(([, reached]) => !reached)
  return {short, misses: short.length > 0 ? misses : []}
}

describe('标注过的句子', () => {
  test('本站自己的政策', () => {
    const own = score('dev', isOwn)
    expect(own.rows).toBeGreaterThan(50)
    expect(shortOf(own)).toEqual({short: [], misses: []})
  })

  // Skipped where the folder `shared`, which holds the texts, is not beside the project.
  test.skipIf(!hasCorpora)('留出的一半（旁边有语料时才比）', () => {
    const held = score('held')
    expect(held.rows).toBeGreaterThan(300)
    expect(shortOf(held)).toEqual({short: [], misses: []})
  })
})
