import { spawn } from "node:child_process";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = join(repository, "src/Api/bin/Release/net10.0/NeuraNft.Api.dll");

/** An empty data folder, which the database's own user reaches too: else its data would lie elsewhere, and stay there. */
export async function folder(): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), "neura-web-"));
  await chmod(data, 0o711);
  return data;
}

/** The market of ./run.sh on a data folder, with further settings as environment variables; port 0 is a free one. */
export function launch(data: string, port: number, settings: Readonly<Record<string, string>> = {}) {
  const market = spawn("dotnet", [program, "--urls", `http://127.0.0.1:${port}`, "--Embedded:DataFolder", data], {
    cwd: repository,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<void>((resolve) => market.once("exit", () => resolve()));
  const heard = new Set<() => void>();
  for (const output of [market.stdout, market.stderr])
    output.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      for (const look of heard) look();
    });
  return {
    said: () => said,
    ended,
    /** What it says of itself sooner or later; null where it ends before. */
    says: (pattern: RegExp) =>
      Promise.race([
        new Promise<string>((resolve) => {
          const look = () => {
            const found = pattern.exec(said);
            if (found) resolve(found[1] ?? found[0]);
          };
          heard.add(look);
          look();
        }),
        ended.then(() => null),
      ]),
    async stop(signal: "SIGTERM" | "SIGKILL") {
      market.kill(signal);
      await ended;
    },
  };
}
