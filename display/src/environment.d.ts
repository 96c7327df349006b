/** The hash of the sources this build was made from; empty under `vite dev`. */
declare const __DISPLAY_VERSION__: string;

declare module "*.toml" {
  const words: Record<string, string>;
  export default words;
}
