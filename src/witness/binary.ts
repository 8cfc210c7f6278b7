/** Files that are no texts. */

/** More control characters than one in so many characters: not a text. */
const CONTROLS = 20

/** Files that are no texts, by their first bytes. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF'],
  ['504b0304', 'a ZIP archive (DOCX, XLSX, EPUB …)'],
  ['d0cf11e0', 'an old Office document (DOC, XLS, WPS)'],
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['1f8b08', 'a gzip archive'],
  ['52617221', 'a RAR archive'],
  ['377abcaf', 'a 7z archive'],
  ['fffe0000', 'UTF-32'],
  ['0000feff', 'UTF-32'],
]

/** The kind of file that its first bytes name. */
export function magicOf(bytes: Uint8Array): string | undefined {
  const head = Array.from(bytes.subarray(0, 4), (one) => one.toString(16).padStart(2, '0')).join('')
  return MAGIC.find(([start]) => head.startsWith(start))?.[1]
}

/**
 * What says that a file with these characters is no text.
 * @param strange the text is hardly Chinese, so that control characters may hide in wide ones
 */
export function controlsOf(bytes: Uint8Array, text: string, strange: boolean): string | undefined {
  let controls = 0
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) controls++
  if (controls * CONTROLS > text.length)
    return `file with ${String(controls)} control characters in ${String(text.length)}`
  if (!strange) return undefined
  controls = 0
  for (const byte of bytes) if (isControl(byte)) controls++
  return controls * CONTROLS > bytes.length
    ? `file with ${String(controls)} control characters in ${String(bytes.length)} bytes`
    : undefined
}

/** Tab to carriage return, and the end mark of DOS, stand in texts; U+FFFE and U+FFFF are no characters. */
function isControl(code: number): boolean {
  return code < 0x20 ? !(code >= 0x09 && code <= 0x0d) && code !== 0x1a : code >= 0xfffe
}
