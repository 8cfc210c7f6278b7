import {dirname} from 'node:path'
import js from '@eslint/js'
import astro from 'eslint-plugin-astro'
import {defineConfig, globalIgnores} from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '.cache/', '.vitest/', 'content/', 'public/']),
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {projectService: true, tsconfigRootDir: dirname(import.meta.dirname)},
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // {start, end, ...citation} leaves the place out of what was found there.
      '@typescript-eslint/no-unused-vars': ['error', {ignoreRestSiblings: true}],
    },
  },
  {
    // The ideographic space is a letter of Chinese typesetting, not an accident.
    rules: {
      'no-irregular-whitespace': [
        'error',
        {
          skipStrings: true,
          skipTemplates: true,
          skipComments: true,
          skipRegExps: true,
          skipJSXText: true,
        },
      ],
    },
  },
  astro.configs['flat/recommended'],
  {
    // No type information inside .astro files and their scripts; plain JavaScript is checked by tsc.
    files: ['**/*.astro', '**/*.astro/**', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {'no-undef': 'off'},
  },
)
