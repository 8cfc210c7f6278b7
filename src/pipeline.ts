/**
 * READ FIRST. The table of contents of 明文: what happens to one document, in order.
 * Each pass is a file of `passes/`; the tree they work on is specified in `tree/README.md`.
 */
import {unified} from 'unified'
import type {Apparatus} from './collation/apparatus.ts'
import {emend} from './passes/emend.ts'
import {enclose} from './passes/enclose.ts'
import {fields} from './passes/fields.ts'
import {identify} from './passes/identify.ts'
import {measures} from './passes/measures.ts'
import {policyParse} from './passes/policy-parse.ts'
import {refer} from './passes/refer.ts'
import {segment} from './passes/segment.ts'
import {validate} from './passes/validate.ts'
import type {PassOptions} from './tree/document.ts'

/** The passes that make an edition of a transcription. */
export const policy = (document: PassOptions, apparatus: Apparatus) =>
  unified()
    .use(policyParse, document) // text       → root of lines
    .use(emend, apparatus) //      text       → text | emendation
    .use(enclose) //               lines      → attachments
    .use(fields, document) //      lines      → fields of the form (发文字号 …)
    .use(segment, document) //     lines      → division › article › clause
    .use(measures, document) //    clause     → measure
    .use(identify, document) //    every unit → eid
    .use(refer) //                 text       → reference
    .use(validate, document) //    the laws of the tree; adds messages only
    .freeze()
