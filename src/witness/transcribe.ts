/** Bytes of a witness → its transcription. The only place where bytes become characters. */
import {VFile} from 'vfile'
import {positioner} from '../tree/position.ts'

/** What must be known to read the bytes. */
export interface Reading {
  path: string
  /** SHA-256 that the bytes must have, in hexadecimal. */
  digest: string
  encoding: 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'
}

/**
 * Decodes a text witness. A file whose bytes are not those that were received has a fatal message
 * and no text. Bytes that the encoding does not know become U+FFFD and are reported.
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
  // `ignoreBOM`: a byte order mark is kept as U+FEFF, so that every character has its byte.
  const text = new TextDecoder(witness.encoding, {ignoreBOM: true}).decode(bytes)
  file.value = text
  const at = positioner(text)
  for (const match of text.matchAll(/\uFFFD/g)) {
    const message = file.message(
      `Unexpected bytes that are not ${witness.encoding}, expected text: shown as U+FFFD`,
      {place: at(match.index, match.index + 1), ruleId: 'undecodable-byte', source: 'decode'},
    )
    message.fatal = false
  }
  return file
}
