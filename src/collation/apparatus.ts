/** The critical apparatus 校勘记: everything that was done to one text. Committed, one entry a line. */
import {z} from 'zod'

/** 讹 error · 脱 omission · 衍 interpolation · 规范化 regularization. */
const kinds = ['error', 'omission', 'interpolation', 'regularization'] as const
/** Layers from the outermost: an entry may lie wholly inside one of an earlier layer. */
const layers = ['residue', 'terms', 'characters', 'punctuation', 'width'] as const

export const entrySchema = z.strictObject({
  /** UTF-16 offsets into the transcription; `start === end` inserts. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** What the witness has there. Must equal the slice, or the document stops. */
  original: z.string(),
  /** What we read instead. */
  reading: z.string(),
  layer: z.enum(layers),
  kind: z.enum(kinds),
  /** On what ground: 对校 witness · 本校 internal · 他校 external · 理校 conjecture. */
  method: z.enum(['witness', 'internal', 'external', 'conjecture']),
  /** 确定 high · 推定 medium · 存疑 low. */
  cert: z.enum(['high', 'medium', 'low']),
  /** Rule that proposed it, or `manual`. */
  ruleId: z.string().min(1),
  status: z.enum(['proposed', 'accepted', 'rejected']),
  /** What the rule or the editor saw: word, class of variant, rival readings. */
  evidence: z.record(z.string(), z.json()).optional(),
  /** Who decided, where a person did. */
  resp: z.string().optional(),
  /** The ground, in words. */
  note: z.string().optional(),
})

/** One change to the text, proposed or made. (TEI: `app` with `lem` and `rdg`.) */
export type Entry = z.infer<typeof entrySchema>
export type Layer = Entry['layer']

export const apparatusSchema = z.strictObject({
  /** SHA-256 of the transcription (as UTF-8) that the offsets count in. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  entries: z.array(entrySchema),
})

/** Everything done to one document. */
export type Apparatus = z.infer<typeof apparatusSchema>

/** Names an entry inside its document: `characters-2785-2786`. */
export function entryKey(entry: Pick<Entry, 'layer' | 'start' | 'end'>): string {
  return `${entry.layer}-${entry.start}-${entry.end}`
}

/** Outer layers first, then by place: the order in which entries nest. */
export function compareEntries(a: Entry, b: Entry): number {
  return (
    a.start - b.start ||
    // An insertion stands before what begins at its place.
    Number(a.start !== a.end) - Number(b.start !== b.end) ||
    b.end - a.end ||
    layers.indexOf(a.layer) - layers.indexOf(b.layer)
  )
}

/** The accepted entries, in order. */
export function acceptedEntries(apparatus: Apparatus): Entry[] {
  return apparatus.entries.filter((entry) => entry.status === 'accepted').sort(compareEntries)
}

/** Whether `inner` lies wholly inside `outer`, which is of an outer layer and no insertion. */
export function isInside(inner: Entry, outer: Entry): boolean {
  return (
    layers.indexOf(outer.layer) < layers.indexOf(inner.layer) &&
    outer.start < outer.end &&
    (inner.start === inner.end
      ? inner.start > outer.start && inner.end < outer.end
      : inner.start >= outer.start && inner.end <= outer.end)
  )
}

/** Whether two entries cannot both stand: entries may touch or nest, and at one offset there is one insertion. */
export function crosses(a: Entry, b: Entry): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start
  if (a.end <= b.start || b.end <= a.start) return false
  return !isInside(a, b) && !isInside(b, a)
}
