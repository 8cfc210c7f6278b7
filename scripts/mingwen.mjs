#!/usr/bin/env node
/** The `mingwen` command on any Node that can run `ensure.mjs`: `npx --no-install mingwen …`. */
process.argv.splice(2, 0, 'scripts/mingwen.ts')
await import('./ensure.mjs')
