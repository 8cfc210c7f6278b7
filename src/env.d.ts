/** Dictionary of opencc-js: `繁 简|繁 简|…`; the package has no types for its parts. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
