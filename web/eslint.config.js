import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "src/**/*.generated.ts", "public"] },
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.strict,
  { files: ["src/**"], ...reactHooks.configs.flat.recommended },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "max-lines": ["error", 400],
      "max-len": ["error", { code: 140, ignoreUrls: true }],
      // What scrolls has to take the focus, or no keyboard can scroll it.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: ["pre"], roles: ["region", "tabpanel"] }],
      // Foreign text is text: nothing of it may ever become markup.
      "no-restricted-syntax": ["error", { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Render text as text." }],
    },
  },
);
