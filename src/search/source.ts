/** Where the files of an index lie, and what fetching from them has cost. */

/** A part of a file, in bytes. */
export interface Stretch {
  start: number
  end: number
}

export interface Traffic {
  bytes: number
  requests: number
}

/** A file of which parts are fetched. */
export interface Pack {
  name: string
  /** In bytes: a file of another size is another file. */
  size: number
}

export interface Source {
  readonly traffic: Traffic
  /** A whole file. @param fresh whatever a cache holds */
  whole: (name: string, fresh?: boolean) => Promise<Uint8Array>
  /** Parts of a file, each as long as was asked for. */
  parts: (pack: Pack, stretches: readonly Stretch[]) => Promise<Uint8Array[]>
}

/** What lies between two stretches is fetched with them where it costs no more than asking twice, in bytes. */
const NEAR = 96

/** Stretches to fetch; those that lie near each other are one. @returns in the order of the file, without overlap */
export function together(stretches: readonly Stretch[]): Stretch[] {
  return merged(stretches, NEAR)
}

/** Stretches that overlap, or are less than a gap apart, are one. @returns in their order, without overlap */
export function merged(stretches: readonly Stretch[], gap = 0): Stretch[] {
  const out: Stretch[] = []
  for (const {start, end} of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last && start < last.end + gap) last.end = Math.max(last.end, end)
    else out.push({start, end})
  }
  return out
}

/** Each stretch out of larger ones that were fetched. */
export function apart(
  stretches: readonly Stretch[],
  fetched: readonly {start: number; bytes: Uint8Array}[],
): Uint8Array[] {
  return stretches.map(({start, end}) => {
    const holder = fetched.find((one) => one.start <= start && end <= one.start + one.bytes.length)
    if (!holder) throw new RangeError('Unexpected end of a file of the index')
    return holder.bytes.subarray(start - holder.start, end - holder.start)
  })
}
