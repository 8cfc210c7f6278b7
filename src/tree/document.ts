/** What people say about documents and witnesses: the YAML files of `content/`, as types and as checks. */
import {z} from 'zod'
import type {InstrumentList} from './measure.ts'

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
  format: z.enum(['txt', 'md', 'html']),
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

/** Folder name and first half of every address. */
const documentId = z
  .string()
  .max(140)
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*(?:@(?:nd|\d{4}(?:-\d{2}){0,2}))?$/,
    'expected lower-case ASCII words joined by `-`',
  )

/** What is known of a document once it has been read; of a loose file all of it is inferred. */
export const documentSchema = z.strictObject({
  /** `jing-jiao-zhi-cheng-2020-7`; by its title: `zhi-ye-jiao-yu-fa@2022-04-20`, `@nd` where no date is known. */
  id: documentId,
  title: z.string().min(1),
  number: z.string().optional(),
  /** Empty where nobody could be made out. */
  issuers: z.array(z.string().min(1)),
  /** First adopted 通过, 批准. */
  adopted: knownDate.optional(),
  /** 成文日期; of a law the date of its publication 公布. */
  issued: knownDate.optional(),
  /** Last revised 修订, 修正. */
  revised: knownDate.optional(),
  /** In force from 施行. */
  effective: knownDate.optional(),
  /** Put on the page that was saved 发布日期. */
  published: knownDate.optional(),
  /** The date by which this version of the work is told from others. */
  version: knownDate.optional(),
  /** Where it applies or what it tells of. */
  place: z.string().optional(),
  /** 文种: 通知, 意见, 办法; 新闻 yields no measures. */
  genre: z.string().optional(),
  /** 索引号 and 主题分类 of a government page. */
  index: z.string().optional(),
  subject: z.string().optional(),
  /** 效力: 有效, 废止, 未知 … */
  status: z.string().default('未知'),
  /** Which numbering the text follows. */
  ladder: z.enum(['legislation', 'official', 'standard', 'none']),
  /** Stretch of the witness, in UTF-16 offsets of the transcription. */
  witness: z.strictObject({path: z.string().min(1), ...stretch}),
  /** Facts that are not in the witness, each with where they come from. */
  supplied: z.record(z.string(), z.string()).default({}),
  /** Facts that nobody stated, each with what it was told from. */
  inferred: z.record(z.string(), z.string()).default({}),
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

/** `content/documents/<id>/document.yaml`: what an editor says; the rest is inferred. */
export const givenSchema = documentSchema
  .omit({inferred: true, version: true})
  .partial()
  .required({witness: true})
export type GivenMeta = z.infer<typeof givenSchema>

/** What the passes need to know beforehand. */
export type PassOptions = Pick<DocumentMeta, 'witness'> &
  Partial<Pick<DocumentMeta, 'ladder' | 'genre'>> & {
    /** Which published transcription of the document this is, from 0: measures are named in it. */
    series?: number
    instruments?: InstrumentList
  }

/** `content/site.yaml`. */
export const siteSchema = z.strictObject({
  title: z.string().min(1).default('明文'),
  description: z
    .string()
    .min(1)
    .default('政策文件的校订本：逐条阅读、检索、引用、分享，校改处处有据。'),
  language: z.enum(['zh-Hans']).default('zh-Hans'),
  /** Stands at the foot of every page. */
  notice: z.string().min(1).default('校订本，不是官方文本。用于正式场合请与发文机关原件核对。'),
  /** Ids of loose files, by their path below the content root, where the inferred one will not do. */
  ids: z.record(z.string(), documentId).default({}),
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
