import { useMemo } from "react";
import { blocks, runs, type Block } from "./blocks";

/** A generated text in paragraphs, lists and code. It becomes nodes of React, never markup; its links are no links. */
export function Formatted({ text, message }: { text: string; message: string }) {
  const found = useMemo(() => blocks(text), [text]);
  return (
    <div className="stack said" dir="auto">
      {found.map((block, at) => <Shown key={at} block={block} message={message} />)}
    </div>
  );
}

function Shown({ block, message }: { block: Block; message: string }) {
  switch (block.kind) {
    case "code":
      return <pre tabIndex={0}><code>{block.text}</code></pre>;
    case "heading":
      return <p><strong><Line text={block.text} message={message} /></strong></p>;
    case "list": {
      const items = block.items.map((text, at) => <li key={at}><Line text={text} message={message} /></li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "text":
      return <p><Line text={block.text} message={message} /></p>;
  }
}

const Line = ({ text, message }: { text: string; message: string }) =>
  runs(text).map((run, at) => {
    switch (run.kind) {
      case "code":
        return <code key={at}>{run.text}</code>;
      case "strong":
        return <strong key={at}>{run.text}</strong>;
      case "cite":
        return <a key={at} href={`#${message}-${run.number}`} className="cite" aria-label={`Source ${run.number}`}>[{run.number}]</a>;
      case "plain":
        return run.text;
    }
  });
