/** Why a file gave nothing, as a message; what is our own mistake keeps its stack. */
export function whyOf(error: unknown): {reason: string; ruleId: string} {
  const {code, message, stack} = error as NodeJS.ErrnoException
  const ruleId = 'unreadable-file'
  switch (code) {
    case 'ENOENT':
      return {reason: 'Unexpected path, expected a file that is there', ruleId}
    case 'EISDIR':
      return {reason: 'Unexpected folder, expected a file', ruleId}
    case 'EACCES':
      return {reason: 'Unexpected permissions, expected a file that may be read', ruleId}
    case undefined:
      return message.startsWith('Unexpected')
        ? {reason: message, ruleId}
        : {reason: stack ?? String(error), ruleId: 'internal-error'}
    default:
      return {reason: message, ruleId}
  }
}
