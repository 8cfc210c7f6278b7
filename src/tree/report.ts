/** The one way a pass says that something is wrong with a document. */
import type {Position} from 'unist'
import type {VFile} from 'vfile'

/** A finding: what is wrong, where, and which rule says so. */
export interface Finding {
  reason: string
  place?: Position | undefined
  /** Kebab-case noun for what is wrong: `numbering-gap`. */
  ruleId: string
  /** The pass that found it. */
  source: string
  /** `true` keeps the document off the site; `undefined` is for information. Default `false`. */
  fatal?: boolean | undefined
}

/** Adds a finding to the messages of a file. `file.fail` would throw: one bad place must not hide the others. */
export function report(file: VFile, finding: Finding): void {
  const message = file.message(finding.reason, {
    place: finding.place,
    ruleId: finding.ruleId,
    source: finding.source,
  })
  message.fatal = 'fatal' in finding ? finding.fatal : false
}
