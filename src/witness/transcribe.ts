/** Bytes of a witness → its transcription. The only place where bytes become characters. */
import {VFile} from 'vfile'
import type {Stretch} from '../tree/layout.ts'
import {positioner} from '../tree/position.ts'
import {decode} from './decode.ts'
import type {Encoding} from './decode.ts'
import {readHtml} from './html.ts'
import type {HtmlPage} from './html.ts'
import {readMarkdown} from './markdown.ts'
import {plainLayout} from './plain.ts'

export type Format = 'txt' | 'md' | 'html'

/** What must be known to read the bytes. */
export interface Reading {
  path: string
  format: Format
  /** Declared; detected where nobody says. */
  encoding?: Encoding | undefined
  /** SHA-256 that the bytes must have, in hexadecimal; of a loose file nobody knows it. */
  digest?: string | undefined
}

/** What the format of a witness says beside its text. */
export interface PageFacts extends Pick<HtmlPage, 'head' | 'labels'> {
  /** Front matter of Markdown, as YAML. */
  front?: string
}

declare module 'vfile' {
  interface DataMap {
    encoding: Encoding
    facts: PageFacts
    /** Of a page, the stretch of its article. */
    article: Stretch
    loci: HtmlPage['loci']
  }
}

/**
 * Decodes a witness. A file whose bytes are not those that were received has a fatal message and no
 * text. What went wrong with the bytes is reported with its byte offset (decode.ts). How the
 * transcription is set stands in `data.layout`.
 *
 * @param actual SHA-256 of the bytes (the caller has the file system and its hashes).
 */
export function transcribe(bytes: Uint8Array, witness: Reading, actual: string): VFile {
  const file = new VFile({path: witness.path, value: ''})
  if (witness.digest !== undefined && actual !== witness.digest) {
    const message = file.message(
      `Unexpected digest \`${actual}\`, expected \`${witness.digest}\`: the file is not the one that was received; put its bytes back, or describe the new file under a new name`,
      {ruleId: 'changed-witness', source: 'decode'},
    )
    message.fatal = true
    return file
  }
  const {text, problems, encoding} = decode(bytes, witness.encoding)
  file.data.encoding = encoding
  const isText = !problems.some(({ruleId}) => ruleId === 'binary-file' || ruleId === 'empty-file')
  if (isText) readFormat(file, text, witness.format)
  else file.value = text
  const at = positioner(text)
  for (const {reason, ruleId, at: start, end} of problems) {
    // Of a page the text is not the file: the byte is named in the reason.
    const place = witness.format === 'html' ? undefined : at(start, end)
    const message = file.message(reason, {place, ruleId, source: 'decode'})
    message.fatal = false
  }
  return file
}

function readFormat(file: VFile, text: string, format: Format): void {
  const none = {head: new Map<string, string>(), labels: new Map<string, string>()}
  switch (format) {
    case 'txt':
      file.value = text
      file.data.layout = plainLayout(text)
      break
    case 'md': {
      const {layout, front} = readMarkdown(text)
      file.value = text
      file.data.layout = layout
      if (front !== undefined) file.data.facts = {...none, front}
      break
    }
    case 'html': {
      const {text: transcription, layout, loci, article, head, labels, pictures} = readHtml(text)
      file.value = transcription
      file.data.layout = layout
      file.data.loci = loci
      file.data.article = article
      file.data.facts = {head, labels}
      const at = positioner(transcription)
      for (const place of pictures) {
        const message = file.message(
          'Unexpected picture, expected text: what it shows is not in the transcription',
          {place: at(place, place), ruleId: 'picture', source: 'decode'},
        )
        message.fatal = undefined
      }
    }
  }
}
