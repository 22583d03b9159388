import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Words for a chat, by OpenAI's protocol: it says what it was asked, and of "for ever" until nobody listens. */
export async function generator(): Promise<{ url: string; end: () => void }> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const { messages } = JSON.parse(body) as { messages: { content: string }[] };
      const question = messages.at(-1)?.content ?? "";
      const say = (part: object) => response.write(`data: ${JSON.stringify(part)}\n\n`);
      const word = (content: string) => say({ choices: [{ index: 0, delta: { content } }] });
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      word(`You asked: ${question}`);
      if (question.includes("for ever")) {
        const on = setInterval(() => word(" and on"), 100);
        response.on("close", () => clearInterval(on));
        return;
      }
      word(" [1]");
      say({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
      response.end("data: [DONE]\n\n");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    end: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
