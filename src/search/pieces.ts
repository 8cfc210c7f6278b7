/** Names that are mostly made of other names: written as what they take from those and what is their own. Build and browser share this file. */
import type {Alphabet} from './alphabet.ts'
import type {BitReader, BitWriter} from './bits.ts'

/** A piece of its own, or the end of a name that is known, by its place and where that end begins. */
type Piece = string | {known: number; from: number}

/** What is shorter is sooner written as it stands. */
const SHORTEST = 3

/** The strings that stand for themselves: what an alphabet has to know. */
export function ownPieces(text: string, known: readonly string[]): string[] {
  return piecesOf(text, known).filter((piece) => typeof piece === 'string')
}

export function writePieces(
  writer: BitWriter,
  text: string,
  known: readonly string[],
  alphabet: Alphabet,
): void {
  const pieces = piecesOf(text, known)
  writer.gamma(pieces.length + 1)
  for (const piece of pieces) {
    writer.bits(typeof piece === 'string' ? 0 : 1, 1)
    if (typeof piece === 'string') alphabet.write(writer, piece)
    else {
      writer.choice(piece.known, known.length)
      writer.gamma(piece.from + 1)
    }
  }
}

/** @param known the same names as when it was written */
export function readPieces(
  reader: BitReader,
  known: readonly string[],
  alphabet: Alphabet,
): string {
  const count = reader.gamma() - 1
  let text = ''
  for (let i = 0; i < count; i++)
    text +=
      reader.bits(1) === 0
        ? alphabet.read(reader)
        : (known[reader.choice(known.length)] ?? '').slice(reader.gamma() - 1)
  return text
}

function piecesOf(text: string, known: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let own = ''
  for (let at = 0; at < text.length;) {
    const found = endAt(text, at, known)
    if (!found) {
      own += text[at++] ?? ''
      continue
    }
    if (own !== '') pieces.push(own)
    own = ''
    pieces.push(found.piece)
    at += found.length
  }
  return own === '' ? pieces : [...pieces, own]
}

/** The longest end of a known name that stands at a place. */
function endAt(text: string, at: number, known: readonly string[]) {
  let best: {piece: Piece; length: number} | undefined
  for (const [i, name] of known.entries())
    for (let from = 0; name.length - from >= Math.max(SHORTEST, (best?.length ?? 0) + 1); from++)
      if (text.startsWith(name.slice(from), at))
        best = {piece: {known: i, from}, length: name.length - from}
  return best
}
