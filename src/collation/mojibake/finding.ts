/** What is told about misread text. */
import type {ReadAs, Written} from './tables.ts'
import type {Finding} from '../rule.ts'

/** Longest quotation in a reason, in UTF-16 code units. */
const QUOTE = 20

const NAMES: Record<Written | ReadAs, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK',
  big5: 'Big5',
  'windows-1252': 'windows-1252',
}
/** A character of which bytes are missing. */
export interface Loss {
  start: number
  end: number
  from: Written
  readAs: ReadAs
  bytes: string
}

/** How a text was misread. */
export type Way = {from: Written; readAs: ReadAs; times?: number}

export function restored(
  text: string,
  start: number,
  end: number,
  reading: string,
  way: Way,
): Finding {
  return {
    start,
    end,
    reading,
    accept: true,
    reason: `Unexpected \`${quoted(text.slice(start, end))}\`, expected \`${quoted(reading)}\`: ${NAMES[way.from]} that was read as ${NAMES[way.readAs]}`,
    evidence: way,
    note: `原为 ${NAMES[way.from]}，被当作 ${NAMES[way.readAs]} 读${way.times === undefined ? '' : `了 ${String(way.times)} 次`}；倒回字节再读，逐字吻合`,
  }
}

/** What cannot be restored. */
export function reported(
  text: string,
  start: number,
  end: number,
  expected: string,
  evidence: NonNullable<Finding['evidence']>,
): Finding {
  return {
    start,
    end,
    reason: `Unexpected \`${quoted(text.slice(start, end))}\`, expected ${expected}`,
    evidence,
    note: '读错了编码，原字已不能证明',
  }
}

export function lost(text: string, {start, end, from, readAs, bytes}: Loss): Finding {
  return reported(
    text,
    start,
    end,
    `a character of ${NAMES[from]} that begins ${bytes}: its last byte was lost`,
    {from, readAs, bytes},
  )
}

/** Both in the order of the text; of what overlaps, the first list counts, then what begins first and is longer. */
export function merged(found: readonly Finding[], late: readonly Finding[]): Finding[] {
  const all: Finding[] = []
  let next = 0
  let end = 0
  for (const one of [...late].sort((a, b) => a.start - b.start || b.end - a.end)) {
    for (; next < found.length && (found[next]?.start ?? 0) < one.end; next++) {
      const other = found[next]
      if (!other) break
      all.push(other)
      end = Math.max(end, other.end)
    }
    if (one.start < end) continue
    all.push(one)
    end = one.end
  }
  return all.concat(found.slice(next)).sort((a, b) => a.start - b.start)
}

export function quoted(text: string): string {
  return text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text
}
