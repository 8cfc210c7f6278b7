/** The sites that the browser tests look at, each on a port of its own: that of `content/`, and that of `tests/site/`. */
const port = Number(process.env.PORT ?? 4329)
const base = process.env.BASE ?? '/'

export const OWN = siteAt(port)
export const LOOSE = siteAt(port + 1)

function siteAt(port: number): {port: number; url: string} {
  const path = base.endsWith('/') ? base : `${base}/`
  return {port, url: new URL(path, `http://127.0.0.1:${String(port)}`).href}
}
