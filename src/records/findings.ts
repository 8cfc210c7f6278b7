/** The messages of a build, as far as people can read them: what is wrong in full, what is only told counted. */
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {ruleName} from './names.ts'

/** So much that is only told is still listed one by one. */
const MOST = 30

export interface Told {
  /** Files with the messages that are shown. */
  files: VFile[]
  /** 所引未收 3210, of what is not shown; empty where all is shown. */
  counted: [rule: string, count: number][]
}

const isTold = ({fatal}: VFileMessage) => fatal === undefined || fatal === null

export function tellFindings(files: readonly VFile[]): Told {
  const told = files.flatMap(({messages}) => messages.filter(isTold))
  const all = told.length <= MOST
  const counts = new Map<string, number>()
  if (!all)
    for (const {ruleId = ''} of told)
      counts.set(ruleName(ruleId), (counts.get(ruleName(ruleId)) ?? 0) + 1)
  const shown = files.flatMap((file) => {
    const messages = all ? file.messages : file.messages.filter((one) => !isTold(one))
    if (messages.length === 0) return []
    const copy = new VFile({path: file.path})
    copy.messages = messages
    return [copy]
  })
  return {files: shown, counted: [...counts].sort((a, b) => b[1] - a[1])}
}
