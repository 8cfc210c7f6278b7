/** What people say about documents and witnesses: the YAML files of `content/`, as types and as checks. */
import {z} from 'zod'

/** ISO 8601, as far as it is known: `2020-05-18`, `2020-05`, `2020`; `--08-18` where the year is not. */
const knownDate = z
  .string()
  .regex(
    /^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?|--\d{2}-\d{2})$/,
    'expected a date such as `2020-05-18`, `2020-05`, `2020` or `--08-18`',
  )

const stretch = {start: z.int().nonnegative(), end: z.int().nonnegative()}

/** How a page was damaged on purpose, step by step; what `collation/damage.ts` runs again. */
export const damageSchema = z.strictObject({
  /** 1. A term was replaced by a longer one that holds a keyword. */
  stuff: z.strictObject({term: z.string().min(1), stuffed: z.string().min(1)}),
  /** 2. Of the characters outside ASCII, each at `phase` modulo `period` was swapped for a variant. */
  swap: z.strictObject({period: z.int().positive(), phase: z.int().nonnegative()}),
  /** 3. Of these marks in sequence, the first of every `every` was deleted. */
  drop: z.strictObject({marks: z.string().min(1), every: z.int().min(2)}),
  /** 4. Marks that were made half-width. */
  narrow: z.record(z.string(), z.string()),
  /** Brackets that are half-width before the count of step 2: they do not count. */
  brackets: z.record(z.string(), z.string()).default({}),
})
export type Damage = z.infer<typeof damageSchema>

/** One file as received: `content/witnesses/<file>`, described by `<file>.yaml` beside it. May hold several documents. */
export const witnessSchema = z.strictObject({
  /** SHA-256 of the bytes. Checked before reading. */
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hexadecimal'),
  format: z.enum(['txt']),
  /** Declared; the bytes are checked against it. */
  encoding: z.enum(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']),
  source: z.string().optional(),
  url: z.url().optional(),
  /** ISO date on which the copy was taken. */
  retrieved: knownDate.optional(),
  /** Stretches that belong to no document, each with what it is. */
  residue: z.array(z.strictObject({...stretch, what: z.string()})).default([]),
  damage: damageSchema.optional(),
})
export type WitnessMeta = z.infer<typeof witnessSchema>

/** `content/documents/<id>/document.yaml`. What is not in the witness stands in `supplied` with its ground. */
export const documentSchema = z.strictObject({
  /** Folder name and first half of every address: `jing-jiao-zhi-cheng-2020-7`. */
  id: z
    .string()
    .max(120)
    .regex(
      /^[a-z0-9]+(?:-[a-z0-9]+)*(?:@\d{4}(?:-\d{2}){0,2})?$/,
      'expected lower-case ASCII words joined by `-`',
    ),
  title: z.string().min(1),
  number: z.string().optional(),
  issuers: z.array(z.string().min(1)).min(1),
  adopted: knownDate.optional(),
  issued: knownDate.optional(),
  effective: knownDate.optional(),
  /** Where it applies or what it tells of. */
  place: z.string().optional(),
  /** 文种: 通知, 意见, 办法; 新闻 yields no measures. */
  genre: z.string().optional(),
  /** 效力: 有效, 废止, 未知 … */
  status: z.string().default('未知'),
  /** Which numbering the text follows. */
  ladder: z.enum(['legislation', 'official', 'none']),
  /** Stretch of the witness, in UTF-16 offsets of the transcription. */
  witness: z.strictObject({path: z.string().min(1), ...stretch}),
  /** Facts that are not in the witness, each with where they come from. */
  supplied: z.record(z.string(), z.string()).default({}),
  /** Places on the grid of `damage` that were left as they stand, each looked at by the editor: `seen` says in what. */
  unchanged: z
    .array(
      z.strictObject({
        at: z.int().nonnegative(),
        text: z.string().length(1),
        seen: z.string().min(1),
      }),
    )
    .default([]),
})
export type DocumentMeta = z.infer<typeof documentSchema>

/** `content/site.yaml`. */
export const siteSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  language: z.enum(['zh-Hans']).default('zh-Hans'),
  /** Stands at the foot of every page. */
  notice: z.string().min(1),
  /** Queries offered beside the search field of the home page. */
  examples: z.array(z.string().min(1)).default([]),
  /** A sentence shown on the home page in both versions: from the first words to the last. */
  specimen: z
    .strictObject({
      document: z.string(),
      eid: z.string(),
      from: z.string().min(1),
      to: z.string().min(1),
    })
    .optional(),
})
export type SiteMeta = z.infer<typeof siteSchema>

/** A known date for readers: 2020年5月18日, 2020年5月 and what is missing (日未详). */
export function formatDate(date: string): {text: string; missing?: string} {
  const [year, month, day] = date.startsWith('--')
    ? [undefined, ...date.slice(2).split('-')]
    : date.split('-')
  const text = [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`]
    .filter(Boolean)
    .join('')
  if (year === undefined) return {text, missing: '年份未详'}
  if (month === undefined) return {text, missing: '月日未详'}
  if (day === undefined) return {text, missing: '日未详'}
  return {text}
}
