/** Tables of figures, as Markdown. */

export interface Row {
  figure: string
  /** What it was measured on, and whether that was held out. */
  texts: string
  value: string
  target: string
  /** Cases, for reading. */
  details?: readonly string[]
}

const MOST_DETAILS = 120

export function table(name: string, rows: readonly Row[]): string {
  const lines = rows.map(
    ({figure, texts, value, target}) => `| ${figure} | ${texts} | ${value} | ${target} |`,
  )
  const details = rows
    .filter((row) => row.details && row.details.length > 0)
    .map(
      ({figure, texts, details = []}) =>
        `## ${figure} (${texts})\n\n${details
          .slice(0, MOST_DETAILS)
          .map((line) => `    ${line}`)
          .join('\n')}\n`,
    )
  return `# ${name}\n\n| figure | measured on | value | target |\n| --- | --- | --- | --- |\n${lines.join('\n')}\n\n${details.join('\n')}`
}
