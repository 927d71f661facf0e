// @tus/server on a free loopback port, for as long as somebody holds our standard input open.
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, folder] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(path.join(modules, name, "dist/index.js")).href);
const { Server } = await load("@tus/server");
const { FileStore } = await load("@tus/file-store");

let made = 0;
const server = new Server({
  path: "/cf/v1/blobs",
  relativeLocation: true,
  maxSize: 2 * 1024 ** 3,
  datastore: new FileStore({ directory: folder, expirationPeriodInMilliseconds: 86_400_000 }),
  namingFunction: (_, metadata) => metadata?.sha256 ?? `u-${(made += 1)}`,
});
const listening = server.listen({ host: "127.0.0.1", port: 0 }, () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${listening.address().port}` }));
});
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
