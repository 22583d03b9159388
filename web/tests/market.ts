import { test as base, expect, type Page } from "@playwright/test";

/** Pages of the market. A page that logs an error, or breaks its own content-security policy, fails the test. */
export const test = base.extend<{ errors: string[] }>({
  baseURL: async ({}, use) => use(process.env["NEURANFT_WEB"]),
  errors: [
    async ({ context }, use, about) => {
      about.skip(!process.env["NEURANFT_WEB"], "Chromium is not installed");
      const errors: string[] = [];
      context.on("page", (page) => watch(page, errors));
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

function watch(page: Page, errors: string[]) {
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${page.url()}: ${message.text()}`);
  });
}

export { expect };
