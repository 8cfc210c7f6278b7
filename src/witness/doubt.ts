/** What may be done with a text whose encoding is in doubt. */

/**
 * What the rules find in such a text may be the trace of a wrong reading: what they would accept is
 * only proposed.
 */
export function onlyProposed<T extends {status: string}>(entries: readonly T[]): T[] {
  return entries.map((entry) =>
    entry.status === 'accepted' ? {...entry, status: 'proposed'} : entry,
  )
}

/** Whether the encoding is in doubt. */
export function isDoubtful(problems: readonly {ruleId?: string | undefined}[]): boolean {
  return problems.some(({ruleId}) => ruleId === 'ambiguous-encoding')
}
