/** Bytes of a witness → its transcription. The only place where bytes become characters. */
import {VFile} from 'vfile'
import {positioner} from '../tree/position.ts'
import {decode} from './decode.ts'
import type {Encoding} from './decode.ts'

/** What must be known to read the bytes. */
export interface Reading {
  path: string
  /** SHA-256 that the bytes must have, in hexadecimal. */
  digest: string
  encoding: Encoding
}

/**
 * Decodes a text witness. A file whose bytes are not those that were received has a fatal message
 * and no text. What went wrong with the bytes is reported with its byte offset (decode.ts).
 *
 * @param actual SHA-256 of the bytes (the caller has the file system and its hashes).
 */
export function transcribe(bytes: Uint8Array, witness: Reading, actual: string): VFile {
  const file = new VFile({path: witness.path, value: ''})
  if (actual !== witness.digest) {
    const message = file.message(
      `Unexpected digest \`${actual}\`, expected \`${witness.digest}\`: the file is not the one that was received; put its bytes back, or describe the new file under a new name`,
      {ruleId: 'changed-witness', source: 'decode'},
    )
    message.fatal = true
    return file
  }
  const {text, problems} = decode(bytes, witness.encoding)
  file.value = text
  const at = positioner(text)
  for (const {reason, ruleId, at: start, end} of problems) {
    const message = file.message(reason, {place: at(start, end), ruleId, source: 'decode'})
    message.fatal = false
  }
  return file
}
