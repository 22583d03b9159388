const settings = `# Ollama on the operator's machine
export Generation__Kind=Ollama Generation__Url=http://127.0.0.1:11434
export Generation__Models__0__Name=llama3.2 Generation__Models__0__ContextTokens=8192
# documents in chats need embeddings
export Embeddings__Model=all-MiniLM-L6-v2 Embeddings__ModelFile=/models/minilm.onnx
export Embeddings__VocabularyFile=/models/vocab.txt Embeddings__Tokenizer=WordPiece
./run.sh`;

/** The operator runs no generator: what to do about it. */
export const NoGenerator = () => (
  <section className="card stack" aria-labelledby="no-generator">
    <h2 id="no-generator">No generator runs here</h2>
    <p>
      This market is not configured to generate text. Its operator turns that on with a generator of the same machine, such as Ollama, or
      any endpoint that speaks OpenAI's protocol (<code>Generation__Kind=OpenAi</code>, the key in a file):
    </p>
    <pre tabIndex={0} role="region" aria-label="Settings for a generator"><code>{settings}</code></pre>
    <p className="muted">
      All settings are in <code>docs/chat.md</code>. Models of the market are run on their own pages, without any of this.
    </p>
  </section>
);
