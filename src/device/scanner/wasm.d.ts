/** A file that the bundler puts beside the code; the import is its address. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
