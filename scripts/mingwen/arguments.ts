/** Arguments of a subcommand, and what is said when they are wrong. */
import {parseArgs} from 'node:util'
import type {ParseArgsOptionsConfig} from 'node:util'

/** Somebody asked for something that there is not; the message says what. */
export class UsageError extends Error {}

/** @throws UsageError for an option that there is not, or one without its value. */
export function parseArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({args: [...args], options, allowPositionals: true})
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
