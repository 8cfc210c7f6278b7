/** Records in one line: a measure of which only what matters is said. */
import type {MeasureRecord} from '../../../src/records/measure.ts'

export function measure(said: Partial<MeasureRecord> = {}): MeasureRecord {
  return {
    id: 'jia#art_1__para_1~0',
    document: 'jia',
    eid: 'art_1__para_1~0',
    article: 'art_1',
    label: '第一条第一款',
    text: '学校应当公开信息。',
    force: 'must',
    actor: '',
    action: '公开',
    object: '信息',
    quantities: [],
    periods: [],
    bodies: [],
    instruments: [],
    conditions: [],
    emended: 0,
    facts: {force: 'must', amounts: [], periods: [], bodies: [], instruments: [], conditions: []},
    ...said,
  }
}
