// tus-js-client: a list of jobs as JSON on standard input, all at once; what came of each on standard output.
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules] = process.argv.slice(2);
const found = await import(pathToFileURL(path.join(modules, "tus-js-client/lib.es5/node/index.js")).href);
const { Upload } = found.Upload ? found : found.default;

function run(job) {
  return new Promise((resolve) => {
    const calls = [];
    const end = (ended, upload, status = 0) => resolve({ ended, url: upload.url ?? "", status, calls });
    const upload = new Upload(readFileSync(job.file), {
      ...job.options,
      retryDelays: job.options.retryDelays ?? null,
      onAfterResponse: (request, response) => {
        calls.push(`${request.getMethod()} ${response.getStatus()}`);
      },
      onSuccess: () => end("done", upload),
      onError: (error) => end("error", upload, error.originalResponse?.getStatus() ?? 0),
      onChunkComplete: async (_, accepted) => {
        if (job.stopAt && accepted >= job.stopAt) {
          await upload.abort(job.drop ?? false);
          end("stopped", upload);
        }
      },
    });
    upload.start();
  });
}

const jobs = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(await Promise.all(jobs.map(run))));
