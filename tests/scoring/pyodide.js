// The files of the check page → `ask`, which has its worker answer text with text. In the page of the tests only.

/** @param {{files: string[], lock: object, work: string}} given */
export const openPyodide = async ({ files, lock, work }) => {
  const contents = await Promise.all(
    files.map(async (file) => ({ name: file.replace(/\.bin$/, ""), content: await (await fetch(file)).arrayBuffer() })),
  );
  const address = URL.createObjectURL(new Blob([`(${work})()`], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  /** @param {unknown} message @returns {Promise<string>} */
  const ask = (message) =>
    new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => (data.failed === undefined ? resolve(data.answer) : reject(new Error(data.failed)));
      worker.postMessage(message);
    });
  await ask({ files: contents, lock, archives: "scoring.zip", module: "calls", name: "answers" });
  Object.assign(globalThis, { ask });
};
