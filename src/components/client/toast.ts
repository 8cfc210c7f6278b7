/** The line at the foot that says what was done. It is a status: screen readers are told, nothing is covered. */

const SECONDS = 4
let timer: ReturnType<typeof setTimeout> | undefined

export function toast(text: string): void {
  const line = document.querySelector('[data-toast]')
  if (!line) return
  line.textContent = text
  clearTimeout(timer)
  timer = setTimeout(() => {
    line.textContent = ''
  }, SECONDS * 1000)
}

/** Copies a text and says so: 已复制：京教职成〔2020〕7号，第四条第一款. */
export async function copy(text: string, said: string = text): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    const short = said.length > 60 ? `${said.slice(0, 58)}……` : said
    toast(`已复制：${short}`)
  } catch {
    toast('浏览器不允许复制，请选中后自行复制')
  }
}
