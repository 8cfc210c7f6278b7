import tailwindcss from '@tailwindcss/vite'
import {defineConfig} from 'astro/config'
import {flexsearch} from './scripts/flexsearch-build.mjs'

const {SITE, BASE, MINGWEN_OUT} = process.env

export default defineConfig({
  // Without an address there are no canonical links: a wrong one is worse than none.
  ...(SITE ? {site: SITE} : {}),
  base: BASE ?? '/',
  trailingSlash: 'always',
  outDir: MINGWEN_OUT ?? './dist',
  // Outside node_modules, so that `npm ci` does not empty it.
  cacheDir: './.cache/astro',
  build: {format: 'directory'},
  devToolbar: {enabled: false},
  // Shiki writes style attributes, which the policy below forbids.
  markdown: {syntaxHighlight: false},
  security: {
    // Astro adds the hashes of its own inline scripts and styles to script-src and style-src.
    csp: {
      directives: [
        "default-src 'none'",
        "base-uri 'self'",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "object-src 'none'",
        "worker-src 'self'",
      ],
      scriptDirective: {resources: ["'self'"]},
      styleDirective: {resources: ["'self'"]},
    },
  },
  vite: {
    plugins: [tailwindcss()],
    worker: {format: 'es', plugins: () => [flexsearch()]},
  },
})
