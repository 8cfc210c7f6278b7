/** Checks the laws of the tree (tree/README.md) and that every accepted entry is in it. Changes nothing. */
import type {Plugin} from 'unified'
import type {PassOptions} from '../tree/document.ts'
import {positioner} from '../tree/position.ts'
import {report} from '../tree/report.ts'
import {brokenLaws} from '../tree/laws.ts'
import type {Root} from '../tree/types.ts'

export const validate: Plugin<[Pick<PassOptions, 'witness'>], Root> =
  ({witness}) =>
  (tree, file) => {
    const transcription = String(file.value)
    const at = positioner(transcription)
    for (const {law, reason, start, end} of brokenLaws(tree, transcription, witness))
      report(file, {reason, place: at(start, end), ruleId: law, source: 'validate', fatal: true})
  }
