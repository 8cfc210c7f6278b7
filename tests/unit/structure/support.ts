/** A text read as it is met, without anybody saying what it is; and its units in a line each. */
import {VFile} from 'vfile'
import {policy} from '../../../src/pipeline.ts'
import {toReading} from '../../../src/tree/to-text.ts'
import type {Root} from '../../../src/tree/types.ts'
import {unitsOf} from '../../../src/tree/units.ts'
import {apparatusOf} from '../../support.ts'

export function read(text: string): {root: Root; file: VFile} {
  const witness = {path: 'yang-li.txt', start: 0, end: text.length}
  const processor = policy({witness}, apparatusOf(text))
  const file = new VFile({path: witness.path, value: text})
  return {root: processor.runSync(processor.parse(file), file), file}
}

/** `art_1 第一条`: each unit with its number and 【its heading】; its text only where it has neither. */
export function outline(text: string): string[] {
  return unitsOf(read(text).root).map(({unit, own}) => {
    const said = (type: string) =>
      own
        .filter((child) => child.type === type)
        .map(toReading)
        .join('')
    const [num, heading] = [said('num'), said('heading')]
    const words =
      num === '' && heading === ''
        ? toReading({type: 'run', children: own})
        : `${num}【${heading}】`
    return `${unit.eid} ${words.replace('【】', '')}`.trim()
  })
}

/** Findings, each with its line: `3 numbering-gap`. */
export function findings(text: string): string[] {
  return read(text).file.messages.map(({line, ruleId}) => `${line ?? '?'} ${ruleId ?? ''}`)
}
