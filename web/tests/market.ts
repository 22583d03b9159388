import { test as base, expect, type BrowserContext } from "@playwright/test";

/** Pages of the market. A page that logs an error, or breaks its own content-security policy, fails the test. */
export const test = base.extend<{ errors: string[] }>({
  baseURL: async ({}, use) => use(process.env["NEURANFT_WEB"]),
  errors: [
    async ({ context }, use, about) => {
      about.skip(!process.env["NEURANFT_WEB"], "Chromium is not installed");
      const errors: string[] = [];
      watch(context, errors);
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** Whatever pages of a context complain of; of a further context, before its first page. */
export function watch(context: BrowserContext, errors: string[]) {
  context.on("page", (page) => {
    page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(`${page.url()}: ${message.text()}`);
    });
  });
}

export { expect };
