import { CopyButton } from "../../../ui/CopyButton";

/** Something to copy. The box scrolls, and by keyboard, too. */
export const Code = ({ title, language, text }: { title: string; language: string; text: string }) => (
  <section className="card stack" aria-label={`${title}: ${language}`}>
    <div className="spread">
      <h3>{title} <span className="muted">{language}</span></h3>
      <span><CopyButton text={text} what={`${title}, ${language}`} /></span>
    </div>
    <pre tabIndex={0} aria-label={`${title} with ${language}`} role="region"><code>{text}</code></pre>
  </section>
);
