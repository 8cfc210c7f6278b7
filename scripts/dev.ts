/** Serves the site while it is being written; changes show at once. */
import {ROOT} from './tool.ts'

// Astro reads this when it is loaded, so it is loaded only afterwards.
process.env.ASTRO_TELEMETRY_DISABLED = '1'
const {dev} = await import('astro')
await dev({
  root: ROOT,
  server: {
    host: process.env.HOST ?? '127.0.0.1',
    port: Number(process.env.PORT ?? 4321),
  },
})
