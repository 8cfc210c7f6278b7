import {fileURLToPath} from 'node:url'
import {defineConfig, type TestProjectInlineConfiguration} from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A folder of tests/ as a project of its own, so that `npm test` can run and count it alone. */
function project(name: string): TestProjectInlineConfiguration {
  return {
    root,
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      environment: 'node',
      // Whole texts are collated many times over; how long that takes is for the benchmarks to say.
      testTimeout: 60_000,
    },
  }
}

export default defineConfig({
  root,
  cacheDir: '.cache/vite',
  test: {projects: [project('unit'), project('property'), project('golden')]},
})
