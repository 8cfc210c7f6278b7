/** Messages for people, in one form: `file:line:column  severity  reason  rule`. */

/** The part of a message that is told; VFile messages have it. */
export interface Told {
  reason: string
  ruleId?: string | undefined
  fatal?: boolean | null | undefined
  line?: number | undefined
  column?: number | undefined
}

export function formatMessage(file: string, {reason, ruleId, fatal, line, column}: Told): string {
  const severity = fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
  return [`${file}:${line ?? 1}:${column ?? 1}`, severity, reason, ruleId]
    .filter(Boolean)
    .join('  ')
}
