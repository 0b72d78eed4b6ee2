// Pyodide's files and our archive → Python that answers text with text, in a worker made of a blob.

/** @typedef {{name: string, content: ArrayBuffer}} File each packed with gzip */
/**
 * @typedef {object} Order
 * @property {File[]} files
 * @property {object} lock what Pyodide would read of its packages
 * @property {string} archives the ending of the names of files that hold Python packages
 * @property {string} module
 * @property {string} name of the function text → text in that module
 */

/**
 * All that the worker does. This function becomes its whole script, so it names nothing outside itself. It is handed
 * every file, and its own `fetch` hands them on: it asks the network for nothing.
 */
export const work = () => {
  /** @type {((text: string) => string) | undefined} */
  let answer;

  /** @param {ArrayBuffer} content */
  const unpack = (content) =>
    new Response(new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

  /** @param {ArrayBuffer | undefined} script @returns {Promise<any>} */
  const importScript = async (script) => {
    const address = URL.createObjectURL(new Blob([script ?? ""], { type: "text/javascript" }));
    try {
      return await import(address);
    } finally {
      URL.revokeObjectURL(address);
    }
  };

  /** @param {Order} order */
  const start = async ({ files, lock, archives, module, name }) => {
    const contents = await Promise.all(files.map(async (file) => /** @type {const} */ ([file.name, await unpack(file.content)])));
    /** @type {Map<string, ArrayBuffer>} */
    const given = new Map(contents);
    globalThis.fetch = async (address) => {
      const file = `${address}`.replace(/.*\//, "");
      const type = file.endsWith(".wasm") ? "application/wasm" : "application/zip";
      return new Response(given.get(file) ?? null, { status: given.has(file) ? 200 : 404, headers: { "content-type": type } });
    };
    const { loadPyodide } = await importScript(given.get("pyodide.mjs"));
    const { default: createPyodideModule } = await importScript(given.get("pyodide.asm.mjs"));
    const python = await loadPyodide({ indexURL: "https://pyodide.invalid/", createPyodideModule, lockFileContents: lock });
    for (const [file, content] of given) {
      if (file.endsWith(archives)) python.unpackArchive(content, "zip", { extractDir: "/home/pyodide" });
    }
    answer = python.pyimport(module)[name];
    given.clear();
  };

  globalThis.onmessage = async ({ data }) => {
    try {
      if (answer) {
        postMessage({ answer: answer(data) });
      } else {
        await start(data);
        postMessage({ answer: "" });
      }
    } catch (error) {
      postMessage({ failed: `${error}` });
    }
  };
};
