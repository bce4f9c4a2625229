/** It comes without types: this is what is used of it here. */
declare module 'doku-nodejs-library' {
  const Doku: { readonly Snap: { readonly prototype: object } }
  export default Doku
}
