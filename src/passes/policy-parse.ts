/** Text → root of lines. White space around a line is layout and stays outside its text. */
import type {Plugin} from 'unified'
import type {DocumentMeta} from '../tree/document.ts'
import {positioner} from '../tree/position.ts'
import type {Line, Root} from '../tree/types.ts'

/** Reads the document's stretch of the transcription; blank lines have no node. */
export const policyParse: Plugin<[Pick<DocumentMeta, 'witness'>], string, Root> = function ({
  witness: {start, end},
}) {
  this.parser = (transcription) => {
    const at = positioner(transcription)
    const children: Line[] = []
    for (const match of transcription.slice(start, end).matchAll(/[^\r\n]+/g)) {
      const value = match[0].trim()
      if (value === '') continue
      const from = start + match.index + (match[0].length - match[0].trimStart().length)
      const position = at(from, from + value.length)
      children.push({type: 'line', children: [{type: 'text', value, position}], position})
    }
    return {type: 'root', children, position: at(start, end)} satisfies Root
  }
}
