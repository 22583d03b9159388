import type { CodegenConfig } from "@graphql-codegen/cli";

const scalars = {
  AccountId: "string", Any: "unknown", Base64String: "string", BlockTime: "string", Cid: "string", Date: "string",
  DateTime: "string", Hash256: "string", ID: "string", Long: "number", NearToken: "string", Position: "string", UUID: "string",
};

/** Beside each `x.graphql` its typed documents, from the committed schema: what does not fit it does not compile. */
const config: CodegenConfig = {
  schema: "../src/Api/schema.graphql",
  documents: "src/**/*.graphql",
  config: {
    useTypeImports: true, enumsAsTypes: true, strictScalars: true, scalars, nonOptionalTypename: true, avoidOptionals: { field: true },
  },
  generates: {
    "src/api/schema.generated.ts": { plugins: ["typescript"] },
    "src/": {
      preset: "near-operation-file",
      presetConfig: { extension: ".generated.ts", baseTypesPath: "api/schema.generated.ts", importTypesNamespace: "Schema" },
      plugins: ["typescript-operations", "typed-document-node"],
    },
  },
};

export default config;
